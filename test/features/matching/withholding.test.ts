import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../support/cli.ts'

const INVOICE_HEAD =
  'Invoice Number,Customer Number,Customer,Region,Invoice Date,Due Date,Currency,Tax,Total,Terms'
const BANK_HEAD = 'Booking Date,Amount,Currency,Counterparty,Remittance Information,Transaction ID'

let cli: Cli
beforeEach(async () => {
  cli = makeCli()
  await cli.json('init', 'book', '--currency', 'EUR')
  await billed(
    'INV-5001,C1,Harbor Foods Inc,IN,2026-07-01,2026-07-31,EUR,,1000.00,Net 30',
    'INV-5002,C1,Harbor Foods Inc,IN,2026-08-01,2026-08-31,EUR,,1234.56,Net 30',
    'INV-5003,C1,Harbor Foods Inc,IN,2026-09-01,2026-10-01,EUR,,777.77,Net 30',
    'INV-6001,C2,Granite Hardware LLC,IN,2026-07-01,2026-07-31,EUR,190.00,1190.00,Net 30',
    'INV-6002,C2,Granite Hardware LLC,IN,2026-08-01,2026-08-31,EUR,38.00,238.00,Net 30',
    'INV-6003,C2,Granite Hardware LLC,IN,2026-09-01,2026-10-01,EUR,0.00,500.00,Net 30',
  )
})
afterEach(() => cli.remove())

const run = <T>(...words: string[]) => cli.json<T>('--book', 'book', ...words)

let files = 0
async function billed(...rows: string[]) {
  const path = `invoices-${++files}.csv`
  cli.file(path, `${[INVOICE_HEAD, ...rows].join('\n')}\n`)
  await run('import', path)
}

async function paid(...rows: string[]) {
  const path = `bank-${++files}.csv`
  cli.file(path, `${[BANK_HEAD, ...rows].join('\n')}\n`)
  await run('import', path)
}

/** Payments that wait for a person, so that the person can say what was withheld. */
async function confirmed(ref: string, row: string, ...words: string[]) {
  await paid(`${row},${ref}`)
  await run('apply', ref, ...words)
}

interface Matched {
  readonly applied: readonly {
    bank_ref: string
    rule: string
    evidence: readonly string[]
    allocations: readonly { invoice: string; amount: string; kind: string }[]
  }[]
  readonly exceptions: readonly { reason: string }[]
}

async function matched() {
  const { applied, exceptions } = await run<Matched>('match')
  return {
    applied,
    waiting: exceptions.map(({ reason }) => reason),
    parts: applied.flatMap(({ allocations }) =>
      allocations.map(({ invoice, amount, kind }) => `${invoice} ${amount} ${kind}`),
    ),
  }
}

interface Shown {
  readonly learned: readonly { kind: string; value: string; bank_ref: string }[]
  readonly withholding: readonly unknown[]
}

const AT_TEN_PERCENT = ['--residual', 'withholding/withholding'] as const

async function teachTenPercent() {
  const [first, second] = ['2026-08-03,900.00', '2026-09-03,1111.10']
  await confirmed(
    'TX-1',
    `${first},EUR,Harbor Foods Inc,INV-5001`,
    '--to',
    'INV-5001',
    ...AT_TEN_PERCENT,
  )
  await confirmed(
    'TX-2',
    `${second},EUR,Harbor Foods Inc,INV-5002`,
    '--to',
    'INV-5002',
    ...AT_TEN_PERCENT,
  )
}

const THIRD = '2026-10-03,699.99,EUR,Harbor Foods Inc,INV-5003,TX-3'

test('a payer who withheld ten per cent twice by a person’s word is taken at it the third time', async () => {
  await teachTenPercent()
  await paid(THIRD)
  const { parts, applied, waiting } = await matched()
  expect(parts).toEqual(['INV-5003 699.99 cash', 'INV-5003 77.78 withholding'])
  expect(applied[0]?.rule).toBe('invoice-number+withholding')
  expect(applied[0]?.evidence).toContain(
    'the difference is 10 % of the total, withheld as tax as a person confirmed with TX-1, TX-2',
  )
  expect(waiting).toEqual([])
  expect(await run('check')).toMatchObject({ ok: true })
})

interface Waiting {
  readonly reason: string
  readonly suggestions: readonly {
    evidence: readonly string[]
    allocations: readonly { invoice: string; amount: string; kind: string }[]
  }[]
}

const AFTER_ONE = [
  'TX-1',
  '2026-08-03,900.00,EUR,Harbor Foods Inc,INV-5001',
  '--to',
  'INV-5001',
  ...AT_TEN_PERCENT,
] as const

