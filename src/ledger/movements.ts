import type { CalendarDate } from '../core/calendar-date.ts'
import type { Currency } from '../core/currency.ts'
import type { Database } from '../core/ports.ts'
import type { Window } from '../core/window.ts'
import type { CustomerId } from './ids.ts'
import type { AllocationKind } from './posting.ts'

/**
 * What moved the receivables of customers between two days: the reads that DSO, metrics, ROI and
 * roll-forward share.
 */

/** What was billed to a customer on the days of one calendar month; credit memos are negative. */
export interface Billed {
  readonly customerId: CustomerId
  readonly currency: Currency
  /** Its first day. */
  readonly month: CalendarDate
  readonly invoicesMinor: number
  readonly creditMemosMinor: number
}

/** By customer, currency and month. */
export function billed(db: Database, { from, to }: Window): readonly Billed[] {
  return db
    .prepare<Window, Billed>(
      `SELECT customer_id AS customerId, currency, substr(issue_date, 1, 8) || '01' AS month,
         sum(CASE kind WHEN 'invoice' THEN total_minor ELSE 0 END) AS invoicesMinor,
         sum(CASE kind WHEN 'invoice' THEN 0 ELSE total_minor END) AS creditMemosMinor
       FROM receivable WHERE issue_date BETWEEN @from AND @to AND voided_seq IS NULL
       GROUP BY customer_id, currency, month ORDER BY customer_id, currency, month`,
    )
    .all({ from, to })
}

/** A kind of allocation; cash that went back on an invoice or a credit memo stands apart. */
export type Movement = AllocationKind | 'return' | 'refund'

/** What was allocated to a customer's invoices and credit memos; positive lessens what is owed. */
export interface Allocated {
  readonly customerId: CustomerId
  readonly currency: Currency
  readonly movement: Movement
  readonly minor: number
}

/** A reversal counts as the kind of movement that it takes back, so that the two leave no trace. */
export function allocated(db: Database, { from, to }: Window): readonly Allocated[] {
  return db
    .prepare<Window, Allocated>(
      `SELECT item.customer_id AS customerId, item.currency,
         CASE WHEN part.kind <> 'cash' THEN part.kind
           WHEN (part.amount_minor > 0) = (part.reverses_id IS NULL) THEN 'cash'
           WHEN item.kind = 'invoice' THEN 'return'
           ELSE 'refund' END AS movement,
         sum(part.amount_minor) AS minor
       FROM allocation AS part JOIN receivable AS item ON item.id = part.receivable_id
       WHERE part.effective_date BETWEEN @from AND @to
       GROUP BY item.customer_id, item.currency, movement
       HAVING sum(CASE WHEN part.reverses_id IS NULL THEN 1 ELSE -1 END) <> 0
       ORDER BY item.customer_id, item.currency, movement`,
    )
    .all({ from, to })
}
