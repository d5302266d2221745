import type { CustomerId } from '../../../ledger/ids.ts'
import type { Item } from './item.ts'

/** How late each customer uses to pay; it orders suggestions and decides nothing. */
export interface Timing {
  note(item: Item, day: number): void
  /**
   * Learns anew from all that is settled, in the book or in this run: what waits is then suggested
   * as the next run will see it.
   */
  relearn(): void
  /** From 0 to 1: how well the day fits the customer's habit. */
  fit(item: Item, day: number): number
}

const SPREAD_DAYS = 6
const PRIOR_WEIGHT = 1

/** Habits that are learned from what was settled in cash. */
export function openTiming(items: readonly Item[]): Timing {
  const late = new Map<CustomerId, { sum: number; count: number }>()
  const note = (item: Item, day: number): void => {
    const habit = late.get(item.customerId) ?? { sum: 0, count: 0 }
    late.set(item.customerId, { sum: habit.sum + day - item.dueDay, count: habit.count + 1 })
  }
  const relearn = (): void => {
    late.clear()
    for (const item of items) {
      if (item.kind === 'invoice' && item.open === 0 && item.cash > 0) note(item, item.movedDay)
    }
  }
  relearn()
  return {
    note,
    relearn,
    fit(item, day) {
      const habit = late.get(item.customerId)
      const usual = habit === undefined ? 0 : habit.sum / (habit.count + PRIOR_WEIGHT)
      const spread = SPREAD_DAYS * (habit === undefined ? 2.5 : 1 + 1 / habit.count)
      const off = (day - item.dueDay - usual) / spread
      return Math.exp((-off * off) / 2)
    },
  }
}

/** What habit and length say of a set of items: small sets that are due about now come first. */
export function setWeigher(timing: Timing, day: number): (items: readonly Item[]) => number {
  return (items) => {
    if (items.length === 0) return 0
    const fit = items.reduce((sum, item) => sum + timing.fit(item, day), 0) / items.length
    return fit * 0.9 ** (items.length - 1)
  }
}
