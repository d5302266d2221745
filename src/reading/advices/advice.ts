import type { CalendarDate } from '../../core/calendar-date.ts'
import type { Currency } from '../../core/currency.ts'
import type { RowReject, StatementOptions } from '../facts.ts'

/** One invoice, credit memo or loose amount of what a payer says that a payment is for. */
export interface AdviceLine {
  /** The line, or the segment, of the file. */
  readonly row: number
  /** The number as the payer writes it; empty where the amount is for nothing in particular. */
  readonly number: string
  /** The cells of its row, but for those that hold no number: the payer has numbers of its own. */
  readonly others?: readonly string[]
  /** What the payment holds for it, a signed decimal. */
  readonly paid: string
  /** The payer names it without an amount: what is open of it in the book, `paid` says nothing. */
  readonly isWhole?: true
  /** What the payer takes for paying early. */
  readonly discount: string
  /** What the payer keeps back besides. */
  readonly deduction: string
  /** Why, in the payer's words or codes. */
  readonly reason: string | null
}

/** What one payer says of one payment. */
export interface AdviceFact {
  readonly row: number
  /** The payment as the payer names it, or a cheque's number. */
  readonly ref: string
  readonly payer: string | null
  readonly paidDate: CalendarDate | null
  /** Null where the file does not say: the company's. */
  readonly currency: Currency | null
  /** What the advice says that its lines come to; null where it says nothing. */
  readonly total: string | null
  /** The deposit that a cheque was paid in with. */
  readonly deposit: string | null
  readonly lines: readonly AdviceLine[]
}

/** What a reader makes of a whole file of advices. */
export interface AdviceFileFacts {
  readonly advices: readonly AdviceFact[]
  readonly rejects: readonly RowReject[]
  /** Sentences for the user; none of them stops the import. */
  readonly warnings: readonly string[]
}

/** A format of advices that says of itself what it is. */
export interface AdviceFormat {
  readonly name: string
  recognises(head: string): boolean
  parse(text: string, options?: StatementOptions): AdviceFileFacts
}

/** What became of an advice, as the import tells it. */
export interface AdviceNote {
  readonly ref: string
  readonly payer: string | null
  readonly paidDate: CalendarDate | null
  readonly currency: Currency
  readonly totalMinor: number
  readonly lines: number
}
