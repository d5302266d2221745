import { addDays, type CalendarDate, parseDate } from '../../../src/core/calendar-date.ts'

const FIRST = parseDate('2026-03-01') as CalendarDate // a day of the calendar

/** The day so many days after the firm's first. */
export function dayText(days: number): CalendarDate {
  return addDays(FIRST, days)
}
