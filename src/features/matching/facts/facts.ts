import type { CalendarDate } from '../../../core/calendar-date.ts'
import type { Currency } from '../../../core/currency.ts'
import type { Ratio } from '../../../core/ratio.ts'
import type { BankLine, ChequeFacts } from '../../../ledger/bank-line.ts'
import type { ApplicationId, CustomerId, ReceiptId, ReceivableId } from '../../../ledger/ids.ts'
import type { AllocationKind } from '../../../ledger/posting.ts'
import type { WithholdingRate } from '../../../ledger/withholding.ts'

/** What the engine is told: everything it may know stands here, and it reads nothing else. */
export interface MatchFacts {
  readonly customers: readonly CustomerFact[]
  /** Gone through once: what was read need not be kept beside what the engine makes of it. */
  readonly items: Iterable<ItemFact>
  /** The lines to decide, in the order of booking. */
  readonly lines: readonly LineFact[]
  /** The money that waits in the book itself, in the order of booking. */
  readonly unapplied: readonly UnappliedFact[]
  readonly payouts: readonly PayoutFact[]
  readonly remittances: readonly RemittanceFact[]
  readonly lessons: readonly LessonFact[]
  /** Texts of the newest lines, decided or not; they show how the bank writes. */
  readonly knownTexts: readonly string[]
  /** How many of the lines decided last have a text of which length: there the bank cuts. */
  readonly knownLengths: ReadonlyMap<number, number>
  /** Kinds of lines that a person ignored, with the reason given last. */
  readonly ignoredKinds: ReadonlyMap<string, string>
  /** The customers whose payments wait for a person however certain they are, and why. */
  readonly withheld: ReadonlyMap<CustomerId, string>
  /** The payments of an invoice that stand in the book, the newest first; asked for returns alone. */
  readonly paymentsOf: (id: ReceivableId) => readonly PastPayment[]
  /** The rates at which customers withhold tax, by the settings or as people confirmed. */
  readonly withholding: WithholdingRates
  readonly rules: MatchRules
}

/** The rates of customers; for a back-test, those that were known when an event decided a line. */
export interface WithholdingRates {
  get(customer: CustomerId, decidedSeq?: number): readonly KnownRate[] | undefined
}

/** A rate of withholding tax, and how it is known. */
export interface KnownRate extends WithholdingRate {
  readonly told: string
  /** Whether it is booked without a person: by the settings, or confirmed often enough. */
  readonly isSure: boolean
}

/** A customer, as far as payments can name one. */
export interface CustomerFact {
  readonly id: CustomerId
  readonly number: string | null
  readonly name: string
  readonly parentId: CustomerId | null
}

/** An invoice, or a credit memo (with negative amounts), as it stands before this run. */
export interface ItemFact {
  readonly id: ReceivableId
  readonly kind: 'invoice' | 'credit_memo'
  readonly number: string
  readonly customerId: CustomerId
  readonly issueDate: CalendarDate
  readonly dueDate: CalendarDate
  readonly currency: Currency
  readonly totalMinor: number
  /** The tax in it; null where no file told it. */
  readonly taxMinor: number | null
  readonly openMinor: number
  readonly discount: DiscountTerms | null
  readonly poNumber: string | null
  readonly structuredReference: string | null
  /** What became of it so far; null where nothing was ever allocated to it. */
  readonly past: ItemPast | null
  /** Cash that is allocated to it so far. */
  readonly cashMinor: number
  /** What an export said was paid, before any bank line told the same. */
  readonly recorded: RecordedPayment | null
}

/** What a run would remember of an invoice that it had paid itself. */
export interface ItemPast {
  /** The last payment of it: how much cash, and when; 0 and null where it had none. */
  readonly lastCashMinor: number
  readonly lastCashDate: CalendarDate | null
  /** The last day on which anything was allocated to it, taken back since or not. */
  readonly movedDate: CalendarDate
}

/** A payment that an export has told. */
export interface RecordedPayment {
  readonly receiptId: ReceiptId
  readonly applicationId: ApplicationId
  readonly amountMinor: number
  /** The day number; none where the export said that it was paid, not when. */
  readonly day: number | null
}

/** What an invoice grants to who pays early. */
export interface DiscountTerms {
  /** Per cent × 10,000: 2 % is 20000. */
  readonly percent1e4: number
  readonly days: number
}

