import type { Currency } from '../../../core/currency.ts'
import { decimal, of } from '../../../core/money.ts'
import type { Json } from '../../../core/outcome.ts'
import type { CustomerId } from '../../../ledger/ids.ts'
import type { Proposal, StoredSuggestion } from '../decision.ts'

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
