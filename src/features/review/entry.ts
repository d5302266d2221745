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
}

/** How many suggestions have a key. */
export const SUGGESTIONS_MAX = 3

/** An amount for people: `1,304.87`. */
export function shownAmount(amount: string, currency: Currency): string {
  const money = parseDecimal(amount, currency)
  return money === undefined ? amount : grouped(money)
}

/** Whether a decimal amount is nought. */
export function isZero(amount: string): boolean {
  return !/[1-9]/.test(amount)
}
