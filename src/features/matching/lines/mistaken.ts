import type { Form, Hit, Named } from '../numbers/named.ts'
import type { Run } from '../text/runs.ts'

/** A text in which numbers of the book were found. */
interface Reading {
  readonly text: string
  readonly runs: readonly Run[]
  readonly found: readonly Hit[]
  /** Whether its end may be missing. */
  readonly isCut: boolean
  /** Whether a number of the book may begin with this. */
  begins(text: string): boolean
}

/** Whether what looks like a number of the book is part of something else: a date, or another number. */
export function isMistaken(hit: Hit, reading: Reading): boolean {
  return (
    isDate(hit) ||
    isBeginOfDate(hit, reading) ||
    (reading.isCut && isTruncated(hit, reading.runs)) ||
    isBegun(hit, reading) ||
    (reading.isCut && isPartOfBegun(hit, reading)) ||
    hasOtherEnding(hit, reading)
  )
}

const DATE =
  /^(?:\d{4}([-./])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])([-./])(?:0?[1-9]|[12]\d|3[01])\2(?:\d{4}|\d\d))$/

/** A date is no number of the book, though it has the digits of one, unless that is written so. */
function isDate({ text, named }: Hit): boolean {
  return (
    DATE.test(text) &&
    named.every(
      (one) =>
        (one.kind === 'item' && !one.item.number.includes(text)) ||
        (one.kind === 'po' && one.item.poNumber?.includes(text) !== true),
    )
  )
}

const DATE_AHEAD =
  /^(?:\d{4}([-./])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])([-./])(?:0?[1-9]|1[0-2])\2(?:\d{4}|\d\d))(?!\d)/
const DATE_LENGTH = 12

/** The beginning of a date behind a word: in `ABO 2025-02-22` stands no ABO-002025, in `Abo 24.10.25` no ABO-000024. */
function isBeginOfDate({ to, named }: Hit, { text, runs }: Reading): boolean {
  const last = runs[to]
  if (last?.isDigits !== true || last.text.length > 4 || !named.every(isShort)) return false
  return DATE_AHEAD.test(text.slice(last.start, last.start + DATE_LENGTH))
}

/** The beginning of a padded number at the very end of a text: `INV/007` of INV/00712 is not INV/00007. */
function isTruncated({ to, named }: Hit, runs: readonly Run[]): boolean {
  const isLast = to === runs.length - 1 && runs[to]?.text.startsWith('0') === true
  return isLast && named.every(isUnpadded)
}

/**
 * The beginning of a padded number behind one that stands there in full: the `TI-25-0468` that a field
 * cuts off after `TI-25-04906` is not TI-25-00468. Who writes all zeros once leaves none out.
 */
function isBegun(hit: Hit, { runs, found }: Reading): boolean {
  const own = runs[hit.to]?.text ?? ''
  if (!own.startsWith('0') || !hit.named.every(isUnpadded)) return false
  return found.some(
    ({ named, to }) =>
      to < hit.from && named.some(isFull) && (runs[to]?.text.length ?? 0) > own.length,
  )
}

/**
 * The end of what begins another number before it, where the text breaks off: the `2025-0021` of
 * `2-2025-0021` is not GS-2025-0021, but the beginning of 2-2025-00218.
 */
function isPartOfBegun({ from, to, named }: Hit, { text, runs, begins }: Reading): boolean {
  if (to !== runs.length - 1 || !named.every(isShort)) return false
  let begun = runs
    .slice(from, to + 1)
    .map((run) => run.text)
    .join('')
  for (let at = from - 1; at >= 0; at--) {
    const run = runs[at]
    const next = runs[at + 1]
    if (run === undefined || next === undefined || next.start - run.end > 1) return false
    if (next.start > run.end && /\s/.test(text[run.end] ?? '')) return false
    begun = run.text + begun
    if (begins(begun)) return true
  }
  return false
}

/** Whether the letters behind the digits are others than the number's own: `F25-3814-C` is not F25-3814-B. */
function hasOtherEnding({ end, to, named }: Hit, { text, runs }: Reading): boolean {
  const ending = runs[to + 1]
  if (ending === undefined || ending.isDigits || ending.start - end > 1) return false
  if (ending.start > end && /\s/.test(text[end] ?? '')) return false
  return named.every((one) => {
    const own = one.kind === 'item' && isShort(one) ? ENDING.exec(one.item.number)?.[1] : undefined
    return own?.length === ending.text.length && own.toUpperCase() !== ending.text
  })
}

const ENDING = /\d[^\p{L}\d]?(\p{L}{1,2})$/u

function isUnpadded(named: Named): boolean {
  return named.kind === 'item' && named.form === 'unpadded'
}

function isFull(named: Named): boolean {
  return named.kind === 'item' && (named.form === 'full' || named.form === 'bare')
}

/** Whether the text leaves something of the number out. */
function isShort(named: Named): boolean {
  return named.kind === 'item' && !WHOLE.has(named.form)
}

const WHOLE = new Set<Form>(['reference', 'full', 'bare'])
