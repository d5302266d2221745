import type { Item } from './item.ts'

const SEEN_MIN = 3
const FEES_MAX = 5
const ROUND_UNIT = 100

/**
 * What banks took off payments again and again, the most frequent first: whole amounts by which
 * settled invoices without terms of discount were paid short. It orders suggestions and decides nothing.
 */
export function usualFees(
  items: readonly Item[],
  feeMaxMinor: (currency: Item['currency']) => number,
): readonly number[] {
  const seen = new Map<number, number>()
  for (const { kind, open, cash, totalMinor, discount, currency } of items) {
    const short = totalMinor - cash
    if (kind !== 'invoice' || open !== 0 || cash <= 0 || discount !== null) continue
    if (short <= 0 || short % ROUND_UNIT !== 0 || short > feeMaxMinor(currency)) continue
    seen.set(short, (seen.get(short) ?? 0) + 1)
  }
  return [...seen]
    .filter(([, times]) => times >= SEEN_MIN)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, FEES_MAX)
    .map(([minor]) => minor)
}
