import type { Database, Statement } from '../core/ports.ts'

/** How many rows one statement takes: beyond, the call is no longer what costs. */
export const ROWS_AT_ONCE = 16

/** The batch and the audit event that every row of a load belongs to. */
export interface LoadOrigin {
  readonly batchId: number
  readonly seq: number
}

/** How rows of one kind are written. */
export interface LoadPlan<Row> {
  /** The statement up to the columns, with the table in it. */
  readonly insert: string
  /** The columns whose values `push` adds, in its order. */
  readonly columns: readonly string[]
  push(values: unknown[], row: Row): void
  /** Further columns that are often empty; those that are empty in all rows are not bound. */
  readonly optional: readonly (readonly [column: string, value: (row: Row) => unknown])[]
}

/** What went in: their row keys are `first` and those that follow it, in the order of the rows. */
export interface Loaded {
  readonly first: number
  readonly added: number
}

/** Adds up to `ROWS_AT_ONCE` rows; those whose identity the book has stay out. */
export type Loader<Row> = (rows: readonly Row[]) => Loaded

/** Prepares the adding of rows of one batch. */
export function rowLoader<Row>(db: Database, plan: LoadPlan<Row>, origin: LoadOrigin): Loader<Row> {
  const statements = new Map<number, Statement<unknown[]>>()
  const values: unknown[] = []
  return (rows) => {
    const used = plan.optional.map(([, value]) => rows.some((row) => value(row) !== null))
    const key = used.reduce((bits, isUsed) => bits * 2 + (isUsed ? 1 : 0), rows.length)
    const optional = plan.optional.filter((_, index) => used[index])
    let statement = statements.get(key)
    if (statement === undefined) {
      const names = [...plan.columns, ...optional.map(([column]) => column)]
      statement = db.prepare(insertSql(plan.insert, names, { count: rows.length, origin }))
      statements.set(key, statement)
    }
    values.length = 0
    for (const row of rows) {
      plan.push(values, row)
      for (const [, value] of optional) values.push(value(row))
    }
    const { changes, lastInsertRowid } = statement.run(values)
    return { first: Number(lastInsertRowid) - changes + 1, added: changes }
  }
}

function insertSql(
  insert: string,
  names: readonly string[],
  { count, origin }: { readonly count: number; readonly origin: LoadOrigin },
): string {
  const row = `(${names.map(() => '?').join(', ')}, ${origin.batchId}, ${origin.seq})`
  const rows = Array.from({ length: count }, () => row).join(', ')
  return `${insert} (${names.join(', ')}, batch_id, recorded_seq) VALUES ${rows}
    ON CONFLICT DO NOTHING`
}
