import { expect, test } from 'vitest'
import { bookOfTest } from '../../support/book-of-test.ts'
import { recordWorkedQuarter } from '../../support/worked-quarter.ts'

const book = bookOfTest()

interface Dso {
  readonly from: string
  readonly to: string
  readonly days: number
  readonly groups: readonly { readonly [key: string]: unknown }[]
}

const dso = (...words: string[]) => book.cli.json<Dso>('--book', 'book', 'dso', ...words)
const QUARTER = ['--from', '2026-07-01', '--to', '2026-09-30'] as const

test('the worked quarter is reproduced to the printed digit', async () => {
  recordWorkedQuarter(book.ledger)
  expect(await dso(...QUARTER)).toEqual({
    as_of: '2026-10-31',
    from: '2026-07-01',
    to: '2026-09-30',
    days: 92,
    groups: [
      {
        currency: 'USD',
        sales: '300000.00',
        receivables: {
          start: '150000.00',
          end: '180000.00',
          current: '110000.00',
          past_due: '70000.00',
        },
        dso: { ending: '55.2', average: '50.6', countback: '53.3', best_possible: '33.7' },
        average_days_delinquent: '21.5',
        cei: '79.4',
        collection_rate: '60.0',
        turnover: '1.818',
      },
    ],
  })
})

test('payments after the quarter change nothing in it', async () => {
  const { august } = recordWorkedQuarter(book.ledger)
  const before = await book.cli('--book', 'book', 'dso', ...QUARTER)
  book.ledger.payment({
    date: '2026-10-02',
    amount: '100',
    pays: [{ invoice: august, amount: '100' }],
  })
  expect(await book.cli('--book', 'book', 'dso', ...QUARTER)).toEqual(before)
})

test('--days counts the last day in: 92 days up to 30 September begin on 1 July', async () => {
  recordWorkedQuarter(book.ledger)
  const byDays = await dso('--days', '92', '--as-of', '2026-09-30')
  expect([byDays.from, byDays.to]).toEqual(['2026-07-01', '2026-09-30'])
  expect(byDays.groups).toEqual((await dso(...QUARTER)).groups)
})

test('without sales the figures that divide by them are empty, and a sentence says so', async () => {
  const customer = book.ledger.customer({ number: 'C1', name: 'Acme' })
  book.ledger.invoice({
    number: 'INV-1',
    customer,
    issued: '2026-03-01',
    due: '2026-04-01',
    total: '100',
  })
  const result = await book.cli('--book', 'book', 'dso', '--json')
  expect(JSON.parse(result.stdout).groups[0]).toMatchObject({
    sales: '0.00',
    dso: { ending: null, average: null, countback: '0.0', best_possible: null },
    average_days_delinquent: null,
    turnover: '0.000',
  })
  expect(result.stderr).toContain('USD: sales from 2026-08-03 to 2026-10-31 are not above zero')
  expect(result.stderr).toContain('the count-back ends at 2026-10, a month without sales; 100.00')
})

test('the count-back takes the month of the last day as far as it went', async () => {
  const customer = book.ledger.customer({ number: 'C1', name: 'Acme' })
  const bill = (number: string, issued: string, total: string): void => {
    book.ledger.invoice({ number, customer, issued, due: '2026-12-01', total })
  }
  bill('A', '2026-09-05', '60')
  bill('B', '2026-10-05', '50')
  bill('C', '2026-10-25', '999')
  // 110 open on 10 October: ten days of October (50), then 60 of September's 60.
  const { groups } = await dso('--from', '2026-09-01', '--to', '2026-10-10')
  expect(groups[0]?.['dso']).toMatchObject({ countback: '40.0' })
})

test('by segment, each part has its own answer and customers without one are a part too', async () => {
  const retail = book.ledger.customer({ number: 'C1', name: 'Acme', segment: 'retail' })
  const other = book.ledger.customer({ number: 'C2', name: 'Beta' })
  const terms = { issued: '2026-10-01', due: '2026-11-01' }
  book.ledger.invoice({ number: 'A', customer: retail, total: '90', ...terms })
  book.ledger.invoice({ number: 'B', customer: other, total: '10', ...terms })
  const { groups } = await dso('--by', 'segment')
  expect(groups.map(({ currency, segment, sales }) => [currency, segment, sales])).toEqual([
    ['USD', '', '10.00'],
    ['USD', 'retail', '90.00'],
  ])
})

test('a credit memo that is not yet due can make the days delinquent exceed the DSO', async () => {
  const customer = book.ledger.customer({ number: 'C1', name: 'Acme' })
  book.ledger.invoice({
    number: 'A',
    customer,
    issued: '2026-09-01',
    due: '2026-10-01',
    total: '90',
  })
  book.ledger.invoice({
    number: 'M',
    customer,
    issued: '2026-10-20',
    due: '2026-11-20',
    total: '-30',
  })
  const { groups } = await dso('--days', '90')
  expect(groups[0]).toMatchObject({
    dso: { ending: '90.0', best_possible: '-45.0' },
    average_days_delinquent: '135.0',
  })
})

test.each([
  [['--days', '0'], '--days: expected at least 1'],
  [['--days', '30', '--from', '2026-01-01'], 'give one'],
  [
    ['--from', '2026-09-01', '--to', '2026-08-01'],
    'the window ends on 2026-08-01, before it begins',
  ],
  [['--from', '2026-02-30'], '--from: expected a date such as 2026-03-31, found "2026-02-30"'],
])('a window of %j is refused', async (words, message) => {
  const result = await book.cli('--book', 'book', 'dso', ...words)
  expect([result.exitCode, result.stdout]).toEqual([2, ''])
  expect(result.stderr).toContain(message)
})
