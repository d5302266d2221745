import { negated, sumOf, unitsOf } from '../text/exact-decimal.ts'
/** A movement with the balance that the file puts beside it. */
export interface BalancedLine {
  readonly amount: string
  readonly balance: string | null
}

/** What an account held before and after the movements; both null unless they tie out. */
export interface StatementBalances {
  readonly opening: string | null
  readonly closing: string | null
}

const UNKNOWN: StatementBalances = { opening: null, closing: null }

/** The balances before the first and after the last line, if every line chains to the next. */
export function chainedBalances(lines: readonly BalancedLine[]): StatementBalances {
  return fromChain(lines) ?? fromChain([...lines].reverse()) ?? UNKNOWN
}

/** The balances that the file claims, if they tie out with the movements. */
export function claimedBalances(
  lines: readonly BalancedLine[],
  claim: StatementBalances,
): StatementBalances {
  if (claim.opening === null || claim.closing === null) return UNKNOWN
  const sum = lines.reduce((total, { amount }) => total + unitsOf(amount), 0n)
  return unitsOf(claim.opening) + sum === unitsOf(claim.closing) ? claim : UNKNOWN
}

/** Whether the file claims balances that its movements do not explain. */
export function contradicts(lines: readonly BalancedLine[], claim: StatementBalances): boolean {
  if (claim.opening === null || claim.closing === null) return false
  return claimedBalances(lines, claim) === UNKNOWN
}

function fromChain(lines: readonly BalancedLine[]): StatementBalances | undefined {
  let held: bigint | undefined
  for (const { amount, balance } of lines) {
    if (balance === null) return undefined
    if (held !== undefined && held + unitsOf(amount) !== unitsOf(balance)) return undefined
    held = unitsOf(balance)
  }
  // One line chains to nothing: its balance may be today's, not the one behind it.
  if (lines.length < 2) return undefined
  const [first] = lines
  const last = lines.at(-1)
  if (first?.balance == null || last?.balance == null) return undefined
  const opening = sumOf([first.balance, negated(first.amount)])
  return { opening, closing: last.balance }
}
