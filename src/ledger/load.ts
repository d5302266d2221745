import type { Database, Statement } from '../core/ports.ts'
import { partSizes } from './many-rows.ts'

/** Rows differ in what they share; beyond so many statements they are prepared anew. */
const STATEMENTS_MAX = 200

/** The batch and the audit event that every row of a load belongs to. */
export interface LoadOrigin {
  /** None for what no file brought in. */
  readonly batchId: number | null
  readonly seq: number
}

/** What rows have in one field. */
export interface FieldValues<T> {
  at(index: number): T
  /** Whether so many rows from a place on have the same; false where finding out would cost. */
  isSame(from: number, count: number): boolean
}

/** Rows, field by field. */
export type RowFields<Row> = { readonly [Field in keyof Row]: FieldValues<Row[Field]> }

/** What a column can hold. */
export type LoadValue = string | number | null

/** How rows of one kind are written. */
export interface LoadPlan<Row> {
  /** The statement up to the columns, with the table in it. */
  readonly insert: string
  /** Each column with the field that it takes its values from. */
  readonly columns: readonly (readonly [column: string, field: keyof Row])[]
}

/** What went in: their row keys are `first` and those that follow it, in the order of the rows. */
export interface Loaded {
  readonly first: number
  readonly added: number
}

/** Adds so many rows from a place on; those whose identity the book has stay out. */
export type Loader<Row> = (rows: RowFields<Row>, from: number, count: number) => Loaded

/** Prepares the adding of rows of one batch. What the rows of a statement share is bound once. */
export function rowLoader<Row extends { readonly [Field in keyof Row]: LoadValue }>(
  db: Database,
  plan: LoadPlan<Row>,
  origin: LoadOrigin,
): Loader<Row> {
  const statements = new Map<number, Statement<unknown[]>>()
  const { columns } = plan
  const values: LoadValue[] = []
  const add: Loader<Row> = (rows, from, count) => {
    const shared: Record<string, LoadValue> = {}
    const own: FieldValues<LoadValue>[] = []
    let key = count
    for (const [column, field] of columns) {
      const isShared = count > 1 && rows[field].isSame(from, count)
      if (isShared) shared[column] = rows[field].at(from)
      else own.push(rows[field])
      key = key * 2 + (isShared ? 1 : 0)
    }
    let statement = statements.get(key)
    if (statement === undefined) {
      if (statements.size >= STATEMENTS_MAX) statements.clear()
      statement = db.prepare(insertSql(plan, shared, count, origin))
      statements.set(key, statement)
    }
    values.length = own.length * count
    own.forEach((field, offset) => {
      for (let row = 0; row < count; row += 1)
        values[offset + row * own.length] = field.at(from + row)
    })
    const { changes, lastInsertRowid } = statement.run(...values, shared)
    return { first: Number(lastInsertRowid) - changes + 1, added: changes }
  }
  return (rows, from, count) => {
    let [at, first, added] = [from, 0, 0]
    for (const size of partSizes(count)) {
      const part = add(rows, at, size)
      at += size
      added += part.added
      if (part.added > 0) first = part.first + part.added - added // row keys follow each other
    }
    return { first, added }
  }
}

/** Rows that are at hand one by one, field by field. */
export function fieldsOf<Row extends { readonly [Field in keyof Row]: LoadValue }>(
  { columns }: LoadPlan<Row>,
  rows: readonly Row[],
): RowFields<Row> {
  const fields = columns.map(([, field]) => [field, valuesOf(rows.map((row) => row[field]))])
  return Object.fromEntries(fields) as RowFields<Row> // the plan names each field of a row
}

/** Values that are at hand one by one. */
export function valuesOf<T>(values: readonly T[]): FieldValues<T> {
  return {
    at: (index) => values[index] as T,
    isSame: (from, count) => {
      for (let at = from + 1; at < from + count; at += 1) {
        if (values[at] !== values[from]) return false
      }
      return true
    },
  }
}

/** Values of which hardly two are the same: they are not compared. */
export function differentValues<T>(at: (index: number) => T): FieldValues<T> {
  return { at, isSame: (_, count) => count === 1 }
}

/** One value that all rows have. */
export function sameValues<T>(value: T): FieldValues<T> {
  return { at: () => value, isSame: () => true }
}

function insertSql<Row>(
  { insert, columns }: LoadPlan<Row>,
  shared: Readonly<Record<string, LoadValue>>,
  count: number,
  { batchId, seq }: LoadOrigin,
): string {
  const names = [...columns.map(([column]) => column), 'batch_id', 'recorded_seq']
  const bound = columns.map(([column]) => (column in shared ? `@${column}` : '?'))
  const row = `(${[...bound, batchId ?? 'NULL', seq].join(', ')})`
  const rows = Array.from({ length: count }, () => row).join(', ')
  return `${insert} (${names.join(', ')}) VALUES ${rows} ON CONFLICT DO NOTHING`
}
