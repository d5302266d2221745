import type { CustomerId } from '../../../ledger/ids.ts'
import { drop, push } from '../lists.ts'
import type { Item } from './item.ts'

/** The untouched invoices of a book by their amount. List prices repeat: one amount can be that of tens of thousands. */
export interface AmountIndex {
  /** Whether one of those of one amount is such as is meant; they are asked in the order of the book. */
  isAny(minor: number, isMeant: (item: Item) => boolean): boolean
  /** Of those of one amount that are due about a day, at most so many; and how many there are in all. */
  dueAbout(minor: number, day: number, most: number): { items: readonly Item[]; count: number }
  /** How many invoices ever had this amount. */
  count(minor: number): number
  /** Whether one of those of which exactly this is open, touched or not, is such as is meant; undefined where they are too many to ask each. */
  isAnyOpenAt(minor: number, isMeant: (item: Item) => boolean): boolean | undefined
  /** Whether some customers paid one of this amount in one sum, and it is such as is meant. */
  isAnyPaidOf(
    owners: readonly CustomerId[],
    minor: number,
    isMeant: (item: Item) => boolean,
  ): boolean
  /** Go before and after each change of what is open of an item. */
  leave(item: Item): void
  enter(item: Item): void
}

/** Whether it is an untouched invoice of this amount. */
export function isWhole(item: Item, minor: number): boolean {
  return item.kind === 'invoice' && isUntouched(item) && item.open === minor
}

interface Equal {
  readonly all: readonly Item[]
  /** As they were when they were last looked through. */
  untouched: readonly Item[]
  /** How many of these were touched since, and where the first of them stands that was not. */
  touched: number
  first: number
  byDue: readonly Item[] | undefined
  byOwner: ReadonlyMap<CustomerId, readonly Item[]> | undefined
}

const NOTHING: readonly Item[] = []

/** Whether nothing was paid or credited of it yet. */
export function isUntouched(item: Item): boolean {
  return item.open === item.totalMinor
}

/** So few are asked one by one. */
const FEW = 64
/** When one in so many was touched, all are looked through. */
const TOUCHED_SHARE = 8

/** Takes each invoice of the book as untouched that is so now. */
export function amountIndex(items: readonly Item[]): AmountIndex {
  const byAmount = new Map<number, Item[]>()
  for (const item of items) {
    if (item.kind === 'invoice' && item.totalMinor > 0) push(byAmount, item.totalMinor, item)
  }
  const many = manyOf(byAmount)
  // What is partly paid, by what is open of it.
  const begun = new Map<number, Item[]>()
  for (const item of items) if (isBegun(item)) push(begun, item.open, item)
  return {
    isAny(minor, isMeant) {
      const equal = many.get(minor)
      if (equal !== undefined) return isAnyOf(equal, isMeant)
      const few = byAmount.get(minor) ?? NOTHING
      return few.some((item) => isUntouched(item) && isMeant(item))
    },
    isAnyOpenAt(minor, isMeant) {
      const equal = byAmount.get(minor) ?? NOTHING
      const parts = begun.get(minor) ?? NOTHING
      if (equal.length + parts.length > FEW) return undefined
      return equal.some((item) => isUntouched(item) && isMeant(item)) || parts.some(isMeant)
    },
    isAnyPaidOf(owners, minor, isMeant) {
      const isOne = (item: Item): boolean =>
        item.open === 0 && item.lastCash === minor && isMeant(item)
      const equal = many.get(minor)
      if (equal !== undefined) return owners.some((owner) => ownedBy(equal, owner).some(isOne))
      const few = byAmount.get(minor) ?? NOTHING
      return few.some((item) => owners.includes(item.customerId) && isOne(item))
    },
    dueAbout(minor, day, most) {
      const equal = many.get(minor)
      if (equal !== undefined) return nearest(lookedThrough(equal), day, most)
      const items = (byAmount.get(minor) ?? NOTHING).filter(isUntouched)
      return { items, count: items.length }
    },
    count: (minor) => byAmount.get(minor)?.length ?? 0,
    leave(item) {
      if (isBegun(item)) drop(begun.get(item.open), item)
    },
    enter(item) {
      if (isBegun(item)) push(begun, item.open, item)
      const equal = many.get(item.totalMinor)
      if (equal === undefined || item.kind !== 'invoice') return
      equal.touched += isUntouched(item) ? equal.all.length : 1
      if (equal.touched > Math.max(FEW, equal.untouched.length / TOUCHED_SHARE))
        lookedThrough(equal)
    },
  }
}

function isBegun(item: Item): boolean {
  return item.kind === 'invoice' && item.open !== 0 && !isUntouched(item)
}

/** Most amounts stand alone, and are looked through as they are. */
function manyOf(byAmount: ReadonlyMap<number, readonly Item[]>): Map<number, Equal> {
  const many = new Map<number, Equal>()
  for (const [minor, all] of byAmount) {
    if (all.length <= FEW) continue
    many.set(
      minor,
      lookedThrough({
        all,
        untouched: all,
        touched: 1,
        first: 0,
        byDue: undefined,
        byOwner: undefined,
      }),
    )
  }
  return many
}

function lookedThrough(equal: Equal): Equal {
  if (equal.touched > 0) {
    equal.untouched = equal.all.filter(isUntouched)
    equal.touched = 0
    equal.first = 0
    equal.byDue = undefined
  }
  return equal
}

function isAnyOf(equal: Equal, isMeant: (item: Item) => boolean): boolean {
  const { untouched } = equal
  // Those at the beginning that were touched are passed over for good: most are paid in order.
  while (equal.first < untouched.length && !isOpenAt(untouched, equal.first)) equal.first++
  for (let at = equal.first; at < untouched.length; at++) {
    const item = untouched[at]
    if (item !== undefined && isUntouched(item) && isMeant(item)) return true
  }
  return false
}

function isOpenAt(items: readonly Item[], at: number): boolean {
  const item = items[at]
  return item !== undefined && isUntouched(item)
}

/** Half of them due by a day, half of them after it. */
function nearest(
  equal: Equal,
  day: number,
  most: number,
): { items: readonly Item[]; count: number } {
  const count = equal.untouched.length
  if (count <= most) return { items: equal.untouched, count }
  equal.byDue ??= equal.untouched.toSorted((a, b) => a.dueDay - b.dueDay)
  const { byDue } = equal
  let low = 0
  let high = byDue.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((byDue[middle]?.dueDay ?? 0) <= day) low = middle + 1
    else high = middle
  }
  const from = Math.max(0, Math.min(low - (most >> 1), byDue.length - most))
  return { items: byDue.slice(from, from + most), count }
}

function ownedBy(equal: Equal, owner: CustomerId): readonly Item[] {
  equal.byOwner ??= Map.groupBy(equal.all, ({ customerId }) => customerId)
  return equal.byOwner.get(owner) ?? NOTHING
}
