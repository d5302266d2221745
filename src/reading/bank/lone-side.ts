import { AppError } from '../../core/errors.ts'
import type { AmountChoice } from './choose-amount.ts'
import type { ColumnProfile } from './column-profile.ts'
import type { BankTable } from './find-table.ts'
import { columnName } from './layout.ts'

/** One side alone, below whose neighbour `Amount` no row has anything: what the side means is open. */
export function refuseLoneSide(
  { rule }: AmountChoice,
  table: BankTable,
  profiles: readonly ColumnProfile[],
): void {
  if (rule.kind !== 'signed') return
  const side = table.meanings[rule.column]?.fields[0]
  if (side !== 'debit' && side !== 'credit') return
  const empty = table.meanings.findIndex(
    ({ fields, isExact }, column) =>
      isExact && fields[0] === 'amount' && (profiles[column]?.filled ?? 0) === 0,
  )
  if (empty === -1) return
  const names = [empty, rule.column].map((column) => columnName(table.headings, column))
  throw new AppError(
    'input',
    `"${names[0]}" is empty on every row, and "${names[1]}" is not: is it money in, or money out?`,
    { hint: `say --map "Credit=${names[1]}" if it is money in, or --map "Debit=${names[1]}"` },
  )
}
