import { type CalendarDate, dateOf, parseDate } from '../../../core/calendar-date.ts'
import { AppError } from '../../../core/errors.ts'
import type { StatementOptions } from '../../facts.ts'
import { readDate as readNamedDate } from '../../lists/date-cell.ts'
import { remembered } from '../../text/remembered.ts'

type DateOrder = NonNullable<StatementOptions['dateOrder']>
/** Reads one date of the file; undefined when it is none. */
export type DateReader = (text: string) => CalendarDate | undefined

// Years of two digits: Quicken is of 1983, and its apostrophe (`1/31'04`) marks this century.
const CENTURY_PIVOT = 70

/**
 * Decides the order of day and month over all dates of a file: `8/15/13` settles it for `3/4/13`.
 * Where nothing settles it the file is refused, because a guess would be a silent error. The dates
 * come with the line on which each stands first.
 */
export function dateReader(
  dates: ReadonlyMap<string, number>,
  order: DateOrder | undefined,
): DateReader {
  const decided = order ?? decideOrder(dates)
  return remembered((text) => readDate(text, decided))
}

function decideOrder(dates: ReadonlyMap<string, number>): DateOrder {
  const failures = { dmy: 0, mdy: 0 }
  let doubtful: readonly [string, number] | undefined
  for (const [text, line] of dates) {
    const [dmy, mdy] = [readDate(text, 'dmy'), readDate(text, 'mdy')]
    if (dmy === undefined) failures.dmy++
    if (mdy === undefined) failures.mdy++
    if (dmy !== mdy) doubtful ??= [text, line]
  }
  if (failures.dmy !== failures.mdy) return failures.dmy < failures.mdy ? 'dmy' : 'mdy'
  if (doubtful === undefined) return 'dmy'
  const [text, line] = doubtful
  throw new AppError(
    'input',
    `line ${line}: "${text}" may be day and month or month and day; no date of the file decides it`,
    { hint: 'say --date-order dmy or --date-order mdy' },
  )
}

/** `1/31'04`, `31.01.2004`, `2004-01-31`, `20040131`, with blanks for missing zeros. */
function readDate(raw: string, order: DateOrder): CalendarDate | undefined {
  const text = raw.replace(/\s+/g, '')
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (compact !== null) return parseDate(compact.slice(1).join('-'))
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text)
  if (iso !== null) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const found = /^(\d{1,2})[-/.](\d{1,2})(?:[-/.]?'|[-/.])(\d{4}|\d{1,2})$/.exec(text)
  if (found === null) return /[a-z]{3}/i.test(raw) ? readNamedDate(raw, order) : undefined
  const [, first = '', second = '', third = ''] = found
  if (order === 'ymd') return dateOf(fullYear(first), Number(second), Number(third))
  const year = fullYear(third)
  return order === 'dmy'
    ? dateOf(year, Number(second), Number(first))
    : dateOf(year, Number(first), Number(second))
}

function fullYear(text: string): number {
  const year = Number(text)
  if (text.length > 2) return year
  return year < CENTURY_PIVOT ? 2000 + year : 1900 + year
}
