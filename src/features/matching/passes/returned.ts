import { decimal, of } from '../../../core/money.ts'
import type { Item } from '../book/item.ts'
import type { Proposal } from '../decision.ts'
import type { PastPayment } from '../facts/facts.ts'
import { paymentsBy, returnedParts, wholePayment } from '../facts/payments.ts'
import type { LineView } from '../lines/line-view.ts'
import { agreement, type Payer } from '../payer/identify.ts'
import type { Scene } from '../scene.ts'

/** A payment that money going back takes back. */
interface Returned {
  readonly item: Item
  readonly payment: PastPayment
}

/** Money that goes back: it takes back the payment of the invoices that it names, and all that came with it. */
export function returnProposals(view: LineView, payer: Payer, scene: Scene): readonly Proposal[] {
  const amount = -view.fact.amountMinor
  const named = view.mentions.flatMap(({ items }) => items.filter(isPaid))
  const latest = named.flatMap((item) => latestOf(item, view, scene))
  const whole = named.flatMap((item) => wholeOf(item, view, scene))
  const stands = named.map((item) => agreement(payer, item.customerId, scene.book))
  const all = [latest, whole].find(
    (one) => one.length > 0 && one.length === named.length && moneyOf(one) === amount,
  )
  if (all !== undefined && !stands.includes('contradicts')) {
    return [
      proposalOf(all, 0.998, [
        'the numbers of paid invoices stand in the text',
        'the amount is what was paid for them',
      ]),
    ]
  }
  const single = [...latest, ...whole].find(({ payment }) => payment.receiptMinor === amount)
  if (single === undefined) return []
  return [
    proposalOf([single], 0.97, [
      `${single.item.number} stands in the text`,
      'the amount is what was paid for it',
    ]),
  ]
}

function isPaid({ kind, cash }: Item): boolean {
  return kind === 'invoice' && cash > 0
}

function latestOf(item: Item, { fact }: LineView, scene: Scene): readonly Returned[] {
  const payment = paymentsBy(fact.bookingDate, item, scene).find(
    ({ currency }) => currency === fact.currency,
  )
  return payment === undefined ? [] : [{ item, payment }]
}

function wholeOf(item: Item, { fact }: LineView, scene: Scene): readonly Returned[] {
  const payment = wholePayment(paymentsBy(fact.bookingDate, item, scene))
  return payment?.currency === fact.currency ? [{ item, payment }] : []
}

function moneyOf(returned: readonly Returned[]): number {
  return returned.reduce((sum, { payment }) => sum + payment.receiptMinor, 0)
}

function proposalOf(
  returned: readonly Returned[],
  confidence: number,
  evidence: readonly string[],
): Proposal {
  return {
    parts: returned.flatMap(({ item, payment }) => returnedParts(item, payment)),
    rule: 'return',
    confidence,
    evidence: [...evidence, ...returned.flatMap(besideTold)],
    unappliedMinor: 0,
    customerId: returned[0]?.item.customerId ?? null,
    residual: { reason: 'RETURN', amountMinor: 0 },
  }
}

function besideTold({ item, payment }: Returned): readonly string[] {
  return payment.beside.map(
    ({ kind, minor }) =>
      `${decimal(of(minor, item.currency))} ${item.currency} of ${item.number} that the payment left as ${kind} are open again too`,
  )
}
