import type { Currency } from '../../core/currency.ts'
import { grouped, parseDecimal } from '../../core/money.ts'

/** A line of the queue, as `queue --json` prints it. */
export interface QueueEntry {
  readonly bank_ref: string
  readonly date: string
  readonly amount: string
  readonly currency: Currency
  readonly counterparty: string | null
  readonly description: string
  readonly status: string
  readonly reason: string
  readonly age_days: number
  readonly owner: string | null
  readonly held: boolean
  readonly evidence: readonly string[]
  readonly suggestions: readonly Suggestion[]
}

/** What the machine would do with a line, if a person agrees. */
export interface Suggestion {
  readonly allocations: readonly SuggestedPart[]
  readonly confidence: number
  readonly customer_number: string | null
  readonly unapplied: string
  readonly evidence: readonly string[]
  readonly against: readonly string[]
}

/** What of it goes to one invoice. */
export interface SuggestedPart {
  readonly invoice: string
  readonly amount: string
  readonly kind: string
  /** Where it is not that of the money. */
  readonly currency?: Currency
}

/** How many suggestions have a key. */
export const SUGGESTIONS_MAX = 3

/** Whether a line of the queue is a cheque of the deposit that another one is. */
export function isChequeOf(
  { bank_ref: ref }: Pick<QueueEntry, 'bank_ref'>,
  deposit: Pick<QueueEntry, 'bank_ref'>,
): boolean {
  return ref.startsWith(`${deposit.bank_ref}/`)
}

/** An amount for people: `1,304.87`. */
export function shownAmount(amount: string, currency: Currency): string {
  const money = parseDecimal(amount, currency)
  return money === undefined ? amount : grouped(money)
}

/** An amount with its currency, where that is not the money's. */
export function shownIn(amount: string, own: Currency | undefined, paidIn: Currency): string {
  return own === undefined ? shownAmount(amount, paidIn) : `${shownAmount(amount, own)} ${own}`
}

/** Whether a decimal amount is nought. */
export function isZero(amount: string): boolean {
  return !/[1-9]/.test(amount)
}
