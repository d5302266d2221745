import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../support/cli.ts'

const HEAD = 'Booking Date,Amount,Currency,Counterparty,Remittance Information,Transaction ID'
const INVOICES = `Invoice Number,Customer Number,Customer,Invoice Date,Due Date,Currency,Total
INV-7001,C1,Harbor Foods Inc,2026-03-05,2026-04-04,USD,250.00
CM-71,C1,Harbor Foods Inc,2026-03-06,2026-03-06,EUR,-20.00
INV-7002,C2,Granite Hardware LLC,2026-03-07,2026-04-06,EUR,80.00
INV-7003,C2,Granite Hardware LLC,2026-05-07,2026-06-06,EUR,80.00
INV-7004,C3,Maple Street Deli,2026-03-07,2026-04-06,EUR,80.00
INV-7005,C3,Maple Street Deli,2026-06-20,2026-07-20,EUR,45.00
`
const PAYOUTS = `Payout ID,Arrival Date,Invoice,Currency,Gross,Fee,Net
po_9,2026-05-01,INV-7002,EUR,80.00,2.00,78.00
po_9,2026-05-01,INV-9999,EUR,80.00,2.00,78.00
`

let cli: Cli
beforeEach(async () => {
  cli = makeCli()
  await cli.json('init', 'book', '--currency', 'EUR')
  cli.file('invoices.csv', INVOICES)
  await run('import', 'invoices.csv')
})
afterEach(() => cli.remove())

const run = <T>(...words: string[]) => cli.json<T>('--book', 'book', ...words)

interface Matched {
  readonly applied: readonly { readonly bank_ref: string }[]
  readonly exceptions: readonly {
    readonly reason: string
    readonly suggestions: readonly unknown[]
  }[]
}

async function matched(...lines: string[]): Promise<Matched> {
  const charges = '2026-05-30,-9.00,EUR,Our bank,charges,TX-0'
  cli.file('bank.csv', `${[HEAD, ...lines, charges].join('\n')}\n`)
  await run('import', 'bank.csv')
  return await run<Matched>('match')
}

test('a credit memo in another currency is set off against nothing', async () => {
  await matched('2026-04-01,230.00,USD,Harbor Foods Inc,INV-7001 less CM-71,TX-1')
  const { invoices } = await run<{ invoices: { number: string; open: string }[] }>('invoices')
  expect(invoices.find(({ number }) => number === 'CM-71')?.open).toBe('-20.00')
  expect(await run('check')).toMatchObject({ ok: true })
})

test('a credit memo that is named beside a fee is set off against the invoice, and the cash fits the line', async () => {
  cli.file(
    'more.csv',
    `Invoice Number,Customer Number,Customer,Invoice Date,Currency,Total\nCM-73,C2,Granite Hardware LLC,2026-03-08,EUR,-20.00\n`,
  )
  await run('import', 'more.csv')
  await matched('2026-04-20,59.10,EUR,Granite Hardware LLC,INV-7002 less CM-73,TX-8')
  const { lines } = await run<{ lines: { bank_ref: string; status: string }[] }>('bank')
  const line = lines.find(({ bank_ref }) => bank_ref === 'TX-8')
  if (line?.status !== 'applied') await run('accept', 'TX-8')
  const { invoices } = await run<{ invoices: { number: string; open: string }[] }>(
    'invoices',
    '--all',
  )
  const open = new Map(invoices.map((one) => [one.number, one.open]))
  expect([open.get('INV-7002'), open.get('CM-73')]).toEqual(['0.00', '0.00'])
  expect(await run('check')).toMatchObject({ ok: true })
})

test('no suggestion pays more than the line brought', async () => {
  cli.file('payouts.csv', PAYOUTS)
  await run('import', 'payouts.csv')
  const { exceptions } = await matched('2026-05-02,70.00,EUR,STRIPE,po_9 payout,TX-2')
  expect(exceptions).toMatchObject([{ reason: 'PAYOUT_MISMATCH', suggestions: [] }])
})

test('what a suggestion leaves of a payout stands beside it as unapplied', async () => {
  cli.file('payouts.csv', PAYOUTS)
  await run('import', 'payouts.csv')
  const { exceptions } = await matched('2026-05-02,156.00,EUR,STRIPE,po_9 payout,TX-3')
  expect(exceptions).toMatchObject([{ suggestions: [{ unapplied: '78.00' }] }])
})

test('match again gives what waits the same suggestions, to the confidence', async () => {
  await matched(
    '2026-05-15,45.00,EUR,Maple Street Deli,INV-7005,TX-4',
    '2026-03-22,80.00,EUR,J Smith,thank you,TX-5',
  )
  const before = await run('queue')
  const { lines } = await run<{ lines: { status: string }[] }>('bank')
  expect(lines.map(({ status }) => status)).toEqual(['queued', 'applied', 'ignored'])
  await run('match')
  expect(await run('queue')).toEqual(before)
})

test.each([
  ['twice', ['INV-7002', 'INV-7002'], 'INV-7002 has 0.00 open'],
  [
    'twice with amounts',
    ['INV-7002=50.00', 'INV-7002=40.00'],
    'INV-7002 has 30.00 open, not 40.00',
  ],
  ['in cash and as a discount', ['INV-7002', 'INV-7002=10.00:discount'], 'INV-7002 has 0.00 open'],
])('an invoice named %s gets no more than is open', async (_, targets, message) => {
  await matched('2026-05-02,200.00,EUR,J Smith,thank you,TX-6')
  const words = targets.flatMap((target) => ['--to', target])
  const refused = await cli('--book', 'book', 'apply', 'TX-6', ...words, '--on-account')
  expect(refused.exitCode).toBe(2)
  expect(refused.stderr).toContain(message)
})

test('a credit memo gives no more than it has', async () => {
  cli.file(
    'more.csv',
    `Invoice Number,Customer Number,Customer,Invoice Date,Currency,Total\nCM-72,C2,Granite Hardware LLC,2026-03-06,EUR,-20.00\n`,
  )
  await run('import', 'more.csv')
  await matched('2026-05-02,50.00,EUR,J Smith,thank you,TX-7')
  const words = ['--to', 'INV-7002', '--to', 'CM-72=30.00']
  const refused = await cli('--book', 'book', 'apply', 'TX-7', ...words)
  expect(refused.exitCode).toBe(2)
  expect(refused.stderr).toContain('CM-72 has 20.00 EUR open, but 30.00 would be taken off it')
})
