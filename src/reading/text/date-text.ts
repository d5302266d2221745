import { type CalendarDate, dateOf } from '../../core/calendar-date.ts'
import { squeeze, unwrapCell } from './cell-text.ts'
import { monthOfName } from './month-names.ts'

/** In which order a date of numbers only names day, month and year. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd'

/** All of them. */
export const DATE_ORDERS: readonly DateOrder[] = ['dmy', 'mdy', 'ymd']

const TEXT_LENGTH_MAX = 60 // longer cells are prose
const BUDDHIST_AHEAD = 543
const [BUDDHIST_MIN, BUDDHIST_MAX] = [2480, 2680]
const YEAR_PIVOT = 80 // 79 is 2079, 80 is 1980
const CLOCK = String.raw`(?: ?T|, ?| |-(?=\d{1,2}:))(?:um |at |kl\.? )?\d{1,2}[:.h]\d{2}(?:[^\p{L}].{0,24}|\p{L}.{0,8})?`
const MAINFRAME_CLOCK = String.raw`-\d{2}\.\d{2}\.\d{2}\.\d{1,9}`
// A clock before the day; `09/16/2020 as of 09/15/2020`: posted on the one, for the other.
const AROUND = /^\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?,? (?=\d)| as of .*$/i
const TIME = `(?:${CLOCK}|${MAINFRAME_CLOCK})?`
const NUMBERS = new RegExp(String.raw`^(\d{1,4})(\.? |[-/.:])(\d{1,2})\2(\d{1,4})\.?${TIME}$`, 'u')
const COMPACT =
  /^(\d{8})(?:\d{4}|\d{6})?(?:\.\d{1,6})?(?:\[[^\]]{0,12}\])?(?:[ T]\d{2}:?\d{2}.{0,20})?$/
const WEEKDAY = String.raw`(?:\p{L}{2,12}\.?,? )?`
const DAY_NAME_YEAR = new RegExp(
  String.raw`^${WEEKDAY}(\d{1,2})(?:st|nd|rd|th)?[-/., ]{0,2}(?:de |di |d |of )?(\p{L}{3,12})(?:[-/., ]{0,2}(?:de |del )?'?(\d{4}|\d{2})|-(\d))${TIME}$`,
  'iu',
)
const NAME_DAY_YEAR = new RegExp(
  String.raw`^${WEEKDAY}(\p{L}{3,12})[-/. ]{1,2}(\d{1,2})(?:st|nd|rd|th)?[-/., ]{1,2}(\d{4}|\d{2})${TIME}$`,
  'iu',
)
const YEAR_SIGN_DAY = new RegExp(
  String.raw`^(\d{4})[年년] ?(\d{1,2})[月월] ?(\d{1,2})[日일]${TIME}$`,
  'u',
)
const YEAR_NAME_DAY = new RegExp(
  String.raw`^(\d{4})[-/. ]{1,2}(\p{L}{3,12})[-/. ]{1,2}(\d{1,2})\.?${TIME}$`,
  'iu',
)

/**
 * The day that a text means when numbers stand in this order. Where the order does not matter (the
 * year first, a month by name) it is not looked at.
 */
export function parseDateText(text: string, order: DateOrder): CalendarDate | undefined {
  const parts = dateParts(text)
  if (parts === undefined) return undefined
  return parts.kind === 'evident' ? parts.date : dateInOrder(parts, order)
}

/** The day that a text means whatever the order; undefined where the order decides. */
export function parseEvidentDate(text: string): CalendarDate | undefined {
  const parts = dateParts(text)
  if (parts === undefined) return undefined
  if (parts.kind === 'evident') return parts.date
  const [dayFirst, monthFirst] = [dateInOrder(parts, 'dmy'), dateInOrder(parts, 'mdy')]
  return dayFirst === monthFirst && dateInOrder(parts, 'ymd') === undefined ? dayFirst : undefined
}

/** Whether a text is a date in some order. */
export function isDateText(text: string): boolean {
  return possibleOrders(text).length > 0
}

/** The orders in which a text is a real day; all three where the order does not matter. */
export function possibleOrders(text: string): readonly DateOrder[] {
  const parts = dateParts(text)
  if (parts === undefined) return []
  if (parts.kind === 'evident') return DATE_ORDERS
  return DATE_ORDERS.filter((order) => dateInOrder(parts, order) !== undefined)
}

/** A text as a day, or as three numbers that an order makes a day. */
export type DateParts = { readonly kind: 'evident'; readonly date: CalendarDate } | NumberParts

