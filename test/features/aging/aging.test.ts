import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bookOfTest } from '../../support/book-of-test.ts'

const book = bookOfTest()

const aging = (...words: string[]) => book.cli.json<Aging>('--book', 'book', 'aging', ...words)

interface Aging {
  readonly as_of: string
  readonly basis: string
  readonly buckets: readonly string[]
  readonly groups: readonly {
    readonly currency: string
    readonly rows: readonly AgingRow[]
    readonly totals: Readonly<Record<string, string>>
    readonly tie_out: {
      readonly control: string
      readonly difference: string
      readonly ok: boolean
    }
  }[]
}
interface AgingRow {
  readonly key: string
  readonly name: string
  readonly amounts: Readonly<Record<string, string>>
  readonly unapplied: string
  readonly total: string
}

/** The bucket that holds something. */
const bucketOf = (row: AgingRow | undefined): string | undefined =>
  Object.entries(row?.amounts ?? {}).find(([, amount]) => amount !== '0.00')?.[0]

test('an aging has exactly the members of the interface contract', async () => {
  const customer = book.ledger.customer({ number: 'C10217', name: 'Harbor Foods Inc' })
  book.ledger.invoice({
    number: 'INV-1',
    customer,
    issued: '2026-09-01',
    due: '2026-10-01',
    total: '95',
  })
  expect(await aging()).toEqual({
    as_of: '2026-10-31',
    basis: 'due',
    buckets: ['current', '1-30', '31-60', '61-90', '90+'],
    groups: [
      {
        currency: 'USD',
        rows: [
          {
            key: 'C10217',
            name: 'Harbor Foods Inc',
            amounts: {
              current: '0.00',
              '1-30': '95.00',
              '31-60': '0.00',
              '61-90': '0.00',
              '90+': '0.00',
            },
            unapplied: '0.00',
            total: '95.00',
          },
        ],
        totals: {
          current: '0.00',
          '1-30': '95.00',
          '31-60': '0.00',
          '61-90': '0.00',
          '90+': '0.00',
          unapplied: '0.00',
          total: '95.00',
        },
        tie_out: { control: '95.00', difference: '0.00', ok: true },
      },
    ],
  })
})

test.each([
  ['2026-11-01', 'current'],
  ['2026-10-31', 'current'],
  ['2026-10-30', '1-30'],
  ['2026-10-01', '1-30'],
  ['2026-09-30', '31-60'],
  ['2026-09-01', '31-60'],
  ['2026-08-31', '61-90'],
  ['2026-08-02', '61-90'],
  ['2026-08-01', '90+'],
])('an invoice due on %s is in bucket %s on 31 October', async (due, bucket) => {
  const customer = book.ledger.customer({ number: 'C1', name: 'Acme' })
  book.ledger.invoice({ number: 'INV-1', customer, issued: '2026-07-01', due, total: '10' })
  const [byCustomer, byInvoice] = [await aging(), await aging('--by', 'invoice')]
  expect(bucketOf(byCustomer.groups[0]?.rows[0])).toBe(bucket)
  expect(bucketOf(byInvoice.groups[0]?.rows[0])).toBe(bucket)
})

test('by invoice date, the age counts from the day of issue', async () => {
  const customer = book.ledger.customer({ number: 'C1', name: 'Acme' })
  book.ledger.invoice({
    number: 'INV-1',
    customer,
    issued: '2026-09-20',
    due: '2026-12-20',
    total: '10',
  })
  const result = await aging('--basis', 'invoice', '--buckets', '15, 45')
  expect(result.buckets).toEqual(['current', '1-15', '16-45', '45+'])
  expect(bucketOf(result.groups[0]?.rows[0])).toBe('16-45')
})

test('a credit memo is aged by its own due date as a negative amount', async () => {
  const customer = book.ledger.customer({ number: 'C1', name: 'Acme' })
  book.ledger.invoice({
    number: 'INV-1',
    customer,
    issued: '2026-08-01',
    due: '2026-08-31',
    total: '100',
  })
  book.ledger.invoice({
    number: 'CM-1',
    customer,
    issued: '2026-10-20',
    due: '2026-10-20',
    total: '-30',
  })
  const { groups } = await aging()
  expect(groups[0]?.totals).toMatchObject({ '61-90': '100.00', '1-30': '-30.00', total: '70.00' })
})

