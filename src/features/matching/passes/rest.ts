import { cashParts } from '../amounts/gap-scene.ts'
import { accidentalSets, subsetSums } from '../amounts/subset-sum.ts'
import type { Item } from '../book/item.ts'
import { setWeigher } from '../book/timing.ts'
import type { Proposal } from '../decision.ts'
import { openMemos } from '../scene.ts'
import { type NamedSet, proposalOf, type Question, standOf, unconfirmed } from './named-set.ts'
import { nearness } from './nearness.ts'

const SETS_MAX = 40
const SUGGESTIONS_MAX = 3

/** A list that was cut off: what it still names, what else may be meant, and how much is missing. */
export interface List {
  readonly set: NamedSet
  /** What else is open of that customer, the oldest first. */
  readonly pool: readonly Item[]
  readonly missing: number
}

/** Any set of the others that makes the sum, if there is but one and none would fit by accident. */
export function onlyRest(list: List, question: Question): readonly Proposal[] {
  const { set, pool, missing } = list
  if (missing <= 0) return []
  const { view } = question
  const found = subsetSums(pool, (item) => item.open, { target: missing, limit: SETS_MAX })
  const cutItems = pool.filter((item) => nearness(item, view) === 'cut')
  const hinted = found.sets.filter((items) => items.some((item) => cutItems.includes(item)))
  const preferred = hinted.length > 0 ? hinted : found.sets
  const isOnly = preferred.length === 1 && found.isComplete
  const isOdd = cutItems.length > 0 && hinted.length === 0
  const weightOf = weigher(list, question)
  return [...preferred]
    .sort((a, b) => weightOf(b) - weightOf(a))
    .slice(0, SUGGESTIONS_MAX)
    .map((items) =>
      proposalOf(set, question, {
        parts: cashParts([...set.items, ...items], []),
        rule: 'invoice-list+rest',
        evidence: [
          isOnly
            ? `the rest is what is open of ${listed(items)}, the only set that fits`
            : 'the rest fits several sets of open invoices',
        ],
        limit: isOnly && !isOdd ? onlyLimit(items, list, question) : 0.6 * weightOf(items),
      }),
    )
}

const SKIPPED = 0.8

/** What habit says of a set, and how few open items of the time that it spans it leaves out. */
export function weigher(
  { pool }: List,
  { view, scene }: Question,
): (items: readonly Item[]) => number {
  const weightOf = setWeigher(scene.timing, view.day)
  return (items) => {
    const at = items.map((item) => pool.indexOf(item))
    const skipped = Math.max(...at) - Math.min(...at) + 1 - items.length
    return weightOf(items) * SKIPPED ** skipped
  }
}

/** The numbers of items, one after the other. */
export function listed(items: readonly Item[]): string {
  return items.map(({ number }) => number).join(', ')
}

/** How sure the rest of a list may be, by how surely its numbers are meant. */
export function limitOf(set: NamedSet, question: Question, best: number): number {
  const stand = standOf(set.items, question)
  if (stand === 'contradicts') return 0.6
  return stand !== 'unknown' || set.isStrong ? unconfirmed(set, best) : 0.9
}

/** How often, in lists that were cut off, the rest is no whole set of invoices (a fee, a credit). */
const OTHERWISE = 0.75 // times three for round prices, which repeat

function onlyLimit(items: readonly Item[], list: List, question: Question): number {
  const { set, pool } = list
  const accidental = accidentalSets(
    pool.map(({ open }) => open),
    items.length,
  )
  const isTwin = hasDearerTwin(items, pool, question)
  const best = isLessCredit(list, question) ? 0.93 : 0.996
  return limitOf(set, question, best) - Math.min(0.5, OTHERWISE * accidental) - (isTwin ? 0.1 : 0)
}

const MEMOS_MAX = 4

/** Whether other items, less a credit memo, make up the rest as well. */
export function isLessCredit({ set, pool, missing }: List, { view, scene }: Question): boolean {
  const memos = openMemos(set.items[0], view, scene.book)
  if (memos.length > MEMOS_MAX) return true
  return memos.some(({ open }) => {
    const target = missing - open
    const { sets, isComplete } = subsetSums(pool, (item) => item.open, { target, limit: 1 })
    return sets.length > 0 || !isComplete
  })
}

/** Whether another item costs a fee more than one of these: then it may be meant, less a fee. */
function hasDearerTwin(
  items: readonly Item[],
  pool: readonly Item[],
  { scene }: Question,
): boolean {
  return items.some((item) => {
    const feeMax = scene.rules.feeMaxMinor(item.currency)
    return pool.some(
      (other) =>
        !items.includes(other) && other.open > item.open && other.open - item.open <= feeMax,
    )
  })
}
