import type { Database } from '../../../core/ports.ts'
import type { AllocationFacts, Posting, ReceiptFacts } from '../../../ledger/posting.ts'
import type { ReplacedPayment } from './hand-store.ts'

/** Tells a recorded payment again, as it was before a bank line took its place. */
export function repeatPayment(db: Database, old: ReplacedPayment, posting: Posting): void {
  const receipt = db
    .prepare<[number], Omit<ReceiptFacts, 'isDateKnown'> & { isDateKnown: 0 | 1 }>(
      `SELECT source, bank_line_id AS bankLineId, customer_id AS customerId, currency,
         amount_minor AS amountMinor, effective_date AS effectiveDate,
         is_date_known AS isDateKnown, memo, batch_id AS batchId
       FROM receipt WHERE id = ?`,
    )
    .get(old.receiptId)
  const application = db
    .prepare<[number], { rule: string; confidence: number; evidence: string }>(
      'SELECT rule, confidence_1e4 AS confidence, evidence FROM application WHERE id = ?',
    )
    .get(old.applicationId)
  if (receipt === undefined || application === undefined) return
  const allocations = db
    .prepare<[number], AllocationFacts>(
      `SELECT receivable_id AS receivableId, kind, amount_minor AS amountMinor,
         receipt_minor AS receiptMinor, effective_date AS effectiveDate
       FROM allocation WHERE application_id = ? ORDER BY id`,
    )
    .all(old.applicationId)
  const receiptId = posting.receipt({ ...receipt, isDateKnown: receipt.isDateKnown === 1 })
  posting.application({
    bankLineId: null,
    receiptId,
    rule: application.rule,
    confidence: application.confidence / 10_000,
    evidence: JSON.parse(application.evidence),
    allocations,
  })
}
