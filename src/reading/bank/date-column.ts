import { type CalendarDate, daysBetween } from '../../core/calendar-date.ts'
import { AppError } from '../../core/errors.ts'
import { columnDateOrder } from '../text/date-order.ts'
import {
  DATE_ORDERS,
  type DateOrder,
  isDateText,
  parseDateText,
  possibleOrders,
} from '../text/date-text.ts'
import type { RowOrder } from './balance-proof.ts'
import { orderWithin, type Period } from './date-period.ts'

type Rows = readonly (readonly string[])[]

/** The date columns of a table: the booking date first, the others as witnesses. */
export interface DateEvidence {
  readonly rows: Rows
  readonly booking: number
  readonly others: readonly number[]
  /** Dates in titles and notes of the file. */
  readonly elsewhere: readonly string[]
  readonly periods: readonly Period[]
  /** Every row of the file: a day after the 12th may come late. */
  readonly all: Rows
  /** Those of a file of which `all` are the first only. */
  readonly whole?: (() => Iterable<readonly string[]>) | undefined
  /** Headings and semicolons of a land that writes the day first. */
  readonly isDayFirst: boolean
}

const LAG_DAYS_MAX = 10 // a card purchase is booked within some days
const LAG_DAYS_ODD = 25
const LATE_DATES_MAX = 40_000 // the days of a century
const SORTED_DATES_MIN = 5 // five dates are sorted by chance once in sixty times

const FILLED_MIN = 0.7 // of the fullest date column

/** The first of the date columns (best first) that the rows fill; some are headed as booking dates. */
export function bookingColumn(
  candidates: readonly number[],
  { rows, headed }: { readonly rows: Rows; readonly headed: readonly number[] },
): number {
  const filled = (column: number): number =>
    rows.filter((row) => (row[column] ?? '').trim() !== '').length
  const most = Math.max(0, ...candidates.map(filled))
  // One row that is not booked yet is many in a short file.
  const isAllButOne = (column: number): boolean =>
    headed.includes(column) && filled(column) > 0 && most - filled(column) === 1
  const found = candidates.find(
    (column) => filled(column) >= most * FILLED_MIN || isAllButOne(column),
  )
  if (found !== undefined) return found
  throw new AppError('input', 'no column holds the booking date', {
    hint: 'say which column it is: --map "Date=#1"',
  })
}

/** Of dates with headings that say alike little, the one that is never earlier than the first. */
export function laterOf(first: number, others: readonly number[], rows: Rows): number {
  const isLater = (other: number): boolean => {
    const lags = DATE_ORDERS.flatMap((order) => lagsOf(rows, { from: first, to: other, order }))
    return lags.length > 0 && lags.every((lag) => lag >= 0) && lags.some((lag) => lag > 0)
  }
  return others.find(isLater) ?? first
}

/**
 * Without headings, two dates that differ are booking and value date, or purchase and booking date.
 * The one that the rows are sorted by is the booking date, and it is not the earlier one.
 */
export function refuseTwoDates(booking: number, others: readonly number[], rows: Rows): void {
  const [other] = others
  if (other === undefined) return
  if (isSortedByDate(rows, booking) && !isSortedByDate(rows, other)) return
  const lags = DATE_ORDERS.flatMap((order) => lagsOf(rows, { from: other, to: booking, order }))
  if (lags.every((lag) => lag >= 0) || haveSameRange(rows, booking, other)) return
  const [row = []] = rows
  throw new AppError(
    'input',
    `the rows have two dates ("${row[booking]}", "${row[other]}") and no heading tells which is the booking date`,
    { hint: `say --map "Date=#${booking + 1}" or --map "Date=#${other + 1}"` },
  )
}

/** Whether the dates of a column rise or fall, in every order of day and month that reads them. */
export function isSortedByDate(rows: Rows, column: number): boolean {
  const texts = rows.map((row) => row[column] ?? '').filter(isDateText)
  return readableOrders(texts).every((order) => isSorted(datesOf(texts, order)))
}

function haveSameRange(rows: Rows, one: number, other: number): boolean {
  const range = (column: number, order: DateOrder): string => {
    const dates = [
      ...datesOf(
        rows.map((row) => row[column] ?? ''),
        order,
      ),
    ].sort()
    return `${dates[0]} ${dates.at(-1)}`
  }
  return DATE_ORDERS.every((order) => range(one, order) === range(other, order))
}

function readableOrders(texts: readonly string[]): readonly DateOrder[] {
  const finding = columnDateOrder(texts)
  if (finding.kind === 'known') return [finding.order]
  return DATE_ORDERS.filter((order) =>
    texts.every((text) => parseDateText(text, order) !== undefined),
  )
}

function datesOf(texts: readonly string[], order: DateOrder): readonly CalendarDate[] {
  return texts.flatMap((text) => parseDateText(text, order) ?? [])
}

/** How the rows are sorted by their dates, if that is so in every order of day and month. */
export function rowOrder(rows: Rows, columns: readonly number[]): RowOrder {
  for (const column of columns) {
    const texts = rows.map((row) => row[column] ?? '').filter(isDateText)
    const found = new Set(readableOrders(texts).map((order) => sortedAs(texts, order)))
    const [only] = found
    if (found.size === 1 && only !== undefined && only !== 'unknown') return only
  }
  return 'unknown'
}

