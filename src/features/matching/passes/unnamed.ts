import { sumOpen } from '../amounts/gap.ts'
import { subsetSums } from '../amounts/subset-sum.ts'
import { type Item, isUntouched } from '../book.ts'
import type { Proposal } from '../decision.ts'
import { isStrong, type LineView } from '../line-view.ts'
import type { Payer } from '../payer/identify.ts'
import { poolOf, type Scene } from '../scene.ts'
import { setWeigher } from './named.ts'
import { isNear } from './nearness.ts'

/** Lines that name nothing that fits: who pays and how much must decide, and only when one answer exists. */
export function unnamedProposals(view: LineView, payer: Payer, scene: Scene): readonly Proposal[] {
  if (payer.customers.length === 0 || view.fact.amountMinor <= 0) return []
  const pool = poolOf(payer.customers, view, scene.book)
  const singles = pool.filter((item) => item.open === view.fact.amountMinor)
  const isMisnamed = namesOther(view, pool)
  const proposals = singles.map((item) =>
    singleProposal(item, { singles, isMisnamed, view, payer, scene }),
  )
  if (singles.some(isUntouched)) return proposals
  return [
    ...proposals,
    ...setProposals(pool.filter(isUntouched), { isMisnamed, view, payer, scene }),
  ]
}

interface Question {
  readonly isMisnamed: boolean
  readonly view: LineView
  readonly payer: Payer
  readonly scene: Scene
}

/** Whether the text surely names an item that is not among these: then the amount alone must not speak. */
function namesOther(view: LineView, pool: readonly Item[]): boolean {
  return view.mentions.some(
    ({ form, items }) => isStrong(form) && !items.some((item) => pool.includes(item)),
  )
}

function singleProposal(item: Item, question: Question & { singles: readonly Item[] }): Proposal {
  const { view, payer, scene, singles, isMisnamed } = question
  const near = isNear(item, view)
  const rivals = singles.filter(
    (other) => other !== item && (near === undefined || isNear(other, view) !== undefined),
  )
  const fit = scene.timing.fit(item, view.day)
  return {
    parts: [{ item, kind: 'cash', amountMinor: item.open }],
    rule: near === undefined ? 'payer+amount' : 'near-number+payer+amount',
    confidence:
      rivals.length > 0
        ? (0.4 + 0.5 * fit) / (rivals.length + 0.5)
        : singleConfidence(item, near, question),
    evidence: [
      payer.evidence,
      rivals.length === 0
        ? 'it is the only open invoice of this amount'
        : 'the amount equals what is open',
      ...(near === undefined ? [] : [NEAR_TEXT[near]]),
    ],
    against: [
      ...(rivals.length > 0 ? [`${rivals.length + 1} open invoices have this amount`] : []),
      ...(isMisnamed ? ['the text names another invoice'] : []),
    ],
    unappliedMinor: 0,
    customerId: item.customerId,
  }
}

const NEAR_TEXT = {
  serial: 'its running number stands in the text',
  cut: 'the text breaks off inside its number',
  typo: 'a number in the text differs from its number by one slip',
} as const

function singleConfidence(
  item: Item,
  near: ReturnType<typeof isNear>,
  { payer, isMisnamed, view }: Question,
): number {
  if (near === 'typo' || near === 'serial') return SURE_WITH_NUMBER[payer.certainty]
  if (isMisnamed) return 0.8
  const isRound = item.open % 500 === 0 ? 0.001 : 0
  const hasNumber = view.numbered.includes(item.customerId) ? 0.002 : 0
  return SURE[payer.certainty] - isRound + hasNumber
}

const SURE_WITH_NUMBER = {
  certain: 0.998,
  likely: 0.993,
  tie: 0.99,
  agent: 0.985,
  none: 0,
} as const
const SURE = { certain: 0.993, likely: 0.975, tie: 0.965, agent: 0.85, none: 0 } as const

const SETS_MAX = 24

function setProposals(pool: readonly Item[], question: Question): readonly Proposal[] {
  const { view, payer, scene, isMisnamed } = question
  if (payer.certainty === 'agent') return []
  const target = view.fact.amountMinor
  const byCustomer = payer.customers.map((customer) =>
    pool.filter((item) => item.customerId === customer),
  )
  const weightOf = setWeigher(view, scene)
  const found = byCustomer.flatMap((items) => {
    if (items.length > 1 && sumOpen(items) === target)
      return [{ sets: [items], isComplete: true, size: 0 }]
    return [
      {
        ...subsetSums(items, (item) => item.open, { target, limit: SETS_MAX }),
        size: items.length,
      },
    ]
  })
  const sets = found.flatMap((one) => one.sets.map((items) => ({ items, size: one.size })))
  const isOnly = sets.length === 1 && found.every(({ isComplete }) => isComplete)
  return sets
    .map(({ items, size }): Proposal => {
      const isBalance = size === 0
      return {
        parts: items.map((item) => ({ item, kind: 'cash', amountMinor: item.open })),
        rule: isBalance ? 'payer+balance' : 'payer+only-set',
        confidence: isOnly
          ? setConfidence({ size, target, isMisnamed, payer })
          : 0.5 * weightOf(items),
        evidence: [
          payer.evidence,
          isBalance
            ? 'it is the sum of everything open'
            : isOnly
              ? 'it is the only set of open invoices with this sum'
              : 'the sum fits',
        ],
        against: [
          ...(isOnly
            ? []
            : [
                `${sets.length === SETS_MAX ? 'many' : sets.length} sets of open invoices have this sum`,
              ]),
          ...(isMisnamed ? ['the text names another invoice'] : []),
        ],
        unappliedMinor: 0,
        customerId: items[0]?.customerId ?? null,
      }
    })
    .sort((a, b) => b.confidence - a.confidence)
}

function setConfidence({
  size,
  target,
  isMisnamed,
  payer,
}: {
  size: number
  target: number
  isMisnamed: boolean
  payer: Payer
}): number {
  if (isMisnamed) return 0.6
  const accidental = size === 0 ? 0 : Math.min(0.2, (2 ** size / target) * 0.1)
  const base = payer.certainty === 'certain' ? 0.99 : payer.certainty === 'likely' ? 0.965 : 0.9
  return base - accidental
}
