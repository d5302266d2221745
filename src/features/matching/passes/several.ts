import { counted } from '../../../core/counted.ts'
import type { CustomerId } from '../../../ledger/ids.ts'
import { subsetSums } from '../amounts/subset-sum.ts'
import type { Advice } from '../book/advices.ts'
import type { Item } from '../book/item.ts'
import type { Proposal } from '../decision.ts'
import type { LineView } from '../lines/line-view.ts'
import { poolOf, type Scene } from '../scene.ts'
import { type Advised, advised, payerOf } from './advised.ts'
import { type Question, standOf } from './named-set.ts'
import { isNamedIn, isNear, isOwn } from './remittance.ts'
import { begunSplit, splitProposal } from './split.ts'

const ADVICES_MAX = 3
const SETS_MAX = 4
const NEAR_MAX = 60 // among more, some set adds up by accident

interface Known {
  readonly advice: Advice
  readonly found: Advised
}

/** Advices and deposits that do not pair off: one advice in several deposits, or several in one. */
export function severalProposals(question: Question): readonly Proposal[] {
  const { view, scene, payer } = question
  if (scene.advices.isEmpty) return []
  const begun = begunSplit(view, scene)
  if (begun !== undefined) return [begun]
  const customers = reachOf(payer.customers, payer.paysFor, scene)
  const near = scene.advices
    .ofCustomers(customers)
    .filter((advice) => isNear(advice, view) && advice.sum !== view.fact.amountMinor)
  if (near.length === 0 || near.length > NEAR_MAX) return []
  const known = near
    .map((advice) => ({ advice, found: advised(advice, question) }))
    .filter(({ found }) => isWhole(found) && isOwn(found, question) && namesOnly(view, found.items))
  if (known.length === 0) return []
  const together = combined(known, question)
  const apart = known
    .filter(({ advice }) => advice.sum > view.fact.amountMinor)
    .flatMap((one) => splitOf(one, question) ?? [])
  const all = [...together, ...apart]
  if (all.length < 2) return all
  return all.map((proposal) => ({
    ...proposal,
    confidence: Math.min(proposal.confidence, 0.6),
    against: [...(proposal.against ?? []), 'advices of this payer explain it in several ways'],
  }))
}

function reachOf(
  customers: readonly CustomerId[],
  paysFor: readonly CustomerId[],
  { book }: Scene,
): readonly CustomerId[] {
  return [...customers, ...paysFor, ...customers.flatMap((one) => book.children(one))]
}

/** Whether an advice can be carried out to the letter. */
function isWhole({ against, unappliedMinor }: Advised): boolean {
  return against.length === 0 && unappliedMinor === 0
}

/** Whether the text names nothing but what the advice names. */
function namesOnly({ mentions }: LineView, items: readonly Item[]): boolean {
  return mentions.every((mention) => mention.items.some((item) => items.includes(item)))
}

function splitOf({ advice, found }: Known, question: Question): Proposal | undefined {
  const { scene, view, payer } = question
  const isDoubtful = advice.day === null || hasRival(found.items, question)
  const isNamed = isNamedIn(advice, view)
  return splitProposal(
    {
      sum: advice.sum,
      parts: found.parts,
      confidence: isNamed ? 0.998 : isDoubtful ? 0.9 : 0.985,
      proposal: {
        rule: 'remittance-advice',
        evidence: [
          isNamed
            ? `advice ${advice.ref} stands in the text`
            : `it is a part of what advice ${advice.ref} announces`,
          `it lists ${counted(advice.items.length, 'invoice')}, all open`,
          payer.evidence,
          ...found.evidence,
        ],
        customerId: payerOf(found, question),
        ...(found.residual === undefined ? {} : { residual: found.residual }),
      },
      takes(other) {
        const stand = standOf(found.items, { view: other, payer: scene.payerOf(other), scene })
        const isSame = stand === 'same' || stand === 'related'
        return isSame && isNear(advice, other) && namesOnly(other, found.items)
      },
    },
    view,
    scene,
  )
}

/** Whether an invoice that the advice does not name has the amount of the line. */
function hasRival(named: readonly Item[], { view, payer, scene }: Question): boolean {
  return poolOf(payer.customers, view, scene.book).some(
    (item) => item.open === view.fact.amountMinor && !named.includes(item),
  )
}

/** Two or three advices that one deposit pays, where exactly one set of them makes it up. */
function combined(known: readonly Known[], question: Question): readonly Proposal[] {
  const { view, payer } = question
  const { sets, isComplete } = subsetSums(known, ({ advice }) => advice.sum, {
    target: view.fact.amountMinor,
    limit: SETS_MAX,
  })
  return sets
    .filter((set) => set.length > 1 && set.length <= ADVICES_MAX && isDisjoint(set))
    .map((set) => {
      const items = set.flatMap(({ found }) => found.items)
      const isOnly = isComplete && sets.length === 1
      const isNamed = set.every(({ advice }) => isNamedIn(advice, view))
      const isUndated = set.some(({ advice }) => advice.day === null)
      const isDoubtful = !isNamed && (isUndated || hasRival(items, question))
      const left = set.flatMap(({ found }) => found.residual ?? [])
      const [first] = left
      const amountMinor = left.reduce((sum, one) => sum + one.amountMinor, 0)
      return {
        parts: set.flatMap(({ found }) => found.parts),
        rule: 'remittance-advice',
        confidence: !isOnly ? 0.6 : isDoubtful ? 0.9 : 0.985,
        evidence: [
          `the advices ${set.map(({ advice }) => advice.ref).join(' and ')} add up to the line`,
          `they list ${items.length} invoices, all open`,
          payer.evidence,
          ...set.flatMap(({ found }) => found.evidence),
        ],
        against: isOnly ? [] : ['other advices of this payer add up to it as well'],
        unappliedMinor: 0,
        customerId: payerOf({ items }, question),
        ...(first === undefined ? {} : { residual: { ...first, amountMinor } }),
      }
    })
}

/** An invoice that two advices name may be meant twice. */
function isDisjoint(set: readonly Known[]): boolean {
  const items = set.flatMap(({ found }) => found.items)
  return new Set(items).size === items.length
}
