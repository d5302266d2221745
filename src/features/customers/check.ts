import { addDays, type CalendarDate } from '../../core/calendar-date.ts'
import { malformedAddresses, parseAddresses } from '../../core/email-address.ts'
import { type Customer, customerKey } from '../../ledger/customer.ts'
import type { CustomerId } from '../../ledger/ids.ts'
import { parseTerms } from '../../ledger/terms.ts'
import type { CustomerStanding, InvoiceWithoutPo, PayerAccount } from './store.ts'
import { findTwins } from './twins.ts'

/** Everything that the check looks at. */
export interface CheckFacts {
  readonly asOf: CalendarDate
  /** How long a confirmed contact is good for. */
  readonly days: number
  readonly customers: readonly Customer[]
  readonly standings: ReadonlyMap<CustomerId, CustomerStanding>
  readonly withoutPo: readonly InvoiceWithoutPo[]
  readonly accounts: readonly PayerAccount[]
}

/** Something about a customer that a person should put right. */
export interface Finding {
  readonly code: FindingCode
  readonly customer: Customer
  /** What was found, where there is something. */
  readonly value: string | null
  readonly message: string
}

export const FINDING_CODES = [
  'EMAIL_MISSING',
  'EMAIL_MALFORMED',
  'EMAIL_SHARED',
  'NAME_TWICE',
  'TERMS_MISSING',
  'TERMS_UNCLEAR',
  'PO_MISSING',
  'CONTACT_UNCONFIRMED',
] as const
export type FindingCode = (typeof FINDING_CODES)[number]

/** What is missing, wrong or double, by kind and then in the order of the customers. */
export function checkCustomers(facts: CheckFacts): readonly Finding[] {
  const found = [
    ...facts.customers.flatMap((customer) => [
      ...emailFindings(customer),
      ...termsFindings(customer),
    ]),
    ...sharedAddresses(facts.customers),
    ...namedTwice(facts),
    ...missingPo(facts),
    ...unconfirmed(facts),
  ]
  const order = new Map(facts.customers.map(({ id }, index) => [id, index]))
  const rank = (one: Finding): number => FINDING_CODES.indexOf(one.code)
  return found.sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (order.get(a.customer.id) ?? 0) - (order.get(b.customer.id) ?? 0) ||
      ((a.value ?? '') < (b.value ?? '') ? -1 : 1),
  )
}

function emailFindings(customer: Customer): readonly Finding[] {
  const { email } = customer
  if (email === null || email.trim() === '') {
    const message = 'no e-mail address: no reminder can be sent'
    return [{ code: 'EMAIL_MISSING', customer, value: null, message }]
  }
  return malformedAddresses(email).map((value) => ({
    code: 'EMAIL_MALFORMED',
    customer,
    value,
    message: 'not an e-mail address; expected one such as ap@customer.example',
  }))
}

function termsFindings(customer: Customer): readonly Finding[] {
  const { terms } = customer
  if (terms === null || terms.trim() === '') {
    const message = 'no payment terms: due dates and discounts come from each invoice alone'
    return [{ code: 'TERMS_MISSING', customer, value: null, message }]
  }
  if (parseTerms(terms) !== undefined) return []
  const message = 'terms that are not understood; expected such as Net 30 or 2/10 net 30'
  return [{ code: 'TERMS_UNCLEAR', customer, value: terms, message }]
}

/** A head office may well read the mail of its branches; strangers should not. */
function sharedAddresses(customers: readonly Customer[]): readonly Finding[] {
  const uses = customers.flatMap((customer) =>
    parseAddresses(customer.email).map((address) => ({ customer, address: address.toLowerCase() })),
  )
  return [...Map.groupBy(uses, ({ address }) => address)].flatMap(([value, own]) => {
    const families = new Set(own.map(({ customer }) => customer.parentId ?? customer.id))
    if (families.size < 2) return []
    return own.map(({ customer }): Finding => {
      const others = own.filter((one) => one.customer !== customer)
      const message = `also the address of ${listed(others.map((one) => one.customer))}`
      return { code: 'EMAIL_SHARED', customer, value, message }
    })
  })
}

/** Told at the one with fewer invoices, which is the one to go. */
function namedTwice({ customers, accounts, standings }: CheckFacts): readonly Finding[] {
  const byId = new Map(customers.map((customer) => [customer.id, customer]))
  const items = (id: CustomerId): number => standings.get(id)?.items ?? 0
  return findTwins(customers, accounts).flatMap(({ ids: [first, second], why }): Finding[] => {
    const [stays, goes] = items(second) > items(first) ? [second, first] : [first, second]
    const customer = byId.get(goes)
    const other = byId.get(stays)
    if (customer === undefined || other === undefined) return []
    const [from, into] = [quoted(customerKey(customer)), quoted(customerKey(other))]
    const message = `may be ${listed([other])}: ${why}; to join them: openitem customers merge ${from} ${into}`
    return [{ code: 'NAME_TWICE', customer, value: customer.name, message }]
  })
}

function missingPo({ customers, withoutPo }: CheckFacts): readonly Finding[] {
  const byId = new Map(customers.map((customer) => [customer.id, customer]))
  return withoutPo.flatMap(({ customerId, invoice }): Finding[] => {
    const customer = byId.get(customerId)
    if (customer === undefined) return []
    const message = 'an open invoice without the purchase order number that the customer requires'
    return [{ code: 'PO_MISSING', customer, value: invoice, message }]
  })
}

/** One never confirmed is as old as the customer is in the book. */
function unconfirmed({ customers, standings, asOf, days }: CheckFacts): readonly Finding[] {
  const oldest = addDays(asOf, -days)
  return customers.flatMap((customer): Finding[] => {
    const standing = standings.get(customer.id)
    if (standing === undefined) return []
    const { confirmedDate, seenDate } = standing
    const value = confirmedDate ?? seenDate
    if (value >= oldest) return []
    const since =
      confirmedDate === null
        ? `never confirmed, in the book since ${seenDate}`
        : `last confirmed ${value}`
    const message = `${since}; "openitem customers confirm ${quoted(customerKey(customer))}" notes that it holds`
    return [{ code: 'CONTACT_UNCONFIRMED', customer, value, message }]
  })
}

function listed(customers: readonly Customer[]): string {
  return customers
    .map(({ number, name }) => (number === null ? name : `${number} ${name}`))
    .join(', ')
}

function quoted(key: string): string {
  return /^[\w.-]+$/.test(key) ? key : `"${key}"`
}
