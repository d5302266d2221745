import type { Proposal } from '../decision.ts'
import type { LineView } from '../lines/line-view.ts'
import type { Scene } from '../scene.ts'
import type { Lesson } from './lessons.ts'

const TAUGHT_FROM = 0.98

/**
 * What an unambiguous posting teaches: that this account, or this name, pays for the customer. Only
 * a posting by reference or number teaches, so that a guess never confirms itself.
 */
export function lessonsOf(view: LineView, proposal: Proposal, scene: Scene): readonly Lesson[] {
  const { customerId, rule, confidence, parts } = proposal
  if (customerId === null || confidence < TAUGHT_FROM || view.fact.amountMinor <= 0) return []
  if (!/^(reference|invoice-number|invoice-list|near-number)/.test(rule)) return []
  if (parts.some(({ item }) => item.customerId !== customerId)) return []
  const { name } = view.payerText
  const match = view.payerText.match?.isOtherForm === true ? undefined : view.payerText.match
  const payer = match?.customers.length === 1 ? match.customers[0] : undefined
  if (payer !== undefined && payer !== customerId) {
    return [{ kind: 'pays_for', value: String(payer), customerId }]
  }
  const lessons: Lesson[] = []
  if (view.account !== null) lessons.push({ kind: 'account', value: view.account, customerId })
  if (match === undefined && name !== '') lessons.push({ kind: 'name', value: name, customerId })
  return lessons.filter(
    ({ kind, value }) => scene.lessons.of(kind, value).size < AGENT_CUSTOMERS_MAX,
  )
}

const AGENT_CUSTOMERS_MAX = 50 // beyond this the value is a bank's or a processor's
