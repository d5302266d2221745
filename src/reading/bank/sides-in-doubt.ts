import { AppError } from '../../core/errors.ts'
import { isProven } from './balance-proof.ts'
import type { AmountChoice } from './choose-amount.ts'
import type { ColumnProfile } from './column-profile.ts'
import type { BankTable } from './find-table.ts'
import { columnName } from './layout.ts'
import { countSigns } from './sign-evidence.ts'

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

/** Numbers of both signs on both sides, and a balance that follows neither reading of them. */
export function refuseMixedSides({ rule, balance, proof }: AmountChoice, table: BankTable): void {
  if (rule.kind !== 'split' || balance === null || proof.pairs < 2 || isProven(proof)) return
  const isMixed = [rule.debit, rule.credit].every((column) => {
    const { positive, negative } = countSigns(table.movements, column)
    return positive > 0 && negative > 0
  })
  if (!isMixed) return
  const names = [rule.debit, rule.credit].map((column) => columnName(table.headings, column))
  throw new AppError(
    'input',
    `"${names[0]}" and "${names[1]}" hold numbers of both signs, and the balance does not follow them`,
    { hint: `say --map "Debit=${names[0]}" --map "Credit=${names[1]}" if a minus takes back` },
  )
}
