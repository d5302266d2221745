import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../support/cli.ts'

const INVOICES = `Invoice Number,Customer Number,Customer,Invoice Date,Due Date,Currency,Total
INV-2001,C1,Harbor Foods Inc,2026-08-05,2026-09-04,EUR,100.00
INV-2002,C1,Harbor Foods Inc,2026-08-06,2026-09-05,EUR,250.00
INV-2003,C2,Granite Hardware LLC,2026-08-07,2026-09-06,EUR,80.00
INV-2004,C2,Granite Hardware LLC,2026-08-08,2026-09-07,EUR,600.00
`
const BANK = `Booking Date,Amount,Currency,Counterparty,Remittance Information,Transaction ID
2026-09-10,60.00,EUR,Harbor Foods Inc,INV-2001,TX-1
2026-09-30,200.00,EUR,Harbor Foods Inc,INV-2002,TX-2
2026-10-02,20.00,EUR,Granite Hardware LLC,INV-2003,TX-3
2026-10-05,500.00,EUR,Granite Hardware LLC,INV-2004,TX-4
`

let cli: Cli
beforeEach(async () => {
  cli = makeCli()
  await cli.json('init', 'book', '--currency', 'EUR')
  cli.file('invoices.csv', INVOICES)
  cli.file('bank.csv', BANK)
  await run('import', 'invoices.csv', 'bank.csv')
  await run('match')
})
afterEach(() => cli.remove())

const run = <T>(...words: string[]) => cli.json<T>('--book', 'book', ...words)

interface Month {
  readonly month: string
  readonly currency: string
  readonly reasons: readonly { reason: string; count: number; amount: string }[]
}

const told = async (...words: string[]) => {
  const { months } = await run<{ months: Month[] }>('queue', 'reasons', ...words)
  return months.map(({ month, currency, reasons }) => [
    month,
    currency,
    ...reasons.map(({ reason, count, amount }) => `${count} ${reason} ${amount}`),
  ])
}

test('gaps count for the month of the payment, those that nobody explained as unexplained', async () => {
  expect(await told()).toEqual([
    ['2026-10', 'EUR', '2 unexplained 160.00'],
    ['2026-09', 'EUR', '2 unexplained 90.00'],
  ])
})

test('a reason takes its gap from the unexplained ones, the greatest amount stands first', async () => {
  await run('queue', 'dispute', 'TX-4', '--reason', 'damaged')
  await run('unapply', 'TX-1')
  await run('apply', 'TX-1', '--to', 'INV-2001=60.00', '--residual', 'writeoff/pricing')
  expect(await told()).toEqual([
    ['2026-10', 'EUR', '1 damaged 100.00', '1 unexplained 60.00'],
    ['2026-09', 'EUR', '1 unexplained 50.00', '1 pricing 40.00'],
  ])
})

test('what is taken back no longer counts, and nothing counts twice', async () => {
  const before = await told()
  await run('queue', 'dispute', 'TX-3', '--reason', 'fee')
  await run('queue', 'dispute', 'TX-3', '--undo')
  expect(await told()).toEqual(before)
  await run('queue', 'dispute', 'TX-3', '--reason', 'fee')
  await run('unapply', 'TX-3')
  expect(await told()).toEqual([['2026-10', 'EUR', '1 unexplained 100.00'], before[1]])
})

test('two short payments of one invoice leave one gap', async () => {
  cli.file(
    'more.csv',
    `${BANK.split('\n')[0]}\n2026-10-20,35.00,EUR,Harbor Foods Inc,INV-2002,TX-5\n`,
  )
  await run('import', 'more.csv')
  await run('match')
  expect((await told())[1]).toEqual(['2026-09', 'EUR', '1 unexplained 40.00'])
  expect((await told())[0]).toEqual(['2026-10', 'EUR', '3 unexplained 175.00'])
})

test('the window is by the day of booking, and ends with the day of the report', async () => {
  expect(await told('--from', '2026-09-11', '--to', '2026-10-02')).toEqual([
    ['2026-10', 'EUR', '1 unexplained 60.00'],
    ['2026-09', 'EUR', '1 unexplained 50.00'],
  ])
  expect(await told('--as-of', '2026-09-15')).toEqual([['2026-09', 'EUR', '1 unexplained 40.00']])
  const wrong = await cli('--book', 'book', 'queue', 'reasons', '--from', '2026-11-01')
  expect([wrong.exitCode, wrong.stderr]).toEqual([2, expect.stringContaining('before it begins')])
})

test('a reason that the book does not know is refused, with those that it knows', async () => {
  const refused = await cli('--book', 'book', 'queue', 'dispute', 'TX-3', '--reason', 'mood')
  expect([refused.exitCode, refused.stderr]).toEqual([
    2,
    expect.stringContaining('discount-late, fee, pricing, damaged, withholding, unknown'),
  ])
  const applied = await cli(
    '--book',
    'book',
    'apply',
    'TX-3',
    '--to',
    'X',
    '--residual',
    'open/mood',
  )
  expect(applied.exitCode).toBe(2)
})