test('after one confirmation the same rate is suggested as withholding, and nothing is booked', async () => {
  await confirmed(...AFTER_ONE)
  await paid(THIRD)
  expect((await matched()).applied).toEqual([])
  const { queue } = await run<{ queue: readonly Waiting[] }>('queue')
  expect(queue).toMatchObject([
    {
      reason: 'DEDUCTION',
      suggestions: [
        {
          allocations: [
            { invoice: 'INV-5003', amount: '699.99', kind: 'cash' },
            { invoice: 'INV-5003', amount: '77.78', kind: 'withholding' },
          ],
        },
        { allocations: [{ invoice: 'INV-5003', amount: '699.99', kind: 'cash' }] },
      ],
    },
  ])
  expect(queue[0]?.suggestions[0]?.evidence).toContain(
    'the difference is 10 % of the total, withheld as tax as a person confirmed with TX-1',
  )
  await run('accept', 'TX-3')
  expect((await run<Shown>('customers', 'show', 'C1')).withholding).toMatchObject([
    { confirmations: 2, automatic: true },
  ])
})

test('a small gap at a rate confirmed once is asked about, not booked as a fee', async () => {
  await confirmed(...AFTER_ONE)
  await billed('INV-5004,C1,Harbor Foods Inc,IN,2026-09-01,2026-10-01,EUR,,60.00,Net 30')
  await paid('2026-10-03,54.00,EUR,Harbor Foods Inc,INV-5004,TX-4')
  const { applied, waiting } = await matched()
  expect([applied, waiting]).toEqual([[], ['DEDUCTION']])
})

test('one confirmation is not enough, unless the settings say so', async () => {
  await confirmed(
    'TX-1',
    '2026-08-03,900.00,EUR,Harbor Foods Inc,INV-5001',
    '--to',
    'INV-5001',
    ...AT_TEN_PERCENT,
  )
  await paid(THIRD)
  expect(await run('match', '--dry-run')).toMatchObject({ exceptions: [{ reason: 'DEDUCTION' }] })
  setMatching('withholding_confirmations = 1')
  expect((await matched()).parts).toContain('INV-5003 77.78 withholding')
})

test('what a customer withholds is shown with the confirmations it is known from', async () => {
  await teachTenPercent()
  const shown = await run<Shown>('customers', 'show', 'C1')
  expect(shown.withholding).toEqual([
    {
      percent: '10',
      basis: 'gross',
      bank_refs: ['TX-1', 'TX-2'],
      confirmations: 2,
      needed: 2,
      automatic: true,
    },
  ])
  const text = await cli('--book', 'book', 'customers', 'show', 'C1')
  expect(text.stdout).toContain('withholds 10 % of the total')
  expect((await run<Shown>('customers', 'show', 'C2')).withholding).toEqual([])
})

test('taking a confirmation back takes the lesson back', async () => {
  await teachTenPercent()
  await run('unapply', 'TX-2')
  expect((await run<Shown>('customers', 'show', 'C1')).withholding).toMatchObject([
    { bank_refs: ['TX-1'], confirmations: 1, automatic: false },
  ])
  await paid(THIRD)
  const { parts, waiting } = await matched()
  expect(parts).toEqual([])
  expect(waiting.sort()).toEqual(['DEDUCTION', 'TAKEN_BACK'])
})

test('a gap one cent beside the rate stays open and is asked about', async () => {
  await teachTenPercent()
  await paid('2026-10-03,699.98,EUR,Harbor Foods Inc,INV-5003,TX-3')
  const { parts, waiting } = await matched()
  expect([parts, waiting]).toEqual([['INV-5003 699.98 cash'], ['SHORT_PAY']])
})

test('what one payer withholds says nothing of another', async () => {
  await teachTenPercent()
  await paid('2026-10-03,450.00,EUR,Granite Hardware LLC,INV-6003,TX-9')
  expect((await matched()).parts).toEqual(['INV-6003 450.00 cash'])
})

test('a rate of the net amount is told from invoices whose tax is known', async () => {
  await confirmed(
    'TX-1',
    '2026-08-03,1170.00,EUR,Granite Hardware LLC,INV-6001',
    '--to',
    'INV-6001',
    ...AT_TEN_PERCENT,
  )
  await confirmed(
    'TX-2',
    '2026-09-03,234.00,EUR,Granite Hardware LLC,INV-6002',
    '--to',
    'INV-6002',
    ...AT_TEN_PERCENT,
  )
  await paid('2026-10-03,490.00,EUR,Granite Hardware LLC,INV-6003,TX-3')
  const { parts, applied } = await matched()
  expect(parts).toEqual(['INV-6003 490.00 cash', 'INV-6003 10.00 withholding'])
  expect(applied[0]?.evidence).toContainEqual(
    expect.stringContaining('2 % of the total before tax'),
  )
})

