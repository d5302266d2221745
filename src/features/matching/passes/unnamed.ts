import type { CustomerId } from '../../../ledger/ids.ts'
import { isUntouched } from '../amount-index.ts'
import { sumOpen } from '../amounts/gap-scene.ts'
import { accidentalSets, subsetSums } from '../amounts/subset-sum.ts'
import type { Proposal } from '../decision.ts'
import type { Item } from '../item.ts'
import { type FoundSums, isStrong, type LineView, type Mention } from '../line-view.ts'
import type { Payer } from '../payer/identify.ts'
import { payable, poolOf } from '../scene.ts'
import { setWeigher } from '../timing.ts'
import type { Question } from './named-set.ts'
import { isCut, type Nearness, nearness } from './nearness.ts'

/** Lines that name nothing that fits: who pays and how much must decide, and only when one answer exists. */
export function unnamedProposals(question: Question, hasSets: boolean): readonly Proposal[] {
  const { view, payer, scene } = question
  if (payer.customers.length === 0 || view.fact.amountMinor <= 0) return []
  const { amountMinor, currency } = view.fact
  const by = { owners: payer.customers, day: view.day, currency }
  if (!hasSets && !scene.book.isAnyPayable(amountMinor, by, () => true)) return []
  const pool = poolOf(payer.customers, view, scene.book)
  const singles = pool.filter((item) => item.open === view.fact.amountMinor)
  const doubt = doubtOf(view, pool)
  const proposals = singles.map((item) =>
    singleProposal(item, { ...question, pool, singles, doubt }),
  )
  if (!hasSets || singles.some(isUntouched)) return proposals
  return [...proposals, ...setProposals({ ...question, pool: pool.filter(isUntouched), doubt })]
}

interface Search extends Question {
  readonly pool: readonly Item[]
  /** What the text says against deciding by payer and amount. */
  readonly doubt: string | undefined
}

/** Whether the text names something else: then the amount alone must not speak. */
function doubtOf(view: LineView, pool: readonly Item[]): string | undefined {
  const other = view.mentions.find(
    ({ form, items }) => isStrong(form) && !items.some((item) => pool.includes(item)),
  )
  if (other !== undefined) return `the text names ${other.text}`
  const equal = view.mentions.find(({ items }) =>
    items.some(
      (item) => !pool.includes(item) && item.open === view.fact.amountMinor && payable(item, view),
    ),
  )
  if (equal !== undefined) return `the text names ${equal.text}, which has this amount`
  const own = namesOwn(view, pool)
  return own === undefined ? undefined : `the text names ${own.text}, which has another amount`
}

/** The mention of an invoice that the payer can pay. */
function namesOwn(view: LineView, pool: readonly Item[]): Mention | undefined {
  return view.mentions.find(({ items }) =>
    items.some((item) => pool.includes(item) && payable(item, view)),
  )
}

function singleProposal(item: Item, search: Search & { singles: readonly Item[] }): Proposal {
  const { view, payer, scene, singles, doubt } = search
  const near = nearness(item, view)
  // A slip is told from another number by the amount alone: it decides nothing between equal ones.
  const isWeak = near === undefined || near === 'typo'
  const rivals = singles.filter(
    (other) => other !== item && (isWeak || nearness(other, view) !== undefined),
  )
  const fit = scene.timing.fit(item, view.day)
  return {
    parts: [{ item, kind: 'cash', amountMinor: item.open }],
    rule: near === undefined ? 'payer+amount' : 'near-number+payer+amount',
    confidence:
      rivals.length > 0
        ? ((near === undefined ? 0.4 : 0.7) + 0.5 * fit) / (rivals.length + 0.5)
        : singleConfidence(item, near, search),
    evidence: [
      payer.evidence,
      rivals.length === 0
        ? 'it is the only open invoice of this amount'
        : 'the amount equals what is open',
      ...(near === undefined ? [] : [NEAR_TEXT[near]]),
    ],
    against: [
      ...(rivals.length > 0 ? [`${rivals.length + 1} open invoices have this amount`] : []),
      ...(doubt === undefined ? [] : [doubt]),
    ],
    unappliedMinor: 0,
    customerId: item.customerId,
  }
}

const NEAR_TEXT: Readonly<Record<Nearness, string>> = {
  named: 'its number stands in the text',
  serial: 'its running number stands in the text',
  tail: 'the end of its number stands in the text',
  cut: 'the text breaks off inside its number',
  typo: 'a number in the text differs from its number by one slip',
}

/** How sure a payer is, with a number that resembles the item's and without one. */
const SURE_NEAR = { certain: 0.998, likely: 0.993, tie: 0.99, agent: 0.985, none: 0 } as const
const SURE = { certain: 0.994, likely: 0.98, tie: 0.98, agent: 0.85, none: 0 } as const

function singleConfidence(item: Item, near: Nearness | undefined, search: Search): number {
  const { payer, doubt, pool, scene } = search
  // How many invoices of this amount would lie open by accident among all that compete.
  const accidental = pool.length * scene.book.frequencyOf(item.totalMinor)
  // What stands there letter by letter is no slip of something else.
  if (near === 'typo' && namesOwn(search.view, pool)) return 0.8
  if (near === 'typo' || near === 'serial' || near === 'tail' || near === 'named') {
    // Among the invoices of many customers some number is always one slip away.
    const off = near === 'typo' ? 0.03 * Math.min(3, accidental) : 0.02 * Math.min(1, accidental)
    return SURE_NEAR[payer.certainty] - off
  }
  if (doubt !== undefined) return 0.8
  // The text breaks off in the number of an invoice that is paid already: it is paid again.
  if (near === undefined && search.view.cuts.length > 0) {
    if (paidLately(search, (paid) => isCut(paid, search.view))) return 0.9
  }
  return limited(SURE[payer.certainty], search) - 0.1 * Math.min(1, accidental)
}

