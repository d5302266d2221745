import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../support/cli.ts'

const INVOICES = `Invoice Number,Customer Number,Customer,Email,Invoice Date,Due Date,Currency,Total
INV-1,C1,Harbor Foods Inc,ap@harbor.example,2026-09-01,2026-10-01,USD,95.00
INV-2,C2,Harbour Foods,old@harbor.example,2026-09-02,2026-10-02,USD,60.00
INV-3,C2,Harbour Foods,old@harbor.example,2026-09-03,2026-10-03,USD,40.00
INV-4,C3,Kessler Bakery,k@kessler.example,2026-09-04,2026-10-04,EUR,70.00
`
const BANK = `Date,Amount,Description,Counterparty
2026-10-05,60.00,INV-2,Harbour Foods
2026-10-06,75.00,,Harbour Foods
2026-10-09,-50.00,CARD FEES,First Coast Bank
`
const DAYS = ['2026-09-02', '2026-10-05', '2026-10-06', '2026-10-31'] as const

let book: Cli
beforeEach(async () => {
  book = makeCli()
  book.file('invoices.csv', INVOICES)
  book.file('bank.csv', BANK)
  await book('init', '.')
  await book('import', 'invoices.csv', 'bank.csv')
  await book('match')
  const { queue } = await book.json<{ queue: readonly { bank_ref: string }[] }>('queue')
  await book('apply', queue[0]?.bank_ref ?? '', '--customer', 'C2', '--on-account')
})
afterEach(() => book.remove())

interface Aging {
  groups: readonly { rows: readonly { key: string; total: string }[]; totals: unknown }[]
}

async function totals() {
  return await Promise.all(
    DAYS.map(async (asOf) => {
      const { groups } = await book.json<Aging>('aging', '--as-of', asOf)
      return groups.map((group) => group.totals)
    }),
  )
}

async function state(): Promise<unknown> {
  return {
    customers: await book.json('customers'),
    invoices: await book.json('invoices', '--all'),
    first: await book.json('customers', 'show', 'C1'),
    second: await book.json('customers', 'show', 'C2'),
    aging: await Promise.all(DAYS.map((asOf) => book.json('aging', '--as-of', asOf))),
  }
}

test('a merge moves invoices, money and all else, and leaves every total of every day', async () => {
  const before = await totals()
  const { moved } = await book.json<{ moved: Record<string, number> }>(
    ...['customers', 'merge', 'C2', 'C1'],
  )
  expect(moved).toMatchObject({ 'receivable.customer_id': 2, 'receipt.customer_id': 2 })
  expect(await totals()).toEqual(before)
  const { groups } = await book.json<Aging>('aging')
  expect(groups.flatMap(({ rows }) => rows.map(({ key, total }) => [key, total]))).toEqual([
    ['C3', '70.00'],
    ['C1', '60.00'],
  ])
  expect((await book.json('check'))['ok']).toBe(true)
  expect((await book.json('audit', 'verify'))['ok']).toBe(true)
})

test('unmerge brings back the state before, for every report and day', async () => {
  const before = await state()
  await book('customers', 'merge', 'C2', 'C1')
  expect(await state()).not.toEqual(before)
  await book('customers', 'unmerge', 'C2')
  expect(await state()).toEqual(before)
  expect((await book.json('check'))['ok']).toBe(true)
})

test('a dry run of a merge changes nothing', async () => {
  const before = await state()
  const dry = await book('customers', 'merge', 'C2', 'C1', '--dry-run')
  expect(await state()).toEqual(before)
  expect((await book('customers', 'merge', 'C2', 'C1')).stdout).toBe(dry.stdout)
})

test('the old number and name go on to mean the customer that stays, in imports too', async () => {
  await book('customers', 'merge', 'C2', 'C1')
  const again = await book.json<{ files: readonly { duplicates: number }[] }>(
    ...['import', 'invoices.csv'],
  )
  expect(again.files[0]).toMatchObject({ imported: 0, updated: 0, duplicates: 4, rejected: 0 })
  book.file(
    'more.csv',
    'Invoice Number,Customer Number,Customer,Invoice Date,Due Date,Currency,Total\n' +
      'INV-9,C2,Harbour Foods,2026-10-20,2026-11-20,USD,5.00\n',
  )
  book.file(
    'customers.csv',
    'Customer Number,Customer,Email,Terms\nC2,Harbour Foods,other@harbor.example,Net 10\n',
  )
  await book('import', 'more.csv', 'customers.csv')
  const { customer, invoices } = await book.json<{
    customer: unknown
    invoices: readonly { number: string }[]
  }>('customers', 'show', 'Harbour Foods')
  expect(customer).toMatchObject({ number: 'C1', name: 'Harbor Foods Inc', terms: null })
  expect(invoices.map(({ number }) => number)).toEqual(['INV-1', 'INV-2', 'INV-3', 'INV-9'])
  const { stdout } = await book('customers', 'unmerge', 'C2')
  expect(stdout).toContain('1 invoice that came after the merge stays with Harbor Foods Inc')
})

test('two customers with the same invoice number are not merged', async () => {
  book.file(
    'twice.csv',
    'Invoice Number,Customer Number,Customer,Invoice Date,Due Date,Currency,Total\n' +
      'INV-1,C2,Harbour Foods,2026-09-01,2026-10-01,USD,95.00\n',
  )
  await book('import', 'twice.csv')
  const before = await state()
  const { exitCode, stderr } = await book('customers', 'merge', 'C2', 'C1')
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('both have an invoice INV-1')])
  expect(await state()).toEqual(before)
})

test('merges of merges are taken back in turn, the last one first', async () => {
  const before = await state()
  await book('customers', 'merge', 'C2', 'C1')
  await book('customers', 'merge', 'C1', 'C3')
  expect(
    (await book.json<{ customer: unknown }>('customers', 'show', 'C2')).customer,
  ).toMatchObject({ number: 'C3' })
  expect((await book('customers', 'unmerge', 'C2')).stderr).toContain('take that back first')
  await book('customers', 'unmerge', 'C1')
  await book('customers', 'unmerge', 'C2')
  expect(await state()).toEqual(before)
})

test('money that was suggested to the old customer before the merge is the other one’s', async () => {
  book.file(
    'late.csv',
    'Date,Amount,Description,Counterparty\n2026-10-20,60.00,INV-2 again,Harbour Foods\n2026-10-21,-1.00,FEE,First Coast Bank\n',
  )
  await book('import', 'late.csv')
  await book('match')
  const { queue } = await book.json<{
    queue: readonly { bank_ref: string; suggestions: readonly { customer_number: string }[] }[]
  }>('queue')
  expect(queue[0]?.suggestions[0]?.customer_number).toBe('C2')
  await book('customers', 'merge', 'C2', 'C1')
  expect((await book('accept', queue[0]?.bank_ref ?? '')).exitCode).toBe(0)
  const { receipts } = await book.json<{ receipts: readonly { amount: string }[] }>(
    ...['customers', 'show', 'C1'],
  )
  expect(receipts.map(({ amount }) => amount)).toEqual(['60.00', '75.00', '60.00'])
})

test('the money of a customer cannot be given to another one without a merge', async () => {
  const { openDatabase } = await import('../../../src/db/database.ts')
  const db = openDatabase({ path: `${book.folder}/book.db`, access: 'write' })
  expect(() => db.exec('UPDATE receipt SET customer_id = 1 WHERE customer_id = 2')).toThrow(
    'a receipt is never changed, only reversed',
  )
  db.close()
})