test('a gap that a credit memo or a discount explains as well is asked about', async () => {
  await teachTenPercent()
  await billed('CM-77,C1,Harbor Foods Inc,IN,2026-09-15,2026-09-15,EUR,,-77.78,')
  await paid(THIRD)
  expect((await matched()).parts.filter((part) => part.includes('withholding'))).toEqual([])
})

test('a discount of the same rate, taken in time, is no withholding for sure', async () => {
  await teachTenPercent()
  await billed('INV-5009,C1,Harbor Foods Inc,IN,2026-10-01,2026-10-31,EUR,,300.00,10/10 Net 30')
  await paid('2026-10-05,270.00,EUR,Harbor Foods Inc,INV-5009,TX-4')
  const { parts, waiting } = await matched()
  expect(parts.filter((part) => !part.endsWith('cash'))).toEqual([])
  expect(waiting).toEqual(['SHORT_PAY'])
})

test('another invoice of exactly the amount paid is asked about', async () => {
  await teachTenPercent()
  await billed('INV-5008,C1,Harbor Foods Inc,IN,2026-09-02,2026-10-02,EUR,,699.99,Net 30')
  await paid(THIRD)
  const { parts, waiting } = await matched()
  expect(parts).toEqual([])
  expect(waiting).toHaveLength(1)
})

test.each([
  ['a customer', 'customer = "C2"', []],
  ['a customer by name', 'customer = "granite hardware llc"', []],
  ['a region', 'region = "in"', []],
])('the settings give a rate to %s without any history', async (_, key) => {
  setMatching(`[[matching.withholding]]\n${key}\npercent = "10"`)
  await paid('2026-10-03,450.00,EUR,Granite Hardware LLC,INV-6003,TX-9')
  const { parts, applied } = await matched()
  expect(parts).toEqual(['INV-6003 450.00 cash', 'INV-6003 50.00 withholding'])
  expect(applied[0]?.evidence).toContainEqual(expect.stringContaining('by the settings'))
})

test('a rate for everybody and one of the payer that come to the same are one explanation', async () => {
  setMatching(
    'withholding_percents = [10]\n[[matching.withholding]]\ncustomer = "C2"\npercent = 10',
  )
  await paid('2026-10-03,450.00,EUR,Granite Hardware LLC,INV-6003,TX-9')
  expect((await matched()).parts).toContain('INV-6003 50.00 withholding')
})

test.each([
  ['percent = "60"\ncustomer = "C1"', 'a share above 0'],
  ['percent = "10"', 'either a customer or a region'],
  ['percent = "10"\ncustomer = "C1"\nregion = "IN"', 'either a customer or a region'],
])('a rate such as %j is refused with its line', async (text, expected) => {
  setMatching(`[[matching.withholding]]\n${text}`)
  const refused = await cli('--book', 'book', 'match')
  expect([refused.exitCode, refused.stderr]).toEqual([2, expect.stringContaining(expected)])
  expect(refused.stderr).toMatch(/openitem\.toml:\d+/)
})

function setMatching(text: string) {
  cli.file(
    'book/openitem.toml',
    `[company]\nname = "Ours"\ncurrency = "EUR"\n[matching]\n${text}\n`,
  )
}

test('a back-test judges a line only by rates that were confirmed before it was decided', async () => {
  await paid('2026-08-03,900.00,EUR,Harbor Foods Inc,INV-5001,TX-1')
  await run('match') // 100.00 stay open: nobody knows yet that they are tax
  await run('unapply', 'TX-1')
  await run('apply', 'TX-1', '--to', 'INV-5001=900.00', ...AT_TEN_PERCENT)
  await confirmed(
    'TX-2',
    '2026-09-03,1111.10,EUR,Harbor Foods Inc,INV-5002',
    ...['--to', 'INV-5002', ...AT_TEN_PERCENT],
  )
  await paid(THIRD)
  await run('match')
  const { rules } = await run<{ rules: readonly { rule: string; applied: number }[] }>(
    'match',
    'replay',
  )
  // Only the third line came after two confirmations; the first was a part payment to all who saw it.
  expect(rules).toEqual([
    { rule: 'invoice-number+part', applied: 1, wrong: 0 },
    { rule: 'invoice-number+withholding', applied: 1, wrong: 0 },
  ])
})
