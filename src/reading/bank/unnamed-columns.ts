import { AppError } from '../../core/errors.ts'
import { usualWidth } from '../table/delimited-text.ts'
import { fold } from '../text/cell-text.ts'
import type { ColumnProfile } from './column-profile.ts'
import type { BankTable } from './find-table.ts'
import { HINT_MAP } from './mapped-columns.ts'

type Rows = readonly (readonly string[])[]

const YES_AND_NO: ReadonlySet<string> = new Set(['false true', 'no yes', 'n y', 'ja nein'])

/** `true` on some rows and `false` on others: without a heading, either may be what is not booked. */
export function refuseUnnamedFlags(table: BankTable, told: readonly number[]): void {
  if (table.headings.length > 0) return
  const width = Math.max(...table.movements.map((row) => row.length))
  for (let column = 0; column < width; column += 1) {
    const words = new Set(table.movements.map((row) => fold(row[column] ?? '')))
    const isFlag = words.size === 2 && YES_AND_NO.has([...words].sort().join(' '))
    if (!isFlag || told.includes(column)) continue
    throw new AppError(
      'input',
      `column ${column + 1} says ${[...words].join(' or ')} and has no heading: are all rows booked?`,
      {
        hint: `if they are, say --map "Description=#${column + 1}"; else export the file with its headings`,
      },
    )
  }
}

/** Without headings, a date that some rows lack may be the booking date of those that have it. */
export function refuseSparseDate(
  booking: number,
  { profiles, rows }: { readonly profiles: readonly ColumnProfile[]; readonly rows: Rows },
): void {
  const sparse = profiles.find(
    ({ index, filled, dates }) =>
      index !== booking && filled === dates && filled * 2 >= rows.length && filled < rows.length,
  )
  if (sparse === undefined) return
  const names = [booking, sparse.index].map((column) => `#${column + 1}`)
  throw new AppError(
    'input',
    `the rows have a date in ${names[0]}, and some another one in ${names[1]}`,
    {
      hint: `say which is the booking date: --map "Date=${names[0]}" or --map "Date=${names[1]}"`,
    },
  )
}

/** Rows of as many widths as there are rows: from which of them was a cell lost? */
export function refuseUnevenRows({ headings, movements }: BankTable): void {
  if (headings.length > 0 || movements.length < 2) return
  const usual = usualWidth(movements)
  const whole = movements.filter((row) => row.length === usual)
  if (whole.length * 2 > movements.length) return
  const widths = [...new Set(movements.map((row) => row.length))].sort((a, b) => a - b)
  const message = `the file has no header, and its rows have ${widths.join(' or ')} cells`
  throw new AppError('input', `${message}: one may be damaged`, { hint: HINT_MAP })
}
