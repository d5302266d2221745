import { explainGap } from '../amounts/gap.ts'
import { cashParts, sumOpen } from '../amounts/gap-scene.ts'
import { subsetSums } from '../amounts/subset-sum.ts'
import { isUntouched } from '../book/amount-index.ts'
import type { Item } from '../book/item.ts'
import { setWeigher } from '../book/timing.ts'
import type { Proposal } from '../decision.ts'
import { isOpenEnded } from '../lines/line-view.ts'
import { openMemos, poolOf } from '../scene.ts'
import { type NamedSet, namedSets, proposalOf, type Question } from './named-set.ts'
import { nearness } from './nearness.ts'

const CUSTOMERS_MAX = 60
const POOL_MAX = 60 // the latest of them
const WINDOW = 14 // open invoices in the order of issue among which a set is looked for
const SETS_MAX = 4
const SUGGESTIONS_MAX = 3

/**
 * Sets of invoices that were issued about the same time, for who is asked: where a customer has so
 * many open invoices that anything adds up, what was issued together was most likely paid together.
 */
export function localSets(question: Question): readonly Proposal[] {
  const { view, payer, scene } = question
  const [named] = namedSets(question).filter(({ isDoubtful }) => !isDoubtful)
  const owners = new Set(named?.items.map(({ customerId }) => customerId) ?? payer.customers)
  const target = view.fact.amountMinor - sumOpen(named?.items ?? [])
  if (target <= 0 || owners.size > CUSTOMERS_MAX) return []
  const weightOf = localWeigher(question)
  return [...owners]
    .flatMap((owner) => {
      const pool = poolOf([owner], view, scene.book)
        .filter((item) => isUntouched(item) && named?.items.includes(item) !== true)
        .sort((a, b) => a.issueDay - b.issueDay || a.id - b.id)
        .slice(-POOL_MAX)
      const whole = windows(pool, target).map((items) => ({
        items,
        weight: weightOf(items, pool),
      }))
      return [
        ...whole,
        ...lessCredits(pool, target, named, question),
        ...lessFees(pool, target, named, question),
      ]
    })
    .sort((a, b) => b.weight - a.weight)
    .slice(0, SUGGESTIONS_MAX)
    .map(({ items, weight }) => proposed(items, weight, named, question))
}

function proposed(
  items: readonly Item[],
  weight: number,
  named: NamedSet | undefined,
  question: Question,
): Proposal {
  const base = named ?? { mentions: [], isStrong: false, isAll: false, isDoubtful: false }
  const all = [...(named?.items ?? []), ...items]
  const { view, scene } = question
  const explained = explainGap({
    ...scene,
    items: all,
    amountMinor: view.fact.amountMinor,
    day: view.day,
  })
  const rule = named === undefined ? 'payer+local-set' : 'invoice-list+local-set'
  return proposalOf({ ...base, items: all }, question, {
    parts: explained?.parts ?? cashParts(all, []),
    rule: explained === undefined ? rule : `${rule}+${explained.rule}`,
    evidence: [explained?.evidence ?? 'the sum fits', 'they were issued about the same time'],
    limit: 0.5 * weight,
  })
}

const MEMOS_MAX = 8
const LESS_CREDIT = 0.6

/** The same where one credit memo is set off against a list that the text breaks off. */
function lessCredits(
  pool: readonly Item[],
  target: number,
  named: NamedSet | undefined,
  question: Question,
): readonly { items: readonly Item[]; weight: number }[] {
  const memos = openMemos(named?.items[0], question.view, question.scene.book)
  if (!goesOn(named, question) || memos.length > MEMOS_MAX) return []
  const weightOf = localWeigher(question)
  return memos.flatMap((memo) =>
    windows(pool, target - memo.open).map((items) => ({
      items: [...items, memo],
      weight: LESS_CREDIT * weightOf(items, pool),
    })),
  )
}

const LESS_FEE = 0.5

/** The same where a bank took one of its usual fees off a list that the text breaks off. */
function lessFees(
  pool: readonly Item[],
  target: number,
  named: NamedSet | undefined,
  question: Question,
): readonly { items: readonly Item[]; weight: number }[] {
  if (!goesOn(named, question)) return []
  const weightOf = localWeigher(question)
  return question.scene.fees().flatMap((fee) =>
    windows(pool, target + fee).map((items) => ({
      items,
      weight: LESS_FEE * weightOf(items, pool),
    })),
  )
}

/** Whether more is paid than the text tells: it breaks off, or what it names is less than what came. */
function goesOn(named: NamedSet | undefined, { view }: Question): boolean {
  return named !== undefined || isOpenEnded(view)
}

/** The sets that begin with each item and reach no farther than some items behind it. */
function windows(pool: readonly Item[], target: number): readonly (readonly Item[])[] {
  return pool.flatMap((first, from) => {
    if (first.open === target) return [[first]]
    const { sets } = subsetSums(pool.slice(from + 1, from + WINDOW), ({ open }) => open, {
      target: target - first.open,
      limit: SETS_MAX,
    })
    return sets.filter((items) => items.length > 0).map((items) => [first, ...items])
  })
}

const SKIPPED = 0.85
const UNLIKE = 0.4

/** What habit, the items that are left out between, and pieces of numbers in the text say of a set. */
function localWeigher({
  view,
  scene,
}: Question): (items: readonly Item[], pool: readonly Item[]) => number {
  const weightOf = setWeigher(scene.timing, view.day)
  return (items, pool) => {
    const [first] = items
    const last = items.reduce((latest, item) => Math.max(latest, pool.indexOf(item)), 0)
    const skipped = first === undefined ? 0 : last - pool.indexOf(first) + 1 - items.length
    const isLike = items.some((item) => nearness(item, view) !== undefined)
    return weightOf(items) * SKIPPED ** skipped * (isLike ? 1 : UNLIKE)
  }
}
