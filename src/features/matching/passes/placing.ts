import type { CustomerId } from '../../../ledger/ids.ts'
import type { Part } from '../book/item.ts'
import type { Proposal, Residual } from '../decision.ts'
import type { RemittanceFact } from '../facts/facts.ts'
import type { LineView } from '../lines/line-view.ts'
import type { Scene } from '../scene.ts'
import { advised } from './advised.ts'
import { type Question, standOf } from './named-set.ts'

/** How a cheque that names no invoice is judged: as the bank line that it would be by itself. */
export type JudgeCheque = (view: LineView) => Proposal | undefined

/** What one cheque comes to. */
export interface Placing {
  readonly parts: readonly Part[]
  readonly customerId: CustomerId | null
  readonly residual: Residual | undefined
  readonly evidence: readonly string[]
  readonly isKnown: boolean
}

/** A cheque by what the list says of it, else by what it would be as a bank line of its own. */
export function placingOf(
  own: LineView,
  rows: readonly RemittanceFact[],
  { scene, judge }: { scene: Scene; judge: JudgeCheque },
): Placing {
  const payer = scene.payerOf(own)
  const question: Question = { view: own, payer, scene }
  const { amountMinor, currency, cheque } = own.fact
  const advice = { ref: cheque?.ref ?? '', payer: cheque?.payer ?? null, day: null, currency }
  const found = advised({ ...advice, sum: amountMinor, items: rows }, question)
  const isOurs = standOf(found.items, question) !== 'contradicts'
  const customers = new Set(found.items.map(({ customerId }) => customerId))
  const [owner = null] = customers
  if (found.items.length > 0 && found.against.length === 0 && isOurs && customers.size === 1) {
    const { parts, residual, evidence } = found
    return { parts, customerId: owner, residual, evidence, isKnown: true }
  }
  const best = judge(own)
  if (best !== undefined && best.customerId !== null && best.replaces === undefined) {
    const { parts, residual, evidence, customerId } = best
    return { parts, customerId, residual, evidence, isKnown: true }
  }
  const [only] = payer.customers
  const isSure = payer.certainty === 'certain' && payer.customers.length === 1
  const against = isOurs ? found.against : ['its invoices are of another customer']
  return unplaced(own, isSure ? (only ?? null) : null, [payer.evidence, ...against])
}

/** A cheque that stays unapplied and is asked about. */
export function unplaced(
  { fact: { amountMinor } }: LineView,
  customerId: CustomerId | null,
  evidence: readonly string[],
): Placing {
  const reason = customerId === null ? 'UNKNOWN_PAYER' : 'NO_OPEN_ITEM'
  return { parts: [], customerId, residual: { reason, amountMinor }, evidence, isKnown: false }
}
