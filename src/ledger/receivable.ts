import type { CalendarDate } from '../core/calendar-date.ts'
import type { Currency } from '../core/currency.ts'
import type { Database } from '../core/ports.ts'
import type { CustomerId, ReceivableId } from './ids.ts'

/** The row key of an invoice or a credit memo; people see its number. */

/** An invoice (total ≥ 0) or a credit memo (total ≤ 0), as it was issued. */
export interface Receivable {
  readonly id: ReceivableId
  readonly kind: 'invoice' | 'credit_memo'
  readonly number: string
  readonly customerId: CustomerId
  readonly issueDate: CalendarDate
  readonly dueDate: CalendarDate
  readonly currency: Currency
  readonly totalMinor: number
  readonly taxMinor: number | null
  readonly terms: string | null
  readonly poNumber: string | null
  readonly structuredReference: string | null
  readonly paymentLink: string | null
  /** The status that the source gave it, in its words. */
  readonly sourceStatus: string | null
  readonly isDisputed: boolean
}

export type ReceivableFacts = Omit<Receivable, 'id'>

export const RECEIVABLE_COLUMNS = `id, kind, number, customer_id AS customerId,
  issue_date AS issueDate, due_date AS dueDate, currency, total_minor AS totalMinor,
  tax_minor AS taxMinor, terms, po_number AS poNumber, structured_reference AS structuredReference,
  payment_link AS paymentLink, source_status AS sourceStatus, is_disputed AS isDisputed`

/**
 * Corrects an invoice to the facts given; what was allocated to it stays. Throws what the database
 * says when more is allocated than the new total. The audit event with both sides is the caller's.
 */
export function updateReceivable(db: Database, receivable: Receivable): void {
  db.prepare(
    `UPDATE receivable SET
       open_minor = open_minor + @totalMinor - total_minor, total_minor = @totalMinor,
       settled_date = CASE WHEN open_minor + @totalMinor - total_minor = 0 THEN
         max(@issueDate, coalesce((SELECT max(effective_date) FROM allocation
                                   WHERE receivable_id = @id), @issueDate)) END,
       issue_date = @issueDate, due_date = @dueDate, tax_minor = @taxMinor, terms = @terms,
       po_number = @poNumber, structured_reference = @structuredReference,
       payment_link = @paymentLink, source_status = @sourceStatus, is_disputed = @isDisputed
     WHERE id = @id`,
  ).run({ ...receivable, isDisputed: receivable.isDisputed ? 1 : 0 })
}

/** Marks an invoice as disputed, which keeps reminders away, or takes the mark off. */
export function markDisputed(db: Database, id: ReceivableId, isDisputed: boolean): void {
  db.prepare('UPDATE receivable SET is_disputed = ? WHERE id = ?').run(isDisputed ? 1 : 0, id)
}

/** Takes an invoice out of the book as though it had never been; nothing may be allocated to it. */
export function voidReceivable(db: Database, id: ReceivableId, seq: number): void {
  db.prepare(
    'UPDATE receivable SET voided_seq = ?, open_minor = 0, settled_date = issue_date WHERE id = ?',
  ).run(seq, id)
}

/** One invoice or credit memo, void or not. */
export function findReceivable(db: Database, id: number): Receivable | undefined {
  const row = db
    .prepare<[number], Omit<Receivable, 'isDisputed'> & { readonly isDisputed: 0 | 1 }>(
      `SELECT ${RECEIVABLE_COLUMNS} FROM receivable WHERE id = ?`,
    )
    .get(id)
  return row === undefined ? undefined : { ...row, isDisputed: row.isDisputed === 1 }
}

/** Takes the voiding of an invoice back. */
export function reviveReceivable(db: Database, id: number): void {
  db.prepare(
    `UPDATE receivable SET voided_seq = NULL, open_minor = total_minor,
       settled_date = CASE WHEN total_minor = 0 THEN issue_date END WHERE id = ?`,
  ).run(id)
}

/** The currency of everything that is open, when it is one; undefined where nothing or more is. */
export function onlyOpenCurrency(db: Database): Currency | undefined {
  const row = db
    .prepare<[], { first: Currency | null; last: Currency | null }>(
      `SELECT (SELECT min(currency) FROM receivable WHERE open_minor <> 0) AS first,
         (SELECT max(currency) FROM receivable WHERE open_minor <> 0) AS last`,
    )
    .get()
  return row !== undefined && row.first !== null && row.first === row.last ? row.first : undefined
}
