import { counted } from '../../../core/counted.ts'
import type { Database } from '../../../core/ports.ts'
import type { CustomerId } from '../../../ledger/ids.ts'
import { RULES_OF_PEOPLE } from '../../../ledger/posting.ts'

const WITHHELD = 'automatic posting is withheld for this payer'

/** Whose payments wait for a person, and why: by a person's word, or until enough was confirmed. */
export function readWithheld(db: Database, confirmations: number): ReadonlyMap<CustomerId, string> {
  const withheld = new Map<CustomerId, string>()
  if (confirmations > 0) {
    for (const { id, times } of decisionsOfPeople(db)) {
      if (times >= confirmations) continue
      const rest = `until a person has decided ${counted(confirmations, 'payment')}, ${times} so far`
      withheld.set(id, `${WITHHELD} ${rest}`)
    }
  }
  const held = db
    .prepare<[], { id: CustomerId }>(
      `SELECT DISTINCT customer_id AS id FROM matching_hold
       WHERE ended_seq IS NULL ORDER BY customer_id`,
    )
    .all()
  for (const { id } of held) withheld.set(id, WITHHELD)
  return withheld
}

/** How often a person decided about the money or the invoices of each customer; what was taken back does not count. */
function decisionsOfPeople(db: Database): readonly { id: CustomerId; times: number }[] {
  return db
    .prepare<[string], { id: CustomerId; times: number }>(
      `WITH decision AS (
         SELECT id, bank_line_id, recorded_seq FROM application
         WHERE rule IN (SELECT value FROM json_each(?)) AND bank_line_id IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM application AS back WHERE back.reverses_id = application.id)
       ), known AS (
         SELECT decision.id, receipt.customer_id
         FROM decision JOIN receipt ON receipt.bank_line_id = decision.bank_line_id
           AND receipt.recorded_seq = decision.recorded_seq
         UNION
         SELECT decision.id, item.customer_id
         FROM decision JOIN allocation AS part ON part.application_id = decision.id
           JOIN receivable AS item ON item.id = part.receivable_id
       )
       SELECT customer.id, count(known.id) AS times
       FROM customer LEFT JOIN known ON known.customer_id = customer.id
       WHERE customer.voided_seq IS NULL GROUP BY customer.id ORDER BY customer.id`,
    )
    .all(JSON.stringify(RULES_OF_PEOPLE))
}

/** Whether a person wants to decide all payments of a customer. */
export function isMatchingHeld(db: Database, id: CustomerId): boolean {
  const row = db
    .prepare<[number], { id: number }>(
      'SELECT id FROM matching_hold WHERE customer_id = ? AND ended_seq IS NULL LIMIT 1',
    )
    .get(id)
  return row !== undefined
}

/** Withholds automatic posting for a customer, or grants it again. */
export function setMatchingHeld(db: Database, id: CustomerId, to: { held: boolean; seq: number }) {
  if (to.held) {
    db.prepare('INSERT INTO matching_hold (customer_id, recorded_seq) VALUES (?, ?)').run(
      id,
      to.seq,
    )
    return
  }
  db.prepare(
    'UPDATE matching_hold SET ended_seq = ? WHERE customer_id = ? AND ended_seq IS NULL',
  ).run(to.seq, id)
}
