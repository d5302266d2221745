import type { Item } from '../book/item.ts'
import type { Proposal } from '../decision.ts'
import type { RecordedPayment } from '../facts/facts.ts'
import { isStrong } from '../lines/line-view.ts'
import { agreement } from '../payer/identify.ts'
import type { Question } from './named-set.ts'

const DAYS_MAX = 10 // between the day an export gives and the bank's

interface Recorded {
  readonly item: Item
  readonly payment: RecordedPayment
}

/**
 * A payment that an export has told already: the bank line takes its place, so that the same money
 * is neither counted twice nor taken for a second payment.
 */
export function recordedProposal(question: Question): Proposal | undefined {
  const { view, payer, scene } = question
  const amount = view.fact.amountMinor
  const named = view.mentions.flatMap(({ items }) => recordedOf(items, question))
  const sum = named.reduce((total, { payment }) => total + payment.amountMinor, 0)
  const stands = named.map(({ item }) => agreement(payer, item.customerId, scene.book))
  if (named.length > 0 && sum === amount && !stands.includes('contradicts')) {
    const isSure = view.mentions.every(({ form }) => isStrong(form)) || stands.includes('same')
    return proposalOf(named, isSure ? 0.998 : 0.97, question)
  }
  if (view.mentions.length > 0 || payer.certainty !== 'certain') return undefined
  const own = payer.customers
    .flatMap((customer) => recordedOf(scene.book.recordedOf(customer), question))
    .filter(({ payment }) => payment.amountMinor === amount && isAbout(payment, question))
  return own.length === 1 ? proposalOf(own, 0.985, question) : undefined
}

function recordedOf(items: readonly Item[], { view }: Question): readonly Recorded[] {
  return items.flatMap((item) =>
    item.recorded === null || item.currency !== view.fact.currency
      ? []
      : [{ item, payment: item.recorded }],
  )
}

function isAbout({ day }: RecordedPayment, { view }: Question): boolean {
  return day !== null && Math.abs(day - view.day) <= DAYS_MAX
}

function proposalOf(found: readonly Recorded[], confidence: number, { payer }: Question): Proposal {
  const owners = new Set(found.map(({ item }) => item.customerId))
  const numbers = found.map(({ item }) => item.number).join(', ')
  return {
    parts: found.map(({ item, payment }) => ({
      item,
      kind: 'cash',
      amountMinor: payment.amountMinor,
    })),
    rule: 'recorded-payment',
    confidence,
    evidence: [
      `an import has told this payment of ${numbers} already; the bank line takes its place`,
      payer.evidence,
    ],
    unappliedMinor: 0,
    customerId:
      owners.size === 1 ? (found[0]?.item.customerId ?? null) : (payer.customers[0] ?? null),
    replaces: found.map(({ payment }) => payment),
  }
}
