import type { Database, Statement } from '../core/ports.ts'

/** How many rows one statement takes: beyond, the call is no longer what costs. */
export const ROWS_AT_ONCE = 16

/** The batch and the audit event that every row of a load belongs to. */
export interface LoadOrigin {
  /** None for what no file brought in. */
  readonly batchId: number | null
  readonly seq: number
}

/** A column that has nothing to say in most rows. */
export interface OptionalColumn<Row> {
  readonly column: string
  /** Null where it is as usual. */
  value(row: Row): unknown
  /** What stands for null; nothing is SQL's NULL. */
  readonly usual?: string | number
}

/** How rows of one kind are written. */
export interface LoadPlan<Row> {
  /** The statement up to the columns, with the table in it. */
  readonly insert: string
  /** The columns whose values `push` adds, in its order. */
  readonly columns: readonly string[]
  push(values: unknown[], row: Row): void
  /** Further columns; one that is as usual in all rows is not bound. */
  readonly optional: readonly OptionalColumn<Row>[]
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
  const statements = new Map<number, Prepared<Row>>()
  const values: unknown[] = []
  return (rows) => {
    let key = rows.length
    for (const column of plan.optional) key = key * 2 + (isUsed(column, rows) ? 1 : 0)
    let known = statements.get(key)
    if (known === undefined) {
      const optional = plan.optional.filter((column) => isUsed(column, rows))
      known = { optional, statement: db.prepare(insertSql(plan, optional, rows.length, origin)) }
      statements.set(key, known)
    }
    values.length = 0
    for (const row of rows) {
      plan.push(values, row)
      for (const { value, usual = null } of known.optional) values.push(value(row) ?? usual)
    }
    const { changes, lastInsertRowid } = known.statement.run(values)
    return { first: Number(lastInsertRowid) - changes + 1, added: changes }
  }
}

interface Prepared<Row> {
  readonly optional: readonly OptionalColumn<Row>[]
  readonly statement: Statement<unknown[]>
}

function isUsed<Row>({ value }: OptionalColumn<Row>, rows: readonly Row[]): boolean {
  for (const row of rows) if (value(row) !== null) return true
  return false
}

function insertSql<Row>(
  plan: LoadPlan<Row>,
  used: readonly OptionalColumn<Row>[],
  count: number,
  origin: LoadOrigin,
): string {
  const fixed: readonly (readonly [string, string | number | null])[] = [
    ['batch_id', origin.batchId],
    ['recorded_seq', origin.seq],
    ...plan.optional.flatMap((column) =>
      column.usual === undefined || used.includes(column)
        ? []
        : [[column.column, JSON.stringify(column.usual).replaceAll('"', "'")] as const],
    ),
  ]
  const bound = [...plan.columns, ...used.map(({ column }) => column)]
  const names = [...bound, ...fixed.map(([name]) => name)].join(', ')
  const row = `(${[...bound.map(() => '?'), ...fixed.map(([, value]) => value ?? 'NULL')].join(', ')})`
  const rows = Array.from({ length: count }, () => row).join(', ')
  return `${plan.insert} (${names}) VALUES ${rows} ON CONFLICT DO NOTHING`
}
