import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../support/cli.ts'

const HEAD = 'Booking Date,Amount,Currency,Counterparty,Remittance Information,Transaction ID'
const INVOICES = `Invoice Number,Customer Number,Customer,Invoice Date,Due Date,Currency,Total,Terms
INV-4001,C1,Harbor Foods Inc,2026-09-05,2026-10-05,EUR,1000.00,Net 30
INV-4002,C1,Harbor Foods Inc,2026-09-28,2026-10-28,EUR,500.00,2/10 Net 30
INV-4003,C1,Harbor Foods Inc,2026-09-10,2026-10-10,EUR,90.00,Net 30
CM-7,C1,Harbor Foods Inc,2026-09-12,2026-09-12,EUR,-40.00,
`
const PAID_ABROAD = '2026-10-05,1080.00,USD,Harbor Foods Inc,INV-4001,TX-1'
const BACK_ABROAD = '2026-10-09,-1080.00,USD,Harbor Foods Inc,Returned INV-4001,TX-2'
const PAID_EARLY = '2026-10-02,490.00,EUR,Harbor Foods Inc,INV-4002,TX-3'
const BACK_EARLY = '2026-10-07,-490.00,EUR,Harbor Foods Inc,Returned INV-4002,TX-4'

let cli: Cli
let files = 0
beforeEach(async () => {
  cli = makeCli()
  files = 0
  await cli.json('init', 'book', '--currency', 'EUR')
  cli.file(
    'book/openitem.toml',
    `[company]
name = "Ours"
currency = "EUR"
[matching]
fx_tolerance_percent = "1"
[[fx.rates]]
from = "EUR"
to = "USD"
rate = "1.0842"
date = "2026-10-01"
`,
  )
  cli.file('invoices.csv', INVOICES)
  await run('import', 'invoices.csv')
})
afterEach(() => cli.remove())

const run = <T>(...words: string[]) => cli.json<T>('--book', 'book', ...words)

async function paid(...lines: string[]) {
  const name = `bank-${++files}.csv`
  cli.file(name, `${[HEAD, ...lines].join('\n')}\n`)
  await run('import', name)
  return await run<{ applied: { bank_ref: string; evidence: string[]; allocations: unknown[] }[] }>(
    'match',
  )
}

const open = async () => {
  const { invoices } = await run<{ invoices: { number: string; open: string }[] }>(
    'invoices',
    '--all',
  )
  return Object.fromEntries(invoices.map((one) => [one.number, one.open]))
}

async function tiesOut() {
  expect(await run('check')).toMatchObject({ ok: true })
  for (const day of ['2026-10-04', '2026-10-06', '2026-10-31']) {
    expect((await cli('--book', 'book', 'aging', '--as-of', day)).exitCode).toBe(0)
  }
  const words = ['rollforward', '--from', '2026-09-01', '--to', '2026-10-31']
  expect((await cli('--book', 'book', ...words)).exitCode).toBe(0)
}

test.each([
  ['in the run that applies it', false],
  ['after the payment was applied', true],
])(
  'a payment from abroad that comes back %s reopens the exchange difference too',
  async (_, isLater) => {
    if (isLater) await paid(PAID_ABROAD)
    const { applied } = await paid(...(isLater ? [BACK_ABROAD] : [PAID_ABROAD, BACK_ABROAD]))
    const back = applied.find(({ bank_ref }) => bank_ref === 'TX-2')
    expect(back?.allocations).toEqual([
      { invoice: 'INV-4001', amount: '-996.13', kind: 'cash', currency: 'EUR' },
      { invoice: 'INV-4001', amount: '-3.87', kind: 'fx', currency: 'EUR' },
    ])
    expect(back?.evidence).toContain(
      '3.87 EUR of INV-4001 that the payment left as fx are open again too',
    )
    expect((await open())['INV-4001']).toBe('1000.00')
    await tiesOut()
  },
)

