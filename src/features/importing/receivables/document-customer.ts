import type { Customer } from '../../../ledger/customer.ts'
import type { CustomerBook } from '../customers/customer-book.ts'
import type { Party } from './receivable-fact.ts'

/** The customer of an invoice, made or completed from what the row says; or why there is none. */
export function customerOf(
  party: Party,
  customers: CustomerBook,
): { readonly customer: Customer } | { readonly refusal: string } {
  const { number, email, segment, region } = party
  const name = nameIn(party)
  if (name === null) return { refusal: 'it names no customer' }
  const found = customers.find({ number, name })
  const details = { email, segment, region }
  switch (found.kind) {
    case 'several':
      return { refusal: `${found.count} customers are called ${name}; the row needs a number` }
    case 'none':
      return { customer: customers.add({ number, name, ...details }) }
    case 'one':
      if (found.isMerged) return { customer: found.customer }
      return { customer: completed(found.customer, { number, ...details }, customers) }
  }
}

/**
 * Looks up each party once where that can be: a number goes on meaning the customer it was found
 * for, a name may become that of several.
 */
export function customerFinder(
  customers: CustomerBook,
): (party: Party) => ReturnType<typeof customerOf> {
  const known = new WeakMap<Party, ReturnType<typeof customerOf>>()
  return (party) => {
    const before = known.get(party)
    if (before !== undefined) return before
    const found = customerOf(party, customers)
    if (party.number !== null && !('refusal' in found)) known.set(party, found)
    return found
  }
}

/** What the row calls its customer, at the worst by number or address. */
export function nameIn({ number, name, email }: Party): string | null {
  return name ?? number ?? email
}

const DETAILS = ['number', 'email', 'segment', 'region'] as const

type Details = Pick<Customer, (typeof DETAILS)[number]>

/** An invoice tells of its own time: it fills what is unknown and corrects nothing. */
function completed(customer: Customer, told: Details, customers: CustomerBook): Customer {
  const keys = DETAILS.filter((key) => customer[key] === null && told[key] !== null)
  if (keys.length === 0) return customer
  const facts = Object.fromEntries(keys.map((key) => [key, told[key]]))
  customers.update(customer, facts)
  return { ...customer, ...facts }
}
