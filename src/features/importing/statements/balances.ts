import type { StatementFact } from '../facts.ts'
import { negated, sumOf } from '../values/amount.ts'

/** Checks opening + lines = closing, as far as the statement has balances. */
export function balanceWarnings(statement: StatementFact, account: string): readonly string[] {
  const { openingBalance, closingBalance, lines } = statement
  if (openingBalance === null || closingBalance === null) return []
  const expected = sumOf([openingBalance, ...lines.map(({ amount }) => amount)])
  const gap = sumOf([closingBalance, negated(expected)])
  if (/^-?0*(\.0*)?$/.test(gap)) return []
  return [
    `account ${account}: the opening balance and the lines make ${expected}, the statement closes with ${closingBalance}`,
  ]
}
