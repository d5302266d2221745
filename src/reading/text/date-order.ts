import {
  DATE_ORDERS,
  type DateOrder,
  dateInOrder,
  dateParts,
  fullYear,
  type NumberParts,
} from './date-text.ts'
import { isContinental } from './language.ts'

const YEARS_DOUBTFUL = 8 // few exports are so old, and fewer banks put the year first

/** What a column of dates says about its order. */
export type DateOrderFinding =
  | { readonly kind: 'known'; readonly order: DateOrder }
  /** Every date is the same day in any order: the year stands first or the month has a name. */
  | { readonly kind: 'evident' }
  | {
      readonly kind: 'undecidable'
      readonly example: string
      readonly between: readonly DateOrder[]
    }
  /** `13/01/2026` and `01/13/2026` in one column. */
  | { readonly kind: 'mixed'; readonly examples: readonly [string, string] }
  /** No date among the values. */
  | { readonly kind: 'none' }

/**
 * What one date says about the order of its file: `clear` reads one way only, `dotted` puts the day
 * first unless the file shows that it does not.
 */
export type OrderEvidence = 'clear' | 'dmy' | 'mdy' | 'dotted' | 'either'

/** What the text shows about the order of day and month; undefined when it is no date. */
export function orderEvidence(text: string): OrderEvidence | undefined {
  const parts = dateParts(text)
  if (parts === undefined) return undefined
  if (parts.kind === 'evident') return 'clear'
  const [dayFirst, monthFirst] = [dateInOrder(parts, 'dmy'), dateInOrder(parts, 'mdy')]
  if (dayFirst !== undefined && monthFirst !== undefined) {
    if (dayFirst === monthFirst) return 'clear'
    return parts.isDotted ? 'dotted' : 'either'
  }
  if (dayFirst !== undefined) return 'dmy'
  return monthFirst === undefined ? undefined : 'mdy'
}

/** How often dates of each kind were seen. */
export type OrderTally = Record<OrderEvidence, number>

/** The order of dates that all of a file agree on; undefined when they leave it open. */
export function decideOrder(
  texts: Iterable<string>,
  { names }: { names: readonly string[] },
): DateOrder | 'mixed' | undefined {
  return orderOf(tallyOrders(texts), names)
}

/** Counts what the dates show; adds to what was counted before. */
export function tallyOrders(texts: Iterable<string>, seen: OrderTally = noOrders()): OrderTally {
  for (const text of texts) {
    const evidence = orderEvidence(text)
    if (evidence !== undefined) seen[evidence] += 1
  }
  return seen
}

function noOrders(): OrderTally {
  return { clear: 0, dmy: 0, mdy: 0, dotted: 0, either: 0 }
}

/** What such counts decide in a list, whose headings are in a language; `ymd` where no order is needed. */
export function orderOf(
  seen: OrderTally,
  names: readonly string[],
): DateOrder | 'mixed' | undefined {
  if (seen.dmy > 0 && seen.mdy > 0) return 'mixed'
  if (seen.dmy > 0) return 'dmy'
  if (seen.mdy > 0) return 'mdy'
  if (seen.dotted > 0) return 'dmy'
  if (seen.either === 0) return 'ymd'
  return isContinental(names) ? 'dmy' : undefined
}

/** Looks for the order that reads every date of a column; dots mean that the day stands first. */
export function columnDateOrder(values: Iterable<string>): DateOrderFinding {
  const numbers: { readonly text: string; readonly parts: NumberParts }[] = []
  let evident = 0
  for (const text of values) {
    const parts = dateParts(text)
    if (parts?.kind === 'evident') evident += 1
    if (parts?.kind === 'numbers' && canBeDate(parts)) numbers.push({ text, parts })
  }
  if (numbers.length === 0) return { kind: evident > 0 ? 'evident' : 'none' }
  const possible = DATE_ORDERS.filter((order) =>
    numbers.every(({ parts }) => dateInOrder(parts, order) !== undefined),
  )
  return choose(possible, numbers)
}

type Sample = readonly { readonly text: string; readonly parts: NumberParts }[]

function choose(possible: readonly DateOrder[], sample: Sample): DateOrderFinding {
  const [first] = possible
  if (first === undefined) return mixedOrders(sample)
  if (possible.length === 1) return { kind: 'known', order: first }
  const example = sample[0]?.text ?? ''
  const isYearFirst = possible.includes('ymd') && yearsMayStandFirst(sample)
  if (possible.includes('dmy') && !isYearFirst) {
    const isSettled = sample.every(({ parts }) => parts.isDotted) || !possible.includes('mdy')
    if (isSettled) return { kind: 'known', order: 'dmy' }
  }
  const between = possible.filter((order) => order !== 'ymd' || isYearFirst)
  const [only] = between
  if (only !== undefined && between.length === 1) return { kind: 'known', order: only }
  return { kind: 'undecidable', example, between }
}

/**
 * Two-digit years: `24/01/15` and `24/03/16` have one year if it stands first, one day if not. A day
 * alone shows nothing; that it lies long ago unless the year stands first makes it doubtful, and so
 * do dashes around two years that lie near each other, as in `23-12-29`.
 */
function yearsMayStandFirst(sample: Sample): boolean {
  const distinct = (index: 0 | 2) => new Set(sample.map(({ parts }) => parts.numbers[index])).size
  const spread = (index: 0 | 2): number => {
    const years = sample.map(({ parts }) => fullYear(parts.numbers[index]))
    return Math.max(...years) - Math.min(...years)
  }
  if (distinct(0) <= 2 && distinct(2) > distinct(0)) return true
  if (spread(2) - spread(0) >= YEARS_DOUBTFUL) return true
  const [one] = sample
  if (distinct(0) > 1 || distinct(2) > 1 || one === undefined || one.parts.isDotted) return false
  const [first, , last] = one.parts.numbers
  const years = fullYear(first) - fullYear(last)
  return years >= YEARS_DOUBTFUL || (one.parts.isDashed && Math.abs(years) < YEARS_DOUBTFUL)
}

function mixedOrders(sample: Sample): DateOrderFinding {
  const [one] = sample
  const apart = sample.find(({ parts }) =>
    DATE_ORDERS.every(
      (order) =>
        dateInOrder(parts, order) === undefined ||
        (one !== undefined && dateInOrder(one.parts, order) === undefined),
    ),
  )
  return { kind: 'mixed', examples: [one?.text ?? '', (apart ?? sample.at(-1))?.text ?? ''] }
}

function canBeDate(parts: NumberParts): boolean {
  return DATE_ORDERS.some((order) => dateInOrder(parts, order) !== undefined)
}
