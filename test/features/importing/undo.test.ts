import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../support/cli.ts'

let cli: Cli
beforeEach(async () => {
  cli = makeCli()
  await cli('init')
})
afterEach(() => cli.remove())

const PAID =
  'Invoice Number,Customer,Invoice Date,Total,Amount Paid,Paid Date\n' +
  'U-1,Acme,2026-01-05,100.00,100.00,2026-02-01\nU-2,Birch,2026-01-06,80.00,,\nU-3,Birch,2026-13-06,80.00,,\n'

test('a batch is taken back with its payments, and the same file can come in again', async () => {
  cli.file('i.csv', PAID)
  await cli('import', 'i.csv')
  await cli.json('import', 'undo', '1')
  expect(await cli.json('invoices', '--all')).toEqual({ invoices: [] })
  expect(await cli.json('customers')).toEqual({ customers: [] })
  const again = await cli('import', 'i.csv', '--json')
  expect(JSON.parse(again.stdout).files[0]).toMatchObject({ imported: 2, duplicates: 0 })
  expect((await cli('check')).exitCode).toBe(0)
})

test('each row of a batch is accounted for', async () => {
  cli.file('i.csv', PAID)
  await cli('import', 'i.csv')
  const shown = await cli.json<{ lines: Record<string, unknown>[] }>('import', 'show', '1')
  expect(shown.lines.map(({ line, outcome, ref }) => [line, outcome, ref])).toEqual([
    [2, 'imported', 'U-1'],
    [3, 'imported', 'U-2'],
    [4, 'rejected', null],
  ])
  const list = await cli.json<{ batches: Record<string, unknown>[] }>('import', 'list')
  expect(list.batches[0]).toMatchObject({ batch: 1, imported: 2, rejected: 1, undone: false })
})

test('a batch that something stands on stays, and says what stands on it', async () => {
  cli.file('i.csv', PAID)
  await cli('import', 'i.csv')
  cli.file(
    'p.csv',
    'Payment Number,Payment Date,Invoice Number,Amount Applied\nR-1,2026-02-03,U-2,80.00\n',
  )
  await cli('import', 'p.csv')
  const refused = await cli('import', 'undo', '1')
  expect(refused.exitCode).toBe(2)
  expect(refused.stderr).toContain('U-2 is paid or credited since')
  await cli.json('import', 'undo', '2')
  await cli.json('import', 'undo', '1')
  const twice = await cli('import', 'undo', '1')
  expect(twice.stderr).toContain('batch 1 is undone already')
})

test('a customer that another one was merged into outlives the batch that brought both in', async () => {
  cli.file(
    'i.csv',
    'Invoice Number,Customer,Invoice Date,Total\nV-1,Alder GmbH,2026-01-05,10.00\nV-2,Allder GmbH,2026-01-05,20.00\n',
  )
  await cli('import', 'i.csv')
  await cli.json('customers', 'merge', 'Allder GmbH', 'Alder GmbH')
  await cli.json('import', 'undo', '1')
  expect((await cli('check')).exitCode).toBe(0)
  await cli('import', 'i.csv')
  expect(await cli.json('customers')).toMatchObject({
    customers: [{ name: 'Alder GmbH', balances: [{ amount: '30.00' }] }],
  })
  expect((await cli('check')).exitCode).toBe(0)
})

test('a customer list that is taken back gives the parents back too, and its rows tell of them', async () => {
  const head = 'Customer Number,Customer,Parent\n'
  cli.file('c.csv', `${head}C1,Alder GmbH,\nC2,Birch Ltd,\n`)
  await cli('import', 'c.csv', '--kind', 'customers')
  const before = await cli.json('customers')
  cli.file('d.csv', `${head}C1,Alder GmbH,\nC2,Birch Ltd,C1\n`)
  const told = await cli.json('import', 'd.csv', '--kind', 'customers')
  expect(told).toMatchObject({ files: [{ updated: 1, duplicates: 1 }] })
  expect(await cli.json('customers')).not.toEqual(before)
  await cli.json('import', 'undo', '2')
  expect(await cli.json('customers')).toEqual(before)
})

test('money that was imported and taken back leaves no empty currency in any report', async () => {
  const reports = async () => [
    await cli.json('aging'),
    await cli.json('dso', '--as-of', '2026-02-10'),
  ]
  const before = await reports()
  cli.file('i.csv', PAID)
  await cli('import', 'i.csv')
  await cli.json('import', 'undo', '1')
  expect(await reports()).toEqual(before)
})

test('a batch that made an invoice void stays where the invoice came in again since', async () => {
  const head = 'Invoice Number,Customer,Invoice Date,Total,Status\n'
  const take = async (name: string, status: string) => {
    cli.file(name, `${head}W-1,Acme,2026-01-05,10.00,${status}\nW-2,Acme,2026-01-06,20.00,Open\n`)
    await cli.json('import', name)
  }
  await take('a.csv', 'Open')
  await take('b.csv', 'Void')
  await take('c.csv', 'Open')
  const refused = await cli('import', 'undo', '2')
  expect(refused.exitCode).toBe(2)
  expect(refused.stderr).toContain('W-1 was void and came in again since')
  await cli.json('import', 'undo', '3')
  await cli.json('import', 'undo', '2')
  const { invoices } = await cli.json<{ invoices: { number: string }[] }>('invoices')
  expect(invoices.map(({ number }) => number)).toEqual(['W-1', 'W-2'])
  expect((await cli('check')).exitCode).toBe(0)
})
