import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../support/cli.ts'

const INVOICES = `Invoice Number,Customer Number,Customer,Invoice Date,Due Date,Currency,Total,Terms
INV-1001,C1,Harbor Foods Inc,2026-01-05,2026-02-04,EUR,100.00,Net 30
INV-1002,C1,Harbor Foods Inc,2026-01-06,2026-02-05,EUR,250.00,Net 30
INV-1003,C2,Granite Hardware LLC,2026-01-07,2026-02-06,EUR,80.00,Net 30
`
const BANK = `Booking Date,Amount,Currency,Counterparty,Counterparty IBAN,Remittance Information,Transaction ID
2026-02-01,100.00,EUR,Harbor Foods Inc,DE02100100100006820101,INV-1001,TX-000001
2026-02-02,200.00,EUR,Harbor Foods Inc,DE02100100100006820101,INV-1002 part,TX-000002
2026-02-03,80.00,EUR,J Smith,,payment,TX-000003
2026-02-04,-55.00,EUR,Landlord,,rent,TX-000004
`

let cli: Cli
beforeEach(async () => {
  cli = makeCli()
  await cli.json('init', 'book', '--currency', 'EUR')
  cli.file('invoices.csv', INVOICES)
  cli.file('bank.csv', BANK)
  await cli.json('--book', 'book', 'import', 'invoices.csv', 'bank.csv')
})
afterEach(() => cli.remove())

interface Matched {
  readonly applied: readonly {
    readonly bank_ref: string
    readonly rule: string
    readonly allocations: readonly unknown[]
  }[]
  readonly exceptions: readonly { readonly bank_ref: string; readonly reason: string }[]
  readonly ignored: readonly unknown[]
  readonly summary: unknown
}

const run = <T>(...words: string[]) => cli.json<T>('--book', 'book', ...words)
const match = () => run<Matched>('match')
const open = async () => {
  const { invoices } = await run<{ invoices: { number: string; open: string }[] }>(
    'invoices',
    '--all',
  )
  return Object.fromEntries(invoices.map(({ number, open }) => [number, open]))
}

test('match applies what is certain, asks about the rest and names every line', async () => {
  const { applied, exceptions, ignored, summary } = await match()
  expect(applied.map(({ bank_ref, rule }) => [bank_ref, rule])).toEqual([
    ['TX-000001', 'invoice-number+amount'],
    ['TX-000002', 'invoice-number+part'],
  ])
  expect(exceptions.map(({ bank_ref, reason }) => [bank_ref, reason])).toEqual([
    ['TX-000002', 'SHORT_PAY'],
    ['TX-000003', 'UNKNOWN_PAYER'],
  ])
  expect(ignored).toEqual([{ bank_ref: 'TX-000004', reason: 'NOT_A_RECEIPT' }])
  expect(summary).toMatchObject({ lines: 4, applied: 2, queued: 1, ignored: 1 })
  expect(await open()).toEqual({ 'INV-1001': '0.00', 'INV-1002': '50.00', 'INV-1003': '80.00' })
})

test('a dry run prints what the run prints and changes nothing', async () => {
  const before = await open()
  const rehearsed = await cli('--book', 'book', 'match', '--dry-run', '--json')
  expect(await open()).toEqual(before)
  const real = await cli('--book', 'book', 'match', '--json')
  expect(rehearsed.stdout).toBe(real.stdout)
})

test('match again changes nothing and prints the same queue', async () => {
  const first = await match()
  const second = await match()
  expect(second).toEqual({ ...first, applied: [] })
})

test('a suggestion is accepted, and what it taught is known afterwards', async () => {
  await match()
  const accepted = await run<{ rule: string; allocations: unknown }>('accept', 'TX-000003')
  expect(accepted).toMatchObject({
    rule: 'accepted',
    allocations: [{ invoice: 'INV-1003', amount: '80.00', kind: 'cash' }],
  })
  cli.file(
    'more.csv',
    `${INVOICES.split('\n')[0]}\nINV-1009,C2,Granite Hardware LLC,2026-02-10,2026-03-12,EUR,61.30,Net 30\n`,
  )
  cli.file(
    'more-bank.csv',
    `${BANK.split('\n')[0]}\n2026-03-01,61.30,EUR,J Smith,,payment,TX-000009\n2026-03-02,-9.90,EUR,Landlord,,rent,TX-000008\n`,
  )
  await run('import', 'more.csv', 'more-bank.csv')
  const later = await match()
  expect(later.applied.map(({ bank_ref }) => bank_ref)).toEqual(['TX-000009'])
})

