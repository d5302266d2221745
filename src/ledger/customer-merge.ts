import { check } from '../core/errors.ts'
import type { Database } from '../core/ports.ts'
import { nameKey } from './customer.ts'
import type { CustomerId } from './ids.ts'

/** Two customers that turned out to be one. */
export interface CustomerMerge {
  readonly id: number
  readonly fromId: CustomerId
  readonly intoId: CustomerId
  readonly seq: number
}

/** How many rows of a table went from one customer to the other. */
export interface Moved {
  readonly place: string
  readonly rows: number
}

/** A customer that goes on under another one. */
export interface MergedCustomer {
  readonly id: CustomerId
  readonly number: string | null
  readonly name: string
  readonly into: CustomerId
}

/** The customers that were merged into others, whose numbers and names still mean them. */
export function mergedCustomers(db: Database): readonly MergedCustomer[] {
  return db
    .prepare<[], MergedCustomer>(
      `SELECT id, number, name, merged_into_id AS "into" FROM customer
       WHERE merged_into_id IS NOT NULL ORDER BY number IS NULL, number, name, id`,
    )
    .all()
}

/** The merged customers that a number or a name can mean. */
export function findMerged(db: Database, text: string): readonly MergedCustomer[] {
  const all = mergedCustomers(db)
  const numbered = all.filter(({ number }) => number === text)
  return numbered.length > 0 ? numbered : all.filter(({ name }) => nameKey(name) === nameKey(text))
}

/** The standing merge of a customer. */
export function mergeOf(db: Database, fromId: CustomerId): CustomerMerge | undefined {
  return db
    .prepare<[number], CustomerMerge>(
      `SELECT id, from_id AS fromId, into_id AS intoId, recorded_seq AS seq
       FROM customer_merge WHERE from_id = ? AND ended_seq IS NULL`,
    )
    .get(fromId)
}

/**
 * Gives everything of one customer to another: every column of the book that refers to a customer,
 * found from the schema, so that none is forgotten. No amount and no date changes, hence every total
 * of every day stays what it was. The number of the first one goes on to mean the second.
 */
export function mergeCustomers(
  db: Database,
  { fromId, intoId, seq }: Omit<CustomerMerge, 'id'>,
): readonly Moved[] {
  db.prepare('UPDATE customer SET voided_seq = ?, merged_into_id = ? WHERE id = ?').run(
    seq,
    intoId,
    fromId,
  )
  const merge = db
    .prepare('INSERT INTO customer_merge (from_id, into_id, recorded_seq) VALUES (?, ?, ?)')
    .run(fromId, intoId, seq).lastInsertRowid
  return placesOf(db).flatMap(({ table, column, key }) => {
    const place = `${table}.${column}`
    db.prepare(
      `INSERT INTO customer_merge_row (merge_id, place, row)
       SELECT ?, ?, CAST(${key} AS TEXT) FROM ${table} WHERE ${column} = ?`,
    ).run(merge, place, fromId)
    const { changes } = db
      .prepare(`UPDATE ${table} SET ${column} = ? WHERE ${column} = ?`)
      .run(intoId, fromId)
    return changes === 0 ? [] : [{ place, rows: changes }]
  })
}

/** Gives back what a merge moved and what the other customer still has. */
export function unmergeCustomers(
  db: Database,
  { id, fromId, intoId }: CustomerMerge,
  seq: number,
): readonly Moved[] {
  const moved = placesOf(db).flatMap(({ table, column, key }) => {
    const place = `${table}.${column}`
    const { changes } = db
      .prepare(
        `UPDATE ${table} SET ${column} = ? WHERE ${column} = ?
         AND ${key} IN (SELECT row FROM customer_merge_row WHERE merge_id = ? AND place = ?)`,
      )
      .run(fromId, intoId, id, place)
    return changes === 0 ? [] : [{ place, rows: changes }]
  })
  db.prepare('UPDATE customer SET voided_seq = NULL, merged_into_id = NULL WHERE id = ?').run(
    fromId,
  )
  db.prepare('UPDATE customer_merge SET ended_seq = ? WHERE id = ?').run(seq, id)
  return moved
}

/** A column that holds customers, and the key of its table. */
interface Place {
  readonly table: string
  readonly column: string
  readonly key: string
}

function placesOf(db: Database): readonly Place[] {
  const places = db
    .prepare<[], Place>(
      `SELECT place.name AS "table", link."from" AS "column",
         (SELECT group_concat(name) FROM pragma_table_info(place.name) WHERE pk > 0) AS key
       FROM sqlite_schema AS place, pragma_foreign_key_list(place.name) AS link
       WHERE place.type = 'table' AND link."table" = 'customer' AND place.name <> 'customer_merge'
       ORDER BY place.name, link."from"`,
    )
    .all()
  for (const { table, key } of places)
    check(!key.includes(','), `${table} has a key of two columns`)
  return places
}
