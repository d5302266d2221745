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
export interface OpenByCustomer {
  readonly customerId: CustomerId
  readonly currency: Currency
  readonly bandsMinor: readonly number[]
}

/**
 * The same amounts as `openItems`, summed by customer and age: what is open now, plus what was
 * allocated since, less what was issued since.
 */
export function openByCustomer(db: Database, bands: AgeBands): readonly OpenByCustomer[] {
  const { asOf, basis, starts } = bands
  const day = basis === 'due' ? 'due_date' : 'issue_date'
  // A comparison is 1 where it holds, so that their sum is the number of the band.
  const band = ['0', ...starts.map((_, index) => `(${day} < @start${index})`)].join(' + ')
  const rows = db
    .prepare<Readonly<Record<string, string>>, [CustomerId, Currency, number, number]>(
      `SELECT customer_id, currency, ${band},
         open_minor - CASE WHEN issue_date > @asOf THEN total_minor ELSE 0 END
       FROM receivable WHERE open_minor <> 0
       UNION ALL
       SELECT customer_id, currency, ${band}, -total_minor
       FROM receivable WHERE settled_date > @asOf AND issue_date > @asOf AND voided_seq IS NULL
       UNION ALL
       SELECT customer_id, currency, ${band}, amount_minor
       FROM allocation JOIN receivable ON receivable.id = receivable_id
       WHERE effective_date > @asOf`,
    )
    .raw()
    .iterate({
      asOf,
      ...Object.fromEntries(starts.map((start, index) => [`start${index}`, start])),
    })
  return summedByCustomer(rows, starts.length + 1)
}

type Summed = OpenByCustomer & { readonly bandsMinor: number[] }

/** Summed here, since the database would sort all rows to group them. */
function summedByCustomer(
  rows: Iterable<readonly [CustomerId, Currency, number, number]>,
  bands: number,
): readonly OpenByCustomer[] {
  const byCurrency = new Map<Currency, Map<CustomerId, Summed>>()
  for (const [customerId, currency, band, minor] of rows) {
    let sums = byCurrency.get(currency)
    if (sums === undefined) {
      sums = new Map()
      byCurrency.set(currency, sums)
    }
    let sum = sums.get(customerId)
    if (sum === undefined) {
      sum = { customerId, currency, bandsMinor: new Array<number>(bands).fill(0) }
      sums.set(customerId, sum)
    }
    sum.bandsMinor[band] = (sum.bandsMinor[band] ?? 0) + minor
  }
  return [...byCurrency.values()]
    .flatMap((sums) => [...sums.values()])
    .filter(({ bandsMinor }) => bandsMinor.some((minor) => minor !== 0))
    .toSorted((a, b) => a.customerId - b.customerId || (a.currency < b.currency ? -1 : 1))
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
         SELECT customer_id, currency, unapplied_minor AS minor
         FROM receipt WHERE unapplied_minor <> 0
         UNION ALL
         SELECT customer_id, currency, -amount_minor FROM receipt WHERE effective_date > @asOf
         UNION ALL
         SELECT receipt.customer_id, receipt.currency, allocation.receipt_minor
         FROM allocation JOIN receipt ON receipt.id = allocation.receipt_id
         WHERE allocation.effective_date > @asOf
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
  const accounts = db
    .prepare<{ asOf: string }, Omit<ControlAccount, 'balanceMinor'> & { facts: number }>(
      `SELECT currency, sum(invoices) AS invoicesMinor, sum(memos) AS creditMemosMinor,
         sum(receipts) AS receiptsMinor, sum(adjustments) AS adjustmentsMinor, sum(facts) AS facts
       FROM (
         SELECT currency, sum(CASE kind WHEN 'invoice' THEN minor ELSE 0 END) AS invoices,
           sum(CASE kind WHEN 'credit_memo' THEN minor ELSE 0 END) AS memos,
           0 AS receipts, 0 AS adjustments, sum(is_there) AS facts
         FROM (SELECT currency, kind, issue_date <= @asOf AS is_there,
                 CASE WHEN issue_date <= @asOf THEN total_minor ELSE 0 END AS minor
               FROM receivable WHERE voided_seq IS NULL)
         GROUP BY currency
         UNION ALL
         SELECT currency, 0, 0, -sum(CASE WHEN effective_date <= @asOf THEN amount_minor ELSE 0 END),
           0, sum(effective_date <= @asOf)
         FROM receipt GROUP BY currency
         UNION ALL -- CROSS JOIN keeps the order: adjustments are few, invoices many
         SELECT receivable.currency, 0, 0, 0, -allocation.amount_minor, 0
         FROM allocation NOT INDEXED CROSS JOIN receivable ON receivable.id = receivable_id
         WHERE allocation.effective_date <= @asOf AND allocation.kind NOT IN ('cash', 'credit')
       ) GROUP BY currency ORDER BY currency`,
    )
    .all({ asOf })
  const crossings = accounts.length > 1 ? currencyCrossings(db, asOf) : []
  return accounts
    .map(({ facts, ...account }) => {
      const crossed = crossings.find(({ currency }) => currency === account.currency)?.minor ?? 0
      const adjustmentsMinor = account.adjustmentsMinor + crossed
      const { invoicesMinor, creditMemosMinor, receiptsMinor } = account
      const balanceMinor = invoicesMinor + creditMemosMinor + receiptsMinor + adjustmentsMinor
      return { facts, account: { ...account, adjustmentsMinor, balanceMinor } }
    })
    .filter(({ facts, account }) => facts > 0 || account.balanceMinor !== 0)
    .map(({ account }) => account)
}

/** Cash that pays an invoice in another currency leaves one control account for the other. */
function currencyCrossings(
  db: Database,
  asOf: CalendarDate,
): readonly { currency: Currency; minor: number }[] {
  return db
    .prepare<{ asOf: string }, { currency: Currency; minor: number }>(
      `WITH crossing AS (
         SELECT receivable.currency AS owed_in, allocation.amount_minor,
           receipt.currency AS paid_in, allocation.receipt_minor
         FROM allocation JOIN receivable ON receivable.id = allocation.receivable_id
           JOIN receipt ON receipt.id = allocation.receipt_id
         WHERE allocation.effective_date <= @asOf AND receipt.currency <> receivable.currency
       )
       SELECT currency, sum(minor) AS minor FROM (
         SELECT owed_in AS currency, -amount_minor AS minor FROM crossing
         UNION ALL SELECT paid_in, receipt_minor FROM crossing
       ) GROUP BY currency ORDER BY currency`,
    )
    .all({ asOf })
}