test('what a decision taught is shown with the customer, and gone when it is taken back', async () => {
  await match()
  await run('accept', 'TX-000003')
  const learned = async () => (await run<{ learned: unknown[] }>('customers', 'show', 'C2')).learned
  expect(await learned()).toMatchObject([
    { kind: 'name', value: 'j smith', bank_ref: 'TX-000003', confirmed: true },
  ])
  await run('unapply', 'TX-000003')
  expect(await learned()).toEqual([])
})

test('unapply restores every report, keeps the history, and leaves the line to a person', async () => {
  const before = { aging: await run('aging'), past: await run('aging', '--as-of', '2026-02-15') }
  await match()
  for (const ref of ['TX-000001', 'TX-000002']) await run('unapply', ref)
  expect({ aging: await run('aging'), past: await run('aging', '--as-of', '2026-02-15') }).toEqual(
    before,
  )
  const again = await match()
  expect(again.applied).toEqual([])
  expect(again.exceptions.map(({ reason }) => reason)).toEqual([
    'TAKEN_BACK',
    'TAKEN_BACK',
    'UNKNOWN_PAYER',
  ])
  const { decisions } = await run<{ decisions: unknown[] }>('explain', 'TX-000001')
  expect(decisions).toMatchObject([{ rule: 'invoice-number+amount', taken_back: true }])
  await run('accept', 'TX-000001')
  expect((await open())['INV-1001']).toBe('0.00')
})

test('a line is applied by hand, the rest written off for a reason', async () => {
  await match()
  await run('unapply', 'TX-000002')
  await run('apply', 'TX-000002', '--to', 'INV-1002=200.00', '--residual', 'writeoff/damaged')
  expect((await open())['INV-1002']).toBe('0.00')
  expect(await run('check')).toMatchObject({ ok: true })
})

test('money stays on account only when a person says so', async () => {
  await match()
  const refused = await cli('--book', 'book', 'apply', 'TX-000003', '--to', 'INV-1003=50')
  expect([refused.exitCode, refused.stderr]).toEqual([
    2,
    expect.stringContaining('30.00 of TX-000003 would pay nothing'),
  ])
  expect(await run('apply', 'TX-000003', '--to', 'INV-1003=50', '--on-account')).toMatchObject({
    unapplied: '30.00',
  })
})

test.each([
  [['apply', 'TX-000003', '--to', 'INV-1003=90'], 'INV-1003 has 80.00 open, not 90.00'],
  [['apply', 'TX-000003', '--to', 'NONE-1'], 'no invoice NONE-1'],
  [['apply', 'TX-000009', '--to', 'INV-1003'], 'no bank line TX-000009'],
  [['apply', 'TX-000001', '--to', 'INV-1003'], 'TX-000001 is applied already'],
  [['apply', 'TX-000003', '--to', 'INV-1003=1,5'], '--to: expected INVOICE, INVOICE=AMOUNT'],
  [
    ['apply', 'TX-000003', '--to', 'INV-1003', '--residual', 'gift/kind'],
    '--residual: expected KIND/REASON',
  ],
  [
    ['accept', 'TX-000003', '--suggestion', '7'],
    '--suggestion: TX-000003 has 1 suggestion; expected 1, found 7',
  ],
  [['apply', 'TX-000003'], 'nothing says what the 80.00 of TX-000003 pay'],
  [['apply', 'TX-000003/9', '--to', 'INV-1003'], 'TX-000003 has no cheque 9 that can be decided'],
  [['accept', 'TX-000003/9'], 'openitem explain TX-000003 lists its cheques'],
  [['ignore', 'TX-000003'], '--reason: expected why'],
  [['unapply', 'TX-000003'], 'TX-000003 is neither applied nor ignored'],
])('%j is refused in words', async (words, message) => {
  await match()
  const result = await cli('--book', 'book', ...words)
  expect(result.exitCode).toBe(2)
  expect(result.stderr).toContain(message)
})

