import { addDays, type CalendarDate, daysBetween, parseDate } from './calendar-date.ts'
import type { Input } from './command.ts'
import { AppError } from './errors.ts'

/** A span of days; the first and the last belong to it. */
export interface Window {
  readonly from: CalendarDate
  readonly to: CalendarDate
}

/** How many days a window has: 1 July to 30 September is 92. */
export function windowDays(window: Window): number {
  return daysBetween(window) + 1
}

/** How the document of a report about a window begins. */
export function windowHead({ asOf, window }: { asOf: CalendarDate; window: Window }) {
  return { as_of: asOf, from: window.from, to: window.to }
}

/** The same with the number of days, where the figures are spread over them. */
export function windowHeadWithDays(report: { asOf: CalendarDate; window: Window }) {
  return { ...windowHead(report), days: windowDays(report.window) }
}

/** So many days that end with this one. */
export function windowUpTo(to: CalendarDate, days: number): Window {
  return { from: addDays(to, 1 - days), to }
}

/**
 * The window of `--from`, `--to` and `--days`: `--to` is today unless given, and `--days 90` is the
 * 90 days that end with it.
 */
export function windowOf(
  input: Input,
  { asOf, days }: { asOf: CalendarDate; days: number },
): Window {
  const to = input.date('to') ?? asOf
  const from = input.date('from')
  const count = input.count('days')
  if (from !== undefined && count !== undefined) {
    throw new AppError('usage', '--days and --from both say where the window begins: give one')
  }
  if (count === 0) throw new AppError('usage', '--days: expected at least 1, found 0')
  const window = from === undefined ? windowUpTo(to, count ?? days) : { from, to }
  if (window.from > window.to) {
    throw new AppError('usage', `the window ends on ${to}, before it begins on ${window.from}`)
  }
  return window
}

/** Reads `2026-01-01..2026-03-31`; undefined for anything else. */
export function parseWindow(text: string): Window | undefined {
  const [first = '', last = '', ...more] = text.split('..')
  const [from, to] = [parseDate(first.trim()), parseDate(last.trim())]
  if (from === undefined || to === undefined || from > to || more.length > 0) return undefined
  return { from, to }
}

/** The window of an option that must be given. */
export function windowOption(input: Input, name: string): Window {
  const text = input.text(name) ?? ''
  const window = parseWindow(text)
  if (window !== undefined) return window
  const found = text === '' ? 'nothing' : `"${text}"`
  throw new AppError(
    'usage',
    `--${name}: expected a window such as 2026-01-01..2026-03-31, found ${found}`,
  )
}
