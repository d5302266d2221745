import type { Currency } from '../../../core/currency.ts'
import { negated } from '../../../reading/text/exact-decimal.ts'
import { fromMinorText, isFinerThan, minorUnits } from '../../../reading/text/minor-units.ts'
import type { DocumentFact, DocumentRow } from './receivable-fact.ts'

/** The invoice or credit memo that a row, or several joined ones, tell of. */
export function factOf(
  first: DocumentRow,
  told: {
    total: string
    otherLines: readonly number[]
    currency: Currency
    isMinorUnits: boolean
  },
): DocumentFact {
  const { total, otherLines, currency, isMinorUnits } = told
  const isCredit = first.kind === 'credit_memo' || total.startsWith('-')
  const flip = isCredit && !total.startsWith('-')
  const minor = (amount: string | null): number | null => {
    if (amount === null) return null
    const units = isMinorUnits ? fromMinorText(amount, currency) : amount
    return minorUnits(units, currency) ?? null
  }
  const signed = (amount: string | null): number | null =>
    minor(amount !== null && isCredit && !amount.startsWith('-') ? negated(amount) : amount)
  return {
    line: first.line,
    number: first.number,
    party: first.party,
    issueDate: first.issueDate,
    dueDate: first.dueDate,
    terms: first.terms,
    currency,
    kind: isCredit ? 'credit_memo' : 'invoice',
    totalMinor: minor(flip ? negated(total) : total),
    isRounded: !isMinorUnits && isFinerThan(total, currency),
    taxMinor: signed(first.tax),
    balanceMinor: signed(first.balance),
    paidMinor: signed(first.paid),
    paidDate: first.paidDate,
    poNumber: first.poNumber,
    state: first.state,
    status: first.status,
    paymentLink: first.paymentLink,
    structuredReference: first.structuredReference,
    isDisputed: first.isDisputed,
    appliesTo: first.appliesTo,
    otherLines,
  }
}