test('who accepts before anything was matched is told to match first', async () => {
  const result = await cli('--book', 'book', 'accept', 'TX-000003')
  expect(result.stderr).toContain('TX-000003 was not matched yet, so nothing is suggested')
  expect(result.stderr).toContain('openitem match')
})

test('what a person ignores is out of the queue and can be taken back', async () => {
  await match()
  await run('ignore', 'TX-000003', '--reason', 'loan')
  expect((await match()).ignored).toHaveLength(2)
  await run('unapply', 'TX-000003')
  expect((await match()).exceptions.map(({ reason }) => reason)).toContain('TAKEN_BACK')
})

test('why-not names what keeps a line from an invoice', async () => {
  await match()
  expect(await run('why-not', 'TX-000003', 'INV-1001')).toMatchObject({
    vetoes: ['nothing of it is open'],
    against: expect.arrayContaining(['nothing in the text resembles its number']),
  })
  expect(await run('why-not', 'TX-000003', 'INV-1003')).toMatchObject({
    for: [
      'suggestion 1 pays INV-1003 80.00 EUR (0.3): the amount equals what is open',
      'the amount equals what is open',
    ],
    against: expect.arrayContaining(['the payer is not known']),
  })
})

test('why-not of a line that was decided says what was decided, and how to take it back', async () => {
  await match()
  expect(await run('why-not', 'TX-000001', 'INV-1001')).toMatchObject({
    for: expect.arrayContaining(['it pays it already: INV-1001 100.00 EUR']),
    vetoes: [],
  })
  expect(await run('why-not', 'TX-000001', 'INV-1003')).toMatchObject({
    vetoes: expect.arrayContaining(['the line is applied already: INV-1001 100.00 EUR']),
    todo: ['openitem unapply TX-000001 takes that back'],
  })
  await run('ignore', 'TX-000003', '--reason', 'loan')
  expect(await run('why-not', 'TX-000003', 'INV-1003')).toMatchObject({
    todo: ['openitem unapply TX-000003 takes that back'],
  })
})

test('a payment that an export has told is not taken for a second one', async () => {
  cli.file(
    'paid.csv',
    'Invoice Number,Customer,Invoice Date,Due Date,Currency,Total,Balance,Paid Date\nINV-1050,Harbor Foods Inc,2026-01-08,2026-02-07,EUR,70.00,0.00,2026-02-05\n',
  )
  cli.file(
    'late.csv',
    `${BANK.split('\n')[0]}\n2026-02-06,70.00,EUR,Harbor Foods Inc,,INV-1050,TX-000007\n`,
  )
  await run('import', 'paid.csv', 'late.csv')
  const before = await run('aging')
  const { applied } = await match()
  expect(applied.find(({ bank_ref }) => bank_ref === 'TX-000007')?.rule).toBe('recorded-payment')
  await run('unapply', 'TX-000007')
  for (const ref of ['TX-000001', 'TX-000002']) await run('unapply', ref)
  expect(await run('aging')).toEqual(before)
})

test('replay of a book without applied lines says what to do first', async () => {
  expect((await cli('--book', 'book', 'match', 'replay')).stdout).toContain('openitem match')
})

test('replay says how often the rules would have been wrong, before all else', async () => {
  await match()
  await run('accept', 'TX-000003')
  const replay = await run<{ [key: string]: unknown }>('match', 'replay')
  expect(Object.keys(replay)[0]).toBe('wrong_rate')
  expect(replay).toMatchObject({ wrong_rate: '0.0000', applied: 2, lines: 3, confirmed_lines: 1 })
  await run('unapply', 'TX-000001')
  await run('apply', 'TX-000001', '--to', 'INV-1002=50.00', '--on-account')
  expect(await run('match', 'replay')).toMatchObject({
    wrong: 1,
    disagreements: [{ bank_ref: 'TX-000001', confirmed: true, would_apply_to: 'INV-1001' }],
  })
})
