import type { Currency } from '../../../core/currency.ts'
import type { Database } from '../../../core/ports.ts'
import type { BankLine } from '../../../ledger/bank-line.ts'
import type { CustomerId } from '../../../ledger/customer.ts'
import type { AllocationKind, ApplicationId } from '../../../ledger/posting.ts'
import type { ReceivableId } from '../../../ledger/receivable.ts'
import { suggestionsBefore } from '../queue-store.ts'
import type { StoredPart, StoredSuggestion } from '../suggestion.ts'
import type { LivePosting } from './hand-store.ts'

/** What was suggested before the line was decided, else to do once more what is taken back. */
export function suggestionsAgain(
  db: Database,
  line: BankLine,
  { applications, decidedSeq }: LivePosting,
): readonly StoredSuggestion[] {
  const before = decidedSeq === undefined ? undefined : suggestionsBefore(db, line.id, decidedSeq)
  if (before !== undefined) return before
  const first = applications.at(-1) // the one that applied the money; others booked its rest
  const again = first === undefined ? undefined : onceMore(db, line, first)
  return again === undefined ? [] : [again]
}

/** No surer than that: a person has just taken it back. */
const CONFIDENCE = 0.5

interface PartRow {
  readonly id: ReceivableId
  readonly invoice: string
  readonly kind: AllocationKind
  readonly minor: number
  readonly receiptMinor: number
  readonly currency: Currency
}

/**
 * What a standing application did with the money, as a suggestion to do it once more: what was taken
 * back by mistake is one key away, and what the money is for is still known to the reminders.
 */
function onceMore(
  db: Database,
  line: BankLine,
  applicationId: ApplicationId,
): StoredSuggestion | undefined {
  const decision = db
    .prepare<[number], { rule: string; evidence: string }>(
      'SELECT rule, evidence FROM application WHERE id = ?',
    )
    .get(applicationId)
  const receipt = db
    .prepare<[number], { customer: CustomerId | null; unapplied: number }>(
      `SELECT customer_id AS customer, unapplied_minor AS unapplied FROM receipt
       WHERE bank_line_id = ? AND reverses_id IS NULL
         AND NOT EXISTS (SELECT 1 FROM receipt AS back WHERE back.reverses_id = receipt.id)`,
    )
    .get(line.id)
  if (decision === undefined || receipt === undefined) return undefined
  const parts = db
    .prepare<[number], PartRow>(
      `SELECT item.id, item.number AS invoice, part.kind, part.amount_minor AS minor,
         part.receipt_minor AS receiptMinor, item.currency
       FROM allocation AS part JOIN receivable AS item ON item.id = part.receivable_id
       WHERE part.application_id = ? ORDER BY part.id`,
    )
    .all(applicationId)
  return {
    allocations: parts.map((part) => storedPart(part, line.currency)),
    rule: decision.rule,
    confidence: CONFIDENCE,
    evidence: JSON.parse(decision.evidence),
    against: ['it was done before and taken back'],
    unapplied: receipt.unapplied,
    customer: receipt.customer,
  }
}

function storedPart(part: PartRow, paidIn: Currency): StoredPart {
  const { receiptMinor, currency, ...own } = part
  const isForeign = currency !== paidIn
  return isForeign && own.kind === 'cash' ? { ...own, foreign: { currency, receiptMinor } } : own
}
