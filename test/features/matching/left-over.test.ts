import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../support/cli.ts'

const INVOICES = `Invoice Number,Customer Number,Customer,Invoice Date,Due Date,Currency,Total
INV-7001,C1,Harbor Foods Inc,2026-03-05,2026-04-04,EUR,250.00
INV-7002,C1,Harbor Foods Inc,2026-03-06,2026-04-05,EUR,80.00
`
const BANK = `Booking Date,Amount,Currency,Counterparty,Remittance Information,Transaction ID
2026-04-04,265.00,EUR,Harbor Foods Inc,INV-7001,TX-1
`

let cli: Cli
beforeEach(async () => {
  cli = makeCli()
  await cli.json('init', 'book', '--currency', 'EUR')
  cli.file('invoices.csv', INVOICES)
  cli.file('bank.csv', BANK)
  await run('import', 'invoices.csv', 'bank.csv')
  await run('match')
})
afterEach(() => cli.remove())

const run = <T>(...words: string[]) => cli.json<T>('--book', 'book', ...words)
const refused = (...words: string[]) => cli('--book', 'book', ...words)

async function openAmounts(): Promise<Record<string, string>> {
  const { invoices } = await run<{ invoices: { number: string; open: string }[] }>(
    'invoices',
    '--all',
  )
  return Object.fromEntries(invoices.map(({ number, open }) => [number, open]))
}

async function waiting(): Promise<readonly string[]> {
  const { queue } = await run<{ queue: { reason: string }[] }>('queue')
  return queue.map(({ reason }) => reason)
}

test('what a payment left over is applied to another invoice, and what it paid at first stays', async () => {
  expect(await waiting()).toEqual(['OVERPAY'])
  expect(await run('apply', 'TX-1', '--to', 'INV-7002')).toMatchObject({
    bank_ref: 'TX-1',
    amount: '15.00',
    allocations: [{ invoice: 'INV-7002', amount: '15.00', kind: 'cash' }],
    unapplied: '0.00',
  })
  expect(await openAmounts()).toEqual({ 'INV-7001': '0.00', 'INV-7002': '65.00' })
  expect(await waiting()).toEqual([])
  expect(await run('check')).toMatchObject({ ok: true })
})

test('taking that back leaves the money over again, and the first invoice paid', async () => {
  await run('apply', 'TX-1', '--to', 'INV-7002')
  await run('unapply', 'TX-1')
  expect(await openAmounts()).toEqual({ 'INV-7001': '0.00', 'INV-7002': '80.00' })
  expect(await waiting()).toEqual(['TAKEN_BACK'])
  expect(await run('check')).toMatchObject({ ok: true })
})

test('a part of what is left may stay on account, and is applied later', async () => {
  const { exitCode, stderr } = await refused('apply', 'TX-1', '--to', 'INV-7002=10.00')
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('5.00 of TX-1 would pay nothing')])
  await run('apply', 'TX-1', '--to', 'INV-7002=10.00', '--on-account')
  await run('apply', 'TX-1', '--to', 'INV-7002')
  expect(await openAmounts()).toEqual({ 'INV-7001': '0.00', 'INV-7002': '65.00' })
  expect(await run('check')).toMatchObject({ ok: true })
})

test('no more is applied than is left', async () => {
  const { exitCode, stderr } = await refused('apply', 'TX-1', '--to', 'INV-7002=20.00')
  expect(exitCode).toBe(2)
  expect(stderr).toContain('TX-1 has 15.00, but 20.00 would be applied')
})

test.each([
  ['accept', ['accept', 'TX-1']],
  ['apply without an invoice', ['apply', 'TX-1', '--on-account']],
])('%s says which command applies what is left', async (_, words) => {
  const { exitCode, stderr } = await refused(...words)
  expect(exitCode).toBe(2)
  expect(stderr).toContain('TX-1 is applied already; 15.00 of it is left over')
  expect(stderr).toContain('openitem apply TX-1 --to INVOICE=AMOUNT applies what is left')
})
