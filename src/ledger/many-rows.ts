import type { Database, Statement } from '../core/ports.ts'

/** How many rows one statement takes: beyond, the call is no longer what costs. */
const ROWS_AT_ONCE = 16

/** How the rows of one table are added. */
export interface ManyRowsPlan {
  /** The statement up to and without VALUES. */
  readonly insert: string
  /** One row, with a `?` for each value that differs from row to row. */
  readonly row: string
  /** How many of them there are. */
  readonly width: number
}

/** Adds rows one after the other, some at a time; what was pushed is there after a `flush`. */
export interface ManyRows {
  /** The values of one row, in the order of the plan. */
  push(...values: readonly (string | number | null)[]): void
  flush(): void
}

/** Prepares the adding of many rows to one table; those of `parents`, which they point to, go in first. */
export function manyRows(
  db: Database,
  { insert, row, width }: ManyRowsPlan,
  parents: readonly ManyRows[] = [],
): ManyRows {
  const statements = new Map<number, Statement<unknown[]>>()
  const values: (string | number | null)[] = []
  const flush = (): void => {
    if (values.length === 0) return
    for (const parent of parents) parent.flush()
    const count = values.length / width
    let statement = statements.get(count)
    if (statement === undefined) {
      const rows = Array.from({ length: count }, () => row).join(', ')
      statement = db.prepare(`${insert} VALUES ${rows}`)
      statements.set(count, statement)
    }
    statement.run(values)
    values.length = 0
  }
  return {
    push(...row) {
      for (const value of row) values.push(value)
      if (values.length >= width * ROWS_AT_ONCE) flush()
    },
    flush,
  }
}
