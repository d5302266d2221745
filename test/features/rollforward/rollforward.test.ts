import { expect, test } from 'vitest'
import { bookOfTest } from '../../support/book-of-test.ts'

const book = bookOfTest()

const OCTOBER = ['--from', '2026-10-01', '--to', '2026-10-31'] as const

test('every movement has its line, and opening and lines give the closing balance', async () => {
  const customer = book.ledger.customer({ number: 'C1', name: 'Acme' })
  const old = book.ledger.invoice({
    number: 'A',
    customer,
    issued: '2026-09-01',
    due: '2026-10-01',
    total: '500',
  })
  const more = book.ledger.invoice({
    number: 'B',
    customer,
    issued: '2026-10-05',
    due: '2026-11-05',
    total: '300',
  })
  const memo = book.ledger.invoice({
    number: 'M',
    customer,
    issued: '2026-10-06',
    due: '2026-10-06',
    total: '-50',
  })
  book.ledger.payment({
    date: '2026-10-07',
    amount: '420',
    customer,
    pays: [{ invoice: old, amount: '400' }],
  })
  book.ledger.payment({
    date: '2026-10-09',
    amount: '-100',
    customer,
    pays: [{ invoice: old, amount: '-100' }],
  })
  book.ledger.payment({
    date: '2026-10-10',
    amount: '-20',
    customer,
    pays: [{ invoice: memo, amount: '-20' }],
  })
  book.ledger.apply('2026-10-11', [
    { invoice: old, amount: '10', kind: 'discount' },
    { invoice: old, amount: '3', kind: 'fee' },
    { invoice: old, amount: '4', kind: 'withholding' },
    { invoice: old, amount: '5', kind: 'writeoff' },
    { invoice: old, amount: '0.02', kind: 'rounding' },
    { invoice: old, amount: '-1', kind: 'fx' },
  ])
  book.ledger.apply('2026-10-12', [
    { invoice: memo, amount: '-30', kind: 'credit' },
    { invoice: more, amount: '30', kind: 'credit' },
  ])
  const undone = book.ledger.payment({
    date: '2026-10-13',
    amount: '7',
    customer,
    pays: [{ invoice: more, amount: '7' }],
  })
  book.ledger.reverse(undone.application)
  const { groups } = await book.cli.json<{ groups: unknown[] }>(
    '--book',
    'book',
    'rollforward',
    ...OCTOBER,
  )
  expect(groups).toEqual([
    {
      currency: 'USD',
      opening: '500.00',
      invoices: '300.00',
      credit_memos: '-50.00',
      cash_applied: '-400.00',
      returns: '100.00',
      refunds: '20.00',
      discounts: '-10.00',
      fees: '-3.00',
      withholding: '-4.00',
      writeoffs: '-5.00',
      rounding: '-0.02',
      fx: '1.00',
      credits_applied: '0.00',
      closing: '448.98',
      difference: '0.00',
      ok: true,
      unapplied: { opening: '0.00', closing: '27.00' },
    },
  ])
})

test('the closing balance of one month is the opening balance of the next', async () => {
  const customer = book.ledger.customer({ number: 'C1', name: 'Acme' })
  const invoice = book.ledger.invoice({
    number: 'A',
    customer,
    issued: '2026-08-01',
    due: '2026-09-01',
    total: '500',
  })
  book.ledger.payment({
    date: '2026-09-15',
    amount: '200',
    customer,
    pays: [{ invoice, amount: '200' }],
  })
  book.ledger.payment({
    date: '2026-10-15',
    amount: '100',
    customer,
    pays: [{ invoice, amount: '100' }],
  })
  const ends = async (from: string, to: string): Promise<readonly (string | undefined)[]> => {
    const { groups } = await book.cli.json<{ groups: { opening: string; closing: string }[] }>(
      ...['--book', 'book', 'rollforward', '--from', from, '--to', to],
    )
    return [groups[0]?.opening, groups[0]?.closing]
  }
  expect(await ends('2026-09-01', '2026-09-30')).toEqual(['500.00', '300.00'])
  expect(await ends('2026-10-01', '2026-10-31')).toEqual(['300.00', '200.00'])
})

test('a walk that the book cannot explain says so and exits with 4', async () => {
  const customer = book.ledger.customer({ number: 'C1', name: 'Acme' })
  const id = book.ledger.invoice({
    number: 'A',
    customer,
    issued: '2026-10-01',
    due: '2026-11-01',
    total: '500',
  })
  book.ledger.db.prepare('UPDATE receivable SET open_minor = 1 WHERE id = ?').run(id)
  const result = await book.cli('--book', 'book', 'rollforward', ...OCTOBER)
  expect(result.exitCode).toBe(4)
  expect(result.stderr).toContain('Does not close: -499.99 USD')
})

test('a window that ends before it begins is refused', async () => {
  const result = await book.cli('--book', 'book', 'rollforward', '--from', '2026-11-01')
  expect([result.exitCode, result.stdout]).toEqual([2, ''])
})