test('unapplied cash stands beside its customer, and money of an unknown payer in a row of its own', async () => {
  const customer = book.ledger.customer({ number: 'C1', name: 'Acme' })
  book.ledger.invoice({
    number: 'INV-1',
    customer,
    issued: '2026-10-01',
    due: '2026-11-01',
    total: '100',
  })
  book.ledger.payment({ date: '2026-10-20', amount: '25', customer })
  book.ledger.payment({ date: '2026-10-21', amount: '7' })
  const { groups } = await aging()
  expect(
    groups[0]?.rows.map(({ key, name, unapplied, total }) => ({ key, name, unapplied, total })),
  ).toEqual([
    { key: '', name: '(payer not known)', unapplied: '-7.00', total: '-7.00' },
    { key: 'C1', name: 'Acme', unapplied: '-25.00', total: '75.00' },
  ])
  expect(groups[0]?.tie_out).toEqual({ control: '68.00', difference: '0.00', ok: true })
})

test('by invoice, what is unapplied has rows of its own, so that the report ties out', async () => {
  const customer = book.ledger.customer({ name: 'Acme' })
  book.ledger.invoice({
    number: 'INV-1',
    customer,
    issued: '2026-10-01',
    due: '2026-11-01',
    total: '100',
  })
  book.ledger.payment({ date: '2026-10-20', amount: '25', customer })
  const { groups } = await aging('--by', 'invoice')
  expect(groups[0]?.rows.map(({ key, name, total }) => [key, name, total])).toEqual([
    ['', 'Acme', '-25.00'],
    ['INV-1', 'Acme', '100.00'],
  ])
})

test('currencies are never summed, and each has its own number of digits', async () => {
  const customer = book.ledger.customer({ number: 'C1', name: 'Acme' })
  const terms = { customer, issued: '2026-10-01', due: '2026-11-01' }
  book.ledger.invoice({ ...terms, number: 'J-1', total: '1500', currency: 'JPY' })
  book.ledger.invoice({ ...terms, number: 'K-1', total: '1.234', currency: 'KWD' })
  const { groups } = await aging()
  expect(groups.map(({ currency, totals }) => [currency, totals['total']])).toEqual([
    ['JPY', '1500'],
    ['KWD', '1.234'],
  ])
})

test.each([
  [
    'segment',
    [
      ['', '(no segment)', '4.00'],
      ['retail', 'retail', '3.00'],
    ],
  ],
  [
    'region',
    [
      ['north', 'north', '1.00'],
      ['south', 'south', '6.00'],
    ],
  ],
  ['owner', [['', '(no owner)', '7.00']]],
])('grouped by %s, customers without one have a row too', async (by, expected) => {
  const add = (
    number: string,
    facts: { segment?: string; region: string },
    total: string,
  ): void => {
    const customer = book.ledger.customer({ number, name: number, ...facts })
    book.ledger.invoice({
      number: `INV-${number}`,
      customer,
      issued: '2026-10-01',
      due: '2026-11-01',
      total,
    })
  }
  add('C1', { segment: 'retail', region: 'north' }, '1')
  add('C2', { segment: 'retail', region: 'south' }, '2')
  add('C3', { region: 'south' }, '4')
  const { groups } = await aging('--by', by)
  expect(groups[0]?.rows.map(({ key, name, total }) => [key, name, total])).toEqual(expected)
})

test('a month-end aging is the same, byte for byte, after the payments of the next month', async () => {
  const customer = book.ledger.customer({ number: 'C1', name: 'Acme' })
  const first = book.ledger.invoice({
    number: 'INV-1',
    customer,
    issued: '2026-09-01',
    due: '2026-10-01',
    total: '100',
  })
  const second = book.ledger.invoice({
    number: 'INV-2',
    customer,
    issued: '2026-10-01',
    due: '2026-10-31',
    total: '80',
  })
  book.ledger.payment({
    date: '2026-10-15',
    amount: '40',
    customer,
    pays: [{ invoice: first, amount: '40' }],
  })
  const held = book.ledger.payment({ date: '2026-10-20', amount: '9', customer })
  const before = await printed()
  book.ledger.payment({
    date: '2026-11-03',
    amount: '60',
    customer,
    pays: [{ invoice: first, amount: '60' }],
  })
  const undone = book.ledger.payment({
    date: '2026-11-04',
    amount: '80',
    customer,
    pays: [{ invoice: second, amount: '80' }],
  })
  book.ledger.reverse(undone.application)
  book.ledger.apply('2026-11-05', [{ invoice: second, amount: '5', kind: 'discount' }])
  const memo = book.ledger.invoice({
    number: 'CM-1',
    customer,
    issued: '2026-11-06',
    due: '2026-11-06',
    total: '-20',
  })
  book.ledger.apply('2026-11-07', [
    { invoice: second, amount: '20', kind: 'credit' },
    { invoice: memo, amount: '-20', kind: 'credit' },
  ])
  book.ledger.reverse(held.application)
  expect(await printed()).toEqual(before)
  expect((await aging('--as-of', '2026-11-30')).groups[0]?.totals['total']).not.toBe('140.00')
})

