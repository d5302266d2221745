import type { Currency } from '../../../core/currency.ts'
import * as money from '../../../core/money.ts'
import type { Database } from '../../../core/ports.ts'
import type { BankAccountId } from '../../../ledger/ids.ts'
import type { StatementFact } from '../../../reading/facts.ts'
import { negated, sumOf } from '../../../reading/text/exact-decimal.ts'
import { minorUnits } from '../../../reading/text/minor-units.ts'
import { type BalancedStatement, insertStatement, neighboursOf } from './store.ts'

interface Account {
  readonly id: BankAccountId
  readonly name: string
  readonly currency: Currency
}

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

/** Keeps the statement, and tells where one between it and its neighbours is missing. */
export function gapWarnings(
  db: Database,
  statement: StatementFact,
  { account, batchId }: { account: Account; batchId: number },
): readonly string[] {
  const told = balanced(statement, account)
  if (told === undefined) return []
  const { before, after } = neighboursOf(db, told)
  insertStatement(db, told, batchId)
  const pairs: readonly (readonly [BalancedStatement, BalancedStatement])[] = [
    ...(before === undefined ? [] : [[before, told] as const]),
    ...(after === undefined ? [] : [[told, after] as const]),
  ]
  return pairs
    .filter(([earlier, later]) => earlier.closingMinor !== later.openingMinor)
    .map(([earlier, later]) => gapText(account.name, earlier, later))
}

function gapText(account: string, earlier: BalancedStatement, later: BalancedStatement): string {
  const closing = money.decimal(money.of(earlier.closingMinor, earlier.currency))
  const opening = money.decimal(money.of(later.openingMinor, later.currency))
  return `account ${account}: a statement seems to be missing; the one up to ${earlier.lastDate} closes with ${closing}, the one from ${later.firstDate} opens with ${opening}`
}

function balanced(statement: StatementFact, account: Account): BalancedStatement | undefined {
  const { openingBalance, closingBalance, firstDate, lastDate } = statement
  if (openingBalance === null || closingBalance === null) return undefined
  const currency = statement.currency ?? account.currency
  const openingMinor = minorUnits(openingBalance, currency)
  const closingMinor = minorUnits(closingBalance, currency)
  if (firstDate === null || lastDate === null) return undefined
  if (openingMinor === undefined || closingMinor === undefined) return undefined
  return { accountId: account.id, currency, firstDate, lastDate, openingMinor, closingMinor }
}
