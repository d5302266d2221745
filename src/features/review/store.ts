import type { CalendarDate } from '../../core/calendar-date.ts'
import type { Currency } from '../../core/currency.ts'
import type { Database } from '../../core/ports.ts'
import type { BankLine } from '../../ledger/bank-line.ts'
import { findBankLines } from '../../ledger/find-bank-lines.ts'
import type { ApplicationId } from '../../ledger/ids.ts'
import type { Residual } from '../../ledger/residual-booking.ts'

/** The lines that a reference can mean. */
export function linesCalled(db: Database, ref: string): readonly BankLine[] {
  return findBankLines(db, ref)
}

/** A line, or one cheque of it: its rows, and those of the whole line where it has no cheques. */
type Place = Pick<BankLine, 'id' | 'cheque'>

/** Why a line waits; undefined where it does not. */
export interface Waiting {
  readonly reason: string
  readonly openedDate: CalendarDate
}

/** The open entry of the queue about a line. */
export function waitingOf(db: Database, { id, cheque }: Place): Waiting | undefined {
  return db
    .prepare<[number, string | null], Waiting>(
      `SELECT reason, opened_date AS openedDate FROM cash_exception
       WHERE bank_line_id = ? AND cheque IS ? AND closed_seq IS NULL`,
    )
    .get(id, cheque?.ref ?? null)
}

/** An invoice that the line paid and that is still open in part. */
export interface Gap extends Residual {
  readonly applicationId: ApplicationId
  readonly isDisputed: 0 | 1
}

/** What the standing applications of a line left open. */
export function gapsOf(db: Database, { id, cheque }: Place): readonly Gap[] {
  return db
    .prepare<{ id: number; receipt: number | null }, Gap>(
      `SELECT item.id AS receivableId, max(decision.id) AS applicationId, item.number AS invoice,
         item.customer_id AS customerId, item.issue_date AS issueDate, item.currency, item.open_minor AS openMinor, item.is_disputed AS isDisputed
       FROM application AS decision
         JOIN allocation AS part ON part.application_id = decision.id
         JOIN receivable AS item ON item.id = part.receivable_id
       WHERE decision.bank_line_id = @id AND decision.reverses_id IS NULL
         AND (@receipt IS NULL OR EXISTS (SELECT 1 FROM allocation AS cash
           WHERE cash.application_id = decision.id AND cash.receipt_id = @receipt))
         AND NOT EXISTS (SELECT 1 FROM application AS back WHERE back.reverses_id = decision.id)
         AND item.kind = 'invoice' AND item.open_minor > 0
       GROUP BY item.id ORDER BY item.due_date, item.number, item.id`,
    )
    .all({ id, receipt: cheque?.receiptId ?? null })
}

/** What of the line's money pays nothing. */
export function unappliedOf(db: Database, { id, cheque }: Place): number {
  return (
    db
      .prepare<{ id: number; receipt: number | null }, { minor: number }>(
        `SELECT coalesce(sum(unapplied_minor), 0) AS minor FROM receipt
         WHERE bank_line_id = @id AND (@receipt IS NULL OR id = @receipt)`,
      )
      .get({ id, receipt: cheque?.receiptId ?? null })?.minor ?? 0
  )
}

/** An invoice that a suggestion names, as it stands now. */
export interface NamedInvoice {
  readonly invoice: string
  readonly customer: string
  readonly dueDate: CalendarDate
  readonly currency: Currency
  readonly openMinor: number
}

/** The invoices and credit memos of a line's suggestions. */
export function suggestedInvoices(db: Database, { id, cheque }: Place): readonly NamedInvoice[] {
  return db
    .prepare<[number, string | null], NamedInvoice>(
      `SELECT DISTINCT item.number AS invoice, customer.name AS customer,
         item.due_date AS dueDate, item.currency, item.open_minor AS openMinor
       FROM cash_exception AS waiting, json_each(waiting.suggestions) AS suggestion,
         json_each(suggestion.value, '$.allocations') AS part
         JOIN receivable AS item ON item.id = json_extract(part.value, '$.id')
         JOIN customer ON customer.id = item.customer_id
       WHERE waiting.bank_line_id = ? AND waiting.cheque IS ? AND waiting.closed_seq IS NULL
       ORDER BY item.due_date, item.number, item.id`,
    )
    .all(id, cheque?.ref ?? null)
}

/** A customer whose money the line may be. */
export interface LikelyCustomer {
  readonly number: string | null
  readonly name: string
}

/** Whom the line's standing receipt, else its best suggestion, gives the money to. */
export function namedCustomer(db: Database, { id, cheque }: Place): LikelyCustomer | undefined {
  return db
    .prepare<{ id: number; cheque: string | null; receipt: number | null }, LikelyCustomer>(
      `SELECT number, name FROM customer WHERE voided_seq IS NULL AND id = coalesce(
         (SELECT customer_id FROM receipt WHERE bank_line_id = @id AND unapplied_minor <> 0
            AND (@receipt IS NULL OR id = @receipt)),
         (SELECT json_extract(suggestions, '$[0].customer') FROM cash_exception
          WHERE bank_line_id = @id AND cheque IS @cheque AND closed_seq IS NULL))`,
    )
    .get({ id, cheque: cheque?.ref ?? null, receipt: cheque?.receiptId ?? null })
}

/** The customer for whom this account paid before; none where it paid for several. */
export function customerOfAccount(db: Database, account: string): LikelyCustomer | undefined {
  const found = db
    .prepare<[string], LikelyCustomer>(
      `SELECT DISTINCT customer.number, customer.name
       FROM payer_lesson AS lesson JOIN customer ON customer.id = lesson.customer_id
       WHERE lesson.kind = 'account' AND lesson.value = ? AND lesson.ended_seq IS NULL
         AND customer.voided_seq IS NULL ORDER BY customer.id`,
    )
    .all(account)
  return found.length === 1 ? found[0] : undefined
}
