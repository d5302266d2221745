import { explainGap } from '../amounts/gap.ts'
import { cashParts, sumOpen } from '../amounts/gap-scene.ts'
import { subsetSums } from '../amounts/subset-sum.ts'
import { isUntouched } from '../book/amount-index.ts'
import type { Item, Part } from '../book/item.ts'
import type { Proposal } from '../decision.ts'
import { isOpenEnded } from '../lines/line-view.ts'
import { poolOf, type Scene } from '../scene.ts'
import { type NamedSet, proposalOf, type Question, standOf, unconfirmed } from './named-set.ts'
import { isCut } from './nearness.ts'
import { isLessCredit, type List, limitOf, listed, onlyRest, weigher } from './rest.ts'

const SUGGESTIONS_MAX = 3

/** A list that the bank cut off: what is missing follows from that customer's open items and the sum. */
export function completed(sets: readonly NamedSet[], question: Question): readonly Proposal[] {
  const single = sets.filter(
    ({ items }) => new Set(items.map(({ customerId }) => customerId)).size === 1,
  )
  const set = single.find(({ isDoubtful }) => !isDoubtful) ?? single[0]
  const owner = set?.items[0]
  if (set === undefined || owner === undefined) return []
  const { view, scene } = question
  const pool = poolOf([owner.customerId], view, scene.book)
    .filter((item) => !set.items.includes(item) && isUntouched(item))
    .sort((a, b) => a.issueDay - b.issueDay || a.id - b.id)
  const list: List = { set, pool, missing: view.fact.amountMinor - sumOpen(set.items) }
  const inOrder = continued(list, question)
  if (inOrder.some(({ confidence }) => confidence >= scene.rules.minConfidence)) return inOrder
  const others = onlyRest(list, question)
  // What follows in order but for a fee or a credit is as likely as a set that leaves some out.
  return inOrder.length === 0 ? others : [...inOrder, ...others.map((one) => doubted(one, 0.9))]
}

const REST_MAX = 15
const ROUND_UNIT = 100

/**
 * Payers list what they pay in the order of age. When invoices that were issued one after the other
 * make up the rest, to the cent or but for what terms, credits or a round fee explain, they are
 * meant: those behind the last number of the list, else the only such stretch.
 */
function continued(list: List, question: Question): readonly Proposal[] {
  const found = stretch(followers(list), list, { question, isFirst: true })
  const isSure = (one: Proposal): boolean => one.confidence >= question.scene.rules.minConfidence
  const sure = found.filter(isSure)
  if (sure.length === 1) return found
  if (sure.length > 1) return found.map((one) => doubted(one, 0.7))
  const others = list.pool.flatMap((_, from) => wholeStretch(list, from, question))
  if (others.length > 0) {
    return [...found, ...(others.length === 1 ? others : rivals(others, list, question))]
  }
  return found.length > 0 ? found : elsewhere(list, question)
}

/** Stretches that begin somewhere else and that terms, credits or a round fee explain; none is sure. */
function elsewhere(list: List, question: Question): readonly Proposal[] {
  if (!isOpenEnded(question.view)) return []
  return list.pool
    .flatMap((_, from) => stretch(list.pool.slice(from), list, { question, isFirst: false }))
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, SUGGESTIONS_MAX)
    .map((one) => doubted(one, 0.7))
}

/** Several stretches that fit: none is sure, and the likeliest by habit stands first. */
function rivals(found: readonly Proposal[], list: List, question: Question): readonly Proposal[] {
  const weightOf = weigher(list, question)
  return found.map((one) => {
    const items = one.parts.map(({ item }) => item).filter((item) => list.pool.includes(item))
    return doubted(one, 0.4 + 0.3 * weightOf(items))
  })
}

function doubted(proposal: Proposal, most: number): Proposal {
  return { ...proposal, confidence: Math.min(proposal.confidence, most) }
}

const NO_RATES: Scene['withholding'] = new Map()

/** Why the items were paid with so much less than is open of them. */
function explanationOf(
  items: readonly Item[],
  gap: number,
  { view, scene }: Question,
): ReturnType<typeof explainGap> | { rule: 'whole'; parts: readonly Part[]; evidence: string } {
  if (gap === 0) {
    const evidence = 'the amount equals what is open of all'
    return { parts: cashParts(items, []), rule: 'whole', evidence }
  }
  return explainGap({
    ...scene,
    withholding: NO_RATES, // a rate speaks for invoices that are named, not for guessed ones
    items,
    amountMinor: view.fact.amountMinor,
    day: view.day,
  })
}

