import { theMost } from '../../../core/counted.ts'
import type { CustomerId } from '../../../ledger/ids.ts'
import { explainGap } from '../amounts/gap.ts'
import { sumOpen } from '../amounts/gap-scene.ts'
import { isUntouched } from '../book/amount-index.ts'
import type { Item } from '../book/item.ts'
import type { Proposal } from '../decision.ts'
import { openMemos, poolOf } from '../scene.ts'
import type { Question } from './named-set.ts'
import { namedSets } from './named-set.ts'

const CUSTOMERS_MAX = 60
const POOL_MAX = 60 // the latest of them are looked at as due
const OLDEST_MAX = 8
const SUGGESTIONS_MAX = 3
const BEST = 0.45
const STALE = 0.001
const EACH_MORE = 0.95
const ROUND_UNIT = 100
const DISCOUNT_SHARE = 20 // discounts come to less than a twentieth

/**
 * For who is asked: payers clear what is oldest together with what falls due. The sets of this kind
 * that terms, a credit memo or a round fee explain, where the text shows nothing of them.
 */
export function agedSets(question: Question): readonly Proposal[] {
  const { view, payer } = question
  const { customers } = payer
  if (view.fact.amountMinor <= 0 || customers.length === 0 || customers.length > CUSTOMERS_MAX)
    return []
  if (namedSets(question).length > 0) return []
  return customers
    .flatMap((owner) => explainedSets(owner, question))
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, SUGGESTIONS_MAX)
}

function explainedSets(owner: CustomerId, question: Question): readonly Proposal[] {
  const { view, scene } = question
  const pool = poolOf([owner], view, scene.book)
    .filter(isUntouched)
    .sort((a, b) => a.issueDay - b.issueDay || a.id - b.id)
  // What nobody paid in its time lies at the front for good.
  const isFresh = (item: Item): boolean =>
    item.dueDay >= view.day || scene.timing.fit(item, view.day) > STALE
  const fresh = pool.filter(isFresh)
  const gapMax = widestGap(pool[0], question)
  return fresh.slice(-POOL_MAX).flatMap((due) => {
    const others = fresh.filter((item) => item !== due).slice(0, OLDEST_MAX)
    const found: Proposal[] = []
    let sum = due.open
    for (const [at, other] of others.entries()) {
      sum += other.open
      const gap = sum - view.fact.amountMinor
      if (gap <= 0 || (gap > gapMax && gap * DISCOUNT_SHARE > sum)) continue
      const proposal = explained(due, others.slice(0, at + 1), question)
      if (proposal !== undefined) found.push(proposal)
    }
    return found
  })
}

/** The most that a fee, or all open credit memos, can come to. */
function widestGap(owner: Item | undefined, { view, scene }: Question): number {
  if (owner === undefined) return 0
  const credit = -sumOpen(openMemos(owner, view, scene.book))
  return Math.max(scene.rules.feeMaxMinor(owner.currency), credit)
}

function explained(due: Item, oldest: readonly Item[], question: Question): Proposal | undefined {
  const { view, payer, scene } = question
  const items = [due, ...oldest]
  const amountMinor = view.fact.amountMinor
  const explanation = explainGap({ ...scene, items, amountMinor, day: view.day })
  if (explanation === undefined || explanation.rule === 'rounding') return undefined
  const gap = sumOpen(items) - amountMinor
  if (explanation.rule === 'fee' && gap % ROUND_UNIT !== 0) return undefined
  const weight = (1 + scene.timing.fit(due, view.day)) / 2
  return {
    parts: explanation.parts,
    rule: `payer+aged-set+${explanation.rule}`,
    confidence: BEST * weight * EACH_MORE ** oldest.length,
    evidence: [
      payer.evidence,
      `${due.number} together with ${theMost(oldest.length, 'oldest')}`,
      explanation.evidence,
    ],
    against: ['the text names no invoice', 'the amount is not what is open'],
    unappliedMinor: 0,
    customerId: due.customerId,
  }
}
