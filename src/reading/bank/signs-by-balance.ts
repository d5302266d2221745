import type { Grid } from '../table/grid.ts'
import { isDateText } from '../text/date-text.ts'
import { unitsOf } from '../text/exact-decimal.ts'
import { readCell } from './amount-cell.ts'
import { fieldsByHeading } from './column-fields.ts'
import { profileColumns } from './column-profile.ts'
import { rowOrder } from './date-column.ts'
import { likelyMark } from './decimal-column.ts'
import { DATE_FIELDS } from './field-words.ts'
import { type BankTable, findTable } from './find-table.ts'
import type { BankReadOptions } from './layout.ts'
import { readPreamble } from './preamble.ts'
import { countSigns } from './sign-evidence.ts'

const SIDES = ['debit', 'credit', 'direction', 'fee', 'net', 'gross'] as const
const ROWS_MIN = 2

/**
 * Amounts without a sign beside a running balance: a minus is put before those by which it falls,
 * if it moves by every amount, from the balance before the first of them on.
 */
export function withSignsOfBalance(grid: Grid, options: BankReadOptions): Grid {
  if (options.invertSign === true || options.columns !== undefined) return grid
  const table = findTable(grid.rows, [])
  const place = unsignedBesideBalance(table)
  if (place === undefined) return grid
  const { amount, balance, isNewestFirst } = place
  const mark = options.decimal ?? likelyMark(table.movements, [amount, balance])
  const unitsIn = (text = ''): bigint | undefined => {
    const reading = readCell(text, mark)
    const isMinus = reading?.sign === '-' || reading?.word === 'debit'
    return reading === undefined ? undefined : unitsOf(`${isMinus ? '-' : ''}${reading.digits}`)
  }
  const opening = readPreamble(grid.rows.slice(0, table.firstRow - 1)).openingBalance
  let held = opening === null ? undefined : unitsOf(opening)
  const falls = new Set<number>()
  const order = [...grid.rows.keys()].slice(table.firstRow)
  for (const index of isNewestFirst ? order.reverse() : order) {
    const row = grid.rows[index] ?? []
    const [moved, now] = [unitsIn(row[amount]), unitsIn(row[balance])]
    if (moved !== undefined && moved !== 0n && row.some(isDateText)) {
      if (now === undefined || held === undefined) return grid
      if (held - moved === now) falls.add(index)
      else if (held + moved !== now) return grid
    }
    held = now ?? held
  }
  if (falls.size === 0) return grid
  return {
    ...grid,
    rows: grid.rows.map((row, index) => (falls.has(index) ? withMinus(row, amount) : row)),
    warnings: [...grid.warnings, 'the amounts have no sign: the balance tells which are money out'],
  }
}

function withMinus(row: readonly string[], amount: number): readonly string[] {
  return row.map((cell, column) => (column === amount ? `-${cell.trim()}` : cell))
}

/** The only amount and the only balance of a table whose headings name nothing that gives a sign. */
function unsignedBesideBalance(
  table: BankTable,
): { readonly amount: number; readonly balance: number; isNewestFirst: boolean } | undefined {
  const { headings, movements } = table
  if (headings.length === 0 || movements.length < ROWS_MIN) return undefined
  const columns = fieldsByHeading(table, profileColumns(movements))
  const [amount, ...amounts] = columns.get('amount') ?? []
  const [balance, ...balances] = columns.get('balance') ?? []
  if (amount === undefined || balance === undefined) return undefined
  if (amounts.length + balances.length > 0 || SIDES.some((field) => columns.has(field)))
    return undefined
  const { negative, marked } = countSigns(movements, amount)
  const dates = DATE_FIELDS.flatMap((field) => columns.get(field) ?? [])
  const order = rowOrder(movements, dates)
  if (negative + marked > 0 || order === 'unknown') return undefined
  return { amount, balance, isNewestFirst: order === 'newest first' }
}
