import { signedBy, signedOrDirected, splitBetween } from './amount-candidates.ts'
import { amountColumns, amountOfRow } from './amount-rule.ts'
import { type AmountChoice, type AmountEvidence, provenChoices } from './choose-amount.ts'
import type { ColumnsByField } from './column-fields.ts'
import { likelyMark } from './decimal-column.ts'
import type { BankTable } from './find-table.ts'
import type { AmountRule } from './layout.ts'
import { sayWhichSide } from './side-words.ts'
import { countSigns } from './sign-evidence.ts'

const NO_PROOF = { pairs: 0, holds: 0, inverted: 0 }
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
  const tested = (isOneColumn(money, table) ? money.slice(0, 1) : money).slice(0, MONEY_COLUMNS_MAX)
  const [only] = tested
  if (only !== undefined && tested.length === 1) {
    // On rows without an amount in it, it stands in a column that does not look like money.
    if (!isFull(only, table)) return undefined
    return { rule: signedOrDirected(only, columns, table), balance: null, proof: NO_PROOF }
  }
  const pairs = exclusivePairs(tested, table)
  const candidates: AmountRule[] = [
    ...tested.map((column) => signedOrDirected(column, columns, table)),
    ...pairs.map(([debit, credit]) => splitBetween(debit, credit, table)),
  ]
  const proven = provenChoices(candidates, { ...evidence, balances: tested })
  const splits = proven.filter(({ rule }) => rule.kind === 'split')
  const [best, ...rivals] = splits.length > 0 ? splits : proven
  if (best !== undefined) {
    const own = amountColumns(best.rule).join()
    const isAlone = rivals.every(({ rule }) => amountColumns(rule).join() === own)
    // One pair of balances may fit by chance where money stands in other columns too.
    const used = [...amountColumns(best.rule), best.balance]
    const isChance = best.proof.pairs < 2 && tested.some((column) => !used.includes(column))
    const isSure = !isTurnedRound(best.rule) || isSaid(best.rule, table)
    return isAlone && !isChance && isSure ? best : undefined
  }
  const told = splitBySigns(pairs, tested, table) ?? splitByWords(pairs, tested, table)
  if (told !== undefined) return told
  const beside = signedBesideBalance(tested, table)
  if (beside === undefined) return undefined
  const rule = signedOrDirected(beside.amount, columns, table)
  return { rule, balance: beside.balance, proof: NO_PROOF }
}

/** Columns that repeat the first one on every row say nothing more. */
function isOneColumn([first = 0, ...others]: readonly number[], { movements }: BankTable): boolean {
  const textOf = (row: readonly string[], column: number): string => (row[column] ?? '').trim()
  return others.every((column) =>
    movements.every((row) => textOf(row, column) === textOf(row, first)),
  )
}

/** Numbers of both signs move an account; those behind them that never have one are its balance. */
function signedBesideBalance(
  money: readonly number[],
  table: BankTable,
): { readonly amount: number; readonly balance: number } | undefined {
  const [amount, balance, third] = money
  if (amount === undefined || balance === undefined || third !== undefined) return undefined
  const [moved, held] = [countSigns(table.movements, amount), countSigns(table.movements, balance)]
  const isSigned = moved.negative > 0 && moved.positive > 0
  const isUnsigned = held.negative === 0 && held.marked === 0
  const isWhole = isFull(amount, table) && isFull(balance, table)
  return isSigned && isUnsigned && isWhole ? { amount, balance } : undefined
}

function isFull(column: number, table: BankTable): boolean {
  return table.movements.every((row) => (row[column] ?? '').trim() !== '')
}

type Pairs = readonly (readonly [number, number])[]

/** Debits that carry a minus, before credits that do not. */
function splitBySigns(
  pairs: Pairs,
  tested: readonly number[],
  table: BankTable,
): AmountChoice | undefined {
  const marked = pairs.find(([debit, credit]) => {
    const [out, into] = [countSigns(table.movements, debit), countSigns(table.movements, credit)]
    // A minus in the right one may as well be that of a card's payments.
    return debit < credit && out.negative > 0 && out.positive === 0 && into.negative === 0
  })
  if (marked === undefined) return undefined
  const spare = tested.filter((column) => !marked.includes(column))
  if (spare.length > 1 || !spare.every((column) => isFull(column, table))) return undefined
  const [balance = null] = spare
  return { rule: splitBetween(marked[0], marked[1], table), balance, proof: NO_PROOF }
}

/** Two columns of which the words of the rows say which is which. */
function splitByWords(
  pairs: Pairs,
  tested: readonly number[],
  table: BankTable,
): AmountChoice | undefined {
  const said = pairs.find((pair) => sayWhichSide(table.movements, pair))
  if (said === undefined) return undefined
  const [balance = null, another] = tested.filter((column) => !said.includes(column))
  if (another !== undefined) return undefined
  return { rule: splitBetween(said[0], said[1], table), balance, proof: NO_PROOF }
}

/** The words of the rows tell money in from money out, too. */
function isSaid(rule: AmountRule, { movements }: BankTable): boolean {
  return rule.kind === 'split' && sayWhichSide(movements, [rule.debit, rule.credit])
}

/** Money in before money out: the balance may be what is owed on a card, and turn them round. */
function isTurnedRound(rule: AmountRule): boolean {
  return rule.kind === 'split' && rule.credit < rule.debit
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
