import { counted } from '../../../core/counted.ts'
import type { Item, Part } from '../book/item.ts'
import type { Proposal } from '../decision.ts'
import type { PayoutFact } from '../facts/facts.ts'
import type { LineView } from '../lines/line-view.ts'
import { payable, type Scene } from '../scene.ts'
import { squashed } from '../text/fold.ts'
import { begunSplit, splitProposal } from './split.ts'

const DAYS_MAX = 10 // from the processor's day of payout to the bank's day of booking
const BEGINNING_MIN = 6

/** A card processor's settlement: its report says which invoices the line pays and what was kept. */
export function payoutProposal(view: LineView, scene: Scene): Proposal | undefined {
  const found = reportOf(view, scene)
  if (found === undefined) return undefined
  const begun = begunSplit(view, scene)
  if (begun !== undefined) return begun
  const { report, ref, sureness, how } = found
  const net = report.reduce((sum, item) => sum + item.netMinor, 0)
  const parts = report.map((row) => partsOf(row, view, scene))
  const missing = parts.filter((one) => one === undefined).length
  const isRight = net === view.fact.amountMinor && missing === 0
  if (missing === 0 && net > view.fact.amountMinor && view.payoutRef === ref) {
    const piece = pieceOf({ ref, net, parts: parts.flatMap((one) => one ?? []) }, view, scene)
    if (piece !== undefined) return piece
  }
  const problem =
    missing > 0
      ? `${missing} of them are not open with the gross amount`
      : 'the net amounts do not add up to the line'
  const open = parts.flatMap((one) => one ?? [])
  const cash = open.reduce((sum, one) => sum + (one.kind === 'cash' ? one.amountMinor : 0), 0)
  const isCovered = cash <= view.fact.amountMinor
  return {
    // The line cannot pay more than it brought.
    parts: isCovered ? open : [],
    rule: 'payout-report',
    confidence: isRight ? sureness : 0.4,
    evidence: [
      how,
      `the report of payout ${ref} has ${counted(report.length, 'invoice')}`,
      ...(isRight ? ['their net amounts add up to the line'] : []),
    ],
    against: isRight ? [] : [problem],
    unappliedMinor: isCovered ? view.fact.amountMinor - cash : 0,
    customerId: null,
  }
}

/** A payout that came in several deposits, each of which carries its name. */
function pieceOf(
  { ref, net, parts }: { ref: string; net: number; parts: readonly Part[] },
  view: LineView,
  scene: Scene,
): Proposal | undefined {
  const evidence = [`${ref} stands in the text`, `its report has ${parts.length} amounts`]
  return splitProposal(
    {
      sum: net,
      parts,
      confidence: 0.998,
      proposal: { rule: 'payout-report', evidence, customerId: null },
      takes: (other) => other.payoutRef === ref,
    },
    view,
    scene,
  )
}

interface Report {
  readonly ref: string
  readonly report: readonly PayoutFact[]
  readonly sureness: number
  readonly how: string
}

/** The report that a line belongs to: by its name, by the beginning of it, or by day and sum. */
function reportOf(view: LineView, scene: Scene): Report | undefined {
  const named = view.payoutRef
  const report = named === undefined ? undefined : scene.payouts.get(named)
  if (named !== undefined && report !== undefined) {
    return { ref: named, report, sureness: 0.9999, how: `${named} stands in the text` }
  }
  const fitting = scene
    .payoutsOfNet(view.fact.amountMinor)
    .filter(({ date }) => date === null || Math.abs(date - view.day) <= DAYS_MAX)
  const begun = fitting.filter(({ ref }) =>
    view.cuts.some((cut) => cut.length >= BEGINNING_MIN && squashed(ref).startsWith(cut)),
  )
  const only = begun.length === 1 ? begun[0] : fitting.length === 1 ? fitting[0] : undefined
  if (only === undefined) return undefined
  if (begun.length !== 1 && (view.mentions.length > 0 || view.payerText.match !== undefined))
    return undefined
  const how =
    begun.length === 1
      ? 'the name of the payout begins in the text'
      : 'day and amount are those of one payout'
  return {
    ref: only.ref,
    report: scene.payouts.get(only.ref) ?? [],
    sureness: begun.length === 1 ? 0.999 : 0.985,
    how,
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
