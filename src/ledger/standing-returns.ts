import type { Database } from '../core/ports.ts'
import type { ApplicationId } from './ids.ts'

/** What returned the money of a payment: the payment cannot be taken back before it. */
export interface StandingReturn {
  readonly number: string
  /** The reference of the bank line. */
  readonly ref: string
}

/**
 * What stands in the way of taking applications back: their invoices would owe more than their
 * totals, since the money went back already.
 */
export function returnsStandingOn(
  db: Database,
  applications: readonly ApplicationId[],
): readonly StandingReturn[] {
  return db
    .prepare<{ applications: string }, StandingReturn>(
      `WITH undone AS (
         SELECT receivable_id, sum(amount_minor) AS minor FROM allocation
         WHERE application_id IN (SELECT value FROM json_each(@applications))
         GROUP BY receivable_id
       )
       SELECT DISTINCT item.number, coalesce(line.bank_ref, 'event ' || later.recorded_seq) AS ref
       FROM undone JOIN receivable AS item ON item.id = undone.receivable_id
         JOIN allocation AS part ON part.receivable_id = item.id
         JOIN application AS later ON later.id = part.application_id
         LEFT JOIN bank_line AS line ON line.id = later.bank_line_id
       WHERE abs(item.open_minor + undone.minor) > abs(item.total_minor)
         AND (part.amount_minor < 0) = (item.total_minor > 0) AND part.reverses_id IS NULL
         AND later.id NOT IN (SELECT value FROM json_each(@applications))
         AND NOT EXISTS (SELECT 1 FROM application AS back WHERE back.reverses_id = later.id)
       ORDER BY item.number, ref`,
    )
    .all({ applications: JSON.stringify(applications) })
}
