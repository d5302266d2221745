import type { Database } from '../../../core/ports.ts'

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
    .prepare<[number], [number, number]>(
      `SELECT length, count(*) FROM (
         SELECT length(coalesce(creditor_reference, description)) AS length FROM bank_line
         WHERE status IN ('applied', 'ignored') AND voided_seq IS NULL ORDER BY id DESC LIMIT ?
       ) GROUP BY length ORDER BY length`,
    )
    .raw()
    .all(KNOWN_LENGTHS_MAX)
  return new Map(rows)
}
