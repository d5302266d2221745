import type { Database, Statement } from '../core/ports.ts'
import type { ReceivableFacts, ReceivableId } from './receivable.ts'

/** An invoice or a credit memo with the row of the file that tells of it. */
export interface NewReceivable {
  readonly facts: ReceivableFacts
  readonly row: number
}

/** How many one statement takes: beyond, the call is no longer what costs. */
export const RECEIVABLES_AT_ONCE = 16

const COLUMNS = ['kind', 'number', 'customer_id', 'issue_date', 'due_date', 'currency'] as const
const OPTIONAL = [
  ['taxMinor', 'tax_minor'],
  ['terms', 'terms'],
  ['poNumber', 'po_number'],
  ['structuredReference', 'structured_reference'],
  ['paymentLink', 'payment_link'],
  ['sourceStatus', 'source_status'],
] as const

type Optional = (typeof OPTIONAL)[number]

/**
 * Adds invoices and credit memos of one batch, up to `RECEIVABLES_AT_ONCE` a call; those that the
 * book has stay out. Returns the row key of the first when all went in, in their order.
 */
export function receivableLoader(
  db: Database,
  origin: { readonly batchId: number; readonly seq: number },
): (rows: readonly NewReceivable[]) => ReceivableId | undefined {
  const statements = new Map<string, Statement<unknown[]>>()
  const values: unknown[] = []
  return (rows) => {
    // A list seldom uses all columns: those that are empty are not bound at all.
    const used = OPTIONAL.filter(([key]) => rows.some(({ facts }) => facts[key] !== null))
    const name = `${rows.length} ${used.map(([, column]) => column).join(' ')}`
    let statement = statements.get(name)
    if (statement === undefined) {
      statement = db.prepare(insertSql(rows.length, used, origin))
      statements.set(name, statement)
    }
    values.length = 0
    for (const row of rows) pushValues(values, row, used)
    const { changes, lastInsertRowid } = statement.run(values)
    if (changes !== rows.length) return undefined
    return (Number(lastInsertRowid) - changes + 1) as ReceivableId
  }
}

function pushValues(values: unknown[], { facts, row }: NewReceivable, used: readonly Optional[]) {
  const { totalMinor } = facts
  values.push(facts.kind, facts.number, facts.customerId, facts.issueDate, facts.dueDate)
  values.push(facts.currency, totalMinor, totalMinor)
  values.push(totalMinor === 0 ? facts.issueDate : null, facts.isDisputed ? 1 : 0, row)
  for (const [key] of used) values.push(facts[key])
}

function insertSql(
  count: number,
  used: readonly Optional[],
  { batchId, seq }: { readonly batchId: number; readonly seq: number },
): string {
  const names = [
    ...[...COLUMNS, 'total_minor', 'open_minor', 'settled_date', 'is_disputed', 'row'],
    ...used.map(([, column]) => column),
  ]
  const row = `(${names.map(() => '?').join(', ')}, ${Number(batchId)}, ${Number(seq)})`
  return `INSERT INTO receivable (${names.join(', ')}, batch_id, recorded_seq)
    VALUES ${Array.from({ length: count }, () => row).join(', ')} ON CONFLICT DO NOTHING`
}

/** From so many rows on it pays to build indexes anew. */
const ROWS_MIN = 20_000
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
  db.pragma('temp_store = FILE')
  for (const { sql } of indexes) db.exec(sql)
  db.pragma('temp_store = MEMORY')
}
