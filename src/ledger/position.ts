import type { CalendarDate } from '../core/calendar-date.ts'
import type { Currency } from '../core/currency.ts'
import type { Database } from '../core/ports.ts'
import { customerIds } from './customer.ts'
import { type CustomerSum, customerSums, OTHER_CURRENCY } from './customer-sums.ts'
import type { CustomerId, ReceivableId } from './ids.ts'

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

// An allocation counts from its own day on, even where its invoice was since re-dated to a later
// one: what is open is then below zero until the issue date, and every report still ties out.
const OPEN_ON_DAY = `
  WITH since AS (
    SELECT receivable_id, sum(amount_minor) AS minor FROM allocation
    WHERE effective_date > @asOf GROUP BY receivable_id
  )
  SELECT item.*, item.open_minor + coalesce(since.minor, 0)
    - CASE WHEN item.issue_date > @asOf THEN item.total_minor ELSE 0 END AS open_then
  FROM (SELECT * FROM receivable WHERE open_minor <> 0 UNION ALL
        SELECT * FROM receivable WHERE settled_date > @asOf AND voided_seq IS NULL) AS item
    LEFT JOIN since ON since.receivable_id = item.id`

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

/** Which day of an item its age is counted from, and the first day of each band, latest first. */
export interface AgeBands {
  readonly asOf: CalendarDate
  readonly basis: 'due' | 'invoice'
  /** An item on or after the first of these is in band 0; before the last, in the band after it. */
  readonly starts: readonly CalendarDate[]
}

/** What one customer has open in one currency, by band. */
export type OpenByCustomer = CustomerSum

/**
 * The same amounts as `openItems`, summed by customer and age: what is open now, plus what was
 * allocated since, less what was issued since.
 */
export function openByCustomer(db: Database, bands: AgeBands): readonly OpenByCustomer[] {
  const { asOf, basis, starts } = bands
  const day = basis === 'due' ? 'due_date' : 'issue_date'
  // A comparison is 1 where it holds, so that their sum is the number of the band.
  const band = ['0', ...starts.map((_, index) => `(${day} < @start${index})`)].join(' + ')
  const days = Object.fromEntries(starts.map((start, index) => [`start${index}`, start]))
  const sums = customerSums(db, {
    parameters: { asOf, ...days },
    bands: starts.length + 1,
  })
  sums.addInParts(
    `SELECT id, customer_id, ${OTHER_CURRENCY},
       open_minor - CASE WHEN issue_date > @asOf THEN total_minor ELSE 0 END, ${band}
     FROM receivable WHERE open_minor <> 0 AND id > @after`,
    'receivable WHERE open_minor <> 0',
  )
  sums.addInParts(
    `SELECT id, customer_id, ${OTHER_CURRENCY}, -total_minor, ${band}
     FROM receivable NOT INDEXED
     WHERE settled_date > @asOf AND issue_date > @asOf AND voided_seq IS NULL AND id > @after`,
    'receivable WHERE settled_date > @asOf',
  )
  sums.addInParts(
    `SELECT allocation.id, customer_id, ${OTHER_CURRENCY}, amount_minor, ${band}
     FROM allocation NOT INDEXED CROSS JOIN receivable ON receivable.id = receivable_id
     WHERE effective_date > @asOf AND allocation.id > @after`,
    'allocation WHERE effective_date > @asOf',
  )
  return sums.of(customerIds(db))
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
  const sums = customerSums(db, { parameters: { asOf }, bands: 1 })
  sums.add(
    `SELECT id, customer_id, ${OTHER_CURRENCY}, unapplied_minor, 0
     FROM receipt WHERE unapplied_minor <> 0`,
  )
  sums.addInParts(
    `SELECT id, customer_id, ${OTHER_CURRENCY}, -amount_minor, 0
     FROM receipt NOT INDEXED WHERE effective_date > @asOf AND id > @after`,
    'receipt WHERE effective_date > @asOf',
  )
  sums.addInParts(
    `SELECT allocation.id, customer_id, ${OTHER_CURRENCY}, receipt_minor, 0
     FROM allocation NOT INDEXED CROSS JOIN receipt ON receipt.id = receipt_id
     WHERE allocation.effective_date > @asOf AND allocation.id > @after`,
    'allocation WHERE effective_date > @asOf',
  )
  return sums
    .of([null, ...customerIds(db)])
    .map(({ customerId, currency, bandsMinor: [unappliedMinor = 0] }) => ({
      customerId,
      currency,
      unappliedMinor,
    }))
}
