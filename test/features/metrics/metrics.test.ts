import { expect, test } from 'vitest'
import { bookOfTest } from '../../support/book-of-test.ts'
import { recordWorkedQuarter } from '../../support/worked-quarter.ts'

const book = bookOfTest()

interface Metrics {
  readonly groups: readonly {
    readonly metrics: readonly {
      readonly metric: string
      readonly variant: string
      readonly value: string | null
      readonly definition: string
    }[]
  }[]
}

async function values(...words: string[]): Promise<Readonly<Record<string, string | null>>> {
  const { groups } = await book.cli.json<Metrics>('--book', 'book', 'metrics', ...words)
  const metrics = groups[0]?.metrics ?? []
  return Object.fromEntries(metrics.map((one) => [`${one.metric}, ${one.variant}`, one.value]))
}

test('the worked quarter gives the worked metrics', async () => {
  recordWorkedQuarter(book.ledger)
  expect(await values('--from', '2026-07-01', '--to', '2026-09-30')).toMatchObject({
    'DSO, ending balance': '55.2',
    'DSO, average balance': '50.6',
    'DSO, count-back': '53.3',
    'DSO, best possible': '33.7',
    'Average days delinquent, ending less best possible': '21.5',
    'Collection effectiveness, whole window': '79.4',
    'Collection rate, of collectable': '60.0',
    'Collection rate, of billed': '90.0',
    'Turnover, of the window': '1.818',
    'Turnover, a year': '7.21',
    'Past-due share, of receivables': '38.9',
  })
})

test('days late weigh each payment by its amount, and overdue invoices join at their age so far', async () => {
  const customer = book.ledger.customer({ number: 'C1', name: 'Acme' })
  const paid = book.ledger.invoice({
    number: 'A',
    customer,
    issued: '2026-08-01',
    due: '2026-10-01',
    total: '140',
  })
  book.ledger.payment({
    date: '2026-10-08',
    amount: '140',
    customer,
    pays: [{ invoice: paid, amount: '140' }],
  })
  const open = book.ledger.invoice({
    number: 'B',
    customer,
    issued: '2026-08-01',
    due: '2026-09-06',
    total: '85',
  })
  expect(await values()).toMatchObject({
    'Average days late, payments of the window': '7.0',
    // (140 × 7 + 85 × 55) ÷ 225
    'Average days late, with what is overdue': '25.1',
    'Average days to pay, payments of the window': '68.0',
  })
  book.ledger.payment({
    date: '2026-10-31',
    amount: '85',
    customer,
    pays: [{ invoice: open, amount: '85' }],
  })
  expect((await values())['Average days late, payments of the window']).toBe('25.1')
})

test('a payment that was taken back is no payment', async () => {
  const customer = book.ledger.customer({ number: 'C1', name: 'Acme' })
  const invoice = book.ledger.invoice({
    number: 'A',
    customer,
    issued: '2026-10-01',
    due: '2026-10-10',
    total: '100',
  })
  const wrong = book.ledger.payment({
    date: '2026-10-30',
    amount: '100',
    customer,
    pays: [{ invoice, amount: '100' }],
  })
  book.ledger.reverse(wrong.application)
  const result = await values()
  expect(result['Average days late, payments of the window']).toBeNull()
  expect(result['Collection rate, of billed']).toBe('0.0')
})

test('only bank lines that no person had to decide count as matched automatically', async () => {
  const customer = book.ledger.customer({ number: 'C1', name: 'Acme' })
  const invoice = book.ledger.invoice({
    number: 'A',
    customer,
    issued: '2026-10-01',
    due: '2026-10-10',
    total: '100',
  })
  const pay = (bankRef: string, rule: string, amount: string): unknown =>
    book.ledger.payment({
      date: '2026-10-30',
      bankRef,
      rule,
      amount,
      customer,
      pays: [{ invoice, amount }],
    })
  pay('T1', 'invoice-number', '60')
  pay('T2', 'accepted', '30')
  pay('T3', 'by-hand', '10')
  expect(await values()).toMatchObject({
    'Auto-match rate, by lines': '33.3',
    'Auto-match rate, by amount': '60.0',
  })
})

test('each metric comes with its definition', async () => {
  recordWorkedQuarter(book.ledger)
  const { groups } = await book.cli.json<Metrics>('--book', 'book', 'metrics')
  const metrics = groups[0]?.metrics ?? []
  expect(metrics.filter(({ definition }) => definition.length < 5)).toEqual([])
  const names = metrics.map(({ metric, variant }) => `${metric} ${variant}`)
  expect(new Set(names).size).toBe(names.length)
})
