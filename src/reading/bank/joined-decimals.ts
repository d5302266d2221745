import type { Grid } from '../table/grid.ts'
import { amountCandidates } from './amount-candidates.ts'
import { isProven } from './balance-proof.ts'
import { chooseAmount } from './choose-amount.ts'
import { type ColumnsByField, fieldsByHeading } from './column-fields.ts'
import { profileColumns } from './column-profile.ts'
import { rowOrder } from './date-column.ts'
import { type BankField, DATE_FIELDS } from './field-words.ts'
import { type BankTable, findTable, isMovement } from './find-table.ts'
import type { BankReadOptions } from './layout.ts'

const MONEY: ReadonlySet<BankField> = new Set([
  'amount',
  'debit',
  'credit',
  'fee',
  'net',
  'balance',
])
const WHOLE = /^[-+]?(?:\d+|\d{1,3}(?:[ .\u00a0]\d{3})+)$/
const CENTS = /^\d\d$/

/**
 * Amounts such as `-42,17` that stand without quotes between commas, and so in two cells each: put
 * together where every row then has as many cells as the header, and the balance proves it.
 */
export function withJoinedDecimals(grid: Grid, options: BankReadOptions): Grid {
  if (grid.delimiter !== ',' || options.columns !== undefined) return grid
  const table = findTable(grid.rows, [])
  const width = lastFilled(table.headings)
  const isSplit = (row: readonly string[]): boolean => lastFilled(row) > width
  if (width === 0 || table.movements.length < 2 || !table.movements.every(isSplit)) return grid
  const rows = grid.rows.map((row, index) =>
    index < table.firstRow || !isMovement(row) ? row : joined(row, table, width),
  )
  if (rows.includes(undefined)) return grid
  const whole = { ...grid, rows: rows.map((row) => row ?? []) }
  if (!isProvenByBalance(findTable(whole.rows, []))) return grid
  const told = 'the amounts stand in two cells each, split at the comma: they were put together'
  return { ...whole, warnings: [...grid.warnings, told] }
}

/** A row with its amounts in one cell each; undefined where it still has more cells than the header. */
function joined(
  row: readonly string[],
  { meanings }: BankTable,
  width: number,
): readonly string[] | undefined {
  const cells: string[] = []
  const filled = lastFilled(row)
  let spare = filled - width
  for (let at = 0; at < filled; at += 1) {
    const [cell, next] = [row[at]?.trim() ?? '', row[at + 1]?.trim() ?? '']
    const isMoney = MONEY.has(meanings[cells.length]?.fields[0] ?? 'other')
    const isTorn = isMoney && spare > 0 && WHOLE.test(cell) && CENTS.test(next)
    cells.push(isTorn ? `${cell},${next}` : (row[at] ?? ''))
    if (!isTorn) continue
    spare -= 1
    at += 1
  }
  return spare === 0 ? cells : undefined
}

function isProvenByBalance(table: BankTable): boolean {
  const columns: ColumnsByField = fieldsByHeading(table, profileColumns(table.movements))
  const dates = DATE_FIELDS.flatMap((field) => columns.get(field) ?? [])
  const choice = chooseAmount(amountCandidates(columns, table), {
    rows: table.movements,
    balances: columns.get('balance') ?? [],
    ledgers: columns.get('account') ?? [],
    decimal: ',',
    order: rowOrder(table.movements, dates),
  })
  return choice !== undefined && isProven(choice.proof)
}

function lastFilled(row: readonly string[]): number {
  return row.findLastIndex((cell) => cell.trim() !== '') + 1
}
