import type { Item } from './item.ts'

/** The untouched invoices of each customer whose sum on a day is exactly this. */
export type BalanceIndex = (minor: number, day: number) => readonly (readonly Item[])[]

interface Balance {
  /** In the order of issue; the first `count` of them make the sum. */
  readonly items: readonly Item[]
  readonly count: number
}

/** Every customer's balance after each of its invoices, by the sum. */
export function balanceIndex(pools: Iterable<readonly Item[]>): BalanceIndex {
  const bySum = new Map<number, Balance[]>()
  for (const pool of pools) {
    const items = pool
      .filter((item) => item.kind === 'invoice' && item.open === item.totalMinor)
      .sort((a, b) => a.issueDay - b.issueDay || a.id - b.id)
    let sum = 0
    for (const [index, item] of items.entries()) {
      sum += item.open
      if (index === 0) continue
      const known = bySum.get(sum)
      if (known === undefined) bySum.set(sum, [{ items, count: index + 1 }])
      else known.push({ items, count: index + 1 })
    }
  }
  return (minor, day) =>
    (bySum.get(minor) ?? []).flatMap(({ items, count }) => {
      const last = items[count - 1]
      const next = items[count]
      const isOnDay = last !== undefined && last.issueDay <= day
      return isOnDay && (next === undefined || next.issueDay > day) ? [items.slice(0, count)] : []
    })
}
