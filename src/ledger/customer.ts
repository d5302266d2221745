import type { Database } from '../core/ports.ts'
import type { CustomerId } from './ids.ts'

/** Who owes: as the accounting package knows them. */
export interface Customer {
  readonly id: CustomerId
  /** What the package calls them by; none where it knows names only. */
  readonly number: string | null
  readonly name: string
  readonly email: string | null
  readonly segment: string | null
  readonly region: string | null
  readonly language: string | null
  readonly owner: string | null
  readonly terms: string | null
  readonly parentId: CustomerId | null
  readonly dunningPolicy: string | null
  /** Takes no invoice without the number of its purchase order. */
  readonly requiresPo: 0 | 1
}

/** The facts of a customer that a file or a person gives; undefined leaves what is known. */
export type CustomerFacts = Pick<Customer, 'name'> & Partial<Omit<Customer, 'id' | 'name'>>

/** What people call a customer by: the number, else the name. */
export function customerKey(customer: Pick<Customer, 'number' | 'name'>): string {
  return customer.number ?? customer.name
}

/** A name folded for comparing: no case, accents, punctuation or double blanks. */
export function nameKey(name: string): string {
  if (ASCII.test(name))
    return name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()
  return name
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

// A name of its own: the bundler would have it made anew at each call.
const MARKS = /\p{M}/gu

/** Most names: they fold the same way in a fraction of the time. */
const ASCII = /^[ -~]*$/

const COLUMNS = `id, number, name, email, segment, region, language, owner, terms,
  parent_id AS parentId, dunning_policy AS dunningPolicy, requires_po AS requiresPo`

/** The ids of all customers, also of those that were merged into another. */
export function customerIds(db: Database): readonly CustomerId[] {
  return db.prepare<[], CustomerId>('SELECT id FROM customer ORDER BY id').pluck().all()
}

/** All customers of the book, by number and name. */
export function allCustomers(db: Database): readonly Customer[] {
  return db
    .prepare<[], Customer>(
      `SELECT ${COLUMNS} FROM customer WHERE voided_seq IS NULL
       ORDER BY number IS NULL, number, name, id`,
    )
    .all()
}

/** The customers that a number or a name given by a person can mean; one that was merged means the other. */
export function findCustomers(db: Database, text: string): readonly Customer[] {
  const byNumber = db
    .prepare<[string], Customer>(
      `SELECT ${COLUMNS} FROM customer WHERE voided_seq IS NULL
         AND id = (SELECT coalesce(merged_into_id, id) FROM customer WHERE number = ?)`,
    )
    .all(text)
  if (byNumber.length > 0) return byNumber
  return db
    .prepare<[string], Customer>(
      `SELECT ${COLUMNS} FROM customer WHERE voided_seq IS NULL AND id IN
         (SELECT coalesce(merged_into_id, id) FROM customer WHERE name_key = ?) ORDER BY id`,
    )
    .all(nameKey(text))
}

/** One customer by row key. */
export function findCustomer(db: Database, id: number): Customer | undefined {
  return db.prepare<[number], Customer>(`SELECT ${COLUMNS} FROM customer WHERE id = ?`).get(id)
}

/** Prepares the insert once; the returned function adds one customer. */
export function customerInserter(db: Database): (facts: CustomerFacts, seq: number) => CustomerId {
  const insert = db.prepare(
    `INSERT INTO customer (number, name, name_key, email, segment, region, language, owner, terms,
       parent_id, dunning_policy, requires_po, recorded_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  return (facts, seq) => {
    const { number = null, name, email = null, segment = null, region = null } = facts
    const { language = null, owner = null, terms = null } = facts
    const { parentId = null, dunningPolicy = null, requiresPo = 0 } = facts
    const values = [number, name, nameKey(name), email, segment, region, language, owner, terms]
    const { lastInsertRowid } = insert.run(values, parentId, dunningPolicy, requiresPo, seq)
    return Number(lastInsertRowid) as CustomerId
  }
}

/** Adds a customer and returns its row key. */
export function insertCustomer(db: Database, facts: CustomerFacts, seq: number): CustomerId {
  return customerInserter(db)(facts, seq)
}

/** Replaces the facts of a customer; the audit event that tells both sides is the caller's. */
export function updateCustomer(db: Database, customer: Customer): void {
  db.prepare(
    `UPDATE customer SET number = @number, name = @name, name_key = @nameKey, email = @email,
       segment = @segment, region = @region, language = @language, owner = @owner, terms = @terms,
       parent_id = @parentId, dunning_policy = @dunningPolicy, requires_po = @requiresPo
     WHERE id = @id`,
  ).run({ ...customer, nameKey: nameKey(customer.name) })
}

/** Notes that somebody made sure whom to write to; undefined where nobody has. */
export function setContactConfirmed(db: Database, id: CustomerId, date: string | null): void {
  db.prepare('UPDATE customer SET contact_confirmed_date = ? WHERE id = ?').run(date, id)
}

/** Takes a customer out of the book: an undone import. */
export function voidCustomer(db: Database, id: CustomerId, seq: number): void {
  db.prepare('UPDATE customer SET voided_seq = ?, number = NULL WHERE id = ?').run(seq, id)
}