const VAGUE_MIN = 25
const VAGUE_SHARE = 5
const VAGUE = 0.9

/**
 * A name that a fifth of all customers can mean leaves little but the amount; where the text was cut
 * off besides, the number that is missing may be one that was paid with a difference.
 */
function limited(sureness: number, { view, payer: { customers }, scene }: Search): number {
  const isVague =
    customers.length > VAGUE_MIN && customers.length * VAGUE_SHARE >= scene.book.customers.size
  return isVague && view.isCut ? Math.min(sureness, VAGUE) : sureness
}

const LATELY_DAYS = 30

/** Whether the payer has paid an invoice by exactly this amount shortly before. */
function paidLately(
  { view, payer, scene }: Search,
  isMeant: (item: Item) => boolean = () => true,
): boolean {
  return scene.book.isAnyPaidWith(
    view.fact.amountMinor,
    payer.customers,
    (item) => item.lastDay <= view.day && view.day - item.lastDay <= LATELY_DAYS && isMeant(item),
  )
}

const SETS_MAX = 24

/** Few sets are kept with the line for the next time; many are found again as soon as looked for. */
const KEPT_MAX = 2

/** The sets of open invoices with the line's amount; to prove that there is no other takes long. */
function foundSums({ view, payer: { customers }, scene, pool }: Search): FoundSums {
  let versions = 0
  for (const customer of customers) versions += scene.book.versionOf(customer)
  const known = view.sums
  if (known?.versions === versions && isSame(known.customers, customers)) return known
  const byCustomer = new Map<CustomerId, Item[]>(customers.map((customer) => [customer, []]))
  for (const item of pool) byCustomer.get(item.customerId)?.push(item)
  const target = view.fact.amountMinor
  let isComplete = true
  const sets = customers.flatMap((customer): FoundSums['sets'] => {
    const items = byCustomer.get(customer) ?? []
    if (items.length > 1 && sumOpen(items) === target) return [{ items, isBalance: true }]
    const found = subsetSums(items, ({ open }) => open, { target, limit: SETS_MAX })
    isComplete &&= found.isComplete
    return found.sets.map((set) => ({ items: set, isBalance: false }))
  })
  const sums = { customers, versions, sets, isComplete }
  view.sums = sets.length > KEPT_MAX ? undefined : sums
  return sums
}

function isSame(left: readonly CustomerId[], right: readonly CustomerId[]): boolean {
  return left.length === right.length && left.every((id, at) => id === right[at])
}

function setProposals(search: Search): readonly Proposal[] {
  const { view, scene } = search
  const { sets, isComplete } = foundSums(search)
  const weightOf = setWeigher(scene.timing, view.day)
  const isOnly = sets.length === 1 && isComplete
  return sets
    .map((set) =>
      setProposal(set, search, {
        isOnly,
        isComplete,
        sets: sets.length,
        weight: weightOf(set.items),
      }),
    )
    .sort((a, b) => b.confidence - a.confidence)
}

function setProposal(
  { items, isBalance }: FoundSums['sets'][number],
  search: Search,
  found: { isOnly: boolean; isComplete: boolean; sets: number; weight: number },
): Proposal {
  const { payer, doubt } = search
  const fits = isBalance
    ? 'it is the sum of everything open'
    : found.isOnly
      ? 'it is the only set of open invoices with this sum'
      : 'the sum fits'
  const rivals = found.isComplete
    ? `${found.sets} sets of open invoices have this sum`
    : 'there are too many open invoices to try every set'
  return {
    parts: items.map((item) => ({ item, kind: 'cash', amountMinor: item.open })),
    rule: isBalance ? 'payer+balance' : 'payer+only-set',
    confidence: found.isOnly
      ? setConfidence(items, isBalance, search)
      : (isBalance ? 0.7 : 0.5) * found.weight,
    evidence: [payer.evidence, fits],
    against: [...(found.isOnly ? [] : [rivals]), ...(doubt === undefined ? [] : [doubt])],
    unappliedMinor: 0,
    customerId: items[0]?.customerId ?? null,
  }
}

/** How often a line that names nothing pays no whole set of open invoices. */
const OTHERWISE = 0.1

function setConfidence(items: readonly Item[], isBalance: boolean, search: Search): number {
  const { payer, doubt, pool } = search
  if (doubt !== undefined) return 0.6
  // The same amount again is more often the same payment again than a sum of others.
  if (paidLately(search)) return 0.9
  const size = isBalance ? 1 : items.length
  const accidental = accidentalSets(
    pool.map(({ open }) => open),
    size,
  )
  return limited(SURE_SET[payer.certainty], search) - Math.min(0.4, OTHERWISE * accidental)
}

const SURE_SET: Readonly<Record<Payer['certainty'], number>> = {
  certain: 0.99,
  likely: 0.965,
  tie: 0.96,
  agent: 0.7,
  none: 0,
}
