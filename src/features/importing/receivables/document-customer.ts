import type { Customer } from '../../../ledger/customer.ts'
import type { CustomerBook } from '../customers/customer-book.ts'
import type { DocumentFact } from './receivable-fact.ts'

/** The customer of an invoice, made or completed from what the row says; or why there is none. */
export function customerOf(
  fact: DocumentFact,
  { customers }: { customers: CustomerBook },
): { readonly customer: Customer } | { readonly refusal: string } {
  const number = fact.customerNumber
  const name = nameIn(fact)
  if (name === null) return { refusal: 'it names no customer' }
  const found = customers.find({ number, name })
  const details = { email: fact.email, segment: fact.segment, region: fact.region }
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

/** What the row calls its customer, at the worst by number or address. */
export function nameIn(fact: DocumentFact): string | null {
  return fact.customer ?? fact.customerNumber ?? fact.email
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
