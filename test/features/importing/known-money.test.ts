import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../support/cli.ts'

const INVOICES = `Invoice Number,Customer,Invoice Date,Due Date,Total
INV-1,Oak Bakery,2026-09-01,2026-10-01,120.00
`
const RECEIPTS = `Date,Description,Amount
2026-10-05,OAK BAKERY thank you,120.00
`
const STRANGERS = `Date,Description,Amount
2026-10-06,Heron Street,42.17
`

let cli: Cli
beforeEach(async () => {
  cli = makeCli()
  await cli.json('init', 'book')
  cli.file('invoices.csv', INVOICES)
  cli.file('receipts.csv', RECEIPTS)
  cli.file('strangers.csv', STRANGERS)
})
afterEach(() => cli.remove())

const take = (...files: readonly string[]) => cli('import', ...files, '--book', 'book')

test('positive numbers alone are asked about where nothing tells money in from money out', async () => {
  const result = await take('strangers.csv')
  expect(result.exitCode).toBe(3)
  expect(result.stderr).toContain('--invert-sign')
})

test('rows that name customers of the book are what customers paid, in whatever order the files come', async () => {
  expect((await take('receipts.csv', 'invoices.csv')).exitCode).toBe(0)
})

test('an account that brought money in before is read as it was', async () => {
  await take('invoices.csv', 'receipts.csv')
  expect((await take('strangers.csv')).exitCode).toBe(0)
})

test('a card is asked about even then, for its charges may be the positive numbers', async () => {
  await take('invoices.csv', 'receipts.csv')
  cli.file('card.csv', STRANGERS.replace('Description', 'Card member'))
  expect((await take('card.csv')).exitCode).toBe(3)
})
