import { signedBy, signedOrDirected, splitBetween } from './amount-candidates.ts'
import { amountOfRow } from './amount-rule.ts'
import { type AmountChoice, type AmountEvidence, provenChoices } from './choose-amount.ts'
import type { ColumnsByField } from './column-fields.ts'
import { likelyMark } from './decimal-column.ts'
import type { BankTable } from './find-table.ts'
import type { AmountRule } from './layout.ts'
import { countSigns } from './sign-evidence.ts'

const MONEY_COLUMNS_MAX = 6 // more of them are no statement

/**
 * How amounts stand in columns without names: one column alone, or what the running balance
 * proves, or debits that carry a minus. Undefined where nothing tells.
 */
export function moneyByContent(
  money: readonly number[],
  columns: ColumnsByField,
  table: BankTable,
  evidence: AmountEvidence,
): AmountChoice | undefined {
  const tested = money.slice(0, MONEY_COLUMNS_MAX)
  const [only] = tested
  const noProof = { pairs: 0, holds: 0, inverted: 0 }
  if (only !== undefined && tested.length === 1) {
    return { rule: signedOrDirected(only, columns, table), balance: null, proof: noProof }
  }
  const pairs = exclusivePairs(tested, table)
  const candidates: AmountRule[] = [
    ...tested.map((column) => signedOrDirected(column, columns, table)),
    ...pairs.map(([debit, credit]) => splitBetween(debit, credit, table)),
  ]
  const proven = provenChoices(candidates, { ...evidence, balances: tested })
  const splits = proven.filter(({ rule }) => rule.kind === 'split')
  const [best, rival] = splits.length > 0 ? splits : proven
  if (best !== undefined) return rival === undefined ? best : undefined
  const marked = pairs.find(([debit, credit]) => {
    const { positive, negative } = countSigns(table.movements, debit)
    return negative > 0 && positive === 0 && countSigns(table.movements, credit).negative === 0
  })
  if (marked === undefined || tested.length > 2) return undefined
  return { rule: splitBetween(marked[0], marked[1], table), balance: null, proof: noProof }
}

/** Ordered pairs of columns of which each row fills exactly one with an amount. */
function exclusivePairs(
  money: readonly number[],
  table: BankTable,
): readonly (readonly [number, number])[] {
  const mark = likelyMark(table.movements, money) ?? '.'
  const isMoving = (row: readonly string[], column: number): boolean => {
    const amount = amountOfRow(signedBy(column), row, mark)
    return amount.kind === 'amount' && /[1-9]/.test(amount.decimal)
  }
  return money.flatMap((one) =>
    money
      .filter((other) => other !== one)
      .filter((other) =>
        table.movements.every((row) => isMoving(row, one) !== isMoving(row, other)),
      )
      .map((other) => [one, other] as const),
  )
}
