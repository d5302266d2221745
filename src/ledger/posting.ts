import type { CalendarDate } from '../core/calendar-date.ts'
import type { Currency } from '../core/currency.ts'
import type { Database } from '../core/ports.ts'
import type { ChequeFacts } from './bank-line.ts'
import type { ApplicationId, BankLineId, CustomerId, ReceiptId, ReceivableId } from './ids.ts'

export type AllocationKind =
  | 'cash'
  | 'discount'
  | 'fee'
  | 'withholding'
  | 'writeoff'
  | 'credit'
  | 'rounding'
  | 'fx'

/** The rules of an application that stand for a person's word; all others are the program's. */
export const RULES_OF_PEOPLE = ['accepted', 'by-hand'] as const

/** The rule of an application by which a person booked the rest of an invoice that was paid short. */
export const RESIDUAL_RULE = 'residual'

/** Money that came in from a customer (positive), or that went back to one (negative). */
export interface ReceiptFacts {
  readonly source: 'bank' | 'history' | 'manual'
  readonly bankLineId: BankLineId | null
  /** Who paid; none for a processor's payout, which is allocated to the last cent. */
  readonly customerId: CustomerId | null
  readonly currency: Currency
  readonly amountMinor: number
  readonly effectiveDate: CalendarDate
  /** False where a file says that something was paid, not when. */
  readonly isDateKnown: boolean
  readonly memo: string | null
  readonly batchId: number | null
  /** Set for a cheque of a deposit: its line has a receipt for each. */
  readonly cheque?: ChequeFacts
}

/**
 * What is allocated to one invoice or credit memo. Positive lessens what an invoice has open. A
 * credit memo that is used has a negative allocation of kind `credit` whose pair, the positive one,
 * goes to an invoice of the same application.
 */
export interface AllocationFacts {
  readonly receivableId: ReceivableId
  readonly kind: AllocationKind
  /** In the currency of the invoice. */
  readonly amountMinor: number
  /** In the currency of the receipt, for `cash`; 0 for all other kinds. */
  readonly receiptMinor: number
  readonly effectiveDate: CalendarDate
}

/** One decision about money, with the reason for it. */
export interface ApplicationFacts {
  readonly bankLineId: BankLineId | null
  readonly receiptId: ReceiptId | null
  /** Which rule or whose word decided. */
  readonly rule: string
  /** From 0 to 1. */
  readonly confidence: number
  readonly evidence: readonly string[]
  readonly allocations: readonly AllocationFacts[]
}

/** Posts receipts and applications; every statement is prepared once. The database refuses to allocate more than there is. */
export interface Posting {
  receipt(facts: ReceiptFacts): ReceiptId
  application(facts: ApplicationFacts): ApplicationId
  /**
   * Takes an application back: each of its allocations is added again with the opposite sign, from
   * the day that it took effect, so that every report is what it was before.
   */
  reverseApplication(id: ApplicationId): ApplicationId
  /** Takes a receipt back, once nothing is allocated from it any more. */
  reverseReceipt(id: ReceiptId): ReceiptId
}

/** `seq` is the audit event that everything posted here belongs to. */
export function openPosting(db: Database, seq: number): Posting {
  const application = applicationPoster(db, seq)
  return {
    receipt: receiptPoster(db, seq),
    application,
    reverseApplication: applicationReverser(db, seq),
    reverseReceipt: receiptReverser(db, seq),
  }
}

function receiptPoster(db: Database, seq: number): Posting['receipt'] {
  const insert = db.prepare(
    `INSERT INTO receipt (source, bank_line_id, customer_id, currency, amount_minor, effective_date,
       is_date_known, memo, batch_id, recorded_seq, unapplied_minor)
     VALUES (?, ?, (SELECT coalesce(merged_into_id, id) FROM customer WHERE id = ?),
       ?, ?, ?, ?, ?, ?, ?, ?)`, // what was suggested before a merge is the other's money
  )
  const tell = db.prepare(
    'INSERT INTO deposit_cheque (receipt_id, ref, payer, text, recorded_seq) VALUES (?, ?, ?, ?, ?)',
  )
  return (facts) => {
    const { lastInsertRowid } = insert.run(
      facts.source,
      facts.bankLineId,
      facts.customerId,
      facts.currency,
      facts.amountMinor,
      facts.effectiveDate,
      facts.isDateKnown ? 1 : 0,
      facts.memo,
      facts.batchId,
      seq,
      facts.amountMinor,
    )
    if (facts.cheque !== undefined) {
      const { ref, payer, text } = facts.cheque
      tell.run(lastInsertRowid, ref, payer, text, seq)
    }
    return Number(lastInsertRowid) as ReceiptId
  }
}

function applicationPoster(db: Database, seq: number): Posting['application'] {
  const insert = db.prepare(
    `INSERT INTO application (bank_line_id, rule, confidence_1e4, evidence, recorded_seq)
     VALUES (?, ?, ?, ?, ?)`,
  )
  const allocate = db.prepare(
    `INSERT INTO allocation (application_id, receivable_id, receipt_id, kind, amount_minor,
       receipt_minor, effective_date, recorded_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  return (facts) => {
    const { lastInsertRowid } = insert.run(
      facts.bankLineId,
      facts.rule,
      Math.round(facts.confidence * 10_000),
      JSON.stringify(facts.evidence),
      seq,
    )
    for (const part of facts.allocations) {
      const receiptId = part.kind === 'cash' ? facts.receiptId : null
      allocate.run(
        lastInsertRowid,
        part.receivableId,
        receiptId,
        part.kind,
        part.amountMinor,
        part.receiptMinor,
        part.effectiveDate,
        seq,
      )
    }
    return Number(lastInsertRowid) as ApplicationId
  }
}

function applicationReverser(db: Database, seq: number): Posting['reverseApplication'] {
  const insert = db.prepare<{ id: number; seq: number }>(
    `INSERT INTO application (bank_line_id, rule, confidence_1e4, evidence, reverses_id, recorded_seq)
     SELECT bank_line_id, 'reversal', 10000, '[]', id, @seq FROM application WHERE id = @id`,
  )
  const negate = db.prepare<{ id: number; reversal: number; seq: number }>(
    `INSERT INTO allocation (application_id, receivable_id, receipt_id, kind, amount_minor,
       receipt_minor, effective_date, reverses_id, recorded_seq)
     SELECT @reversal, receivable_id, receipt_id, kind, -amount_minor,
       -receipt_minor, effective_date, id, @seq
     FROM allocation WHERE application_id = @id ORDER BY id DESC`,
  )
  return (id) => {
    const reversal = Number(insert.run({ id, seq }).lastInsertRowid) as ApplicationId
    negate.run({ id, reversal, seq })
    return reversal
  }
}

function receiptReverser(db: Database, seq: number): Posting['reverseReceipt'] {
  const insert = db.prepare<{ id: number; seq: number }>(
    `INSERT INTO receipt (source, bank_line_id, customer_id, currency, amount_minor, effective_date,
       is_date_known, memo, reverses_id, batch_id, recorded_seq, unapplied_minor)
     SELECT source, bank_line_id, customer_id, currency, -amount_minor, effective_date,
       is_date_known, memo, id, batch_id, @seq, -amount_minor
     FROM receipt WHERE id = @id`,
  )
  return (id) => Number(insert.run({ id, seq }).lastInsertRowid) as ReceiptId
}
