import type { Item } from '../book.ts'
import type { Part, Proposal } from '../decision.ts'
import type { PayoutFact } from '../facts.ts'
import type { LineView } from '../line-view.ts'
import { payable, type Scene } from '../scene.ts'

/** A card processor's settlement: its report says which invoices the line pays and what was kept. */
export function payoutProposal(view: LineView, scene: Scene): Proposal | undefined {
  if (view.payoutRef === undefined) return undefined
  const report = scene.payouts.get(view.payoutRef) ?? []
  const net = report.reduce((sum, item) => sum + item.netMinor, 0)
  const parts = report.map((row) => partsOf(row, view, scene))
  const missing = parts.filter((one) => one === undefined).length
  const isRight = net === view.fact.amountMinor && missing === 0
  return {
    parts: parts.flatMap((one) => one ?? []),
    rule: 'payout-report',
    confidence: isRight ? 0.9999 : 0.4,
    evidence: [
      `payout ${view.payoutRef} has ${report.length} invoices in its report`,
      'gross, fee and net add up to the line',
    ],
    against: isRight
      ? []
      : [
          missing > 0
            ? `${missing} of them are not open with the gross amount`
            : 'the net amounts do not add up to the line',
        ],
    unappliedMinor: 0,
    customerId: null,
  }
}

function partsOf(row: PayoutFact, view: LineView, scene: Scene): readonly Part[] | undefined {
  const item = scene.numbers
    .byNumber(row.invoiceNumber)
    .find((one: Item) => payable(one, view) && one.open >= row.grossMinor)
  if (item === undefined) return undefined
  const cash: Part = { item, kind: 'cash', amountMinor: row.netMinor }
  return row.feeMinor === 0 ? [cash] : [cash, { item, kind: 'fee', amountMinor: row.feeMinor }]
}
