import { type CalendarDate, dateOf, daysBetween, daysInMonth } from '../../../core/calendar-date.ts'
import { readDecimal } from '../../text/decimal-mark.ts'
import { negated } from '../../text/exact-decimal.ts'
import type { Field } from './fields.ts'

/** What a `:61:` line says. */
export interface Entry {
  readonly date: CalendarDate
  readonly entryDate: CalendarDate | null
  readonly amount: string
  /** Announced by an MT942 (marks EC and ED), not booked. */
  readonly isExpected: boolean
  readonly customerReference: string
  readonly bankReference: string
  /** What stands after the references: banks put a name or a posting text here. */
  readonly supplement: string
  readonly warning: string | null
}

/** Why a `:61:` line cannot be taken. */
export interface Unreadable {
  readonly value: string
  readonly reason: string
}

// Value date, entry date (or its four blanks), mark, funds code, amount, transaction type, the rest.
const ENTRY =
  /^\s*(\d{2})(\d{2})(\d{2})(\d{4})?\s{0,4}(R[CD]|E[CD]|[CD])([A-Z])?\s?([\d,][\d.,]*)([A-Z][A-Z0-9 ]{3})?(.*)$/
const CUSTOMER_REFERENCE_MAX = 16
const CENTURY = 2000

/** Reads the statement line of a field. */
export function readEntry({ rows }: Field): Entry | Unreadable {
  const [row = '', ...more] = rows
  const found = ENTRY.exec(row)
  if (found === null)
    return { value: row, reason: 'not a statement line: expected date, C or D, amount, type' }
  const [, year = '', month = '', day = '', entryText, mark = '', , digits = '', , rest = ''] =
    found
  const size = readSize(digits)
  if (size === undefined) return { value: digits, reason: 'not an amount' }
  const dates = readDates(
    { year: CENTURY + Number(year), month: Number(month), day: Number(day) },
    entryText,
  )
  if (dates === undefined) return { value: row.slice(0, 6), reason: 'not a date' }
  const slashes = rest.indexOf('//')
  const own = (slashes < 0 ? rest : rest.slice(0, slashes)).slice(0, CUSTOMER_REFERENCE_MAX)
  return {
    ...dates,
    // A reversed credit takes money out, a reversed debit brings it back.
    amount: mark === 'C' || mark === 'EC' || mark === 'RD' ? size : negated(size),
    isExpected: mark.startsWith('E'),
    customerReference: own.trim(),
    bankReference: slashes < 0 ? '' : rest.slice(slashes + 2).trim(),
    supplement: [slashes < 0 ? rest.slice(CUSTOMER_REFERENCE_MAX) : '', ...more].join(' ').trim(),
    warning: dates.warning,
  }
}

/** SWIFT marks decimals with a comma and groups nothing; some banks write a point. */
export function readSize(digits: string): string | undefined {
  return readDecimal(digits, digits.includes('.') ? null : ',')
}

interface DayParts {
  readonly year: number
  readonly month: number
  readonly day: number
}

/**
 * The value date, which is the date of the line. German banks count interest in months of 30 days
 * and really write 30 February: the entry date, or the last of the month, is taken then.
 */
function readDates(
  value: DayParts,
  entryText: string | undefined,
): { date: CalendarDate; entryDate: CalendarDate | null; warning: string | null } | undefined {
  const { year, month, day } = value
  const date = dateOf(year, month, day)
  if (date !== undefined) return { date, entryDate: entryDateNear(date, entryText), warning: null }
  if (month !== 2 || day > 30) return undefined
  const last = dateOf(year, month, daysInMonth(year, month))
  if (last === undefined) return undefined
  const entryDate = entryDateNear(last, entryText)
  const taken = entryDate ?? last
  const warning = `value date ${day} February ${year} (months of 30 days): ${taken} is taken`
  return { date: taken, entryDate, warning }
}

/** The entry date has no year: the one that brings it nearest to the value date. */
function entryDateNear(value: CalendarDate, text: string | undefined): CalendarDate | null {
  if (text === undefined) return null
  const year = Number(value.slice(0, 4))
  const days = [year - 1, year, year + 1]
    .map((candidate) => dateOf(candidate, Number(text.slice(0, 2)), Number(text.slice(2))))
    .filter((date) => date !== undefined)
  const distance = (date: CalendarDate): number => Math.abs(daysBetween({ from: value, to: date }))
  return days.toSorted((a, b) => distance(a) - distance(b))[0] ?? null
}
