import type { Database } from '../core/ports.ts'
import { type Loader, type LoadOrigin, type LoadPlan, rowLoader } from './load.ts'
import type { ReceivableFacts } from './receivable.ts'

/** An invoice or a credit memo with the row of the file that tells of it. */
export interface NewReceivable {
  readonly facts: ReceivableFacts
  readonly row: number
}

const plan: LoadPlan<NewReceivable> = {
  insert: 'INSERT INTO receivable',
  columns: [
    ...['number', 'customer_id', 'issue_date', 'due_date', 'currency', 'total_minor'],
    ...['open_minor', 'row'],
  ],
  push(values, { facts, row }) {
    values.push(facts.number, facts.customerId, facts.issueDate, facts.dueDate, facts.currency)
    values.push(facts.totalMinor, facts.totalMinor, row)
  },
  optional: [
    {
      column: 'kind',
      value: ({ facts }) => (facts.kind === 'invoice' ? null : facts.kind),
      usual: 'invoice',
    },
    { column: 'is_disputed', value: ({ facts }) => (facts.isDisputed ? 1 : null), usual: 0 },
    {
      column: 'settled_date',
      value: ({ facts }) => (facts.totalMinor === 0 ? facts.issueDate : null),
    },
    { column: 'tax_minor', value: ({ facts }) => facts.taxMinor },
    { column: 'terms', value: ({ facts }) => facts.terms },
    { column: 'po_number', value: ({ facts }) => facts.poNumber },
    { column: 'structured_reference', value: ({ facts }) => facts.structuredReference },
    { column: 'payment_link', value: ({ facts }) => facts.paymentLink },
    { column: 'source_status', value: ({ facts }) => facts.sourceStatus },
  ],
}

/** Adds invoices and credit memos many at a time, as `rowLoader` does. */
export function receivableLoader(db: Database, origin: LoadOrigin): Loader<NewReceivable> {
  return rowLoader(db, plan, origin)
}

/** From so many rows on it pays to build indexes anew. */
const ROWS_MIN = 20_000
/** How much memory a sort takes; what is more waits in a temporary file. */
const SORT_KIB = 32 * 1024
/** The indexes that only reports read. */
const REPORT_INDEXES = "'receivable_open', 'receivable_open_of_customer'"

/**
 * Runs work that adds many receivables. Where they are more than the book has, the indexes of the
 * reports are built once at the end, which takes half as long as keeping them row by row.
 */
export function loadingReceivables(db: Database, rows: number, work: () => void): void {
  const known = db.prepare<[], { most: number | null }>('SELECT max(id) AS most FROM receivable')
  if (rows < ROWS_MIN || rows < (known.get()?.most ?? 0)) {
    work()
    return
  }
  const indexes = db
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE name IN (${REPORT_INDEXES}) ORDER BY name`,
    )
    .all()
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`)
  work()
  // Sorting meant for files takes one block of memory instead of one for each row.
  const cache = Number(db.pragma('cache_size', { simple: true }))
  db.pragma('temp_store = FILE')
  db.pragma(`cache_size = -${SORT_KIB}`)
  for (const { sql } of indexes) db.exec(sql)
  db.pragma(`cache_size = ${cache}`)
  db.pragma('temp_store = MEMORY')
}
