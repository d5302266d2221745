import type { Currency } from '../../core/currency.ts'
import { decimal, of } from '../../core/money.ts'
import type { Json } from '../../core/outcome.ts'
import type { CustomerId } from '../../ledger/customer.ts'
import type { AllocationKind } from '../../ledger/posting.ts'
import type { ReceivableId } from '../../ledger/receivable.ts'
import type { Proposal, Share } from './decision.ts'
import type { RecordedPayment } from './facts.ts'

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

/** A proposal in the form that the queue keeps. */
export function storedSuggestion(proposal: Proposal): StoredSuggestion {
  return {
    allocations: proposal.parts.map(({ item, kind, amountMinor, receiptMinor }) => ({
      id: item.id,
      invoice: item.number,
      kind,
      minor: amountMinor,
      ...(receiptMinor === undefined ? {} : { foreign: { currency: item.currency, receiptMinor } }),
    })),
    rule: proposal.rule,
    confidence: Math.round(proposal.confidence * 100) / 100, // more digits would claim too much
    evidence: proposal.evidence,
    against: proposal.against ?? [],
    unapplied: proposal.unappliedMinor,
    customer: proposal.customerId,
    ...(proposal.replaces === undefined ? {} : { replaces: proposal.replaces }),
    ...(proposal.shares === undefined ? {} : { shares: proposal.shares }),
  }
}

/** What an invoice gets, in its own currency, which is named where the money is in another one. */
export function allocationJson(
  part: { invoice: string; minor: number; kind: string; currency: Currency },
  paidIn: Currency,
): Json {
  const { invoice, minor, kind, currency } = part
  const amount = decimal(of(minor, currency))
  return { invoice, amount, kind, ...(currency === paidIn ? {} : { currency }) }
}

/** A suggestion in the words of the interface contract. */
export function suggestionJson(
  suggestion: StoredSuggestion,
  currency: Currency,
  customers: ReadonlyMap<CustomerId, string>,
): Json {
  return {
    allocations: suggestion.allocations.map(({ invoice, minor, kind, foreign }) =>
      allocationJson({ invoice, minor, kind, currency: foreign?.currency ?? currency }, currency),
    ),
    confidence: suggestion.confidence,
    rule: suggestion.rule,
    customer_number:
      suggestion.customer === null ? null : (customers.get(suggestion.customer) ?? null),
    unapplied: decimal(of(suggestion.unapplied, currency)),
    evidence: suggestion.evidence,
    against: suggestion.against,
  }
}

/** Confidence to four decimals, as it is stored and printed. */
export function rounded(confidence: number): number {
  return Math.round(confidence * 10_000) / 10_000
}
