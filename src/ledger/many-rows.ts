import type { Database, Statement } from '../core/ports.ts'

/**
 * How many rows one statement takes at most. Each statement keeps a copy of every page that it
 * changes until it is done: with a few rows at a time the copies cost as much as the rows.
 */
export const ROWS_AT_ONCE = 256

/** How the rows of one table are added. */
export interface ManyRowsPlan {
  /** The statement up to and without VALUES. */
  readonly insert: string
  /**
   * One row, with a `?` for each value that differs from row to row. Without a query: the cursors
   * of all rows of a statement stay open, and each one that opens looks at all the others.
   */
  readonly row: string
  /** How many of them there are. */
  readonly width: number
}

/** Adds rows to a table, many at a time; what was pushed is there after a `flush`. */
export interface ManyRows {
  /** The values of one row, in the order of the plan. */
  push(...values: readonly (string | number | null)[]): void
  /** How many rows wait to be added. */
  count(): number
  flush(): void
}

/** Prepares the adding of many rows to one table. */
export function manyRows(db: Database, { insert, row, width }: ManyRowsPlan): ManyRows {
  const statements = new Map<number, Statement<unknown[]>>()
  const statementOf = (count: number): Statement<unknown[]> => {
    const known = statements.get(count)
    if (known !== undefined) return known
    const rows = Array.from({ length: count }, () => row).join(', ')
    const statement = db.prepare<unknown[]>(`${insert} VALUES ${rows}`)
    statements.set(count, statement)
    return statement
  }
  const values: (string | number | null)[] = []
  return {
    push(...row) {
      for (const value of row) values.push(value)
    },
    count: () => values.length / width,
    flush() {
      let at = 0
      for (const size of partSizes(values.length / width)) {
        statementOf(size).run(values.slice(at, at + size * width))
        at += size * width
      }
      values.length = 0
    },
  }
}

/** Cuts a number of rows into halves of halves, so that any number needs a few statements only. */
export function* partSizes(count: number): Iterable<number> {
  let left = count
  for (let size = ROWS_AT_ONCE; size >= 1; size /= 2) {
    for (; left >= size; left -= size) yield size
  }
}
