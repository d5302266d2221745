import type { Database } from '../../../core/ports.ts'
import type { CustomerId } from '../../../ledger/ids.ts'
import type { ListedBatch } from './store.ts'

/**
 * The customers that a batch brought in and that nothing else refers to, once all else that the
 * batch did is taken back.
 */
export function loneCustomers(db: Database, batch: ListedBatch): readonly CustomerId[] {
  return db
    .prepare<[number], { id: CustomerId }>(
      `SELECT id FROM customer WHERE recorded_seq = ? AND voided_seq IS NULL
         AND NOT EXISTS (SELECT 1 FROM receivable WHERE customer_id = customer.id
                         AND voided_seq IS NULL AND recorded_seq <> customer.recorded_seq)
         AND NOT EXISTS (SELECT 1 FROM receipt WHERE customer_id = customer.id
                         AND recorded_seq <> customer.recorded_seq AND reverses_id IS NULL)
         AND NOT EXISTS (SELECT 1 FROM customer AS other WHERE merged_into_id = customer.id
                         OR (parent_id = customer.id AND voided_seq IS NULL
                           AND recorded_seq <> customer.recorded_seq))
         AND NOT EXISTS (SELECT 1 FROM payer_lesson WHERE customer_id = customer.id
                         AND ended_seq IS NULL)
         AND NOT EXISTS (SELECT 1 FROM matching_hold WHERE customer_id = customer.id
                         AND ended_seq IS NULL)
       ORDER BY id DESC`,
    )
    .all(batch.seq)
    .map(({ id }) => id)
}
