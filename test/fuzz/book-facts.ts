import { join } from 'node:path'
import Driver from 'better-sqlite3'

/** What an import left in a book, read past openitem. */
export interface BookFacts {
  /** For each line of the file that is money in the book: what, in which currency, on which day. */
  readonly money: ReadonlyMap<number, string>
  /** Every line of the file of which the book knows what became of it. */
  readonly told: ReadonlySet<number>
  /** The names of customers: in a list by customer each is a title of its own. */
  readonly customers: ReadonlySet<string>
  readonly batches: readonly BatchFacts[]
}

/** The counts of one batch, and how many rows of the ledger point to it. */
export interface BatchFacts {
  readonly kind: string
  readonly imported: number
  readonly stored: number
  readonly warnings: string
}

interface Placed {
  readonly line: number
  readonly money: string
}

/** In place of the money of an invoice whose lines were added up. */
export const JOINED = 'of several lines'

/** Money that stands in the book, by the line of the file that it came from. */
const MONEY = `
  SELECT row AS line, amount_minor || ' ' || currency || ' ' || booking_date AS money
  FROM bank_line WHERE batch_id IS NOT NULL
  UNION ALL
  SELECT row, CASE WHEN EXISTS (
      SELECT 1 FROM import_row AS part WHERE part.batch_id = receivable.batch_id
        AND part.outcome = 'part' AND part.ref = receivable.number)
    THEN '${JOINED}' ELSE total_minor || ' ' || currency || ' ' || issue_date END
  FROM receivable WHERE batch_id IS NOT NULL
  UNION ALL
  SELECT row, gross_minor || ' ' || fee_minor || ' ' || currency FROM payout_item
  UNION ALL
  SELECT row, amount_minor || ' ' || discount_minor || ' ' || currency FROM remittance_item`

const BATCHES = `
  SELECT kind, imported, warnings,
    (SELECT count(*) FROM bank_line WHERE batch_id = batch.id)
    + (SELECT count(*) FROM receivable WHERE batch_id = batch.id)
    + (SELECT count(*) FROM payout_item WHERE batch_id = batch.id)
    + (SELECT count(*) FROM remittance_item WHERE batch_id = batch.id)
    + (SELECT count(*) FROM import_row WHERE batch_id = batch.id AND outcome = 'part') AS stored
  FROM import_batch AS batch ORDER BY id`

/** Reads what stands in a book after an import into an empty one. */
export function bookFacts(book: string): BookFacts {
  const db = new Driver(join(book, 'book.db'), { readonly: true })
  try {
    const money = new Map(
      db
        .prepare<[], Placed>(MONEY)
        .all()
        .map((placed) => [placed.line, placed.money]),
    )
    const rows = db.prepare<[], { line: number }>('SELECT row AS line FROM import_row').all()
    const told = new Set([...money.keys(), ...rows.map(({ line }) => line)])
    const names = db.prepare<[], { name: string }>('SELECT name FROM customer').all()
    const batches = db.prepare<[], BatchFacts>(BATCHES).all()
    return { money, told, customers: new Set(names.map(({ name }) => name)), batches }
  } finally {
    db.close()
  }
}
