import type { Currency } from '../../core/currency.ts'
import type { ChequeFacts } from '../../ledger/bank-line.ts'
import type { BankLineId, CustomerId, ReceiptId, ReceivableId } from '../../ledger/ids.ts'
import type { AllocationKind } from '../../ledger/posting.ts'
import type { Item, Part, PostedItem } from './book/item.ts'
import type { RecordedPayment } from './facts/facts.ts'
import type { Lesson } from './payer/lessons.ts'

/** Money of one payer within a line of several: a cheque of a deposit. It is a receipt of its own. */
export interface Share {
  readonly customerId: CustomerId | null
  readonly amountMinor: number
  readonly memo: string
  readonly cheque: ChequeFacts
  /** Which of the proposal's parts it pays: from, and up to but without. */
  readonly from: number
  readonly to: number
  readonly evidence: readonly string[]
  /** Set when a person has to look at it. */
  readonly residual?: Residual
  /** What it may pay, where nobody could place it. */
  readonly suggestions?: readonly StoredSuggestion[]
}

/** A suggestion as the queue keeps it, complete enough to be carried out later. */
export interface StoredSuggestion {
  readonly allocations: readonly StoredPart[]
  readonly rule: string
  readonly confidence: number
  readonly evidence: readonly string[]
  readonly against: readonly string[]
  readonly unapplied: number
  readonly customer: CustomerId | null
  /** What an export had told of the same payment, part by part; it is taken back first. */
  readonly replaces?: readonly RecordedPayment[]
  /** Whose money it is, where it is several payers'. */
  readonly shares?: readonly Share[]
}

/** So much of one kind for one item of a suggestion. */
export interface StoredPart {
  readonly id: ReceivableId
  readonly invoice: string
  readonly kind: AllocationKind
  readonly minor: number
  /** Where the money is in another currency than the invoice: the invoice's, and what it takes. */
  readonly foreign?: { readonly currency: Currency; readonly receiptMinor: number }
}

/** A way to apply a line, with what speaks for and against it. */
export interface Proposal<I extends PostedItem = Item> {
  readonly parts: readonly Part<I>[]
  readonly rule: string
  readonly confidence: number
  readonly evidence: readonly string[]
  readonly against?: readonly string[]
  /** Money of the line that pays nothing yet. */
  readonly unappliedMinor: number
  /** Whose money it is; none for a processor's. */
  readonly customerId: CustomerId | null
  /** Set when something about it has to go to the queue although the money is applied. */
  readonly residual?: Residual
  /** What an export had told of the same payment; it is taken back first. */
  readonly replaces?: readonly RecordedPayment[]
  /** Whose money it is, where it is several payers'. */
  readonly shares?: readonly Share[]
}

/** What an application leaves for a person to look at, and how much it is. */
export interface Residual {
  readonly reason: Reason
  readonly amountMinor: number
}

export type Reason =
  | 'SHORT_PAY'
  | 'OVERPAY'
  | 'DUPLICATE_PAYMENT'
  | 'AMBIGUOUS'
  | 'UNKNOWN_PAYER'
  | 'NO_OPEN_ITEM'
  | 'RETURN'
  | 'DEDUCTION'
  | 'CURRENCY_MISMATCH'
  | 'PAYOUT_MISMATCH'
  | 'TAKEN_BACK'
  | 'AUTONOMY'

/** Which money of a line is decided, where it is in the book already: one cheque, or what is left over. */
export interface MoneyOfLine {
  /** None where this very run decides on the deposit. */
  readonly receiptId: ReceiptId | null
  readonly cheque: string | null
}

export type Decision =
  | {
      readonly kind: 'apply'
      readonly lineId: BankLineId
      readonly of?: MoneyOfLine
      readonly proposal: Proposal
      readonly lessons: readonly Lesson[]
    }
  | {
      readonly kind: 'queue'
      readonly lineId: BankLineId
      readonly of?: MoneyOfLine
      readonly reason: Reason
      readonly suggestions: readonly Proposal[]
      readonly evidence: readonly string[]
    }
  | {
      readonly kind: 'ignore'
      readonly lineId: BankLineId
      readonly reason: string
      readonly evidence: readonly string[]
    }

/** The reason with which the program itself leaves a line alone. */
export const NOT_A_RECEIPT = 'NOT_A_RECEIPT'
