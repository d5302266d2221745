import { counted } from '../../../core/counted.ts'
import { decimal, of } from '../../../core/money.ts'
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
  const charged = report.filter(isCharge)
  const taken = new Map<Item, number>()
  const paid = report
    .filter((row) => !isCharge(row))
    .map((row) => {
      return partsOf(row, view, { scene, taken })
    })
  const missing = paid.filter((one) => one === undefined).length
  const charges = charged.reduce((sum, row) => sum - row.netMinor, 0)
  const parts = withCharges(
    paid.flatMap((one) => one ?? []),
    missing === 0 ? charges : 0,
  )
  const cash = parts.reduce((sum, one) => sum + (one.kind === 'cash' ? one.amountMinor : 0), 0)
  const isCovered = cash <= view.fact.amountMinor
  const isRight = net === view.fact.amountMinor && missing === 0 && isCovered
  if (missing === 0 && net > view.fact.amountMinor && view.payoutRef === ref) {
    const piece = pieceOf({ ref, net, parts }, view, scene)
    if (piece !== undefined) return piece
  }
  const problem =
    missing > 0
      ? `${missing} of them are not open with the gross amount`
      : net !== view.fact.amountMinor
        ? 'the net amounts do not add up to the line'
        : 'what the processor charges besides is more than any invoice brought'
  return {
    // The line cannot pay more than it brought.
    parts: isCovered ? parts : [],
    rule: 'payout-report',
    confidence: isRight ? sureness : 0.4,
    evidence: [
      how,
      `the report of payout ${ref} has ${counted(paid.length, 'invoice')}`,
      ...charged.map((row) => `it charges ${decimal(of(-row.netMinor, row.currency))} besides`),
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

/** What the processor charged by itself, beside any invoice. */
function isCharge({ grossMinor, netMinor }: PayoutFact): boolean {
  return grossMinor === 0 && netMinor < 0
}

/** Charges of no invoice are kept from the money of all: they are fees of the largest of them. */
function withCharges(parts: readonly Part[], minor: number): readonly Part[] {
  if (minor === 0) return parts
  const cash = parts.filter(({ kind }) => kind === 'cash')
  const most = Math.max(...cash.map(({ amountMinor }) => amountMinor))
  const bearer = cash.find(({ amountMinor }) => amountMinor === most && most > minor)
  if (bearer === undefined) return parts
  const own = parts.find(({ item, kind }) => item === bearer.item && kind === 'fee')
  const fee: Part = { item: bearer.item, kind: 'fee', amountMinor: minor + (own?.amountMinor ?? 0) }
  const rest: Part = { ...bearer, amountMinor: bearer.amountMinor - minor }
  return parts.flatMap((part) => (part === own ? [] : part === bearer ? [rest, fee] : part))
}

/** What is looked for, and what earlier rows of the report take of each invoice. */
interface Taking {
  readonly scene: Scene
  readonly taken: Map<Item, number>
}

function partsOf(row: PayoutFact, view: LineView, taking: Taking): readonly Part[] | undefined {
  const item = itemOf(row, view, taking)
  if (item === undefined) return undefined
  taking.taken.set(item, (taking.taken.get(item) ?? 0) + row.grossMinor)
  const cash: Part = { item, kind: 'cash', amountMinor: row.netMinor }
  return row.feeMinor === 0 ? [cash] : [cash, { item, kind: 'fee', amountMinor: row.feeMinor }]
}

/** The invoice that a row names: by its number, by words, else the only one of who paid with this amount. */
function itemOf(row: PayoutFact, view: LineView, { scene, taken }: Taking): Item | undefined {
  const left = (one: Item): number => one.open - (taken.get(one) ?? 0)
  const fits = (one: Item): boolean => payable(one, view) && left(one) >= row.grossMinor
  const exact = scene.numbers.byNumber(row.invoiceNumber)
  if (exact.length > 0) return exact.find(fits)
  const text = `${row.invoiceNumber} ${row.words ?? ''}`
  const named = scene.numbers.find(text).hits.flatMap((hit) => hit.named)
  const items = new Set(named.flatMap((one) => (one.kind === 'item' ? one.item : [])))
  const whole = items.size > 0 ? [...items] : openOfPayer(row, view, scene)
  const found = whole.filter((one) => fits(one) && left(one) === row.grossMinor)
  return found.length === 1 ? found[0] : undefined
}

/** What is open of the customer whose name stands beside a charge. */
function openOfPayer(row: PayoutFact, view: LineView, scene: Scene): readonly Item[] {
  if (row.payer === null) return []
  const told = { counterparty: row.payer, counterpartyAccount: null, creditorReference: null }
  const charge = { ...view.fact, ...told, description: '', amountMinor: row.grossMinor }
  const { certainty, customers } = scene.payerOf(scene.readLine(charge))
  const [only] = customers
  if (certainty !== 'certain' || only === undefined || customers.length > 1) return []
  return scene.book.openOf(only).filter(({ kind }) => kind === 'invoice')
}
