import { AppError } from '../../core/errors.ts'
import { fold } from '../text/cell-text.ts'
import { DATE_ORDERS, isDateText, parseDateText } from '../text/date-text.ts'
import type { ColumnProfile } from './column-profile.ts'
import { DATE_FIELDS } from './field-words.ts'
import type { BankTable } from './find-table.ts'
import { columnName } from './layout.ts'

/** The day on which what a row brought was paid on, with others: none of the row's own days. */
const PAYOUT = /\b(?:payout|pay out|auszahlung|versement)\b/

interface Scene {
  readonly table: BankTable
  readonly profiles: readonly ColumnProfile[]
}

/**
 * Where the headings name no booking date, dates that no heading explains may be it, and another
 * date in their place would post every row on a wrong day.
 */
export function refuseNamelessDate(date: number, { table, profiles }: Scene): void {
  const { headings, meanings, movements } = table
  const [field] = meanings[date]?.fields ?? []
  if (headings.length === 0 || field === undefined || field === 'bookingDate') return
  const nameless = profiles.find(
    ({ index, filled, dates, unbooked }) =>
      index !== date &&
      (meanings[index]?.fields ?? []).length === 0 &&
      dates > 0 &&
      dates + unbooked === filled &&
      filled * 2 > movements.length &&
      !PAYOUT.test(fold(headings[index] ?? '').replaceAll('_', ' ')) &&
      !isOfExport(table, index) &&
      // `Date` says enough beside any other word, and not beside none.
      (field !== 'date' || (headings[index] ?? '').trim() === '') &&
      differs(table, date, index),
  )
  if (nameless === undefined) return
  const names = [date, nameless.index].map((column) => columnName(headings, column))
  throw new AppError(
    'input',
    `"${names[0]}" and "${names[1]}" hold dates that differ, and no heading tells which is the booking date`,
    { hint: `say --map "Date=${names[0]}" or --map "Date=${names[1]}"` },
  )
}

/** A heading that names the booking date, above cells that are dates no more. */
export function refuseDamagedDates(date: number, { table, profiles }: Scene): void {
  const rank = (column: number): number =>
    DATE_FIELDS.indexOf(table.meanings[column]?.fields[0] ?? 'other')
  const own = rank(date)
  const damaged = table.meanings.findIndex(({ fields, isExact }, column) => {
    const [field] = fields
    const profile = profiles[column]
    if (!isExact || profile === undefined || column === date) return false
    if (field !== 'bookingDate' && field !== 'date') return false
    const isLess = own === -1 || rank(column) < own
    const cells = table.movements.map((row) => row[column]?.trim() ?? '')
    const hurt = cells.filter((cell) => !isDateText(cell) && isLikeDate(cell))
    return isLess && profile.dates < profile.filled / 2 && hurt.length * 2 > cells.length
  })
  if (damaged === -1) return
  const [name, other] = [damaged, date].map((column) => columnName(table.headings, column))
  const value = table.movements.map((row) => row[damaged]?.trim() ?? '').find((cell) => cell !== '')
  throw new AppError(
    'input',
    `the column "${name}" holds other things than dates, such as "${value}"`,
    { hint: `if another date counts, say --map "Date=${other}"` },
  )
}

/** As many digits as a date has, and hardly a letter. */
function isLikeDate(cell: string): boolean {
  const digits = cell.replace(/\D/g, '').length
  return digits >= 3 && digits <= 14 && cell.length <= 24 && !/\p{L}{4}/u.test(cell)
}

/** One and the same moment on every row: when the file was written, or where its period ends. */
function isOfExport({ movements }: BankTable, column: number): boolean {
  const moments = new Set(movements.map((row) => row[column]?.trim() ?? ''))
  return movements.length >= EXPORT_ROWS_MIN && moments.size === 1
}

const EXPORT_ROWS_MIN = 3

function differs({ movements }: BankTable, one: number, other: number): boolean {
  return movements.some((row) =>
    DATE_ORDERS.some((order) => {
      const [a, b] = [one, other].map((column) => parseDateText(row[column] ?? '', order))
      return a !== undefined && b !== undefined && a !== b
    }),
  )
}
