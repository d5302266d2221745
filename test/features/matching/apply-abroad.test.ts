import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../support/cli.ts'

const HEAD = 'Booking Date,Amount,Currency,Counterparty,Remittance Information,Transaction ID'
const INVOICES = `Invoice Number,Customer Number,Customer,Invoice Date,Due Date,Currency,Total
INV-4001,C1,Harbor Foods Inc,2026-09-05,2026-10-05,USD,1000.00
INV-4002,C1,Harbor Foods Inc,2026-09-06,2026-10-06,USD,333.33
INV-4003,C1,Harbor Foods Inc,2026-09-07,2026-10-07,JPY,20000
INV-4004,C1,Harbor Foods Inc,2026-09-08,2026-10-08,EUR,75.00
CM-1,C1,Harbor Foods Inc,2026-09-09,2026-09-09,USD,-50.00
`

let cli: Cli
beforeEach(async () => {
  cli = makeCli()
  await cli.json('init', 'book', '--currency', 'EUR')
  settings('1')
  cli.file('invoices.csv', INVOICES)
  await run('import', 'invoices.csv')
})
afterEach(() => cli.remove())

const run = <T>(...words: string[]) => cli.json<T>('--book', 'book', ...words)
const apply = (...words: string[]) => cli('--book', 'book', 'apply', 'TX-1', ...words)

const settings = (tolerance: string) =>
  cli.file(
    'book/openitem.toml',
    `[company]\nname = "Ours"\ncurrency = "EUR"\n[matching]\nfx_tolerance_percent = "${tolerance}"
[[fx.rates]]\nfrom = "EUR"\nto = "USD"\nrate = "1.0842"\ndate = "2026-10-01"\n`,
  )

async function paid(amount: string, currency = 'EUR') {
  cli.file(
    'bank.csv',
    `${HEAD}\n2026-10-05,${amount},${currency},Harbor Foods Inc,thank you,TX-1\n`,
  )
  await run('import', 'bank.csv')
}

interface Decision {
  readonly unapplied: string
  readonly evidence: readonly string[]
  readonly allocations: readonly {
    invoice: string
    amount: string
    kind: string
    currency?: string
  }[]
}

async function applied(...words: string[]) {
  const { allocations, unapplied } = await run<Decision>('apply', 'TX-1', ...words)
  const parts = allocations.map((one) => `${one.invoice} ${one.amount} ${one.currency} ${one.kind}`)
  expect(await run('check')).toMatchObject({ ok: true })
  expect((await cli('--book', 'book', 'aging', '--as-of', '2026-10-06')).exitCode).toBe(0)
  return { parts, unapplied }
}

const open = async () => {
  const { invoices } = await run<{ invoices: { number: string; open: string }[] }>('invoices')
  return invoices.map(({ number, open: rest }) => `${number} ${rest}`)
}

test('euros settle an invoice in dollars at the rate of the settings, the difference is fx', async () => {
  await paid('920.00')
  expect(await applied('--to', 'INV-4001')).toEqual({
    parts: ['INV-4001 997.46 USD cash', 'INV-4001 2.54 USD fx'],
    unapplied: '0.00',
  })
})

test('the exact counter-value leaves no difference, also without a tolerance', async () => {
  settings('0')
  await paid('922.34')
  expect((await applied('--to', 'INV-4001')).parts).toEqual(['INV-4001 1000.00 USD cash'])
})

test('the rate that a person gives goes before the settings, in either direction', async () => {
  await paid('900.00')
  expect((await apply('--to', 'INV-4001', '--dry-run')).exitCode).toBe(2)
  for (const rate of ['1.1111', 'EUR/USD=1.1111', 'USD/EUR=0.9']) {
    const { exitCode, stdout } = await apply('--to', 'INV-4001', '--rate', rate, '--dry-run')
    expect([exitCode, stdout]).toEqual([
      0,
      expect.stringMatching(/INV-4001 (999\.99|1000\.00) USD/),
    ])
  }
  expect((await applied('--to', 'INV-4001', '--rate', '1.1111')).parts).toEqual([
    'INV-4001 999.99 USD cash',
    'INV-4001 0.01 USD fx',
  ])
})

test.each([
  [
    '900.00',
    [],
    /worth 975\.78 USD .*INV-4001 takes 1000\.00 USD: 24\.22 USD too little, beyond the tolerance of 1\.00 %/,
  ],
  ['950.00', [], /worth 1029\.99 USD .*29\.99 USD too much/],
  ['400.00', ['--to', 'INV-4001=500.00'], /66\.32 USD too little/],
])('%s euros are refused with the figures', async (amount, words, message) => {
  await paid(amount)
  const { exitCode, stderr } = await apply(...(words.length === 0 ? ['--to', 'INV-4001'] : words))
  expect([exitCode, stderr]).toEqual([2, expect.stringMatching(message)])
  expect(stderr).toContain('hint: --')
})

test('a part is paid by its amount in the currency of the invoice', async () => {
  await paid('461.17')
  expect(await applied('--to', 'INV-4001=500.00')).toEqual({
    parts: ['INV-4001 500.00 USD cash'],
    unapplied: '0.00',
  })
  expect(await open()).toContain('INV-4001 500.00')
})

test('what is too much stays on account in the currency of the money', async () => {
  await paid('1000.00')
  expect(await applied('--to', 'INV-4001', '--on-account')).toEqual({
    parts: ['INV-4001 1000.00 USD cash'],
    unapplied: '77.66',
  })
})

