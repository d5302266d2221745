import { explainGap, sumOpen } from '../amounts/gap.ts'
import { accidentalSets, subsetSums } from '../amounts/subset-sum.ts'
import { type Item, isUntouched } from '../book.ts'
import type { Proposal } from '../decision.ts'
import { poolOf, type Scene } from '../scene.ts'
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
 * Payers list what they pay in the order of age. When invoices that were issued one after the other
 * make up the rest, to the cent or but for what terms, credits or a round fee explain, they are
 * meant: those behind the last number of the list, else the only such stretch.
 */
function continued(list: List, question: Question): readonly Proposal[] {
  const following = followers(list)
  const isAnchored = list.set.items.length > 1
  const found = stretch(following, list, { question, isAnchored })
  const isSure = (one: Proposal): boolean => one.confidence >= question.scene.rules.minConfidence
  const sure = found.filter(isSure)
  if (sure.length === 1) return found
  if (sure.length > 1) return found.map(doubted)
  const others = list.pool.flatMap((_, from) => wholeStretch(list, from, question))
  return [
    ...found,
    ...(others.length === 1 ? others : others.slice(0, SUGGESTIONS_MAX).map(doubted)),
  ]
}

function doubted(proposal: Proposal): Proposal {
  return { ...proposal, confidence: Math.min(proposal.confidence, 0.7) }
}

const NO_RATES: Scene['withholding'] = new Map()

/** The items of a stretch one by one: each length that explains the amount is a proposal. */
function stretch(
  following: readonly Item[],
  list: List,
  { question, isAnchored }: { question: Question; isAnchored: boolean },
): readonly Proposal[] {
  const { set, missing } = list
  const { view, scene } = question
  const found: Proposal[] = []
  for (let count = 1; count <= Math.min(REST_MAX, following.length); count++) {
    const rest = following.slice(0, count)
    const items = [...set.items, ...rest]
    const gap = sumOpen(rest) - missing
    if (gap < 0) continue
    const explained =
      gap === 0
        ? {
            parts: wholeParts(items),
            rule: 'whole',
            evidence: 'the amount equals what is open of all',
          }
        : explainGap({
            ...scene,
            withholding: NO_RATES, // a rate speaks for invoices that are named, not for guessed ones
            items,
            amountMinor: view.fact.amountMinor,
            day: view.day,
          })
    if (explained === undefined) continue
    const isRound = explained.rule !== 'fee' || gap % ROUND_UNIT === 0
    const best = explained.rule === 'whole' ? 0.99 : isRound ? 0.975 : 0.85
    const isTwin = following
      .slice(count)
      .some((other) => rest.some((item) => item.open === other.open))
    found.push(
      proposalOf(set, question, {
        parts: explained.parts,
        rule: `invoice-list+rest${explained.rule === 'whole' ? '' : `+${explained.rule}`}`,
        evidence: [`the list goes on with ${listed(rest)}`, explained.evidence],
        limit: limitOf(set, question, isAnchored && !isTwin ? best : 0.9),
      }),
    )
  }
  return found
}

/** The stretch from one item on that makes up the rest to the cent, if there is one. */
function wholeStretch(
  { set, pool, missing }: List,
  from: number,
  question: Question,
): readonly Proposal[] {
  let sum = 0
  for (let to = from; to < pool.length && to < from + REST_MAX && sum < missing; to++) {
    sum += pool[to]?.open ?? 0
    if (sum !== missing) continue
    const rest = pool.slice(from, to + 1)
    const isTwin = pool.some(
      (other) => !rest.includes(other) && rest.some(({ open }) => open === other.open),
    )
    return [
      proposalOf(set, question, {
        parts: wholeParts([...set.items, ...rest]),
        rule: 'invoice-list+rest',
        evidence: [`the rest is ${listed(rest)}, the only ones issued in a row that fit`],
        limit: limitOf(set, question, isTwin ? 0.85 : 0.97),
      }),
    ]
  }
  return []
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
