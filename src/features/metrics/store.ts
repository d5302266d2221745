import { type CalendarDate, daysBetween } from '../../core/calendar-date.ts'
import type { Currency } from '../../core/currency.ts'
import type { Database } from '../../core/ports.ts'
import type { Window } from '../../core/window.ts'
import { openItems } from '../../ledger/position.ts'
import { RESIDUAL_RULE, RULES_OF_PEOPLE } from '../../ledger/posting.ts'

/** Amounts times days are beyond what a plain number counts exactly, hence bigint. */
export interface PaymentSums {
  readonly currency: Currency
  readonly paidMinor: bigint
  /** Each payment times the days from the invoice, and from the due date, until it. */
  readonly paidDaysFromIssue: bigint
  readonly paidDaysFromDue: bigint
}

/** Payments of a window whose day is known; what was taken back since is no payment. */
export function paymentSums(db: Database, { from, to }: Window): readonly PaymentSums[] {
  return db
    .prepare<Window, PaymentSums>(
      `SELECT item.currency, sum(part.amount_minor) AS paidMinor,
         sum(part.amount_minor * CAST(julianday(part.effective_date) - julianday(item.issue_date)
           AS INTEGER)) AS paidDaysFromIssue,
         sum(part.amount_minor * CAST(julianday(part.effective_date) - julianday(item.due_date)
           AS INTEGER)) AS paidDaysFromDue
       FROM allocation AS part
         JOIN receivable AS item ON item.id = part.receivable_id
         JOIN receipt ON receipt.id = part.receipt_id
       WHERE part.kind = 'cash' AND part.amount_minor > 0 AND part.reverses_id IS NULL
         AND part.effective_date BETWEEN @from AND @to
         AND item.kind = 'invoice' AND receipt.is_date_known = 1
         AND NOT EXISTS (SELECT 1 FROM allocation AS back WHERE back.reverses_id = part.id)
       GROUP BY item.currency ORDER BY item.currency`,
    )
    .safeIntegers()
    .all({ from, to })
}

/** What is past due on a day, times its age so far. */
export interface OverdueSums {
  readonly currency: Currency
  readonly openMinor: bigint
  readonly openDays: bigint
}

/** Invoices only: a credit memo is never late. */
export function overdueSums(db: Database, asOf: CalendarDate): readonly OverdueSums[] {
  const overdue = openItems(db, asOf).filter(
    ({ kind, dueDate }) => kind === 'invoice' && dueDate < asOf,
  )
  return [...Map.groupBy(overdue, ({ currency }) => currency)].map(([currency, items]) => ({
    currency,
    openMinor: items.reduce((sum, { openMinor }) => sum + BigInt(openMinor), 0n),
    openDays: items.reduce((sum, item) => {
      const days = daysBetween({ from: item.dueDate, to: asOf })
      return sum + BigInt(item.openMinor) * BigInt(days)
    }, 0n),
  }))
}

/** The bank lines of a window that are customers' money, and those that no person had to see. */
export interface MatchedLines {
  readonly currency: Currency
  readonly lines: number
  readonly amountMinor: number
  readonly autoLines: number
  readonly autoAmountMinor: number
}

/** A line that was applied by `match` and stands; what a person confirmed is not counted. */
export function matchedLines(db: Database, { from, to }: Window): readonly MatchedLines[] {
  return db
    .prepare<Window & { people: string }, MatchedLines>(
      `SELECT currency, count(*) AS lines, sum(abs(amount_minor)) AS amountMinor,
         sum(is_auto) AS autoLines, sum(abs(amount_minor) * is_auto) AS autoAmountMinor
       FROM (
         SELECT line.currency, line.amount_minor, line.status = 'applied' AND EXISTS (
           SELECT 1 FROM application WHERE application.bank_line_id = line.id
             AND rule NOT IN (SELECT value FROM json_each(@people))
             AND reverses_id IS NULL AND NOT EXISTS (
               SELECT 1 FROM application AS back WHERE back.reverses_id = application.id)
         ) AS is_auto
         FROM bank_line AS line
         WHERE booking_date BETWEEN @from AND @to AND voided_seq IS NULL AND status <> 'ignored'
       ) GROUP BY currency ORDER BY currency`,
    )
    .all({ from, to, people: JSON.stringify([...RULES_OF_PEOPLE, RESIDUAL_RULE]) })
}
