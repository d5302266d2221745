import type { Json } from '../../core/outcome.ts'

const LISTED_MAX = 2

/**
 * What an event was about, on one line: `imported 40, kind customers`. What is empty or 0, what
 * stands beside it as `ref`, and what proves its rows is left out.
 */
export function eventText(detail: Json, ref: string): string {
  if (!isObject(detail)) return scalarText(detail)
  return Object.entries(detail)
    .filter(([key, value]) => key !== 'sha256' && value !== ref && value !== 0)
    .map(([key, value]) => [wordsOf(key), scalarText(value)])
    .filter(([, text]) => text !== '')
    .map((words) => words.join(' '))
    .join(', ')
}

/** A value that can be told in a word or two, else nothing. */
function scalarText(value: Json): string {
  if (Array.isArray(value)) {
    if (value.some(isObject)) return ''
    const more = value.length > LISTED_MAX ? ` and ${value.length - LISTED_MAX} more` : ''
    return value.slice(0, LISTED_MAX).join(' + ') + more
  }
  return isObject(value) || value === null ? '' : String(value)
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `leftOut` and `bank_ref` as people write them. */
function wordsOf(key: string): string {
  return key.replace(/_|(?=[A-Z])/g, ' ').toLowerCase()
}