/** The items of a stretch one by one: each length that explains the amount is a proposal. */
function stretch(
  following: readonly Item[],
  list: List,
  { question, isFirst }: { question: Question; isFirst: boolean },
): readonly Proposal[] {
  const { set, missing } = list
  const { view } = question
  const [next] = following
  // After one number only, the text itself has to show that the list goes on with the next of them.
  const isAnchored =
    set.items.length > 1 || (next !== undefined && isOpenEnded(view) && isCut(next, view))
  const goesOn = endsBetween(view)
  const found: Proposal[] = []
  for (let count = 1; count <= Math.min(REST_MAX, following.length); count++) {
    const rest = following.slice(0, count)
    const items = [...set.items, ...rest]
    const gap = sumOpen(rest) - missing
    if (gap < 0) continue
    const explained = explanationOf(items, gap, question)
    if (explained === undefined) continue
    const isRound = explained.rule !== 'fee' || gap % ROUND_UNIT === 0
    if (!isFirst && !isRound) continue
    const best = explained.rule === 'whole' ? 0.99 : bestOf(explained.rule, isRound)
    const isTwin =
      hasTwin(rest, recent(list, items)) || (explained.rule === 'fee' && hasWhole(list))
    found.push(
      proposalOf(set, question, {
        parts: explained.parts,
        rule: `invoice-list+rest${explained.rule === 'whole' ? '' : `+${explained.rule}`}`,
        evidence: [`the list goes on with ${listed(rest)}`, explained.evidence],
        limit:
          explained.rule === 'credit' && memosIn(explained.parts) > MEMOS_MAX
            ? 0.7
            : (isAnchored || (isFirst && goesOn && isContract(explained.rule))) && !isTwin
              ? anchored(set, question, best)
              : limitOf(set, question, Math.min(best, 0.9)),
      }),
    )
  }
  return found
}

const MEMOS_MAX = 2 // of more than these, some come to any difference

function memosIn(parts: readonly Part[]): number {
  return parts.filter(({ item }) => item.kind === 'credit_memo').length
}

/** Whether the text breaks off behind a number before the next one shows a digit: nothing contradicts the order. */
function endsBetween(view: Question['view']): boolean {
  if (!isOpenEnded(view) || view.mentions.length === 0) return false
  const end = Math.max(...view.mentions.map(({ hit }) => hit.end))
  return !view.runs.some((run) => run.isDigits && run.start >= end)
}

/** What a contract gives fits to the cent; a fee is a guess by its size. */
function isContract(rule: string): boolean {
  return rule === 'discount' || rule === 'credit'
}

/** The list with what is not older than all that it holds: payers who skipped an invoice seldom return to it. */
function recent(list: List, items: readonly Item[]): List {
  const oldest = Math.min(...items.map(({ issueDay }) => issueDay))
  return { ...list, pool: list.pool.filter(({ issueDay }) => issueDay >= oldest) }
}

/** Whether another open invoice has the amount of one of these: then that one may be meant. */
function hasTwin(rest: readonly Item[], { pool }: List): boolean {
  return pool.some((other) => !rest.includes(other) && rest.some(({ open }) => open === other.open))
}

/** Whether some invoices make up what is missing to the cent, so that no fee is needed. */
function hasWhole({ pool, missing }: List): boolean {
  const found = subsetSums(pool, ({ open }) => open, { target: missing, limit: 1 })
  return found.sets.length > 0 || !found.isComplete
}

const FEE_BEST = 0.97
const ODD_FEE = 0.15 // a surplus is likelier than one more invoice less some odd fee

function bestOf(rule: string, isRound: boolean): number {
  if (rule === 'fee') return isRound ? FEE_BEST : ODD_FEE
  return 0.98
}

const UNKNOWN = 0.01 // less, where the payer is not known: what fits to the cent in order is no accident

function anchored(set: NamedSet, question: Question, best: number): number {
  const isExact = best > FEE_BEST
  if (!isExact || standOf(set.items, question) !== 'unknown') return limitOf(set, question, best)
  return unconfirmed(set, best - UNKNOWN)
}

/** The stretch from one item on that makes up the rest to the cent, if there is one. */
function wholeStretch(list: List, from: number, question: Question): readonly Proposal[] {
  const { set, pool, missing } = list
  let sum = 0
  for (let to = from; to < pool.length && to < from + REST_MAX && sum < missing; to++) {
    sum += pool[to]?.open ?? 0
    if (sum !== missing) continue
    const rest = pool.slice(from, to + 1)
    const isTwin = hasTwin(rest, list)
    return [
      proposalOf(set, question, {
        parts: cashParts([...set.items, ...rest], []),
        rule: 'invoice-list+rest',
        evidence: [`the rest is ${listed(rest)}, the only ones issued in a row that fit`],
        limit: limitOf(set, question, isTwin ? 0.85 : isLessCredit(list, question) ? 0.93 : 0.97),
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
