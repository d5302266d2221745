import { unitsOf } from '../text/exact-decimal.ts'

/** A movement with the balance beside it, within one account and currency. */
interface LedgerLine {
  readonly amount: string
  readonly balance: string | null
  readonly ledger: string
}

/**
 * Lines without a balance that the balances around them pass over, such as a hold: the next balance
 * follows without them and would not with them. None where the balances leave that open.
 */
export function passedOver<T extends LedgerLine>(lines: readonly T[]): ReadonlySet<T> {
  const bare = lines.filter(({ balance }) => balance === null)
  if (bare.length === 0 || bare.length === lines.length) return new Set()
  const ways = [gapsOf(lines), gapsOf([...lines].reverse())]
  const told = ways.filter((gaps) => gaps !== undefined && gaps.size > 0)
  const [only] = told
  return told.length === 1 && only !== undefined ? only : new Set()
}

/** The bare lines between balances; undefined where a balance follows otherwise, or with them. */
function gapsOf<T extends LedgerLine>(lines: readonly T[]): ReadonlySet<T> | undefined {
  const found = new Set<T>()
  const last = new Map<string, { balance: bigint; bare: T[] }>()
  for (const line of lines) {
    const before = last.get(line.ledger)
    if (line.balance === null) {
      before?.bare.push(line)
      continue
    }
    const now = unitsOf(line.balance)
    if (before !== undefined) {
      const moved = before.bare.reduce((sum, { amount }) => sum + unitsOf(amount), 0n)
      if (before.balance + unitsOf(line.amount) !== now) return undefined
      // What adds up to nothing is passed over and moves alike.
      if (moved === 0n && before.bare.length > 0) return undefined
      for (const one of before.bare) found.add(one)
    }
    last.set(line.ledger, { balance: now, bare: [] })
  }
  return found
}
