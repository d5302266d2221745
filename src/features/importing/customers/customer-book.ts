import type { Json } from '../../../core/outcome.ts'
import type { Database } from '../../../core/ports.ts'
import {
  allCustomers,
  type Customer,
  type CustomerFacts,
  customerInserter,
  findCustomer as findById,
  nameKey,
  updateCustomer,
} from '../../../ledger/customer.ts'
import { mergedCustomers } from '../../../ledger/customer-merge.ts'
import { apart } from '../../../reading/text/apart.ts'

/** How a row names a customer; at least one of the two is there. */
export interface CustomerName {
  readonly number: string | null
  readonly name: string | null
}

export type Found =
  | {
      readonly kind: 'one'
      readonly customer: Customer
      /** Found under the number or name that it had before a merge: nothing is to be corrected. */
      readonly isMerged: boolean
    }
  | { readonly kind: 'none' }
  /** A name that several customers have, without a number to tell them apart. */
  | { readonly kind: 'several'; readonly count: number }

/** The customers of the book while a file is imported: the number decides, else the folded name. */
export interface CustomerBook {
  find(wanted: CustomerName): Found
  add(facts: CustomerFacts): Customer
  /** Writes what the facts change; returns both sides, or undefined where they change nothing. */
  update(customer: Customer, facts: Partial<CustomerFacts>): Sides | undefined
}

/** A customer before and after a change, in what it changed. */
export interface Sides {
  readonly before: { readonly [fact: string]: Json }
  readonly after: { readonly [fact: string]: Json }
}

/** By folded name; nearly every name has one customer, and a list for each would weigh more than he. */
type Names = Map<string, Customer | readonly Customer[]>

function namesakes(names: Names, key: string): readonly Customer[] {
  const found = names.get(key)
  if (found === undefined) return []
  return isOne(found) ? [found] : found
}

function isOne(found: Customer | readonly Customer[]): found is Customer {
  return !Array.isArray(found)
}

/** Loads the customers once. */
export function openCustomerBook(db: Database, seq: number): CustomerBook {
  const insert = customerInserter(db)
  const byNumber = new Map<string, Customer>()
  const byName: Names = new Map()
  const remember = (customer: Customer): void => {
    if (customer.number !== null) byNumber.set(customer.number, customer)
    const key = nameKey(customer.name)
    const others = namesakes(byName, key).filter(({ id }) => id !== customer.id)
    byName.set(key, others.length === 0 ? customer : [...others, customer])
  }
  for (const customer of allCustomers(db)) remember(customer)
  const aliases = aliasBook(db)
  return {
    find(wanted) {
      const found = findCustomer(wanted, { byNumber, byName })
      const other = found.kind === 'none' ? aliases(wanted) : undefined
      return other === undefined ? found : { kind: 'one', customer: other, isMerged: true }
    },
    add(told) {
      const facts = detached(told)
      const customer = { ...NOTHING_KNOWN, ...facts, id: insert(facts, seq) }
      remember(customer)
      return customer
    },
    update(customer, facts) {
      const changed = Object.entries(facts).filter(
        ([key, value]) => value !== null && value !== undefined && value !== fieldOf(customer, key),
      )
      if (changed.length === 0) return undefined
      const next: Customer = { ...customer, ...Object.fromEntries(changed) }
      updateCustomer(db, next)
      const key = nameKey(customer.name)
      byName.set(
        key,
        namesakes(byName, key).filter(({ id }) => id !== customer.id),
      )
      remember(next)
      const before = Object.fromEntries(changed.map(([key]) => [key, fieldOf(customer, key)]))
      const after = Object.fromEntries(changed.map(([key]) => [key, fieldOf(next, key)]))
      return {
        before: { of: 'customer', id: customer.id, ...before },
        after: { of: 'customer', id: customer.id, ...after },
      }
    },
  }
}

/** What a row means that still uses the number or the name of a customer merged into another. */
function aliasBook(db: Database): (wanted: CustomerName) => Customer | undefined {
  const aliases = mergedCustomers(db)
  const byNumber = new Map(aliases.map(({ number, into }) => [number, into]))
  const byName = new Map(aliases.map(({ name, into }) => [nameKey(name), into]))
  return ({ number, name }) => {
    const into = number === null ? byName.get(nameKey(name ?? '')) : byNumber.get(number)
    return into === undefined ? undefined : findById(db, into)
  }
}

/** The facts with texts of their own. */
function detached(facts: CustomerFacts): CustomerFacts {
  const copies: Record<string, string | number | null> = {}
  for (const [key, value] of Object.entries(facts))
    copies[key] = typeof value === 'string' ? apart(value) : value
  return { ...copies, name: apart(facts.name) }
}

function findCustomer(
  { number, name }: CustomerName,
  maps: {
    byNumber: ReadonlyMap<string, Customer>
    byName: Names
  },
): Found {
  const numbered = number === null ? undefined : maps.byNumber.get(number)
  if (numbered !== undefined) return { kind: 'one', customer: numbered, isMerged: false }
  const named = name === null ? [] : namesakes(maps.byName, nameKey(name))
  // A number that is new belongs to a customer whom the book knew by name alone, or to a new one.
  const fitting = number === null ? named : named.filter((customer) => customer.number === null)
  const [first] = fitting
  if (first === undefined) return { kind: 'none' }
  return fitting.length === 1
    ? { kind: 'one', customer: first, isMerged: false }
    : { kind: 'several', count: fitting.length }
}

function fieldOf(customer: Customer, key: string): string | number | null {
  const values: Readonly<Record<string, string | number | null>> = { ...customer }
  return values[key] ?? null
}

const NOTHING_KNOWN = {
  number: null,
  email: null,
  segment: null,
  region: null,
  language: null,
  owner: null,
  terms: null,
  parentId: null,
  dunningPolicy: null,
  requiresPo: 0,
} as const
