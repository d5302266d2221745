import { push } from '../lists.ts'
import type { Item } from './item.ts'

/** Open invoices of one customer, issued one after the other. */
export interface Balance {
  readonly items: readonly Item[]
  /** The older ones of the customer that it leaves out: what nobody paid in its time lies there for good. */
  readonly older: readonly Item[]
  /** The newer ones that it leaves out; none of them is due on the day. */
  readonly newer: readonly Item[]
}

/** The untouched invoices of each customer whose sum on a day is exactly this, the fullest first. */
export type BalanceIndex = (minor: number, day: number) => readonly Balance[]

/** In the order of issue; those of `from` to `to` make the sum. */
interface Stretch {
  readonly items: readonly Item[]
  readonly from: number
  readonly to: number
}

const LENGTH_MAX = 40
const EQUAL_MAX = 200 // stretches of one sum; where more have it, it tells nothing

/** Every customer's balance after each of its invoices, with the oldest or without them, by the sum that is looked for. */
export function balanceIndex(
  pools: Iterable<readonly Item[]>,
  lookedFor: ReadonlySet<number>,
): BalanceIndex {
  let most = 0
  for (const sum of lookedFor) most = Math.max(most, sum)
  const bySum = new Map<number, Stretch[]>()
  for (const pool of pools) {
    const items = pool
      .filter((item) => item.kind === 'invoice' && item.open === item.totalMinor)
      .sort((a, b) => a.issueDay - b.issueDay || a.id - b.id)
    for (let to = 2; to <= items.length; to++) {
      const first = Math.max(0, to - LENGTH_MAX)
      let sum = 0
      for (let from = to - 1; from >= first && sum <= most; from--) {
        sum += items[from]?.open ?? 0
        if (from === to - 1 || !lookedFor.has(sum)) continue
        if ((bySum.get(sum)?.length ?? 0) <= EQUAL_MAX) push(bySum, sum, { items, from, to })
      }
    }
  }
  return (minor, day) => {
    const stretches = bySum.get(minor) ?? []
    if (stretches.length > EQUAL_MAX) return []
    return stretches
      .flatMap((stretch) => balanceOn(stretch, day) ?? [])
      .sort((a, b) => leftOut(a) - leftOut(b))
  }
}

function balanceOn({ items, from, to }: Stretch, day: number): Balance | undefined {
  const next = items[to]
  if (!isIssued(items[to - 1], day) || (isIssued(next, day) && isDue(next, day))) return undefined
  const newer = items.slice(to).filter((item) => isIssued(item, day))
  if (newer.some((item) => isDue(item, day))) return undefined
  return { items: items.slice(from, to), older: items.slice(0, from), newer }
}

function leftOut({ older, newer }: Balance): number {
  return older.length + newer.length
}

function isDue(item: Item | undefined, day: number): boolean {
  return item !== undefined && item.dueDay <= day
}

function isIssued(item: Item | undefined, day: number): boolean {
  return item !== undefined && item.issueDay <= day
}
