import { expect, test } from 'vitest'
import type { Columns } from '../../../src/reading/lists/assign.ts'
import { carriedCustomer } from '../../../src/reading/lists/carried-customer.ts'

const COLUMNS: Columns = new Map([
  ['customer', 0],
  ['number', 1],
  ['issueDate', 2],
  ['total', 3],
])

const row = (customer: string, number: string): readonly string[] => [
  customer,
  number,
  number === '' ? '' : '2026-02-13',
  '60.00',
]
const title = (customer: string): readonly string[] => [customer, '', '', '']

test('blocks that close with a sum of their customer carry his name down', () => {
  const rows = [row('Orchard', '1'), row('', '2'), row('Total Orchard', '')]
  expect(carriedCustomer(COLUMNS, rows)).toEqual([0])
})

test('titles that name the customer carry his name down', () => {
  const rows = [title('Orchard'), row('', '1'), title('Lindenhof'), row('', '2')]
  expect(carriedCustomer(COLUMNS, rows)).toEqual([0])
})

test('a blank customer above the only sum of a list is a customer that was forgotten', () => {
  const rows = [row('Orchard', '1'), row('Lindenhof', '2'), row('', '3'), row('Total', '')]
  expect(carriedCustomer(COLUMNS, rows)).toEqual([])
})

test('a sum of another customer closes no block', () => {
  const rows = [row('Orchard', '1'), row('', '2'), row('Total Lindenhof', '')]
  expect(carriedCustomer(COLUMNS, rows)).toEqual([])
})

test('each name once and all in order is a table by customer', () => {
  const rows = [
    ...[row('Alder', '7'), row('', '9')],
    ...[row('Birch', '2'), row('', '8')],
    ...[row('Cedar', '1'), row('', '3')],
  ]
  expect(carriedCustomer(COLUMNS, rows)).toEqual([0])
})

test('names that come again are those of an ordinary list', () => {
  const rows = [
    ...[row('Alder', '1'), row('', '2')],
    ...[row('Birch', '3'), row('', '4')],
    ...[row('Alder', '5'), row('', '6')],
  ]
  expect(carriedCustomer(COLUMNS, rows)).toEqual([])
})
