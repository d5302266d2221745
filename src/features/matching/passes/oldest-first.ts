import type { Part } from '../book/item.ts'
import type { Proposal } from '../decision.ts'
import { poolOf } from '../scene.ts'
import type { Question } from './named-set.ts'

const CONFIDENCE = 0.955 // it is what the owner of the book wants, not what the payer said

/** The oldest invoices first, where the settings say so and a known payer says nothing. */
export function oldestFirstProposal({ view, payer, scene }: Question): Proposal | undefined {
  const [customer] = payer.customers
  if (payer.certainty !== 'certain' || customer === undefined || view.mentions.length > 0)
    return undefined
  const pool = [...poolOf([customer], view, scene.book)].sort(
    (a, b) => a.dueDay - b.dueDay || a.issueDay - b.issueDay || a.id - b.id,
  )
  let money = view.fact.amountMinor
  const parts: Part[] = []
  for (const item of pool) {
    const amountMinor = Math.min(money, item.open)
    if (amountMinor > 0) parts.push({ item, kind: 'cash', amountMinor })
    money -= amountMinor
  }
  if (parts.length === 0) return undefined
  return {
    parts,
    rule: 'oldest-first',
    confidence: CONFIDENCE,
    evidence: [payer.evidence, 'the settings of the book pay the oldest invoices first'],
    unappliedMinor: money,
    customerId: customer,
  }
}