test('a return from abroad is itself taken back, and the invoice is settled as before', async () => {
  await paid(PAID_ABROAD)
  const before = await run('aging')
  await paid(BACK_ABROAD)
  await run('unapply', 'TX-2')
  expect(await run('aging')).toEqual(before)
  await run('accept', 'TX-2')
  expect((await open())['INV-4001']).toBe('1000.00')
  await tiesOut()
})

test('a payment whose money went back is taken back only after the return', async () => {
  await paid(PAID_EARLY)
  await paid(BACK_EARLY)
  const refused = await cli('--book', 'book', 'unapply', 'TX-3')
  expect(refused.exitCode).toBe(2)
  expect(refused.stderr).toContain('TX-4 took back what TX-3 paid of INV-4002')
  expect(refused.stderr).toContain('openitem unapply TX-4')
  await run('unapply', 'TX-4')
  await run('unapply', 'TX-3')
  expect((await open())['INV-4002']).toBe('500.00')
  await tiesOut()
})

test('an imported payment whose money went back is no longer undone with its batch', async () => {
  const head = 'Payment Number,Payment Date,Invoice Number,Currency,Amount Applied'
  cli.file('payments.csv', `${head}\nR-1,2026-09-20,INV-4003,EUR,90.00\n`)
  await run('import', 'payments.csv')
  await paid('2026-10-01,-90.00,EUR,Harbor Foods Inc,Returned INV-4003,TX-6')
  expect((await open())['INV-4003']).toBe('90.00')
  const refused = await cli('--book', 'book', 'import', 'undo', '2')
  expect(refused.exitCode).toBe(2)
  expect(refused.stderr).toContain('the payment of INV-4003 went back since (TX-6)')
})

test('money that went out before a payment came in does not take it back', async () => {
  const { applied } = await paid(
    PAID_EARLY,
    '2026-09-30,-490.00,EUR,Harbor Foods Inc,INV-4002,TX-7',
  )
  expect(applied.map(({ bank_ref }) => bank_ref)).toEqual(['TX-3'])
  expect((await open())['INV-4002']).toBe('0.00')
})

test('a discount falls with the payment that earned it', async () => {
  await paid(PAID_EARLY)
  expect((await open())['INV-4002']).toBe('0.00')
  await paid(BACK_EARLY)
  expect((await open())['INV-4002']).toBe('500.00')
  await tiesOut()
})

test('a credit memo that was set off beside the payment stays used when the payment comes back', async () => {
  await paid('2026-10-02,50.00,EUR,Harbor Foods Inc,INV-4003 CM-7,TX-5')
  expect(await open()).toMatchObject({ 'INV-4003': '0.00', 'CM-7': '0.00' })
  await paid('2026-10-06,-50.00,EUR,Harbor Foods Inc,Returned INV-4003,TX-6')
  expect(await open()).toMatchObject({ 'INV-4003': '50.00', 'CM-7': '0.00' })
  await tiesOut()
})

test('of two part payments the one that comes back is taken back, and once only', async () => {
  await paid('2026-10-02,30.00,EUR,Harbor Foods Inc,INV-4003 part,TX-5')
  await paid('2026-10-03,25.00,EUR,Harbor Foods Inc,INV-4003 part,TX-6')
  await paid('2026-10-06,-25.00,EUR,Harbor Foods Inc,Returned INV-4003,TX-7')
  expect((await open())['INV-4003']).toBe('60.00')
  const { applied } = await paid('2026-10-07,-25.00,EUR,Harbor Foods Inc,Returned INV-4003,TX-8')
  expect(applied).toEqual([])
  await tiesOut()
})

test('a return applied by hand reopens the exchange difference as well', async () => {
  await paid(PAID_ABROAD)
  await paid('2026-10-09,-1080.00,USD,Harbor Foods Inc,Rueckgabe,TX-9')
  const done = await cli('--book', 'book', 'apply', 'TX-9', '--to', 'INV-4001')
  expect(done.stdout).toBe('TX-9 applied: INV-4001 -996.13 EUR, INV-4001 -3.87 EUR (fx)\n')
  expect((await open())['INV-4001']).toBe('1000.00')
  await tiesOut()
})
