import { unitsOf } from './exact-decimal.ts'

/** One row for the proof: what it moves, and the balance beside it; null where a cell is empty. */
export interface ProofRow {
  readonly amount: string | null
  readonly balance: string | null
  /** Balances chain within an account and a currency only. */
  readonly account: string
}

/** How often a running balance moves by the amounts of the rows. */
export interface BalanceProof {
  /** Neighbours with a balance whose amount is not zero. */
  readonly pairs: number
  /** Pairs that hold, reading the file in its better direction. */
  readonly holds: number
  /** Pairs that hold with every sign turned round. */
  readonly inverted: number
  readonly isNewestFirst: boolean
}

const INVERTED_PAIRS_MIN = 2 // one pair may be turned round by the order of the rows
const SHARE_MIN = 0.8 // some banks shuffle the rows of a day

/** Tests amounts against the running balance, oldest first and newest first. */
export function proveByBalance(rows: readonly ProofRow[]): BalanceProof {
  const oldest = countPairs(rows, 1)
  const newest = countPairs([...rows].reverse(), 1)
  const oldestInverted = countPairs(rows, -1).holds
  const newestInverted = countPairs([...rows].reverse(), -1).holds
  const isNewestFirst = newest.holds > oldest.holds
  return {
    pairs: oldest.pairs,
    holds: Math.max(oldest.holds, newest.holds),
    inverted: Math.max(oldestInverted, newestInverted),
    isNewestFirst,
  }
}

/** The balances follow the amounts as they are read. */
export function isProven(proof: BalanceProof): boolean {
  return proof.pairs > 0 && proof.holds >= proof.pairs * SHARE_MIN && proof.holds >= proof.inverted
}

/** The balances follow the amounts only when every sign is turned round. */
export function isProvenInverted(proof: BalanceProof): boolean {
  return (
    proof.pairs >= INVERTED_PAIRS_MIN &&
    proof.inverted >= proof.pairs * SHARE_MIN &&
    proof.holds < proof.pairs * 0.5
  )
}

function countPairs(
  rows: readonly ProofRow[],
  sign: 1 | -1,
): { readonly pairs: number; readonly holds: number } {
  const last = new Map<string, { balance: bigint; moved: bigint }>()
  let pairs = 0
  let holds = 0
  for (const { amount, balance, account } of rows) {
    const moved = amount === null ? 0n : unitsOf(amount) * BigInt(sign)
    const before = last.get(account)
    if (before !== undefined) before.moved += moved
    if (balance === null) continue
    const now = unitsOf(balance)
    if (before !== undefined && (before.moved !== 0n || before.balance !== now)) {
      pairs += 1
      if (before.balance + before.moved === now) holds += 1
    }
    last.set(account, { balance: now, moved: 0n })
  }
  return { pairs, holds }
}
