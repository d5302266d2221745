import type { Item } from '../book.ts'
import type { LineView } from '../line-view.ts'
import { digitsOf, squashed } from '../numbers.ts'

/**
 * Whether something in a text resembles an item's number: its `serial` alone, its beginning where a
 * text was `cut`, or the number with one `typo` (a digit wrong, missing, doubled, or two swapped).
 */
export function isNear(item: Item, view: LineView): 'serial' | 'cut' | 'typo' | undefined {
  const digits = digitsOf(item.number)
  if (digits === '') return undefined
  const serial = /(\d+)\D*$/.exec(item.number)?.[1]?.replace(/^0+/, '') ?? ''
  if (
    serial.length >= SERIAL_MIN &&
    view.runs.some(({ text }) => text.replace(/^0+/, '') === serial)
  ) {
    return 'serial'
  }
  if (isCut(item, view)) return 'cut'
  return view.runs.some((_, at) => isTypo(digits, windowAt(view, at, digits.length)))
    ? 'typo'
    : undefined
}

const SERIAL_MIN = 2
const TYPO_DIGITS_MIN = 4

/** The digits from a run on, until there are about as many as the number has. */
function windowAt(view: LineView, at: number, length: number): string {
  let digits = ''
  for (const run of view.runs.slice(at)) {
    if (!run.isDigits) break
    digits += run.text
    if (digits.length >= length - 1) break
  }
  return digits
}

/** One digit wrong, missing, too many, or two neighbours swapped. */
export function isTypo(right: string, found: string): boolean {
  if (right.length < TYPO_DIGITS_MIN || right === found) return false
  const gap = found.length - right.length
  if (Math.abs(gap) > 1) return false
  let at = 0
  while (at < right.length && right[at] === found[at]) at++
  if (gap === 1) return right.slice(at) === found.slice(at + 1)
  if (gap === -1) return right.slice(at + 1) === found.slice(at)
  if (right.slice(at + 1) === found.slice(at + 1)) return true
  return (
    right[at] === found[at + 1] &&
    right[at + 1] === found[at] &&
    right.slice(at + 2) === found.slice(at + 2)
  )
}

/** Whether a piece at the end of the text, or before its tail, is where the number begins. */
function isCut(item: Item, { shown, hits }: LineView): boolean {
  const last = hits[hits.length - 1]
  if (last === undefined) return false
  const rest = squashed(shown.slice(last.end).split(/\s{2,}|\n/)[0] ?? '')
  const number = squashed(item.number)
  return rest.length >= 2 && rest.length < number.length && number.startsWith(rest)
}
