import { explainGap, sumOpen } from '../amounts/gap.ts'
import { accidentalSets, subsetSums } from '../amounts/subset-sum.ts'
import { type Item, isUntouched } from '../book.ts'
import type { Proposal } from '../decision.ts'
import { poolOf } from '../scene.ts'
import { setWeigher } from '../timing.ts'
import { type NamedSet, proposalOf, type Question, standOf, wholeParts } from './named-set.ts'
import { nearness } from './nearness.ts'

const SETS_MAX = 40
const SUGGESTIONS_MAX = 3

/** A list that the bank cut off: what is missing follows from that customer's open items and the sum. */
export function completed(sets: readonly NamedSet[], question: Question): readonly Proposal[] {
  const set = sets.find(
    ({ items }) => new Set(items.map(({ customerId }) => customerId)).size === 1,
  )
  const owner = set?.items[0]
  if (set === undefined || owner === undefined) return []
  const { view, scene } = question
  const pool = poolOf([owner.customerId], view, scene.book)
    .filter((item) => !set.items.includes(item) && isUntouched(item))
    .sort((a, b) => a.issueDay - b.issueDay || a.id - b.id)
  const list: List = { set, pool, missing: view.fact.amountMinor - sumOpen(set.items) }
  const inOrder = continued(list, question)
  if (inOrder.some(({ confidence }) => confidence >= scene.rules.minConfidence)) return inOrder
  return [...inOrder, ...onlyRest(list, question)]
}

interface List {
  readonly set: NamedSet
  /** What else is open of that customer, the oldest first. */
  readonly pool: readonly Item[]
  readonly missing: number
}

const REST_MAX = 15
const ROUND_UNIT = 100

/**
 * Payers list what they pay in the order of age. When what follows the last number of the list
 * makes up the sum, to the cent or but for what terms, credits or a round fee explain, it is meant.
 */
function continued(list: List, question: Question): readonly Proposal[] {
  const { set, missing } = list
  const { view, scene } = question
  const following = followers(list)
  const isAnchored = set.items.length > 1
  const found: Proposal[] = []
  for (let count = 1; count <= Math.min(REST_MAX, following.length); count++) {
    const rest = following.slice(0, count)
    const gap = sumOpen(rest) - missing
    if (gap < 0) continue
    const explained =
      gap === 0
        ? undefined
        : explainGap({
            ...question.scene,
            items: [...set.items, ...rest],
            amountMinor: view.fact.amountMinor,
            day: view.day,
          })
    if (gap > 0 && explained === undefined) continue
    const isRound = explained?.rule !== 'fee' || gap % ROUND_UNIT === 0
    const best = !isAnchored ? 0.9 : explained === undefined ? 0.99 : isRound ? 0.975 : 0.85
    found.push(
      proposalOf(set, question, {
        parts: explained?.parts ?? wholeParts([...set.items, ...rest]),
        rule: `invoice-list+rest${explained === undefined ? '' : `+${explained.rule}`}`,
        evidence: [
          `the list goes on with ${listed(rest)}`,
          explained?.evidence ?? 'the amount equals what is open of all',
        ],
        limit: limitOf(set, question, best),
      }),
    )
  }
  const sure = found.filter(({ confidence }) => confidence >= scene.rules.minConfidence)
  if (sure.length < 2) return found
  return found.map((one) => ({ ...one, confidence: Math.min(one.confidence, 0.7) }))
}

/** What is open behind the last number that is named, or from the oldest on where one is named. */
function followers({ set, pool }: List): readonly Item[] {
  const [, ...others] = set.items
  const last = others.reduce<Item | undefined>(
    (latest, item) => (latest === undefined || isLater(item, latest) ? item : latest),
    undefined,
  )
  return last === undefined ? pool : pool.filter((item) => isLater(item, last))
}

function isLater(item: Item, than: Item): boolean {
  return item.issueDay > than.issueDay || (item.issueDay === than.issueDay && item.id > than.id)
}

function limitOf(set: NamedSet, question: Question, best: number): number {
  const stand = standOf(set.items, question)
  if (stand === 'contradicts') return 0.6
  return stand === 'same' || set.isStrong ? best : 0.9
}

/** Any set of the others that makes the sum, if there is but one and none would fit by accident. */
function onlyRest({ set, pool, missing }: List, question: Question): readonly Proposal[] {
  if (missing <= 0) return []
  const { view, scene } = question
  const found = subsetSums(pool, (item) => item.open, { target: missing, limit: SETS_MAX })
  const cutItems = pool.filter((item) => nearness(item, view) === 'cut')
  const hinted = found.sets.filter((items) => items.some((item) => cutItems.includes(item)))
  const preferred = hinted.length > 0 ? hinted : found.sets
  const isOnly = preferred.length === 1 && found.isComplete
  const isOdd = cutItems.length > 0 && hinted.length === 0
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
        limit:
          isOnly && !isOdd
            ? onlyLimit(items, { set, pool, missing }, question)
            : 0.6 * weightOf(items),
      }),
    )
}

function listed(items: readonly Item[]): string {
  return items.map(({ number }) => number).join(', ')
}

/** How often, in lists that were cut off, the rest is no whole set of invoices (a fee, a credit). */
const OTHERWISE = 0.75 // times three for round prices, which repeat

function onlyLimit(items: readonly Item[], { set, pool }: List, question: Question): number {
  const accidental = accidentalSets(
    pool.map(({ open }) => open),
    items.length,
  )
  const isTwin = hasDearerTwin(items, pool, question)
  return limitOf(set, question, 0.996) - Math.min(0.5, OTHERWISE * accidental) - (isTwin ? 0.1 : 0)
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
