import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../support/cli.ts'

let cli: Cli
beforeEach(async () => {
  cli = makeCli()
  await cli.json('init', 'book', '--currency', 'EUR')
  cli.file(
    'customers.csv',
    'Customer Number,Customer,Email,Account Owner\nC1,Harbor Foods Inc,ap@harbor.example,jane\n',
  )
  cli.file(
    'invoices.csv',
    `Invoice Number,Customer Number,Customer,Invoice Date,Due Date,Currency,Total
INV-1001,C1,Harbor Foods Inc,2026-08-05,2026-09-04,EUR,1000.00
INV-1002,C1,Harbor Foods Inc,2026-08-06,2026-09-05,EUR,500.00
`,
  )
  cli.file(
    'bank.csv',
    `Booking Date,Amount,Currency,Counterparty,Remittance Information,Transaction ID
2026-09-01,900.00,EUR,Harbor Foods Inc,INV-1001,TX-1
2026-09-02,-9.00,EUR,Our bank,charges,TX-2
`,
  )
  await run('import', 'customers.csv', 'invoices.csv', 'bank.csv')
  await run('match')
})
afterEach(() => cli.remove())

const run = <T>(...words: string[]) => cli.json<T>('--book', 'book', ...words)
const settle = (...words: string[]) => cli('--book', 'book', 'queue', 'settle', 'TX-1', ...words)

const openOn = async (day: string) => {
  const { invoices } = await run<{ invoices: { number: string; open: string }[] }>(
    ...['invoices', '--all', '--as-of', day],
  )
  return invoices.map(({ number, open }) => `${number} ${open}`)
}

const waiting = async () =>
  (await run<{ queue: { bank_ref: string; reason: string; owner: string }[] }>('queue')).queue

test('a line that waits names the owner of its customer', async () => {
  expect(await waiting()).toMatchObject([{ bank_ref: 'TX-1', reason: 'SHORT_PAY', owner: 'jane' }])
  const { stdout } = await cli('--book', 'book', 'queue')
  expect(stdout).toMatch(/Owner[\s\S]*jane/)
})

test('a write-off is decided today: it counts from today, not from the payment', async () => {
  const { stdout } = await settle('--as', 'writeoff/pricing')
  expect(stdout).toContain('TX-1 settled: 100.00 of INV-1001 booked as writeoff, pricing')
  expect(await openOn('2026-10-30')).toContain('INV-1001 100.00')
  expect(await openOn('2026-10-31')).toContain('INV-1001 0.00')
  expect(await waiting()).toEqual([])
  expect(await run('check')).toMatchObject({ ok: true })
})

test('what was kept back by right counts from the day of the payment', async () => {
  await settle('--as', 'withholding/withholding')
  expect(await openOn('2026-09-01')).toContain('INV-1001 0.00')
  const { withholding } = await run<{ withholding: unknown[] }>('customers', 'show', 'C1')
  expect(withholding).toMatchObject([{ percent: '10', bank_refs: ['TX-1'] }])
})

test('a credit memo is a document of its own, and is gone when the settlement is taken back', async () => {
  expect(await run('queue', 'settle', 'TX-1', '--as', 'credit-memo/damaged')).toMatchObject({
    credit_memos: ['CM-INV-1001'],
  })
  expect(await openOn('2026-10-31')).toEqual(
    expect.arrayContaining(['INV-1001 0.00', 'CM-INV-1001 0.00']),
  )
  expect((await cli('--book', 'book', 'rollforward', '--from', '2026-10-01')).exitCode).toBe(0)
  expect((await settle('--undo')).stdout).toContain('waits again')
  expect(await openOn('2026-10-31')).toEqual(['INV-1001 100.00', 'INV-1002 500.00'])
  expect(await waiting()).toMatchObject([{ bank_ref: 'TX-1', reason: 'SHORT_PAY' }])
  expect(await run('check')).toMatchObject({ ok: true })
})

test('the reason counts in the month of the payment until it is taken back', async () => {
  const reasons = async () =>
    JSON.stringify(await run('queue', 'reasons', '--from', '2026-09-01', '--to', '2026-09-30'))
  await settle('--as', 'writeoff/damaged')
  expect(await reasons()).toContain('damaged')
  await settle('--undo')
  expect(await reasons()).not.toContain('damaged')
})

test('taking the whole payment back takes its settlement back with it', async () => {
  await settle('--as', 'credit-memo/damaged')
  await run('unapply', 'TX-1')
  expect(await openOn('2026-10-31')).toEqual(['INV-1001 1000.00', 'INV-1002 500.00'])
  expect(await run('check')).toMatchObject({ ok: true })
})

test('a rest that a person booked does not make the payment one that match decided, nor undecide it', async () => {
  const lines = async () => (await run<{ summary: unknown }>('match')).summary
  const before = await lines()
  await settle('--as', 'writeoff/pricing')
  expect(await lines()).toEqual(before)
})

test('a reason that nothing waits for is answered with those that there are', async () => {
  const { stdout } = await cli('--book', 'book', 'queue', '--reason', 'short_paid')
  expect(stdout).toContain(
    'Nothing waits for the reason SHORT_PAID; what waits does so for SHORT_PAY (1)',
  )
})

test.each([
  ['without a word', [], 'found nothing'],
  ['as a kind that is none', ['--as', 'gift/pricing'], 'with a kind of writeoff'],
  ['for a reason that is none', ['--as', 'writeoff/because'], 'a reason of discount-late'],
])('a gap is not booked %s', async (_, words, message) => {
  const { exitCode, stderr } = await settle(...words)
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)])
})

test('a gap that was settled or disputed says how to take that back first', async () => {
  await settle('--as', 'writeoff/pricing')
  const again = await settle('--as', 'writeoff/pricing')
  expect([again.exitCode, again.stderr]).toEqual([
    2,
    expect.stringContaining('queue settle TX-1 --undo'),
  ])
  await settle('--undo')
  await run('queue', 'dispute', 'TX-1', '--reason', 'pricing')
  expect((await settle('--as', 'writeoff/pricing')).stderr).toContain('queue dispute TX-1 --undo')
})
