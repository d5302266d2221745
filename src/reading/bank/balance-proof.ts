import { unitsOf } from '../text/exact-decimal.ts'

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
  /** Pairs that hold. */
  readonly holds: number
  /** Pairs that hold with every sign turned round. */
  readonly inverted: number
}

const INVERTED_PAIRS_MIN = 3 // fewer may be turned round by the order of the rows
const SHARE_MIN = 0.8 // some banks shuffle the rows of a day

/** How the rows of a file are sorted by date. */
export type RowOrder = 'oldest first' | 'newest first' | 'unknown'

/** Tests amounts against the running balance, in the order of the dates or, unknown, in both. */
export function proveByBalance(rows: readonly ProofRow[], order: RowOrder): BalanceProof {
  const reversed = [...rows].reverse()
  const series =
    order === 'unknown' ? [rows, reversed] : [order === 'oldest first' ? rows : reversed]
  // A balance before the row can be told from one after it only where the order is known.
  const places: readonly BalancePlace[] = order === 'unknown' ? ['after'] : ['after', 'before']
  const direct = series.flatMap((one) => places.map((place) => countPairs(one, { sign: 1, place })))
  // Turned round, a balance before the row is one after it in the other order of the rows, as it is.
  const turned = series.map((one) => countPairs(one, { sign: -1, place: 'after' }))
  return {
    pairs: direct[0]?.pairs ?? 0,
    holds: Math.max(...direct.map(({ holds }) => holds)),
    inverted: Math.max(...turned.map(({ holds }) => holds)),
  }
}

type BalancePlace = 'after' | 'before'

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

/** So few balances follow the amounts turned round that the order of the rows may have done it. */
export function isPerhapsInverted({ pairs, holds, inverted }: BalanceProof): boolean {
  return pairs > 1 && pairs < INVERTED_PAIRS_MIN && inverted === pairs && holds === 0
}

function countPairs(
  rows: readonly ProofRow[],
  { sign, place }: { readonly sign: 1 | -1; readonly place: BalancePlace },
): { readonly pairs: number; readonly holds: number } {
  const last = new Map<string, { balance: bigint; moved: bigint }>()
  let pairs = 0
  let holds = 0
  for (const { amount, balance, account } of rows) {
    const moved = amount === null ? 0n : unitsOf(amount) * BigInt(sign)
    const before = last.get(account)
    if (before !== undefined && place === 'after') before.moved += moved
    if (balance !== null) {
      const now = unitsOf(balance)
      const isPair = before !== undefined && (before.moved !== 0n || before.balance !== now)
      if (isPair) pairs += 1
      if (isPair && before.balance + before.moved === now) holds += 1
      last.set(account, { balance: now, moved: place === 'before' ? moved : 0n })
    } else if (before !== undefined && place === 'before') before.moved += moved
  }
  // One pair that holds with the balance before the row may be chance.
  const isThin = place === 'before' && pairs < 2
  return { pairs, holds: isThin ? 0 : holds }
}
