import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../support/cli.ts'

const HEAD = 'Booking Date,Amount,Currency,Counterparty,Remittance Information,Transaction ID'
const INVOICES = `Invoice Number,Customer Number,Customer,Invoice Date,Due Date,Currency,Total
INV-4001,C1,Harbor Foods Inc,2026-09-05,2026-10-05,EUR,1000.00
INV-4002,C1,Harbor Foods Inc,2026-09-06,2026-10-06,EUR,333.33
INV-4003,C2,Granite Hardware LLC,2026-09-07,2026-10-07,JPY,20000
INV-4004,C2,Granite Hardware LLC,2026-09-08,2026-10-08,USD,75.00
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

const RATES: readonly (readonly [string, string, string, string])[] = [
  ['EUR', 'USD', '1.2', '2026-08-01'],
  ['EUR', 'USD', '1.0842', '2026-10-01'],
  ['EUR', 'USD', '1.5', '2026-10-20'],
  ['USD', 'JPY', '150', '2026-10-01'],
]

const setTolerance = (percent: string, rates = RATES) =>
  cli.file(
    'book/openitem.toml',
    [
      '[company]\nname = "Ours"\ncurrency = "EUR"',
      `[matching]\nfx_tolerance_percent = "${percent}"`,
      ...rates.map(
        ([from, to, rate, date]) =>
          `[[fx.rates]]\nfrom = "${from}"\nto = "${to}"\nrate = "${rate}"\ndate = "${date}"`,
      ),
    ].join('\n'),
  )

interface Matched {
  readonly applied: readonly {
    rule: string
    evidence: readonly string[]
    unapplied: string
    allocations: readonly { invoice: string; amount: string; kind: string; currency?: string }[]
  }[]
  readonly exceptions: readonly { reason: string }[]
}

async function paid(...lines: string[]) {
  cli.file('bank.csv', `${[HEAD, ...lines].join('\n')}\n`)
  await run('import', 'bank.csv')
  const { applied, exceptions } = await run<Matched>('match')
  return {
    waiting: exceptions.map(({ reason }) => reason),
    parts: applied.flatMap(({ allocations }) =>
      allocations.map((one) => `${one.invoice} ${one.amount} ${one.currency} ${one.kind}`),
    ),
    applied,
  }
}

/** Everything that has to tie out in a book that holds several currencies. */
async function tiesOut() {
  expect(await run('check')).toMatchObject({ ok: true })
  for (const day of ['2026-09-30', '2026-10-05', '2026-10-31']) {
    expect((await cli('--book', 'book', 'aging', '--as-of', day)).exitCode).toBe(0)
  }
  const words = ['rollforward', '--from', '2026-09-01', '--to', '2026-10-31']
  expect((await cli('--book', 'book', ...words)).exitCode).toBe(0)
}

const open = async () => {
  const { invoices } = await run<{ invoices: { number: string; open: string }[] }>('invoices')
  return invoices.map(({ number, open: rest }) => `${number} ${rest}`)
}

test('dollars settle a named invoice in euros at the rate of the day, the difference is fx', async () => {
  setTolerance('1')
  const { parts, applied, waiting } = await paid(
    '2026-10-05,1080.00,USD,Harbor Foods Inc,INV-4001,TX-1',
  )
  expect(parts).toEqual(['INV-4001 996.13 EUR cash', 'INV-4001 3.87 EUR fx'])
  expect(applied[0]).toMatchObject({ rule: 'invoice-number+exchange', unapplied: '0.00' })
  expect(applied[0]?.evidence).toContainEqual(
    expect.stringContaining('1 EUR = 1.0842 USD on 2026-10-01'),
  )
  expect(waiting).toEqual([])
  expect(await open()).not.toContainEqual(expect.stringContaining('INV-4001'))
  await tiesOut()
})

test('the exact counter-value leaves no difference, and more than it leaves nothing over', async () => {
  setTolerance('1')
  const { parts, applied } = await paid(
    '2026-10-05,1084.20,USD,Harbor Foods Inc,INV-4001,TX-1',
    '2026-10-06,364.00,USD,Harbor Foods Inc,INV-4002,TX-2',
  )
  expect(parts).toEqual(['INV-4001 1000.00 EUR cash', 'INV-4002 333.33 EUR cash'])
  expect(applied.map(({ unapplied }) => unapplied)).toEqual(['0.00', '0.00'])
  await tiesOut()
})

test.each([
  ['off the rate by more than the tolerance', '2026-10-05,1073.00,USD,Harbor Foods Inc,INV-4001'],
  ['paid before the first rate', '2026-07-31,1084.20,USD,Harbor Foods Inc,INV-4001'],
  ['near the rate of a later day only', '2026-10-19,1500.00,USD,Harbor Foods Inc,INV-4001'],
  ['in a currency without a rate', '2026-10-05,900.00,GBP,Harbor Foods Inc,INV-4001'],
])('money %s waits for a person', async (_, line) => {
  setTolerance('1')
  const { parts, waiting } = await paid(`${line},TX-1`)
  expect([parts, waiting]).toEqual([[], ['CURRENCY_MISMATCH']])
})

test('without a tolerance no rate pays anything', async () => {
  setTolerance('0')
  const { parts, waiting } = await paid('2026-10-05,1084.20,USD,Harbor Foods Inc,INV-4001,TX-1')
  expect([parts, waiting]).toEqual([[], ['CURRENCY_MISMATCH']])
})

test('nothing is applied by the rate to an invoice that is not named, or is another payer’s', async () => {
  setTolerance('1')
  const { parts } = await paid(
    '2026-10-05,1084.20,USD,Harbor Foods Inc,thank you,TX-1',
    '2026-10-05,361.40,USD,Granite Hardware LLC,INV-4002,TX-2',
  )
  expect(parts).toEqual([])
})

test('several invoices share one payment, to the last cent of both currencies', async () => {
  setTolerance('1')
  const { parts, applied } = await paid(
    '2026-10-05,1440.00,USD,Harbor Foods Inc,INV-4001 INV-4002,TX-1',
  )
  expect(parts).toEqual([
    'INV-4001 996.13 EUR cash',
    'INV-4001 3.87 EUR fx',
    'INV-4002 332.04 EUR cash',
    'INV-4002 1.29 EUR fx',
  ])
  expect(applied[0]?.unapplied).toBe('0.00')
  await tiesOut()
})

test('a currency without cents and a rate for the other direction come to the same', async () => {
  setTolerance('1')
  const { parts } = await paid('2026-10-05,133.00,USD,Granite Hardware LLC,INV-4003,TX-1')
  expect(parts).toEqual(['INV-4003 19950 JPY cash', 'INV-4003 50 JPY fx'])
  await tiesOut()
})

test('unapply restores both currencies, and a person can accept it again', async () => {
  setTolerance('1')
  const before = { aging: await run('aging'), open: await open() }
  await paid('2026-10-05,1080.00,USD,Harbor Foods Inc,INV-4001,TX-1')
  const after = { aging: await run('aging'), open: await open() }
  await run('unapply', 'TX-1')
  expect({ aging: await run('aging'), open: await open() }).toEqual(before)
  await run('match')
  expect(await run('accept', 'TX-1')).toMatchObject({
    allocations: [
      { invoice: 'INV-4001', amount: '996.13', kind: 'cash', currency: 'EUR' },
      { invoice: 'INV-4001', amount: '3.87', kind: 'fx', currency: 'EUR' },
    ],
  })
  expect({ aging: await run('aging'), open: await open() }).toEqual(after)
  await tiesOut()
})

test('money in the invoice’s own currency is applied as without rates', async () => {
  setTolerance('1')
  const { applied } = await paid('2026-10-05,75.00,USD,Granite Hardware LLC,INV-4004,TX-1')
  expect(applied[0]?.rule).toBe('invoice-number+amount')
  expect(applied[0]?.allocations).toEqual([{ invoice: 'INV-4004', amount: '75.00', kind: 'cash' }])
})

test('a payment of the same invoice a second time waits', async () => {
  setTolerance('1')
  const { parts, waiting } = await paid(
    '2026-10-05,1084.20,USD,Harbor Foods Inc,INV-4001,TX-1',
    '2026-10-06,1084.20,USD,Harbor Foods Inc,INV-4001,TX-2',
  )
  expect(parts).toEqual(['INV-4001 1000.00 EUR cash'])
  expect(waiting).toHaveLength(1)
})

test.each([
  ['rate = "1,08"', 'a number above 0'],
  ['rate = "0.0"', 'a number above 0'],
  ['date = "2026-02-30"', 'a date in quotes'],
  ['to = "EUR"', 'two different currencies'],
  ['to = "euro"', 'an ISO 4217 currency code'],
])('a rate with %s is refused, and the message says where', async (wrong, expected) => {
  const key = wrong.split(' ')[0] ?? ''
  const right = ['from = "EUR"', 'to = "USD"', 'rate = "1.08"', 'date = "2026-10-01"']
  const lines = right.map((line) => (line.startsWith(`${key} `) ? wrong : line))
  cli.file(
    'book/openitem.toml',
    ['[company]', 'name = "Ours"', 'currency = "EUR"', '[[fx.rates]]', ...lines].join('\n'),
  )
  const refused = await cli('--book', 'book', 'match')
  expect(refused.exitCode).toBe(2)
  expect(refused.stderr).toMatch(/openitem\.toml:\d+: fx\.rates/)
  expect(refused.stderr).toContain(expected)
})

test('the queue names the currency beside the amount where it is not the company’s alone', async () => {
  setTolerance('1')
  await paid('2026-10-05,900.00,EUR,Harbor Foods Inc,thank you,TX-1')
  expect((await cli('--book', 'book', 'queue')).stdout).not.toContain('Cur')
  const csv = await cli('--book', 'book', 'queue', '--format', 'csv')
  expect(csv.stdout).toMatch(/^bank_ref,date,age_days,amount,currency,/)
  cli.file('more.csv', `${HEAD}\n2026-10-06,900.00,GBP,Harbor Foods Inc,INV-4001,TX-2\n`)
  await run('import', 'more.csv')
  await run('match')
  const { stdout } = await cli('--book', 'book', 'queue')
  expect(stdout).toMatch(/TX-1 .* 900\.00 +EUR/)
  expect(stdout).toMatch(/TX-2 .* 900\.00 +GBP/)
})