/** Three numbers; their order is open. */
export interface NumberParts {
  readonly kind: 'numbers'
  readonly numbers: readonly [number, number, number]
  readonly isDotted: boolean
  readonly isDashed: boolean
  /** Two digits stand first: a day, a month or a year. */
  readonly mayBeginWithYear: boolean
  readonly hasLongYear: boolean
}

/** The day that three numbers mean in an order. */
export function dateInOrder(parts: NumberParts, order: DateOrder): CalendarDate | undefined {
  const [a, b, c] = parts.numbers
  if (order === 'ymd') return parts.mayBeginWithYear ? dateOf(fullYear(a), b, c) : undefined
  const year = parts.hasLongYear ? gregorian(c) : fullYear(c)
  return order === 'dmy' ? dateOf(year, b, a) : dateOf(year, a, b)
}

/** Takes a date apart; undefined when the text is none. */
export function dateParts(text: string): DateParts | undefined {
  if (text.length > TEXT_LENGTH_MAX || !/\d/.test(text)) return undefined
  const plain = squeeze(unwrapCell(text)).replace(AROUND, '')
  return compactParts(plain) ?? numberParts(plain) ?? namedParts(plain) ?? signedParts(plain)
}

function numberParts(plain: string): DateParts | undefined {
  const found = NUMBERS.exec(plain)
  if (found === null) return undefined
  const [, first = '', mark = '', second = '', third = ''] = found
  if (first.length === 4) return third.length > 2 ? undefined : evident(first, second, third)
  if (mark === ':' || first.length > 2 || third.length % 2 === 1) return undefined
  return {
    kind: 'numbers',
    numbers: [Number(first), Number(second), Number(third)],
    isDotted: mark.startsWith('.'),
    isDashed: mark === '-',
    mayBeginWithYear: first.length === 2 && third.length === 2,
    hasLongYear: third.length === 4,
  }
}

function compactParts(plain: string): DateParts | undefined {
  const digits = COMPACT.exec(plain)?.[1]
  if (digits === undefined) return undefined
  const yearFirst = plausible(digits.slice(0, 4), digits.slice(4, 6), digits.slice(6))
  if (yearFirst !== undefined) return yearFirst
  const year = gregorian(Number(digits.slice(4)))
  if (year < 1950 || year > 2099) return undefined
  return {
    kind: 'numbers',
    numbers: [Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), year],
    isDotted: false,
    isDashed: false,
    mayBeginWithYear: false,
    hasLongYear: true,
  }
}

function namedParts(plain: string): DateParts | undefined {
  const dayFirst = DAY_NAME_YEAR.exec(plain)
  if (dayFirst !== null) return named(dayFirst[3] ?? dayFirst[4], dayFirst[2], dayFirst[1])
  const nameFirst = NAME_DAY_YEAR.exec(plain)
  if (nameFirst !== null) return named(nameFirst[3], nameFirst[1], nameFirst[2])
  const yearFirst = YEAR_NAME_DAY.exec(plain)
  return yearFirst === null ? undefined : named(yearFirst[1], yearFirst[2], yearFirst[3])
}

function signedParts(plain: string): DateParts | undefined {
  const found = YEAR_SIGN_DAY.exec(plain)
  return found === null ? undefined : evident(found[1] ?? '', found[2] ?? '', found[3] ?? '')
}

function named(year = '', name = '', day = ''): DateParts | undefined {
  const month = monthOfName(name)
  if (month === undefined) return undefined
  const full = year.length === 4 ? Number(year) : fullYear(Number(year))
  return evident(String(full), String(month), day)
}

/** Eight digits are a date only in years that a bank may write about. */
function plausible(year: string, month: string, day: string): DateParts | undefined {
  const number = gregorian(Number(year))
  return number < 1950 || number > 2099 ? undefined : evident(year, month, day)
}

/** Years of the Buddhist era, as Thailand counts them: 2569 is 2026. */
function gregorian(year: number): number {
  return year >= BUDDHIST_MIN && year <= BUDDHIST_MAX ? year - BUDDHIST_AHEAD : year
}

function evident(year: string, month: string, day: string): DateParts | undefined {
  const date = dateOf(gregorian(Number(year)), Number(month), Number(day))
  return date === undefined ? undefined : { kind: 'evident', date }
}

/** Two-digit years are of this century up to 79. */
export function fullYear(year: number): number {
  if (year > 99) return year
  return year < YEAR_PIVOT ? 2000 + year : 1900 + year
}
