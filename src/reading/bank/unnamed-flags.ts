import { AppError } from '../../core/errors.ts'
import { fold } from '../text/cell-text.ts'
import type { BankTable } from './find-table.ts'

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