function sortedAs(texts: readonly string[], order: DateOrder): RowOrder {
  const dates = datesOf(texts, order)
  const pairs = dates.slice(1).map((date, index) => [dates[index] ?? date, date] as const)
  const isRising = pairs.every(([a, b]) => a <= b)
  const isFalling = pairs.every(([a, b]) => a >= b)
  if (isRising === isFalling) return 'unknown'
  return isRising ? 'oldest first' : 'newest first'
}

/** The order of day and month; null where no date depends on it. Throws when it is open. */
export function findDateOrder(evidence: DateEvidence): DateOrder | null {
  const { rows, booking, others, elsewhere, all } = evidence
  const texts = rows.map((row) => row[booking] ?? '')
  const finding = columnDateOrder(new Set(all.map((row) => row[booking] ?? '')))
  if (finding.kind === 'known') return finding.order
  if (finding.kind === 'evident' || finding.kind === 'none') return null
  if (finding.kind === 'mixed') {
    const [one, two] = finding.examples
    throw refusal(`the dates "${one}" and "${two}" stand in different orders`)
  }
  const witnesses = [...others.map((column) => all.map((row) => row[column] ?? '')), elsewhere]
  for (const witness of witnesses) {
    const said = columnDateOrder([...new Set([...texts, ...witness.filter(isOpen)])])
    if (said.kind === 'known') return said.order
  }
  const found =
    orderWithin(texts, finding.between, evidence.periods) ??
    byLag(evidence, finding.between) ??
    bySorting(texts, finding.between)
  if (found !== undefined) return found
  const late = lateOrder(evidence)
  if (late !== undefined) return late
  if (isSameEitherWay(texts, finding.between)) return null
  if (evidence.isDayFirst && finding.between.every((order) => order !== 'ymd')) return 'dmy'
  const example = texts.find((text) => !isSameEitherWay([text], finding.between)) ?? finding.example
  const readings = finding.between.map((order) => `${parseDateText(example, order)} (${order})`)
  throw refusal(
    `the date "${example}" is ${readings.join(' or ')}; no date in the file decides`,
    finding.between,
  )
}

/** In a file of millions of rows the first ones may all be of some days: the 13th comes later. */
function lateOrder({ booking, whole }: DateEvidence): DateOrder | undefined {
  if (whole === undefined) return undefined
  const texts = new Set<string>()
  for (const row of whole()) {
    const text = row[booking] ?? ''
    if (isOpen(text) && texts.size < LATE_DATES_MAX) texts.add(text)
  }
  const finding = columnDateOrder(texts)
  return finding.kind === 'known' ? finding.order : undefined
}

function refusal(message: string, orders: readonly DateOrder[] = DATE_ORDERS): AppError {
  const flags = orders.map((order) => `--date-order ${order}`)
  return new AppError('input', message, { hint: `say ${flags.join(' or ')}` })
}

/** Dates whose reading depends on the order; others are no witnesses. */
function isOpen(text: string): boolean {
  const orders = possibleOrders(text)
  return orders.length > 0 && orders.length < 3
}

function isSameEitherWay(texts: readonly string[], between: readonly DateOrder[]): boolean {
  return texts.every((text) => {
    const readings = between.map((order) => parseDateText(text, order))
    return readings.every((reading) => reading === readings[0])
  })
}

/** Two dates in a row lie some days apart in one order, and months apart in the other. */
function byLag(
  { rows, booking, others }: DateEvidence,
  between: readonly DateOrder[],
): DateOrder | undefined {
  for (const other of others) {
    const lags = between.map((order) => ({
      order,
      lags: lagsOf(rows, { from: other, to: booking, order }),
    }))
    const near = lags.filter((one) => isNear(one.lags))
    const [only] = near
    const far = lags.filter(
      (one) => one.lags.filter((lag) => Math.abs(lag) > LAG_DAYS_ODD).length > 1,
    )
    if (only !== undefined && near.length === 1 && far.length === lags.length - 1) return only.order
  }
  return undefined
}

function isNear(lags: readonly number[]): boolean {
  return lags.some((lag) => lag !== 0) && lags.every((lag) => Math.abs(lag) <= LAG_DAYS_MAX)
}

function lagsOf(
  rows: Rows,
  lag: { readonly from: number; readonly to: number; readonly order: DateOrder },
): readonly number[] {
  return rows.flatMap((row) => {
    const to = parseDateText(row[lag.to] ?? '', lag.order)
    const from = parseDateText(row[lag.from] ?? '', lag.order)
    return to === undefined || from === undefined ? [] : [daysBetween({ from, to })]
  })
}

/** The rows are sorted by date in one order only. */
function bySorting(texts: readonly string[], between: readonly DateOrder[]): DateOrder | undefined {
  const sorted = between.filter((order) => {
    const dates = datesOf(texts, order)
    return new Set(dates).size >= SORTED_DATES_MIN && isSorted(dates)
  })
  const [only] = sorted
  return sorted.length === 1 ? only : undefined
}

function isSorted(dates: readonly CalendarDate[]): boolean {
  const pairs = dates.slice(1).map((date, index) => [dates[index] ?? date, date] as const)
  return pairs.every(([a, b]) => a <= b) || pairs.every(([a, b]) => a >= b)
}
