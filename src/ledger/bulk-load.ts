import type { Database } from '../core/ports.ts'

/** Indexes that only reports need: a load of many rows fills them cheaper at its end. */
const REPORT_INDEXES = ['receivable_open', 'receivable_open_of_customer']

/**
 * Runs a load of many rows without the indexes that nothing in it reads, and makes them anew
 * afterwards. They are part of the same transaction: when it fails they are what they were.
 */
export function withDeferredIndexes(
  db: Database,
  { rowsExpected }: { rowsExpected: number },
  work: () => void,
): void {
  const known = db
    .prepare<[], { rows: number }>('SELECT coalesce(max(id), 0) AS rows FROM receivable')
    .get()
  // To build an index over much for little would cost more than it saves.
  if (rowsExpected < (known?.rows ?? 0)) {
    work()
    return
  }
  const find = db.prepare<[string], { sql: string }>(
    "SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?",
  )
  const indexes = REPORT_INDEXES.flatMap((name) => {
    const row = find.get(name)
    return row === undefined ? [] : [{ name, sql: row.sql }]
  })
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`)
  work()
  for (const { sql } of indexes) db.exec(sql)
}