test('what is too little gets its reason in the currency of the invoice', async () => {
  await paid('900.00')
  const { parts } = await applied('--to', 'INV-4001', '--residual', 'writeoff/pricing')
  expect(parts).toEqual(['INV-4001 975.78 USD cash', 'INV-4001 24.22 USD writeoff'])
})

test('several invoices share the money to the last cent of both currencies', async () => {
  await paid('1227.00')
  const { parts, unapplied } = await applied('--to', 'INV-4001', '--to', 'INV-4002')
  expect(parts).toEqual([
    'INV-4001 997.74 USD cash',
    'INV-4001 2.26 USD fx',
    'INV-4002 332.58 USD cash',
    'INV-4002 0.75 USD fx',
  ])
  expect(unapplied).toBe('0.00')
})

test('a currency without cents is counted in its own units', async () => {
  await paid('125.00')
  const { parts } = await applied('--to', 'INV-4003=20000', '--rate', 'EUR/JPY=160')
  expect(parts).toEqual(['INV-4003 20000 JPY cash'])
})

test('taking it back gives back both currencies', async () => {
  const state = async () => [
    await run('aging'),
    await open(),
    await run('aging', '--as-of', '2026-10-05'),
  ]
  const before = await state()
  await paid('920.00')
  await applied('--to', 'INV-4001')
  await run('unapply', 'TX-1')
  expect(await state()).toEqual(before)
})

test.each([
  [
    'without a rate',
    ['--to', 'INV-4003'],
    /no rate between them is known for 2026-10-05[\s\S]*--rate EUR\/JPY=RATE/,
  ],
  ['with two currencies', ['--to', 'INV-4001', '--to', 'INV-4004'], /in USD and EUR/],
  [
    'with a rate for its own currency',
    ['--to', 'INV-4004', '--rate', '1.1'],
    /pays no invoice in another currency/,
  ],
  ['with a rate that is none', ['--to', 'INV-4001', '--rate', '1,08'], /expected EUR\/USD=RATE/],
  ['with a rate of nought', ['--to', 'INV-4001', '--rate', '0.0'], /expected EUR\/USD=RATE/],
  [
    'with a rate of another pair',
    ['--to', 'INV-4001', '--rate', 'GBP/USD=1.3'],
    /expected EUR\/USD=RATE/,
  ],
  [
    'with a credit memo of a third currency',
    ['--to', 'INV-4003', '--to', 'CM-1', '--rate', 'EUR/JPY=160'],
    /CM-1 is a credit memo in USD, the invoices named are in JPY[\s\S]*apply TX-1 --to INV-4003\)/,
  ],
  [
    'with more credit than the invoice leaves open',
    ['--to', 'INV-4001=970', '--to', 'CM-1'],
    /the credit memos are 20\.00 USD more[\s\S]*--to CM-1=AMOUNT/,
  ],
  ['with more than is open', ['--to', 'INV-4001=1000.01'], /1000\.00 USD open, not 1000\.01 USD/],
])('money %s is refused, and nothing is changed', async (_, words, message) => {
  await paid('920.00')
  const { exitCode, stderr } = await apply(...words)
  expect([exitCode, stderr]).toEqual([2, expect.stringMatching(message)])
  expect(await open()).toContain('INV-4001 1000.00')
})

test('a credit memo is set off against invoices of its currency, and the money pays the rest at the rate', async () => {
  await paid('876.23') // (1000.00 - 50.00) / 1.0842
  const { parts } = await applied('--to', 'INV-4001', '--to', 'CM-1', '--rate', 'EUR/USD=1.0842')
  expect(parts.toSorted()).toEqual([
    'CM-1 -50.00 USD credit',
    'INV-4001 50.00 USD credit',
    'INV-4001 950.00 USD cash',
  ])
  expect(await open()).not.toContainEqual(expect.stringMatching(/INV-4001|CM-1/))
  await run('unapply', 'TX-1')
  expect(await open()).toContain('INV-4001 1000.00')
})

const whyNot = async () => (await cli('--book', 'book', 'why-not', 'TX-1', 'INV-4001')).stdout

test.each([
  [
    'the day of the money has a rate',
    '910.00',
    '1',
    /910\.00 EUR are worth 986\.62 USD \(1 EUR = 1\.0842 USD on 2026-10-01\), 13\.38 USD, 1\.34 % less than the 1000\.00 USD open, beyond the tolerance of 1\.00 %/,
  ],
  ['the rate is near enough', '920.00', '1', /within the tolerance of 1\.00 %/],
  ['no tolerance is set', '920.00', '0', /fx_tolerance_percent is 0: such money always waits/],
])('why-not tells what the rate table says where %s', async (_, amount, tolerance, told) => {
  settings(tolerance)
  await paid(amount)
  const text = await whyNot()
  expect(text).toMatch(told)
  expect(text).toContain('openitem apply TX-1 --to INV-4001 --rate EUR/USD=RATE')
})

test('why-not says that the table has no rate for the day, and how to give one', async () => {
  cli.file(
    'bank.csv',
    `${HEAD}\n2026-09-20,920.00,EUR,Harbor Foods Inc,thank you,TX-1\n2026-09-21,920.00,CHF,Harbor Foods Inc,thank you,TX-2\n`,
  )
  await run('import', 'bank.csv')
  const early = await whyNot()
  expect(early).toContain(
    'no rate of 2026-09-20 or before, the first is 1 EUR = 1.0842 USD on 2026-10-01',
  )
  expect(early).toContain('--rate EUR/USD=RATE')
  const other = await cli('--book', 'book', 'why-not', 'TX-2', 'INV-4001')
  expect(other.stdout).toContain('no rate between USD and CHF')
})