export type LineFact = Omit<BankLine, 'status' | 'account' | 'valueDate' | 'cheque'> & {
  /** Set where it is one cheque of a deposit. */
  readonly cheque?: ChequeFacts
  /** A person took it back: the machine may suggest, not decide. */
  readonly isHeld: boolean
  /** In a back-test: the event that decided it. */
  readonly decidedSeq?: number
}

/** Money that is in the book and pays nothing yet: a cheque that waits, or what a payment left over. */
export interface UnappliedFact {
  /** The bank line with all of its money, or the line that the cheque would be by itself. */
  readonly line: LineFact
  /** None where this very run decides on the deposit. */
  readonly receiptId: ReceiptId | null
  readonly customerId: CustomerId | null
  readonly memo: string
  /** What the rest of the money pays. */
  readonly parts: readonly PaidPart[]
  /** The first invoice that came into the book since that was decided. */
  readonly newFrom: ReceivableId | null
}

/** So much of one kind that an invoice was given. */
export interface PaidPart {
  readonly id: ReceivableId
  readonly kind: AllocationKind
  readonly minor: number
}

/** One invoice inside a processor's payout. */
export interface PayoutFact {
  readonly payoutRef: string
  readonly date: CalendarDate | null
  readonly invoiceNumber: string
  /** What else the report says of the charge, and who paid. */
  readonly words: string | null
  readonly payer: string | null
  readonly currency: Currency
  readonly grossMinor: number
  readonly feeMinor: number
  readonly netMinor: number
}

/** One invoice inside what a payer says that a payment is for. */
export interface RemittanceFact {
  readonly ref: string
  readonly payer: string | null
  readonly date: CalendarDate | null
  /** Empty where the money is for nothing in particular. */
  readonly invoiceNumber: string
  readonly currency: Currency
  readonly amountMinor: number
  readonly discountMinor: number
  /** What the payer keeps back besides, and why as he says. */
  readonly deductionMinor: number
  readonly reason: string | null
  /** The list of cheques that it stands in; none for what a payer sent. */
  readonly depositRef: string | null
}

export type LessonKind = 'account' | 'name' | 'pays_for'

/** That an account, or a name, stands for a customer; how often it was seen. */
export interface LessonFact {
  readonly kind: LessonKind
  readonly value: string
  readonly customerId: CustomerId
  readonly times: number
  readonly isConfirmed: boolean
}

/** One unit of a currency in another one, from a day on. */
export interface ExchangeRate {
  readonly from: Currency
  readonly to: Currency
  readonly rate: Ratio
  readonly date: CalendarDate
  /** As the settings tell it: `1 EUR = 1.0842 USD on 2026-10-01`. */
  readonly told: string
}

/** The rates of the book, and how far a payment may be off them. */
export interface ExchangeRules {
  /** A share: 1 % is 1/100. */
  readonly tolerance: Ratio
  readonly rates: readonly ExchangeRate[]
}

/** A rate that the settings give to a customer, called by number or name, or to a whole region. */
export interface Withholder extends WithholdingRate {
  readonly customer: string | undefined
  readonly region: string | undefined
}

/** What the settings of the book decide. */
export interface MatchRules {
  /** From 0 to 1: what is less sure waits for a person. */
  readonly minConfidence: number
  readonly discountGraceDays: number
  readonly feeMaxMinor: (currency: Currency) => number
  readonly roundingMaxMinor: (currency: Currency) => number
  /** Per cent × 10,000. */
  readonly withholdingPercents1e4: readonly number[]
  /** So many confirmations teach a payer's rate of withholding; 0: none does. */
  readonly withholdingConfirmations: number
  /** Who withholds by the settings. */
  readonly withholders: readonly Withholder[]
  readonly oldestFirst: boolean
  /** So many decisions of a person about a payer come before the machine's. */
  readonly confirmations: number
  /** What money in another currency is worth; none where it always waits for a person. */
  readonly exchange: ExchangeRules | null
}

/** So much of one kind beside the cash of a payment. */
export interface BesidePart {
  readonly kind: AllocationKind
  readonly minor: number
}

/** What one payment gave an invoice. */
export interface PastPayment {
  readonly currency: Currency
  /** In its own currency. */
  readonly receiptMinor: number
  /** In that of the invoice. */
  readonly cashMinor: number
  /** The day of the bank; null for what an export told, whose days are not the bank's. */
  readonly bookedOn: CalendarDate | null
  readonly beside: readonly BesidePart[]
}
