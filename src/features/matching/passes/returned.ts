import type { Item } from '../book.ts'
import type { Proposal } from '../decision.ts'
import type { LineView } from '../line-view.ts'
import { agreement, type Payer } from '../payer/identify.ts'
import type { Scene } from '../scene.ts'

/** Money that goes back: it takes back the payment of the invoices that it names. */
export function returnProposals(view: LineView, payer: Payer, scene: Scene): readonly Proposal[] {
  const amount = -view.fact.amountMinor
  const named = view.mentions.flatMap(({ items }) => items.filter((item) => isPaid(item, view)))
  const stands = named.map((item) => agreement(payer, item.customerId, scene.book))
  const paid = named.reduce((sum, item) => sum + item.lastCash, 0)
  if (named.length > 0 && paid === amount && !stands.includes('contradicts')) {
    return [
      proposalOf(named, 0.998, [
        'the numbers of paid invoices stand in the text',
        'the amount is what was paid for them',
      ]),
    ]
  }
  const single = named.find((item) => item.lastCash === amount)
  if (single !== undefined)
    return [
      proposalOf([single], 0.97, [
        `${single.number} stands in the text`,
        'the amount is what was paid for it',
      ]),
    ]
  return []
}

function isPaid(item: Item, view: LineView): boolean {
  return item.kind === 'invoice' && item.cash > 0 && item.currency === view.fact.currency
}

function proposalOf(
  items: readonly Item[],
  confidence: number,
  evidence: readonly string[],
): Proposal {
  return {
    parts: items.map((item) => ({ item, kind: 'cash', amountMinor: -item.lastCash })),
    rule: 'return',
    confidence,
    evidence,
    unappliedMinor: 0,
    customerId: items[0]?.customerId ?? null,
    residual: { reason: 'RETURN', amountMinor: 0 },
  }
}