async function printed(): Promise<readonly string[]> {
  const formats = ['table', 'csv', 'json', 'html'].map((format) => ['--format', format])
  const texts: string[] = []
  for (const options of [
    ...formats,
    ['--format', 'xlsx', '--output', 'aging.xlsx'],
    ['--by', 'invoice'],
  ]) {
    const { exitCode, stdout } = await book.cli(
      '--book',
      'book',
      'aging',
      '--as-of',
      '2026-10-31',
      ...options,
    )
    expect(exitCode).toBe(0)
    texts.push(stdout)
  }
  const { readFileSync } = await import('node:fs')
  return [...texts, readFileSync(join(book.cli.folder, 'aging.xlsx')).toString('base64')]
}

test('an aging that does not tie out with the control account says so and exits with 4', async () => {
  const customer = book.ledger.customer({ number: 'C1', name: 'Acme' })
  const id = book.ledger.invoice({
    number: 'INV-1',
    customer,
    issued: '2026-10-01',
    due: '2026-11-01',
    total: '100',
  })
  book.ledger.db.prepare('UPDATE receivable SET open_minor = 9000 WHERE id = ?').run(id)
  const result = await book.cli('--book', 'book', 'aging', '--json')
  expect(result.exitCode).toBe(4)
  expect(JSON.parse(result.stdout).groups[0].tie_out).toEqual({
    control: '100.00',
    difference: '-10.00',
    ok: false,
  })
  expect(result.stderr).toContain(
    'Does not tie out: the aging says 90.00 USD, the control account 100.00',
  )
})

test.each(['30,20', '0,30', 'x', '30,,60', ''])('--buckets "%s" is refused', async (buckets) => {
  const result = await book.cli('--book', 'book', 'aging', '--buckets', buckets)
  expect([result.exitCode, result.stdout]).toEqual([2, ''])
  expect(result.stderr).toContain('--buckets: expected up to 12 rising numbers of days')
})

test('an invoice that was re-dated after it was paid keeps every report in balance', async () => {
  const customer = book.ledger.customer({ number: 'C1', name: 'Acme' })
  const invoice = book.ledger.invoice({
    number: 'INV-1',
    customer,
    issued: '2026-10-01',
    due: '2026-10-01',
    total: '100',
  })
  book.ledger.payment({
    date: '2026-10-05',
    amount: '100',
    customer,
    pays: [{ invoice, amount: '100' }],
  })
  book.ledger.db
    .prepare(
      "UPDATE receivable SET issue_date = '2026-11-02', settled_date = '2026-11-02' WHERE id = ?",
    )
    .run(invoice)
  for (const by of ['customer', 'invoice']) {
    const { groups } = await aging('--by', by)
    expect(groups[0]?.totals['total']).toBe('-100.00')
  }
})

test('an empty book has nothing to age', async () => {
  expect((await aging()).groups).toEqual([])
  expect((await book.cli('--book', 'book', 'aging')).stdout).toBe(
    'Nothing was billed or received by 2026-10-31.\n',
  )
})

test('without --buckets those of the settings are taken, and wrong ones are named', async () => {
  const { readFileSync, writeFileSync } = await import('node:fs')
  const path = join(book.cli.folder, 'book/openitem.toml')
  const settings = readFileSync(path, 'utf8')
  const set = (line: string): void =>
    writeFileSync(path, settings.replace('[aging]', `[aging]\n${line}`))
  set('buckets = [7, 14]')
  expect((await aging()).buckets).toEqual(['current', '1-7', '8-14', '14+'])
  set('buckets = [14, 7]')
  const wrong = await book.cli('--book', 'book', 'aging')
  expect(wrong.exitCode).toBe(2)
  expect(wrong.stderr).toContain('aging.buckets in openitem.toml: expected up to 12 rising numbers')
})
