import { dayNumber } from '../../core/calendar-date.ts'
import type { BankLineId, CustomerId } from '../../ledger/ids.ts'
import type { AdviceIndex } from './book/advices.ts'
import type { Book } from './book/book.ts'
import type { DepositIndex } from './book/deposits.ts'
import type { Item } from './book/item.ts'
import type { Timing } from './book/timing.ts'
import type { Proposal } from './decision.ts'
import type { MatchFacts, MatchRules, PayoutFact } from './facts/facts.ts'
import type { LineView } from './lines/line-view.ts'
import type { Neighbours } from './lines/neighbours.ts'
import type { ReadLine } from './lines/view.ts'
import type { NumberIndex } from './numbers/numbers.ts'
import type { Payer } from './payer/identify.ts'
import type { Lessons } from './payer/lessons.ts'

/** What every step of a run works with. */
export interface Scene {
  readonly book: Book
  readonly rules: MatchRules
  /** Kinds of lines that a person ignored, with the reason. */
  readonly ignoredKinds: ReadonlyMap<string, string>
  /** The customers whose payments wait for a person however certain they are, and why. */
  readonly withheld: ReadonlyMap<CustomerId, string>
  /** The payments of an invoice that stood before this run. */
  readonly paymentsOf: MatchFacts['paymentsOf']
  /** The rates at which customers withhold tax. */
  readonly withholding: MatchFacts['withholding']
  readonly numbers: NumberIndex
  readonly lessons: Lessons
  readonly timing: Timing
  /** What banks use to take off payments, by what was settled when it is first asked for. */
  readonly fees: () => readonly number[]
  readonly payouts: ReadonlyMap<string, readonly PayoutFact[]>
  /** The payouts whose net amounts add up to this. */
  payoutsOfNet(minor: number): readonly PayoutSum[]
  readonly advices: AdviceIndex
  /** The lists of cheques that add up to this. */
  readonly deposits: DepositIndex
  readonly neighbours: Neighbours
  /** The lines that the first pass left waiting, by amount; some of them were applied since. */
  readonly waitingAt: Map<number, LineView[]>
  /** The amounts of what waits when all is decided. */
  readonly left: Set<number>
  /** By which rule this run has applied lines so far; all that was proposed is too much to hold. */
  readonly applied: Map<BankLineId, string>
  /** Pieces of payments that came in several deposits, by line; one is dealt out as a whole. */
  readonly planned: Map<BankLineId, Piece>
  /** Whether what was ever planned is applied. */
  readonly pieces: Map<Proposal, boolean>
  /** What lines that wait are first thought to pay, by invoice; filled at the end, in the order of booking. */
  readonly claims: Map<Item, LineView>
  /** Reads money that is part of a line as though it were one. */
  readonly readLine: ReadLine
  payerOf(view: LineView): Payer
}

/** What one deposit gets of a payment that came in several. */
export interface Piece {
  readonly proposal: Proposal
  readonly group: readonly { readonly id: BankLineId; readonly proposal: Proposal | undefined }[]
}

/** Items that can be paid by a line: of its currency, open, and issued by its day. */
export function payable(item: Item, view: LineView): boolean {
  return item.open !== 0 && item.currency === view.fact.currency && item.issueDay <= view.day
}

/** The open invoices of customers that a line can pay. */
export function poolOf(
  customers: readonly CustomerId[],
  { day, fact: { currency } }: LineView,
  book: Book,
): readonly Item[] {
  return book.payableOf(customers, { day, currency })
}

/** The credit memos that a payer of an item can set off. */
export function openMemos(owner: Item | undefined, view: LineView, book: Book): readonly Item[] {
  if (owner === undefined) return []
  return book
    .openOf(owner.customerId)
    .filter((item) => item.kind === 'credit_memo' && payable(item, view))
}

/** A payout as a whole; the day is null where the report has none. */
export interface PayoutSum {
  readonly ref: string
  readonly date: number | null
}

/** The reports of processors by their name and by their sum. */
export function payoutIndex(facts: readonly PayoutFact[]): Pick<Scene, 'payouts' | 'payoutsOfNet'> {
  const payouts = new Map<string, PayoutFact[]>()
  for (const fact of facts) {
    const known = payouts.get(fact.payoutRef)
    if (known === undefined) payouts.set(fact.payoutRef, [fact])
    else known.push(fact)
  }
  const byNet = new Map<number, PayoutSum[]>()
  for (const [ref, items] of payouts) {
    const net = items.reduce((sum, { netMinor }) => sum + netMinor, 0)
    const date = items[0]?.date ?? null
    const sum = { ref, date: date === null ? null : dayNumber(date) }
    byNet.set(net, [...(byNet.get(net) ?? []), sum])
  }
  return { payouts, payoutsOfNet: (minor) => byNet.get(minor) ?? [] }
}
