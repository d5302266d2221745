import { expect, test } from 'vitest'
import { type CheckFacts, checkCustomers } from '../../../src/features/customers/check.ts'
import type { Customer } from '../../../src/ledger/customer.ts'
import type { CustomerId } from '../../../src/ledger/ids.ts'
import { day } from '../../support/ledger.ts'

let ids = 0
function customer(name: string, facts: Partial<Customer> = {}): Customer {
  ids += 1
  return {
    id: ids as CustomerId,
    number: `C${ids}`,
    name,
    email: `ap${ids}@customer.example`,
    segment: null,
    region: null,
    language: null,
    owner: null,
    terms: 'Net 30',
    parentId: null,
    dunningPolicy: null,
    requiresPo: 0,
    ...facts,
  }
}

function checked(customers: readonly Customer[], facts: Partial<CheckFacts> = {}) {
  return checkCustomers({
    asOf: day('2026-10-31'),
    days: 90,
    customers,
    standings: new Map(),
    withoutPo: [],
    accounts: [],
    ...facts,
  }).map(({ code, customer: { name }, value }) => [code, name, value])
}

test('a customer whose data is whole raises nothing', () => {
  expect(checked([customer('Harbor Foods Inc'), customer('Kessler Bakery')])).toEqual([])
})

test.each([
  ['Harbor Foods Inc', 'HARBOR FOODS, L.L.C.'],
  ['Kessler Bakery GmbH', 'Keßler Bakery'],
  ['Müller Söhne KG', 'Mueller Soehne'],
  ['Rossi S.p.A.', 'ROSSI SPA'],
  ['Harbor & Pine', 'Harbor and Pine Ltd'],
  ['Foods Harbor', 'Harbor Foods'],
  ['Orchard Lane Market', 'Orchrad Lane Market'],
  ['Orchard Lane Market', 'Orchard Lane Markets Inc'],
  ['Orchard Lane', 'Orchart Lane'],
])('%s and %s look like one customer', (one, other) => {
  expect(checked([customer(one), customer(other)])).toEqual([['NAME_TWICE', other, other]])
})

test.each([
  ['Store 12', 'Store 13'],
  ['ABC Inc', 'ABD Inc'],
  ['Harbor Foods', 'Harbor Freight'],
  ['Inc', 'LLC'],
])('%s and %s are two customers', (one, other) => {
  expect(checked([customer(one), customer(other)])).toEqual([])
})

test('two customers who pay from one account may be one', () => {
  const [one, other] = [customer('Harbor Foods'), customer('HF Trading')]
  const accounts = [one, other].map(({ id }) => ({ account: 'DE02', customerId: id }))
  expect(checked([one, other], { accounts })).toEqual([['NAME_TWICE', 'HF Trading', 'HF Trading']])
})

test('a branch may have the name and the address of its head office', () => {
  const head = customer('Harbor Foods', { email: 'ap@harbor.example' })
  const branch = { email: 'AP@harbor.example', parentId: head.id }
  expect(checked([head, customer('Harbor Foods Inc', branch)])).toEqual([])
})

test('the customer with fewer invoices is the one to go', () => {
  const [one, other] = [customer('Harbor Foods'), customer('Harbor Foods Inc')]
  const standing = { seenDate: day('2026-10-01'), confirmedDate: null }
  const standings = new Map([
    [one.id, { ...standing, customerId: one.id, items: 1 }],
    [other.id, { ...standing, customerId: other.id, items: 9 }],
  ])
  expect(checked([one, other], { standings })).toEqual([
    ['NAME_TWICE', 'Harbor Foods', 'Harbor Foods'],
  ])
})

test.each([
  [null, 'EMAIL_MISSING', null],
  [' ', 'EMAIL_MISSING', null],
  ['ap@nowhere', 'EMAIL_MALFORMED', 'ap@nowhere'],
  ['ap@x.example; owner at y.example', 'EMAIL_MALFORMED', 'owner at y.example'],
])('the e-mail field %j is told as %s', (email, code, value) => {
  expect(checked([customer('Harbor', { email })])).toEqual([[code, 'Harbor', value]])
})

test('several good addresses in one field are in order', () => {
  expect(checked([customer('Harbor', { email: 'a@x.example, b@x.example c@x.example' })])).toEqual(
    [],
  )
})

test('an address is shared however its letters are written', () => {
  const [one, other] = ['ap@x.example', 'AP@X.example'].map((email, index) =>
    customer(['Harbor', 'Kessler'][index] ?? '', { email }),
  ) as [Customer, Customer]
  expect(checked([one, other])).toEqual([
    ['EMAIL_SHARED', 'Harbor', 'ap@x.example'],
    ['EMAIL_SHARED', 'Kessler', 'ap@x.example'],
  ])
})

test.each([
  ['2026-08-02', null],
  ['2026-08-01', 'CONTACT_UNCONFIRMED'],
])('a contact of %s is good for 90 days', (date, code) => {
  const one = customer('Harbor')
  const standing = { customerId: one.id, items: 0 }
  const since = (seenDate: string, confirmedDate: string | null) =>
    new Map([
      [
        one.id,
        {
          ...standing,
          seenDate: day(seenDate),
          confirmedDate: confirmedDate === null ? null : day(confirmedDate),
        },
      ],
    ])
  const expected = code === null ? [] : [[code, 'Harbor', date]]
  expect(checked([one], { standings: since('2020-01-01', date) })).toEqual(expected)
  expect(checked([one], { standings: since(date, null) })).toEqual(expected)
})

test('ten thousand customers are compared in less than two seconds', () => {
  const many = Array.from({ length: 10_000 }, (_, index) =>
    customer(`Customer ${'abcdefghij'[index % 10]}${index * 7919} Trading Company`),
  )
  const start = performance.now()
  expect(checked(many)).toEqual([])
  expect(performance.now() - start).toBeLessThan(2_000)
})
