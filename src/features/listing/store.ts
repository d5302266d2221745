import type { CalendarDate } from '../../core/calendar-date.ts'
import type { Currency } from '../../core/currency.ts'
import type { Database } from '../../core/ports.ts'
import type { CustomerId } from '../../ledger/ids.ts'

/** An invoice as the lists show it. */
export interface ListedInvoice {
  readonly kind: 'invoice' | 'credit_memo'
  readonly number: string
  readonly customer: string
  readonly customerNumber: string | null
  readonly issueDate: CalendarDate
  readonly dueDate: CalendarDate
  readonly currency: Currency
  readonly totalMinor: number
  readonly openMinor: number
  readonly poNumber: string | null
  readonly isDisputed: 0 | 1
}

/** Which invoices, as of when. */
export interface InvoiceFilter {
  readonly asOf: CalendarDate
  readonly customerId?: CustomerId
}

/** The invoices issued by a day, with what was open on it, by issue date and number. */
export function listInvoices(
  db: Database,
  { asOf, customerId }: InvoiceFilter,
): readonly ListedInvoice[] {
  return db
    .prepare<{ asOf: string; customerId: number | null }, ListedInvoice>(
      `WITH since AS (
         SELECT receivable_id, sum(amount_minor) AS minor FROM allocation
         WHERE effective_date > @asOf GROUP BY receivable_id
       )
       SELECT item.kind, item.number, customer.name AS customer, customer.number AS customerNumber,
         item.issue_date AS issueDate, item.due_date AS dueDate, item.currency,
         item.total_minor AS totalMinor, item.open_minor + coalesce(since.minor, 0) AS openMinor,
         item.po_number AS poNumber, item.is_disputed AS isDisputed
       FROM receivable AS item JOIN customer ON customer.id = item.customer_id
         LEFT JOIN since ON since.receivable_id = item.id
       WHERE item.voided_seq IS NULL AND (@customerId IS NULL OR item.customer_id = @customerId)
       ORDER BY item.issue_date, item.number, item.id`,
    )
    .all({ asOf, customerId: customerId ?? null })
}

/** What a customer owes in one currency. */
export interface CustomerBalance {
  readonly customerId: CustomerId
  readonly currency: Currency
  readonly openMinor: number
}

/** What each customer owes now by currency, credit memos and unapplied money taken off. */
export function customerBalances(db: Database): readonly CustomerBalance[] {
  return db
    .prepare<[], CustomerBalance>(
      `SELECT customerId, currency, sum(minor) AS openMinor FROM (
         SELECT customer_id AS customerId, currency, open_minor AS minor FROM receivable
         WHERE open_minor <> 0 AND voided_seq IS NULL
         UNION ALL
         SELECT customer_id, currency, -unapplied_minor FROM receipt
         WHERE unapplied_minor <> 0 AND customer_id IS NOT NULL
       ) GROUP BY customerId, currency ORDER BY customerId, currency`,
    )
    .all()
}

/** Money of a customer as the lists show it. */
export interface ListedReceipt {
  readonly date: CalendarDate
  readonly currency: Currency
  readonly amountMinor: number
  readonly unappliedMinor: number
  readonly source: string
  readonly bankRef: string | null
  readonly memo: string | null
}

/** The money of a customer, the newest first; what was reversed is left out. */
export function listReceipts(db: Database, customerId: CustomerId): readonly ListedReceipt[] {
  return db
    .prepare<[number], ListedReceipt>(
      `SELECT receipt.effective_date AS date, receipt.currency, receipt.amount_minor AS amountMinor,
         receipt.unapplied_minor AS unappliedMinor, receipt.source,
         line.bank_ref || coalesce('/' || cheque.ref, '') AS bankRef, memo
       FROM receipt LEFT JOIN bank_line AS line ON line.id = receipt.bank_line_id
         LEFT JOIN deposit_cheque AS cheque ON cheque.receipt_id = receipt.id
       WHERE receipt.customer_id = ? AND receipt.reverses_id IS NULL
         AND NOT EXISTS (SELECT 1 FROM receipt AS back WHERE back.reverses_id = receipt.id)
       ORDER BY receipt.effective_date DESC, receipt.id DESC`,
    )
    .all(customerId)
}

/** What postings taught about who pays for a customer. */
export interface ListedLesson {
  readonly kind: 'account' | 'name' | 'pays_for'
  /** The account, the folded name, or the name of the customer that pays. */
  readonly value: string
  readonly bankRef: string | null
  readonly recordedAt: string
  readonly isConfirmed: 0 | 1
}

/** The lessons that stand, each with the bank line that taught it. */
export function listLessons(db: Database, customerId: CustomerId): readonly ListedLesson[] {
  return db
    .prepare<[number], ListedLesson>(
      `SELECT lesson.kind, coalesce(payer.name, lesson.value) AS value,
         line.bank_ref || coalesce('/' || (
           SELECT ref FROM allocation JOIN deposit_cheque USING (receipt_id)
           WHERE application_id = lesson.application_id), '') AS bankRef,
         event.recorded_at AS recordedAt, lesson.is_confirmed AS isConfirmed
       FROM payer_lesson AS lesson
         LEFT JOIN customer AS payer
           ON lesson.kind = 'pays_for' AND payer.id = CAST(lesson.value AS INTEGER)
         LEFT JOIN application ON application.id = lesson.application_id
         LEFT JOIN bank_line AS line ON line.id = application.bank_line_id
         JOIN audit_event AS event ON event.seq = lesson.recorded_seq
       WHERE lesson.customer_id = ? AND lesson.ended_seq IS NULL
       ORDER BY lesson.kind, lesson.value, lesson.id`,
    )
    .all(customerId)
}

/** Whether a person wants to decide every payment of a customer. */
export function isMatchingHeld(db: Database, customerId: CustomerId): boolean {
  return (
    db
      .prepare<[number], { id: number }>(
        'SELECT id FROM matching_hold WHERE customer_id = ? AND ended_seq IS NULL LIMIT 1',
      )
      .get(customerId) !== undefined
  )
}
