import type { Database } from '../../../core/ports.ts'
import { lastField, type Texts } from '../lines/last-field.ts'

const KNOWN_TEXTS_MAX = 4_000
const LINES_MAX = 20_000 // the newest, among which they are looked for

/** What the newest lines without a field for the payer look like in this book, decided or not. */
export function readKnownTexts(db: Database): readonly string[] {
  return db
    .prepare<[number, number], { description: string }>(
      `SELECT description FROM bank_line
       WHERE id > (SELECT max(id) FROM bank_line) - ?
         AND voided_seq IS NULL AND coalesce(counterparty, '') = ''
       ORDER BY id DESC LIMIT ?`,
    )
    .all(LINES_MAX, KNOWN_TEXTS_MAX)
    .map(({ description }) => description)
}

const KNOWN_LENGTHS_MAX = 5_000 // a day brings a few lines only, too few to see where texts end

/** How many of the lines decided last have a text of which length. */
export function readKnownLengths(db: Database): ReadonlyMap<number, number> {
  const rows = db
    .prepare<[number], Texts>(
      `SELECT description, creditor_reference AS creditorReference FROM bank_line
       WHERE status IN ('applied', 'ignored') AND voided_seq IS NULL ORDER BY id DESC LIMIT ?`,
    )
    .all(KNOWN_LENGTHS_MAX)
  const counts = new Map<number, number>()
  for (const row of rows) {
    const { length } = lastField(row)
    counts.set(length, (counts.get(length) ?? 0) + 1)
  }
  return counts
}
