import { AppError } from '../../core/errors.ts'
import { bookedRows } from './amount-of-table.ts'
import type { AmountChoice } from './choose-amount.ts'
import type { ColumnsByField } from './column-fields.ts'
import type { ColumnProfile } from './column-profile.ts'
import { bookingColumn, laterOf, refuseTwoDates } from './date-column.ts'
import { DATE_FIELDS } from './field-words.ts'
import type { BankTable } from './find-table.ts'
import { type BankReadOptions, columnName } from './layout.ts'
import { isMapped } from './mapped-columns.ts'
import { refuseDamagedDates, refuseNamelessDate } from './nameless-date.ts'
import { refuseSparseDate } from './unnamed-columns.ts'

interface Scene {
  readonly table: BankTable
  readonly profiles: readonly ColumnProfile[]
  readonly options: BankReadOptions
}

/** Other dates whose headings are known in part only, and for the same field. */
function likeNamed(
  date: number,
  dates: readonly number[],
  { meanings }: BankTable,
): readonly number[] {
  const own = meanings[date]
  if (own === undefined || own.isExact) return []
  return dates.filter((other) => {
    const meaning = meanings[other]
    return other !== date && meaning?.isExact === false && meaning.fields[0] === own.fields[0]
  })
}

/** The column of the booking date, and the other dates beside it. */
export function datesOf(
  columns: ColumnsByField,
  choice: AmountChoice,
  { table, profiles, options }: Scene,
): { readonly date: number; readonly others: readonly number[] } {
  const dates = DATE_FIELDS.flatMap((field) => columns.get(field) ?? [])
  const rows = bookedRows(table, columns, choice)
  const found = bookingColumn(dates, { rows, headed: columns.get('bookingDate') ?? [] })
  const date = laterOf(found, likeNamed(found, dates, table), rows)
  const others = dates.filter((one) => one !== date)
  if (isMapped(options, ['bookingDate'])) return { date, others }
  if (table.headings.length === 0) {
    refuseTwoDates(date, others, table.movements)
    refuseSparseDate(date, { profiles, rows })
  }
  refuseEmptyBookingDate(date, columns, { table, profiles })
  refuseDamagedDates(date, { table, profiles })
  refuseNamelessDate(date, { table, profiles })
  return { date, others }
}

/** A file with a booking date that no row fills: nothing in it may be booked yet. */
function refuseEmptyBookingDate(
  date: number,
  columns: ColumnsByField,
  { table, profiles }: { readonly table: BankTable; readonly profiles: readonly ColumnProfile[] },
): void {
  const isBooked = [...(columns.get('bookingDate') ?? []), ...(columns.get('date') ?? [])]
  const empty = table.meanings.findIndex(
    ({ fields, isExact }, column) =>
      isExact && fields[0] === 'bookingDate' && (profiles[column]?.filled ?? 0) === 0,
  )
  if (empty === -1 || isBooked.includes(date)) return
  const name = columnName(table.headings, empty)
  throw new AppError('input', `the column "${name}" is empty on every row: are they booked?`, {
    hint: `if they are, say which date counts: --map "Date=${columnName(table.headings, date)}"`,
  })
}
