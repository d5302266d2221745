import type { ColumnsByField } from './column-fields.ts'
import type { ColumnProfile } from './column-profile.ts'
import type { BankField } from './field-words.ts'
import type { BankTable } from './find-table.ts'
import { isBalanceLabel } from './row-words.ts'

const WHOLES: readonly BankField[] = ['amount', 'net', 'gross', 'direction']

/**
 * Where the headings name one side only, money that moves on just the other rows is the other side,
 * whatever it is called.
 */
export function withOtherSide(
  columns: ColumnsByField,
  { meanings, movements: all }: BankTable,
  profiles: readonly ColumnProfile[],
): ColumnsByField {
  const [debits, credits] = [columns.get('debit') ?? [], columns.get('credit') ?? []]
  const [known, ...others] = [...debits, ...credits]
  if (known === undefined || others.length > 0) return columns
  if (WHOLES.some((field) => columns.has(field))) return columns
  const movements = all.filter((row) => !row.some(isBalanceLabel))
  const moves = (row: readonly string[], column: number): boolean => /[1-9]/.test(row[column] ?? '')
  const numbers = profiles.filter(({ filled, dashes, amounts }) => amounts === filled - dashes)
  const sides = numbers
    .map(({ index }) => index)
    .filter(
      (column) =>
        column !== known &&
        (meanings[column]?.fields ?? []).length === 0 &&
        movements.some((row) => moves(row, column)) &&
        movements.some((row) => moves(row, known)) &&
        movements.every((row) => moves(row, known) !== moves(row, column)),
    )
  // Numbers of cheques stand on one side only, too, and have no cents.
  const money = sides.filter((column) => (profiles[column]?.moneyLike ?? 0) > 0)
  const likely = money.length > 0 ? money : sides
  const [side] = likely
  if (side === undefined || likely.length > 1) return columns
  return new Map([...columns, [debits.length > 0 ? 'credit' : 'debit', [side]]])
}
