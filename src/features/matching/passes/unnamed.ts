import { isUntouched } from '../book/amount-index.ts'
import type { Item } from '../book/item.ts'
import type { Proposal } from '../decision.ts'
import { isStrong, type LineView, type Mention } from '../lines/line-view.ts'
import { payable, poolOf } from '../scene.ts'
import type { Question } from './named-set.ts'
import { isCut, type Nearness, nearness } from './nearness.ts'
import { limited, paidLately, type Search } from './unnamed-search.ts'
import { setProposals } from './unnamed-sets.ts'

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

/** Whether the text names something else: then the amount alone must not speak. */
function doubtOf(view: LineView, pool: readonly Item[]): string | undefined {
  const other = view.mentions.find(
    ({ form, items }) => isStrong(form) && !items.some((item) => pool.includes(item)),
  )
  if (other !== undefined) return `the text names ${other.text}`
  const equal = namesEqual(view, pool)
  if (equal !== undefined) return `the text names ${equal.text}, which has this amount`
  const own = namesOwn(view, pool)
  return own === undefined ? undefined : `the text names ${own.text}, which has another amount`
}

/** The mention of somebody else's invoice of which exactly the amount is open. */
function namesEqual(view: LineView, pool: readonly Item[]): Mention | undefined {
  return view.mentions.find(({ items }) =>
    items.some(
      (item) => !pool.includes(item) && item.open === view.fact.amountMinor && payable(item, view),
    ),
  )
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

const UNLIKE = 0.96
const MUTE_AGENT = 0.965
const AGENT_MAX = 12 // customers; who pays for more of them may pay for anybody
const SOME_SHARE = 3

/** Whether the payer says something at all: he is not whoever pays for anybody, and no name that everybody has. */
function isSome({ payer: { customers, certainty }, scene }: Search): boolean {
  return certainty === 'agent'
    ? customers.length <= AGENT_MAX
    : customers.length * SOME_SHARE <= scene.book.customers.size || customers.length === 1
}

const REPEAT_DAYS_MAX = 10

/** Whether the payer pays another invoice by exactly this amount within some days: what the bank cut off may be its number. */
function isRepeat({ view, payer, scene }: Search): boolean {
  return scene.book.isAnyPaidWith(
    view.fact.amountMinor,
    payer.customers,
    ({ lastDay }) => Math.abs(lastDay - view.day) <= REPEAT_DAYS_MAX,
  )
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

const ALIKE_SHARE = 5

function singleConfidence(item: Item, near: Nearness | undefined, search: Search): number {
  const { payer, doubt, pool, scene } = search
  // How many invoices of this amount would lie open by accident among all that compete.
  const accidental = pool.length * scene.book.frequencyOf(item.totalMinor)
  // What stands there letter by letter is no slip of something else.
  const { view } = search
  if (near === 'typo' && (namesOwn(view, pool) ?? namesEqual(view, pool)) !== undefined) return 0.8
  // The text names somebody else's invoice of this amount as well: who may pay for others may mean that one.
  if (payer.certainty !== 'certain' && namesEqual(view, pool) !== undefined) return 0.8
  if (near === 'typo' || near === 'serial' || near === 'tail' || near === 'named') {
    // Among the invoices of many customers some number is always one slip away.
    const off = near === 'typo' ? 0.03 * Math.min(3, accidental) : 0.02 * Math.min(1, accidental)
    return SURE_NEAR[payer.certainty] - off
  }
  if (doubt !== undefined) return 0.8
  if (near === 'cut' && view.isCut) {
    const alike = pool.filter((other) => isCut(other, view)).length
    const isPaid = paidLately(search, (paid) => isCut(paid, view))
    // Where few of those who compete begin like it, its beginning tells as much as its end would.
    if (!isPaid && alike * ALIKE_SHARE <= pool.length) {
      return SURE_NEAR[payer.certainty] - 0.1 * Math.min(1, (alike * accidental) / pool.length)
    }
  }
  // The text breaks off in the number of an invoice that is paid already: it is paid again.
  if (near === undefined && search.view.cuts.length > 0) {
    if (paidLately(search, (paid) => isCut(paid, search.view))) return 0.9
  }
  if (near === undefined && view.isCut && isRepeat(search)) return 0.9
  // An amount that no other invoice ever had, to the cent, tells among all whom a name can mean.
  const isUnlike = scene.book.frequencyOf(item.totalMinor) === 0
  if (isUnlike && isSome(search)) return Math.max(UNLIKE, SURE[payer.certainty])
  const isMute = !view.isCut && view.freeRuns.length === 0 && view.cuts.length === 0
  // Who pays for others and says nothing: an amount that only one of them owes is that one's.
  if (isMute && payer.certainty === 'agent') {
    const isKnown = isUnlike || payer.customers.length <= AGENT_MAX
    return (isKnown ? MUTE_AGENT : SURE.agent) - 0.02 * Math.min(1, accidental)
  }
  // Where no number stands at all, and none is cut off, nothing points to another invoice of that price.
  const isPlain = payer.certainty === 'certain' && !view.isCut && view.freeRuns.length === 0
  return limited(SURE[payer.certainty], search) - (isPlain ? 0.02 : 0.1) * Math.min(1, accidental)
}
