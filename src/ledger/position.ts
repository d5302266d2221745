import type { CalendarDate } from '../core/calendar-date.ts'
import type { Currency } from '../core/currency.ts'
import type { Database } from '../core/ports.ts'
import type { CustomerId } from './customer.ts'
import type { ReceivableId } from './receivable.ts'

/**
 * Who owed what on a day: every report reads this. What is open on a past day is what is open now
 * plus what was allocated since; a fact counts from the day it takes effect, whenever recorded.
 */

/** An invoice or credit memo with something open on the day asked for. */
export interface OpenItem {
  readonly id: ReceivableId
  readonly kind: 'invoice' | 'credit_memo'
  readonly number: string
  readonly customerId: CustomerId
  readonly issueDate: CalendarDate
  readonly dueDate: CalendarDate
  readonly currency: Currency
  readonly totalMinor: number
  /** Positive for an invoice, negative for a credit memo. */
  readonly openMinor: number
  readonly poNumber: string | null
  readonly paymentLink: string | null
  readonly isDisputed: 0 | 1
}

const OPEN_ON_DAY = `
  WITH since AS (
    SELECT receivable_id, sum(amount_minor) AS minor FROM allocation
    WHERE effective_date > @asOf GROUP BY receivable_id
  )
  SELECT item.*, item.open_minor + coalesce(since.minor, 0) AS open_then
  FROM receivable AS item LEFT JOIN since ON since.receivable_id = item.id
  WHERE item.open_minor <> 0 AND item.issue_date <= @asOf AND item.voided_seq IS NULL
  UNION ALL
  SELECT item.*, since.minor
  FROM since JOIN receivable AS item ON item.id = since.receivable_id
  WHERE item.open_minor = 0 AND item.issue_date <= @asOf AND item.voided_seq IS NULL`

/** The open items of a day, by customer, due date and number. */
export function openItems(db: Database, asOf: CalendarDate): readonly OpenItem[] {
  return db
    .prepare<{ asOf: string }, OpenItem>(
      `SELECT id, kind, number, customer_id AS customerId, issue_date AS issueDate,
         due_date AS dueDate, currency, total_minor AS totalMinor, open_then AS openMinor,
         po_number AS poNumber, payment_link AS paymentLink, is_disputed AS isDisputed
       FROM (${OPEN_ON_DAY}) WHERE open_then <> 0 ORDER BY customer_id, due_date, number, id`,
    )
    .all({ asOf })
}

/** A customer's money of one currency that pays nothing yet. */
export interface UnappliedCash {
  /** None for money whose payer is a processor. */
  readonly customerId: CustomerId | null
  readonly currency: Currency
  /** Positive is money of the customer that pays nothing yet. */
  readonly unappliedMinor: number
}

/** What customers had paid by a day that was allocated to nothing on that day. */
export function unappliedCash(db: Database, asOf: CalendarDate): readonly UnappliedCash[] {
  return db
    .prepare<{ asOf: string }, UnappliedCash>(
      `SELECT customer_id AS customerId, currency, sum(minor) AS unappliedMinor FROM (
         SELECT customer_id, currency, amount_minor AS minor
         FROM receipt WHERE effective_date <= @asOf
         UNION ALL
         SELECT receipt.customer_id, receipt.currency, -allocation.receipt_minor
         FROM allocation JOIN receipt ON receipt.id = allocation.receipt_id
         WHERE allocation.effective_date <= @asOf
       ) GROUP BY customer_id, currency HAVING sum(minor) <> 0 ORDER BY currency, customer_id`,
    )
    .all({ asOf })
}

/** What moved the control account up to a day, in one currency; each sum is signed as it counts. */
export interface ControlAccount {
  readonly currency: Currency
  readonly invoicesMinor: number
  readonly creditMemosMinor: number
  readonly receiptsMinor: number
  /** Discounts, fees, withholding, write-offs, rounding and exchange differences. */
  readonly adjustmentsMinor: number
  readonly balanceMinor: number
}

/**
 * The control account from events alone, without looking at any single invoice's balance: issued,
 * less credited, less received, less written down. A report ties out when its total equals this.
 */
export function controlAccounts(db: Database, asOf: CalendarDate): readonly ControlAccount[] {
  return db
    .prepare<{ asOf: string }, ControlAccount>(
      `SELECT currency, sum(invoices) AS invoicesMinor, sum(memos) AS creditMemosMinor,
         sum(receipts) AS receiptsMinor, sum(adjustments) AS adjustmentsMinor,
         sum(invoices) + sum(memos) + sum(receipts) + sum(adjustments) AS balanceMinor
       FROM (
         SELECT currency, CASE kind WHEN 'invoice' THEN total_minor ELSE 0 END AS invoices,
           CASE kind WHEN 'credit_memo' THEN total_minor ELSE 0 END AS memos,
           0 AS receipts, 0 AS adjustments
         FROM receivable WHERE issue_date <= @asOf AND voided_seq IS NULL
         UNION ALL
         SELECT currency, 0, 0, -amount_minor, 0 FROM receipt WHERE effective_date <= @asOf
         UNION ALL
         SELECT receivable.currency, 0, 0, 0, -allocation.amount_minor
         FROM allocation JOIN receivable ON receivable.id = allocation.receivable_id
         WHERE allocation.effective_date <= @asOf AND allocation.kind NOT IN ('cash', 'credit')
         UNION ALL -- cash that crosses currencies leaves one control account for the other
         SELECT receivable.currency, 0, 0, 0, -allocation.amount_minor
         FROM allocation JOIN receivable ON receivable.id = allocation.receivable_id
           JOIN receipt ON receipt.id = allocation.receipt_id
         WHERE allocation.effective_date <= @asOf AND receipt.currency <> receivable.currency
         UNION ALL
         SELECT receipt.currency, 0, 0, 0, allocation.receipt_minor
         FROM allocation JOIN receivable ON receivable.id = allocation.receivable_id
           JOIN receipt ON receipt.id = allocation.receipt_id
         WHERE allocation.effective_date <= @asOf AND receipt.currency <> receivable.currency
       ) GROUP BY currency ORDER BY currency`,
    )
    .all({ asOf })
}
