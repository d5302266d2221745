import type { CustomerId } from '../../../ledger/ids.ts'
import { sumOpen } from '../amounts/gap-scene.ts'
import { accidentalSets, subsetSums } from '../amounts/subset-sum.ts'
import type { Item } from '../book/item.ts'
import { isStale, setWeigher } from '../book/timing.ts'
import type { Proposal } from '../decision.ts'
import type { FoundSums } from '../lines/line-view.ts'
import type { Payer } from '../payer/identify.ts'
import { nearness } from './nearness.ts'
import { limited, paidLately, type Search } from './unnamed-search.ts'

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

/** The sets of open invoices of a payer with exactly the amount of his line. */
export function setProposals(search: Search): readonly Proposal[] {
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
  const { payer, doubt, pool, view } = search
  if (isOtherNamed(items, search)) return 0.2
  if (doubt !== undefined || isOtherListed(items, search)) return 0.6
  // The same amount again is more often the same payment again than a sum of others.
  if (paidLately(search)) return 0.9
  if (!isBalance && view.isCut && isMostlyStale(items, search)) return 0.9
  const size = isBalance ? 1 : items.length
  const accidental = accidentalSets(
    pool.map(({ open }) => open),
    size,
  )
  // Everything that one of them owes is told from everything that another one does.
  const sureness = SURE_SET[payer.certainty]
  return (isBalance ? sureness : limited(sureness, search)) - Math.min(0.4, OTHERWISE * accidental)
}

/**
 * Whether half of a set or more was left lying beyond its time. Where the text is cut off, the one
 * invoice that it would name is likelier meant, less something, than a sum of such odds and ends.
 */
function isMostlyStale(items: readonly Item[], { view, scene }: Search): boolean {
  const stale = items.filter((item) => isStale(item, view.day, scene.timing))
  return stale.length * 2 >= items.length
}

/** Whether the text names another invoice that the payer can pay: that one is meant, if with another amount. */
function isOtherNamed(items: readonly Item[], { view, pool }: Search): boolean {
  return view.mentions.some((mention) =>
    mention.items.some((item) => pool.includes(item) && !items.includes(item)),
  )
}

const LISTED_MIN = 4 // digits

/** Whether the text shows the running number of another invoice that the payer can pay. */
function isOtherListed(items: readonly Item[], { view, pool }: Search): boolean {
  if (!view.freeRuns.some(({ text }) => text.length >= LISTED_MIN)) return false
  return pool.some(
    (item) =>
      !items.includes(item) &&
      item.serial.length >= LISTED_MIN &&
      nearness(item, view) === 'serial',
  )
}

const SURE_SET: Readonly<Record<Payer['certainty'], number>> = {
  certain: 0.99,
  likely: 0.965,
  tie: 0.96,
  agent: 0.7,
  none: 0,
}
