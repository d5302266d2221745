import { addDays, type CalendarDate, dateOf, dateOfDayNumber } from '../../core/calendar-date.ts'
import { type DateOrder, isDateText, parseDateText, parseEvidentDate } from '../text/date-text.ts'

/** Seconds since 1970, as interfaces of programs write them: from 2001 on. */
const EPOCH = /^1\d{9}$/
/** Days as a spreadsheet counts them, from 1982 to 2064. */
const SERIAL = /^([3-5]\d{4})(?:\.\d+)?$/
const SECONDS_PER_DAY = 86_400

/**
 * Reads a date of a list: as people write it, or as the bare number that a spreadsheet or a program
 * left behind; undefined when it is none.
 */
export function readDate(text: string, order: DateOrder): CalendarDate | undefined {
  const date = parseDateText(text, order)
  // `ymd` is the order of a list whose dates need none.
  if (date !== undefined || order !== 'ymd') return date ?? dateOfNumber(text.trim())
  return parseEvidentDate(text) ?? dateOfNumber(text.trim())
}

/** Whether a text can be a date of a list. */
export function looksLikeDate(text: string): boolean {
  return isDateText(text) || dateOfNumber(text.trim()) !== undefined
}

function dateOfNumber(text: string): CalendarDate | undefined {
  if (EPOCH.test(text)) return dateOfDayNumber(Math.floor(Number(text) / SECONDS_PER_DAY))
  const serial = SERIAL.exec(text)?.[1]
  const first = dateOf(1899, 12, 30)
  if (serial === undefined || first === undefined) return undefined
  return addDays(first, Number(serial))
}
