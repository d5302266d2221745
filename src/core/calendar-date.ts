import { addMonths as addMonthsToDate } from 'date-fns/addMonths'
import { getDaysInMonth } from 'date-fns/getDaysInMonth'

/** A day without a time or a zone, `2026-03-31`; compares with `<` and `===`. */
export type CalendarDate = string & { readonly __brand: 'CalendarDate' }

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const

/** The first day that can be written: before it nothing happened. */
export const FIRST_DAY = brand('0001-01-01')

/** Reads `YYYY-MM-DD`; undefined when it is another text or no real day. */
export function parseDate(text: string): CalendarDate | undefined {
  const found = PATTERN.exec(text)
  if (found === null) return undefined
  return dateOf(Number(found[1]), Number(found[2]), Number(found[3]))
}

/** The day of a year, month (1–12) and day of the month; undefined when there is none. */
export function dateOf(year: number, month: number, day: number): CalendarDate | undefined {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return undefined
  if (day > daysInMonth(year, month)) return undefined
  return brand(`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`)
}

/** Today on the wall calendar of the machine's time zone. */
export function localDay(now: Date): CalendarDate {
  return brand(`${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`)
}

/** Days since 1970-01-01 of the proleptic Gregorian calendar. */
export function dayNumber(date: CalendarDate): number {
  const { year, month, day } = parts(date)
  const past = year - 1
  const leaps = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400)
  const inYear = (DAYS_BEFORE_MONTH[month - 1] ?? 0) + (month > 2 && isLeap(year) ? 1 : 0) + day
  return past * 365 + leaps + inYear - 719163
}

/** The day that is so many days after 1970-01-01. */
export function dateOfDayNumber(days: number): CalendarDate {
  return brand(new Date(days * 86_400_000).toISOString().slice(0, 10))
}

/** The day so many days later; earlier when negative. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOfDayNumber(dayNumber(date) + days)
}

/** Days from one date to the other; negative when `to` is earlier. */
export function daysBetween({ from, to }: { from: CalendarDate; to: CalendarDate }): number {
  return dayNumber(to) - dayNumber(from)
}

/** The same day of a later month, or that month's last day where it is shorter. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const { year, month, day } = parts(date)
  return localDay(addMonthsToDate(new Date(year, month - 1, day, 12), months))
}

/** The first day of its month. */
export function startOfMonth(date: CalendarDate): CalendarDate {
  return brand(`${date.slice(0, 8)}01`)
}

/** The last day of its month. */
export function endOfMonth(date: CalendarDate): CalendarDate {
  const { year, month } = parts(date)
  return brand(`${date.slice(0, 8)}${two(daysInMonth(year, month))}`)
}

/** Monday is 1, Sunday is 7 (ISO 8601). */
export function weekday(date: CalendarDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1
}

/** How many days a month (1–12) has. */
export function daysInMonth(year: number, month: number): number {
  return getDaysInMonth(new Date(year, month - 1, 1, 12))
}

/** A moment of the day by universal time, for libraries that ask for a `Date`. */
export function atHour(date: CalendarDate, hour: number): Date {
  return new Date(`${date}T${two(hour)}:00:00Z`)
}

function parts(date: CalendarDate): { year: number; month: number; day: number } {
  return {
    year: Number(date.slice(0, 4)),
    month: Number(date.slice(5, 7)),
    day: Number(date.slice(8, 10)),
  }
}

function isLeap(year: number): boolean {
  return daysInMonth(year, 2) === 29
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

function brand(text: string): CalendarDate {
  return text as CalendarDate
}
