import { sumOpen } from '../amounts/gap.ts'
import { accidentalSets, subsetSums } from '../amounts/subset-sum.ts'
import { type Item, isUntouched } from '../book.ts'
import type { Proposal } from '../decision.ts'
import { poolOf } from '../scene.ts'
import { setWeigher } from '../timing.ts'
import { type NamedSet, proposalOf, type Question, standOf, wholeParts } from './named-set.ts'
import { nearness } from './nearness.ts'

const SETS_MAX = 40
const SUGGESTIONS_MAX = 3

/** A list that the bank cut off: what is missing is the only set of that customer's items that fits. */
export function completed(sets: readonly NamedSet[], question: Question): readonly Proposal[] {
  const set = sets.find(
    ({ items }) => new Set(items.map(({ customerId }) => customerId)).size === 1,
  )
  const owner = set?.items[0]
  if (set === undefined || owner === undefined) return []
  const { view, scene } = question
  const missing = view.fact.amountMinor - sumOpen(set.items)
  if (missing <= 0) return []
  const pool = poolOf([owner.customerId], view, scene.book).filter(
    (item) => !set.items.includes(item) && isUntouched(item),
  )
  const found = subsetSums(pool, (item) => item.open, { target: missing, limit: SETS_MAX })
  const hinted = found.sets.filter((items) => items.some((item) => nearness(item, view) === 'cut'))
  const preferred = hinted.length > 0 ? hinted : found.sets
  const isOnly = preferred.length === 1 && found.isComplete
  const weightOf = setWeigher(scene.timing, view.day)
  return [...preferred]
    .sort((a, b) => weightOf(b) - weightOf(a))
    .slice(0, SUGGESTIONS_MAX)
    .map((items) =>
      proposalOf(set, question, {
        parts: wholeParts([...set.items, ...items]),
        rule: 'invoice-list+rest',
        evidence: [
          isOnly
            ? `the rest is what is open of ${listed(items)}, the only set that fits`
            : 'the rest fits several sets of open invoices',
        ],
        limit: isOnly
          ? onlyLimit(items, { pool, set, question, isHinted: hinted.length > 0 })
          : 0.6 * weightOf(items),
      }),
    )
}

function listed(items: readonly Item[]): string {
  return items.map(({ number }) => number).join(', ')
}

/** How often, in lists that were cut off, the rest is no whole set of invoices (a fee, a credit). */
const OTHERWISE = 0.2

function onlyLimit(
  items: readonly Item[],
  scene: { pool: readonly Item[]; set: NamedSet; question: Question; isHinted: boolean },
): number {
  const { pool, set, question, isHinted } = scene
  const accidental = accidentalSets(
    pool.map(({ open }) => open),
    items.length,
  )
  const stand = standOf(set.items, question)
  const base = stand === 'same' ? 0.997 : stand === 'unknown' && set.isStrong ? 0.985 : 0.9
  return base - Math.min(0.5, OTHERWISE * accidental * (isHinted ? 0.3 : 1))
}
