import type { CustomerId } from '../../../ledger/ids.ts'
import type { Item } from './item.ts'

/** How late each customer uses to pay; it orders suggestions and decides nothing. */
export interface Timing {
  note(item: Item): void
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

/** On each day of payment, how late the latest due of what was paid then was. */
interface Habit {
  readonly lateOn: Map<number, number>
  /** The one in the middle; undefined until it is asked for. */
  usual: number | undefined
}

/** Habits that are learned from what was settled in cash. */
export function openTiming(items: readonly Item[]): Timing {
  const habits = new Map<CustomerId, Habit>()
  const note = (item: Item): void => {
    if (!isHabit(item)) return
    const habit = habits.get(item.customerId) ?? { lateOn: new Map(), usual: undefined }
    habits.set(item.customerId, habit)
    const late = item.lastDay - item.dueDay
    // Who pays several at once pays what is overdue along with what falls due.
    habit.lateOn.set(item.lastDay, Math.min(late, habit.lateOn.get(item.lastDay) ?? late))
    habit.usual = undefined
  }
  const relearn = (): void => {
    habits.clear()
    for (const item of items) if (item.open === 0) note(item)
  }
  relearn()
  return {
    note,
    relearn,
    fit(item, day) {
      const habit = habits.get(item.customerId)
      const usual = habit === undefined ? 0 : usualOf(habit)
      const spread = SPREAD_DAYS * (habit === undefined ? 2.5 : 1 + 1 / habit.lateOn.size)
      const off = (day - item.dueDay - usual) / spread
      return Math.exp((-off * off) / 2)
    },
  }
}

/** Whether its payment tells a habit: one who takes a discount pays early for once. */
function isHabit({ kind, cash, discount, totalMinor, lastDay }: Item): boolean {
  return kind === 'invoice' && cash > 0 && lastDay > 0 && (discount === null || cash === totalMinor)
}

/** The one in the middle, drawn towards the due date while little is known. */
function usualOf(habit: Habit): number {
  if (habit.usual !== undefined) return habit.usual
  const days = [...habit.lateOn.values()].sort((a, b) => a - b)
  const half = days.length >> 1
  const [low = 0, high = 0] = [days[days.length - 1 - half], days[half]]
  habit.usual = ((low + high) / 2) * (days.length / (days.length + PRIOR_WEIGHT))
  return habit.usual
}

const STALE_FIT = 0.001
const STALE = 0.3

/** Whether an invoice was left lying beyond the time in which its customer uses to pay. */
export function isStale(item: Item, day: number, timing: Timing): boolean {
  return item.dueDay < day && timing.fit(item, day) < STALE_FIT
}

/**
 * What habit and length say of a set of items: small sets that are due about now come first, and
 * what was not paid in its time is seldom in one.
 */
export function setWeigher(timing: Timing, day: number): (items: readonly Item[]) => number {
  return (items) => {
    if (items.length === 0) return 0
    let sum = 0
    let stale = 0
    for (const item of items) {
      sum += timing.fit(item, day)
      if (isStale(item, day, timing)) stale++
    }
    return (sum / items.length) * 0.9 ** (items.length - 1) * STALE ** stale
  }
}
