import type { CalendarDate } from '../../../core/calendar-date.ts'
import type { Currency } from '../../../core/currency.ts'
import type { Database } from '../../../core/ports.ts'

/** What customers kept back for one reason in a month, in one currency. */
export interface ReasonSum {
  /** Of the day on which the bank booked the payment: `2026-10`. */
  readonly month: string
  readonly currency: Currency
  readonly reason: string
  readonly count: number
  readonly amountMinor: number
}

/** What is said of gaps that wait for their reason. */
const UNEXPLAINED = 'unexplained'

/** The days of booking that count; without a first one, all up to the last. */
export interface Span {
  readonly from: CalendarDate | undefined
  readonly to: CalendarDate
}

/** The reasons of each month, the greatest amount first. */
export function reasonSums(db: Database, { from, to }: Span): readonly ReasonSum[] {
  return db
    .prepare<{ from: string; to: string; unexplained: string }, ReasonSum>(
      // A gap that was given another reason later counts for the last one; one that several short
      // payments of an invoice left waits once, with the latest of them.
      `WITH told AS (
         SELECT max(id) AS id FROM residual_reason WHERE ended_seq IS NULL
         GROUP BY application_id, receivable_id
       ), waiting AS (
         SELECT max(decision.id) AS application_id, part.receivable_id
         FROM cash_exception AS entry
           JOIN application AS decision ON decision.bank_line_id = entry.bank_line_id
           JOIN allocation AS part ON part.application_id = decision.id
         WHERE entry.closed_seq IS NULL AND entry.reason IN ('SHORT_PAY', 'DEDUCTION')
           AND (entry.cheque IS NULL OR EXISTS (
             SELECT 1 FROM allocation AS cash JOIN deposit_cheque USING (receipt_id)
             WHERE cash.application_id = decision.id AND ref = entry.cheque))
           AND decision.reverses_id IS NULL
           AND NOT EXISTS (SELECT 1 FROM application AS back WHERE back.reverses_id = decision.id)
         GROUP BY part.receivable_id
       ), gap AS (
         SELECT application_id, receivable_id, reason, amount_minor
         FROM residual_reason JOIN told USING (id)
         UNION ALL
         SELECT waiting.application_id, item.id, @unexplained, item.open_minor
         FROM waiting JOIN receivable AS item ON item.id = waiting.receivable_id
         WHERE item.kind = 'invoice' AND item.open_minor > 0
           AND item.id NOT IN (SELECT receivable_id FROM residual_reason WHERE ended_seq IS NULL)
       )
       SELECT substr(line.booking_date, 1, 7) AS month, item.currency, gap.reason,
         count(*) AS count, sum(gap.amount_minor) AS amountMinor
       FROM gap JOIN receivable AS item ON item.id = gap.receivable_id
         JOIN application ON application.id = gap.application_id
         JOIN bank_line AS line ON line.id = application.bank_line_id
       WHERE line.voided_seq IS NULL AND line.booking_date BETWEEN @from AND @to
       GROUP BY month, item.currency, gap.reason
       ORDER BY month DESC, item.currency, amountMinor DESC, gap.reason`,
    )
    .all({ from: from ?? '', to, unexplained: UNEXPLAINED })
}
