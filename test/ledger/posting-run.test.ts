import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CalendarDate, parseDate } from '../../src/core/calendar-date.ts'
import { parseCurrency } from '../../src/core/currency.ts'
import type { CustomerId, ReceivableId } from '../../src/ledger/ids.ts'
import { openPosting } from '../../src/ledger/posting.ts'
import { openPostingRun } from '../../src/ledger/posting-run.ts'
import { memoryLedger, type TestLedger } from '../support/ledger.ts'

const INVOICES = 40
const SEQ = 900

interface Book {
  readonly ledger: TestLedger
  readonly customer: CustomerId
  readonly invoices: readonly ReceivableId[]
}

let books: readonly [Book, Book]
beforeEach(() => {
  books = [bookOf(memoryLedger()), bookOf(memoryLedger())]
})
afterEach(() => {
  for (const { ledger } of books) ledger.close()
})

/** Forty invoices of 100.00, the first of which was paid and came back before. */
function bookOf(ledger: TestLedger): Book {
  const customer = ledger.customer({ number: 'C1', name: 'Acme' })
  const invoices = Array.from({ length: INVOICES }, (_, at) =>
    ledger.invoice({
      number: `INV-${at}`,
      customer,
      issued: '2026-09-01',
      due: '2026-10-01',
      total: '100',
    }),
  )
  const [first] = invoices
  if (first === undefined) throw new Error('no invoice')
  for (const amount of ['100', '-100']) {
    ledger.payment({ date: '2026-10-20', amount, customer, pays: [{ invoice: first, amount }] })
  }
  return { ledger, customer, invoices }
}

const EUR = parseCurrency('EUR') ?? missing('EUR')
const day = (text: string): CalendarDate => parseDate(text) ?? missing(text)

function missing(what: string): never {
  throw new Error(`no ${what}`)
}

/** A payment of the invoice, a part of it with a discount, one that comes back, one of two. */
function postingsOf({ customer, invoices }: Book) {
  const cash = (at: number, amountMinor: number) => ({
    receivableId: invoices[at] ?? missing('invoice'),
    kind: 'cash' as const,
    amountMinor,
    receiptMinor: amountMinor,
    effectiveDate: day('2026-10-05'),
  })
  const post = (amountMinor: number, allocations: ReturnType<typeof cash>[]) => ({
    receipt: {
      bankLineId: null,
      customerId: customer,
      currency: EUR,
      amountMinor,
      effectiveDate: day('2026-10-05'),
      memo: null,
    },
    application: { rule: 'test', confidence: 0.99, evidence: ['because'], allocations },
  })
  return invoices.flatMap((_, at) => {
    if (at % 4 === 0) return [post(10_000, [cash(at, 10_000)])]
    if (at % 4 === 1) return [post(4_000, [cash(at, 4_000)])]
    if (at % 4 === 2) {
      return [post(10_000, [cash(at, 10_000)]), post(-10_000, [cash(at, -10_000)])]
    }
    return [post(21_000, [cash(at, 10_000), cash(at - 2, 6_000)])]
  })
}

const TABLES = ['receipt', 'application', 'allocation', 'receivable']

function rowsOf({ ledger: { db } }: Book): unknown {
  return TABLES.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY id`).all())
}

test('a run leaves the same rows as posting one by one, with what is derived from them', () => {
  const [single, whole] = books
  const posting = openPosting(single.ledger.db, SEQ)
  for (const { receipt, application } of postingsOf(single)) {
    const others = { source: 'bank', isDateKnown: true, batchId: null } as const
    const receiptId = posting.receipt({ ...receipt, ...others })
    posting.application({ ...application, bankLineId: null, receiptId })
  }
  const run = openPostingRun(whole.ledger.db, SEQ)
  for (const { receipt, application } of postingsOf(whole)) run.post(receipt, application)
  run.close()
  expect(rowsOf(whole)).toEqual(rowsOf(single))
})

test('after a run what is posted one by one counts again', () => {
  const [{ ledger, customer, invoices }] = books
  openPostingRun(ledger.db, SEQ).close()
  const invoice = invoices[1] ?? missing('invoice')
  ledger.payment({
    date: '2026-10-07',
    amount: '30',
    customer,
    pays: [{ invoice, amount: '30' }],
  })
  const open = ledger.db.prepare('SELECT open_minor FROM receivable WHERE id = ?').pluck()
  expect(open.get(invoice)).toBe(7_000)
})

test('a run that allocates more than there is changes nothing', () => {
  const [book] = books
  const { db } = book.ledger
  const before = rowsOf(book)
  const [posting] = postingsOf(book)
  if (posting === undefined) throw new Error('no posting')
  const twice = db.transaction(() => {
    const run = openPostingRun(db, SEQ)
    for (let times = 0; times < 2; times++) run.post(posting.receipt, posting.application)
    run.close()
  })
  expect(() => twice.immediate()).toThrow('CHECK constraint failed')
  expect(rowsOf(book)).toEqual(before)
  const triggers = db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'allocation_counts'")
  expect(triggers.pluck().get()).toBe(1)
})
