import type { Item, Part } from '../book/item.ts'
import { cashParts, type Explanation, type GapScene, sumOpen } from './gap-scene.ts'
import { subsetSums } from './subset-sum.ts'
import { withheldOf } from './withheld-of.ts'

/**
 * The one explanation of the difference between what was named and what was paid, from the closed
 * list; undefined when there is none or more than one. What a contract gives (discount, credit,
 * withholding) fits to the cent and goes before what is only tolerated (rounding, fee).
 */
export function explainGap(scene: GapScene): Explanation | undefined {
  const due = sumOpen(scene.items)
  const gap = due - scene.amountMinor
  if (gap <= 0 || scene.amountMinor <= 0) return undefined
  const exact = [discount(scene, gap), credit(scene, gap), withheldOf(scene, { gap, due })]
  const found = exact.filter((one) => one !== undefined)
  if (found.length > 0) return found.length === 1 ? found[0] : undefined
  return tolerated(scene, { gap, due })
}

/** The discount that an invoice grants to who pays on this day; 0 when it is too late. */
export function discountMinor(item: Item, day: number, graceDays: number): number {
  const { discount: terms } = item
  if (terms === null || item.kind !== 'invoice' || item.open !== item.totalMinor) return 0
  if (day > item.issueDay + terms.days + graceDays) return 0
  return Number((BigInt(item.totalMinor) * BigInt(terms.percent1e4) + 500_000n) / 1_000_000n)
}

function discount(scene: GapScene, gap: number): Explanation | undefined {
  const { items, day, rules } = scene
  const granted = items
    .map((item) => ({ item, minor: discountMinor(item, day, rules.discountGraceDays) }))
    .filter(({ minor }) => minor > 0)
  const all = granted.reduce((sum, { minor }) => sum + minor, 0)
  const taken = all === gap ? granted : onlySet(granted, ({ minor }) => minor, gap)
  if (taken === undefined) return undefined
  const others = taken.map(
    ({ item, minor }): Part => ({ item, kind: 'discount', amountMinor: minor }),
  )
  return {
    rule: 'discount',
    parts: cashParts(items, others),
    evidence: 'the difference is the early-payment discount of the terms, taken in time',
  }
}

const MEMOS_MAX = 12

function credit(scene: GapScene, gap: number): Explanation | undefined {
  const { items, book, day } = scene
  const owner = items[0]
  if (owner === undefined || !book.hasMemos(owner.customerId)) return undefined
  const memos = book
    .openOf(owner.customerId)
    .filter(
      (item) =>
        item.kind === 'credit_memo' &&
        item.currency === owner.currency &&
        item.issueDay <= day &&
        !items.includes(item),
    )
  if (memos.length === 0 || memos.length > MEMOS_MAX) return undefined
  const used = onlySet(memos, (memo) => -memo.open, gap)
  if (used === undefined) return undefined
  return {
    rule: 'credit',
    parts: cashParts([...items, ...used], []),
    evidence: `the difference is what ${used.map(({ number }) => number).join(', ')} credits`,
  }
}

const FEE_SHARE_MIN = 4 // a fee is less than a quarter of the payment

function tolerated(
  { items, rules }: GapScene,
  { gap, due }: { gap: number; due: number },
): Explanation | undefined {
  const largest = items.reduce<Item | undefined>(
    (best, item) => (best === undefined || item.open > best.open ? item : best),
    undefined,
  )
  if (largest === undefined || gap >= largest.open) return undefined
  const whole = (kind: 'rounding' | 'fee'): readonly Part[] =>
    cashParts(items, [{ item: largest, kind, amountMinor: gap }])
  if (gap <= rules.roundingMaxMinor(largest.currency)) {
    return { rule: 'rounding', parts: whole('rounding'), evidence: 'the difference is a rounding' }
  }
  if (gap <= rules.feeMaxMinor(largest.currency) && gap * FEE_SHARE_MIN <= due) {
    return {
      rule: 'fee',
      parts: whole('fee'),
      evidence: "the difference is of the size of a bank's fee",
    }
  }
  return undefined
}

function onlySet<T>(
  items: readonly T[],
  minorOf: (item: T) => number,
  target: number,
): readonly T[] | undefined {
  const { sets, isComplete } = subsetSums(items, minorOf, { target, limit: 2 })
  return isComplete && sets.length === 1 ? sets[0] : undefined
}
