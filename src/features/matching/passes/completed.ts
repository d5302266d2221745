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
  const inOrder = oldestFirst(list, question)
  return inOrder.length > 0 ? inOrder : onlyRest(list, question)
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
 * Payers list what they pay in the order of age. When the named items and the oldest of the others
 * make the sum, to the cent or but for what terms, credits or a round fee explain, these are meant.
 */
function oldestFirst({ set, pool, missing }: List, question: Question): readonly Proposal[] {
  const { view, scene } = question
  const found: Proposal[] = []
  for (let count = 1; count <= Math.min(REST_MAX, pool.length); count++) {
    const rest = pool.slice(0, count)
    const items = [...set.items, ...rest]
    const gap = sumOpen(rest) - missing
    if (gap < 0) continue
    const evidence = `the rest is what is open of ${listed(rest)}, the oldest besides`
    if (gap === 0) {
      found.push(
        proposalOf(set, question, {
          parts: wholeParts(items),
          rule: 'invoice-list+rest',
          evidence: [evidence],
          limit: limitOf(set, question, 0.996),
        }),
      )
      continue
    }
    const explained = explainGap({
      items,
      amountMinor: view.fact.amountMinor,
      day: view.day,
      book: scene.book,
      rules: scene.rules,
    })
    if (explained === undefined) continue
    const isRound = explained.rule !== 'fee' || gap % ROUND_UNIT === 0
    found.push(
      proposalOf(set, question, {
        parts: explained.parts,
        rule: `invoice-list+rest+${explained.rule}`,
        evidence: [evidence, explained.evidence],
        limit: isRound ? limitOf(set, question, 0.98) : 0.85,
      }),
    )
  }
  const sure = found.filter(({ confidence }) => confidence >= scene.rules.minConfidence)
  return sure.length > 1
    ? found.map((one) => ({ ...one, confidence: Math.min(one.confidence, 0.7) }))
    : found
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
const OTHERWISE = 0.25

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
