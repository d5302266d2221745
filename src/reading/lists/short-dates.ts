import { type CalendarDate, dateOf, dayNumber } from '../../core/calendar-date.ts'
import { DATE_ORDERS, type DateOrder, fullYear } from '../text/date-text.ts'
import { normaliseHeading } from './normalise.ts'

type Row = readonly string[]

/** Columns of dates in six digits, and their order. */
export interface ShortDates {
  readonly columns: readonly number[]
  readonly order: DateOrder
}

const DATE =
  /\bdate\b|\bdat\b|datum\b|\bfecha\b|\bdata\b|dato\b|\bdt\b|fallig|echeance|vencimiento|scadenza|\bdue\b/
const SIX = /^\d{6}$/
const YEARS_MAX = 2 // a list of one order spans so many years; read in another, it spans more
const DAYS_MAX = 366
const ROWS_SEEN = 300

/** Finds dates such as `130226` where one order alone makes them days near each other. */
export function findShortDates(headings: Row, rows: readonly Row[]): ShortDates | null {
  const seen = rows.slice(0, ROWS_SEEN)
  const columns = headings.flatMap((heading, column) =>
    DATE.test(normaliseHeading(heading)) && holdsSixDigits(seen, column) ? [column] : [],
  )
  if (columns.length === 0) return null
  const orders = DATE_ORDERS.filter((order) => isLikely(seen, columns, order))
  const [order] = orders
  return order === undefined || orders.length > 1 ? null : { columns, order }
}

function holdsSixDigits(rows: readonly Row[], column: number): boolean {
  const texts = rows.flatMap((row) => row[column]?.trim() || [])
  return texts.length > 0 && texts.every((text) => SIX.test(text))
}

function isLikely(rows: readonly Row[], columns: readonly number[], order: DateOrder): boolean {
  const years: number[] = []
  for (const row of rows) {
    const days = columns.flatMap((column) => {
      const text = row[column]?.trim() ?? ''
      return text === '' ? [] : [shortDate(text, order)]
    })
    if (days.includes(undefined)) return false
    const numbers = days.flatMap((day) => (day === undefined ? [] : [dayNumber(day)]))
    if (Math.max(...numbers) - Math.min(...numbers) > DAYS_MAX) return false
    years.push(...days.flatMap((day) => (day === undefined ? [] : [Number(day.slice(0, 4))])))
  }
  return years.length > 1 && Math.max(...years) - Math.min(...years) <= YEARS_MAX
}

function shortDate(text: string, order: DateOrder): CalendarDate | undefined {
  const [a = 0, b = 0, c = 0] = [text.slice(0, 2), text.slice(2, 4), text.slice(4)].map(Number)
  if (order === 'ymd') return dateOf(fullYear(a), b, c)
  return order === 'dmy' ? dateOf(fullYear(c), b, a) : dateOf(fullYear(c), a, b)
}

/** A row with such dates written out. */
export function withShortDates(cells: Row, { columns, order }: ShortDates): Row {
  return cells.map((cell, at) => {
    const text = cell.trim()
    return columns.includes(at) && SIX.test(text) ? (shortDate(text, order) ?? cell) : cell
  })
}
