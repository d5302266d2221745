import type { CalendarDate } from '../../core/calendar-date.ts'
import type { Database } from '../../core/ports.ts'
import type { CustomerId } from '../../ledger/ids.ts'

/** What the check knows of a customer beside the customer's own data. */
export interface CustomerStanding {
  readonly customerId: CustomerId
  /** The day for which the customer came into the book. */
  readonly seenDate: CalendarDate
  readonly confirmedDate: CalendarDate | null
  /** Invoices and credit memos issued so far. */
  readonly items: number
}

/** By row key. */
export function customerStandings(
  db: Database,
  asOf: CalendarDate,
): ReadonlyMap<CustomerId, CustomerStanding> {
  const rows = db
    .prepare<[string], CustomerStanding>(
      `SELECT customer.id AS customerId, event.effective_date AS seenDate,
         contact_confirmed_date AS confirmedDate, coalesce(issued.items, 0) AS items
       FROM customer JOIN audit_event AS event ON event.seq = customer.recorded_seq
         LEFT JOIN (SELECT customer_id, count(*) AS items FROM receivable
                    WHERE voided_seq IS NULL AND issue_date <= ? GROUP BY customer_id) AS issued
           ON issued.customer_id = customer.id
       WHERE customer.voided_seq IS NULL ORDER BY customer.id`,
    )
    .all(asOf)
  return new Map(rows.map((row) => [row.customerId, row]))
}

/** An open invoice whose customer wants the number of a purchase order on it. */
export interface InvoiceWithoutPo {
  readonly customerId: CustomerId
  readonly invoice: string
}

/** The open invoices that lack one. */
export function invoicesWithoutPo(db: Database, asOf: CalendarDate): readonly InvoiceWithoutPo[] {
  return db
    .prepare<[string], InvoiceWithoutPo>(
      `SELECT item.customer_id AS customerId, item.number AS invoice
       FROM customer JOIN receivable AS item ON item.customer_id = customer.id
       WHERE customer.requires_po = 1 AND customer.voided_seq IS NULL
         AND item.kind = 'invoice' AND item.open_minor <> 0 AND item.issue_date <= ?
         AND trim(coalesce(item.po_number, '')) = ''
       ORDER BY item.customer_id, item.number, item.id`,
    )
    .all(asOf)
}

/** An account from which payments of a customer came. */
export interface PayerAccount {
  readonly account: string
  readonly customerId: CustomerId
}

/** What was learned of who pays from where. */
export function payerAccounts(db: Database): readonly PayerAccount[] {
  return db
    .prepare<[], PayerAccount>(
      `SELECT DISTINCT lesson.value AS account, lesson.customer_id AS customerId
       FROM payer_lesson AS lesson JOIN customer ON customer.id = lesson.customer_id
       WHERE lesson.kind = 'account' AND lesson.ended_seq IS NULL AND customer.voided_seq IS NULL
       ORDER BY lesson.value, lesson.customer_id`,
    )
    .all()
}

/** When the contact was last confirmed; null where never. */
export function confirmedDate(db: Database, id: CustomerId): string | null {
  return (
    db
      .prepare<[number], { date: string | null }>(
        'SELECT contact_confirmed_date AS date FROM customer WHERE id = ?',
      )
      .get(id)?.date ?? null
  )
}

/** What the last confirmation of a customer replaced, as its event in the trail has it. */
export function lastConfirmation(
  db: Database,
  ref: string,
): { readonly before: string | null } | undefined {
  const row = db
    .prepare<[string], { detail: string; action: string }>(
      `SELECT detail, action FROM audit_event
       WHERE ref = ? AND action IN ('customer.confirm', 'customer.confirm-undo')
       ORDER BY seq DESC LIMIT 1`,
    )
    .get(ref)
  return row?.action === 'customer.confirm' ? JSON.parse(row.detail) : undefined
}

/** Numbers that an invoice of each of two customers has. */
export function sharedNumbers(
  db: Database,
  ids: { fromId: CustomerId; intoId: CustomerId },
): readonly string[] {
  return db
    .prepare<{ fromId: number; intoId: number }, { number: string }>(
      `SELECT number FROM receivable
       WHERE customer_id IN (@fromId, @intoId) AND voided_seq IS NULL
       GROUP BY number HAVING count(DISTINCT customer_id) > 1 ORDER BY number`,
    )
    .all(ids)
    .map(({ number }) => number)
}

/** How many invoices of a customer came into the book after an event. */
export function itemsSince(db: Database, customerId: CustomerId, seq: number): number {
  return (
    db
      .prepare<[number, number], { items: number }>(
        `SELECT count(*) AS items FROM receivable
         WHERE customer_id = ? AND recorded_seq > ? AND voided_seq IS NULL`,
      )
      .get(customerId, seq)?.items ?? 0
  )
}
