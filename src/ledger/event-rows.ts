import { createHash } from 'node:crypto'
import { check } from '../core/errors.ts'
import type { Json } from '../core/outcome.ts'
import type { Database } from '../core/ports.ts'
import { FACT_TABLES, type FactMarks } from './event-facts.ts'
import type { RowRange } from './row-range.ts'

/**
 * The tables whose rows an event answers for, each with the columns (or what is made of them) that nothing ever changes: what
 * triggers keep, what ends an entry and what a merge of customers moves is left out.
 */
export const ANSWERED_FOR = {
  receipt: [
    ...['id', 'source', 'bank_line_id', 'currency', 'amount_minor', 'effective_date'],
    ...['is_date_known', 'memo', 'reverses_id', 'batch_id', 'recorded_seq'],
  ],
  application: [
    ...['id', 'bank_line_id', 'rule', 'confidence_1e4', 'evidence', 'reverses_id', 'recorded_seq'],
  ],
  allocation: [
    ...['id', 'application_id', 'receivable_id', 'receipt_id', 'kind', 'amount_minor'],
    ...['receipt_minor', 'effective_date', 'reverses_id', 'recorded_seq'],
  ],
  cash_exception: [
    ...['id', 'bank_line_id', 'reason', 'suggestions', 'evidence', 'is_held'],
    // Behind the day, so that entries from before there were cheques prove what they proved.
    "opened_date || coalesce(' ' || cheque, '')",
    'opened_seq',
  ],
  ignored_line: ['id', 'bank_line_id', 'reason', 'evidence', 'recorded_seq'],
  deposit_cheque: ['id', 'receipt_id', 'ref', 'payer', 'text', 'recorded_seq'],
  fact_change: ['id', 'place', 'row', 'before', 'after'],
} as const

export type AnsweredTable = keyof typeof ANSWERED_FOR

/** The key of the newest row of each table; 0 where there is none. */
export type RowMarks = Readonly<Record<AnsweredTable, number>> & FactMarks

/** The tables in the order in which they are told. */
export const ANSWERED_TABLES = Object.keys(ANSWERED_FOR).sort() as readonly AnsweredTable[]

const MARKED = [...new Set([...ANSWERED_TABLES, ...FACT_TABLES])]
const MARKS = `SELECT ${MARKED.map(
  (table) => `(SELECT coalesce(max(id), 0) FROM ${table}) AS ${table}`,
).join(', ')}`

/** Asks again and again how far the tables have come. */
export function rowMarkReader(db: Database): () => RowMarks {
  const marks = db.prepare<[], RowMarks>(MARKS)
  return () => {
    const found = marks.get()
    check(found !== undefined, 'a query without a table gives a row')
    return found
  }
}

/** What an event says of the rows that were added while it was open; undefined where there are none. */
export function addedRows(
  db: Database,
  { before, after }: { before: RowMarks; after: RowMarks },
): { readonly [table: string]: Json } | undefined {
  const added = ANSWERED_TABLES.filter((table) => after[table] > before[table]).map((table) => {
    const range = { first: before[table] + 1, last: after[table] }
    return [table, { ...range, sha256: rowDigest(db, table, range) }] as const
  })
  return added.length === 0 ? undefined : Object.fromEntries(added)
}

const ROWS_AT_ONCE = 1_000

/** SHA-256 over rows in the order of their keys: each is a line with a JSON array of its columns. */
export function rowDigest(db: Database, table: AnsweredTable, { first, last }: RowRange): string {
  // The database joins the lines: so a million of them cost a second, not four.
  const lines = db
    .prepare<[number, number], string | null>(
      `SELECT group_concat(line, char(10)) FROM (
         SELECT json_array(${ANSWERED_FOR[table].join(', ')}) AS line FROM ${table}
         WHERE id BETWEEN ? AND ? ORDER BY id)`,
    )
    .pluck()
  const sha256 = createHash('sha256')
  for (let from = first; from <= last; from += ROWS_AT_ONCE) {
    sha256.update(`${lines.get(from, Math.min(last, from + ROWS_AT_ONCE - 1)) ?? ''}\n`)
  }
  return sha256.digest('hex')
}
