import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CustomerId, ReceivableId } from '../../src/ledger/ids.ts'
import { updateReceivable, voidReceivable } from '../../src/ledger/receivable.ts'
import { memoryLedger, type TestLedger } from '../support/ledger.ts'

let ledger: TestLedger
let customer: CustomerId
let invoice: ReceivableId
beforeEach(() => {
  ledger = memoryLedger()
  customer = ledger.customer({ number: 'C1', name: 'Acme' })
  invoice = ledger.invoice({
    number: 'INV-1',
    customer,
    issued: '2026-09-01',
    due: '2026-10-01',
    total: '100',
  })
})
afterEach(() => ledger.close())

const pay = (amount: string, part = amount, date = '2026-10-05') =>
  ledger.payment({ date, amount, customer, pays: [{ invoice, amount: part }] })

const openOf = (id: ReceivableId) =>
  ledger.db.prepare('SELECT open_minor, settled_date FROM receivable WHERE id = ?').raw().get(id)
const unappliedOf = (receipt: number) =>
  ledger.db.prepare('SELECT unapplied_minor FROM receipt WHERE id = ?').pluck().get(receipt)

test('what is paid is no longer open, and the rest of a payment stays unapplied', () => {
  const { receipt } = pay('120', '100')
  expect(openOf(invoice)).toEqual([0, '2026-10-05'])
  expect(unappliedOf(receipt)).toBe(2000)
})

test('an invoice is never paid beyond its total, nor a payment spent beyond its amount', () => {
  expect(() => pay('120', '100.01')).toThrow('CHECK constraint failed')
  expect(() => pay('50', '60')).toThrow('CHECK constraint failed')
  expect(openOf(invoice)).toEqual([10000, null])
  expect(ledger.db.prepare('SELECT count(*) FROM receipt').pluck().get()).toBe(0)
})

test('a return opens the invoice again, by as much as came back', () => {
  pay('100')
  pay('-40', '-40', '2026-10-20')
  expect(openOf(invoice)).toEqual([4000, null])
  expect(() => pay('-70', '-70', '2026-10-21')).toThrow('CHECK constraint failed')
})

test('taking an application back leaves every balance as it was before', () => {
  const { application, receipt } = pay('100')
  ledger.reverse(application)
  expect(openOf(invoice)).toEqual([10000, null])
  expect(unappliedOf(receipt)).toBe(10000)
  expect(() => ledger.reverse(application)).toThrow('UNIQUE constraint failed')
})

test('a receipt is taken back whole, once nothing is allocated from it', () => {
  const { application, receipt } = pay('100')
  expect(() => ledger.reverseReceipt(receipt)).toThrow('once nothing is allocated from it')
  ledger.reverse(application)
  ledger.reverseReceipt(receipt)
  expect(unappliedOf(receipt)).toBe(0)
  expect(() => ledger.reverseReceipt(receipt)).toThrow()
})

test('posted facts are never changed and never deleted', () => {
  pay('100')
  for (const table of ['receipt', 'application', 'allocation', 'receivable']) {
    expect(() => ledger.db.exec(`DELETE FROM ${table}`), table).toThrow('never deleted')
  }
  expect(() => ledger.db.exec('UPDATE allocation SET amount_minor = 1')).toThrow('never changed')
  expect(() => ledger.db.exec('UPDATE receipt SET amount_minor = 1')).toThrow('never changed')
})

test('a correction keeps what was paid, and refuses a total below it', () => {
  pay('60')
  const facts = {
    id: invoice,
    kind: 'invoice',
    number: 'INV-1',
    customerId: customer,
    ...ledger.db
      .prepare<[number], { issueDate: never; dueDate: never; currency: never }>(
        'SELECT issue_date AS issueDate, due_date AS dueDate, currency FROM receivable WHERE id = ?',
      )
      .get(invoice),
    taxMinor: null,
    terms: null,
    poNumber: null,
    structuredReference: null,
    paymentLink: null,
    sourceStatus: null,
    isDisputed: false,
  }
  const update = (totalMinor: number): void => {
    // The rows above are those of an invoice that is there.
    updateReceivable(ledger.db, { ...facts, totalMinor } as Parameters<typeof updateReceivable>[1])
  }
  update(6000)
  expect(openOf(invoice)).toEqual([0, '2026-10-05'])
  update(9000)
  expect(openOf(invoice)).toEqual([3000, null])
  expect(() => update(5999)).toThrow('CHECK constraint failed')
})

test('an invoice that was voided owes nothing; one that is paid is not voided that way', () => {
  voidReceivable(ledger.db, invoice, 1)
  expect(openOf(invoice)).toEqual([0, '2026-09-01'])
})
