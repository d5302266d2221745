import { afterEach, expect, test } from 'vitest'
import { type Book, makeBook, type RemindDocument } from './book.ts'

const EVERY_DAY = '[dunning]\nweekends = true\n'
const DAY = '2026-03-10'

let book: Book
afterEach(() => book.cli.remove())

function holds({ held }: RemindDocument): readonly string[] {
  return held.map(
    ({ customer_number, invoices, reason }) => `${customer_number} ${reason} ${invoices.join(' ')}`,
  )
}

test('a disputed invoice is never dunned; the undisputed rest is', async () => {
  book = await makeBook(EVERY_DAY)
  book.customer('C1')
  book.invoice('INV-1', 'C1', DAY, { isDisputed: true })
  book.invoice('INV-2', 'C1', DAY)
  const document = await book.remind(DAY)
  expect(holds(document)).toEqual(['C1 DISPUTED INV-1'])
  expect(document.messages.map(({ invoices }) => invoices)).toEqual([['INV-2']])
})

test.each([
  ['nothing', null],
  ['no address at all', 'see contract'],
  ['a line break in it', 'ap@customer.example\r\nBcc: everyone@example.com'],
])('a customer whose e-mail field holds %s is held', async (_, email) => {
  book = await makeBook(EVERY_DAY)
  book.customer('C1', { email })
  book.invoice('INV-1', 'C1', DAY)
  const document = await book.remind(DAY)
  expect([holds(document), document.messages]).toEqual([['C1 NO_EMAIL INV-1'], []])
})

test('several addresses of a customer all get the letter', async () => {
  book = await makeBook(EVERY_DAY)
  book.customer('C1', {
    email: 'AP <ap@customer.example>; boss@customer.example, ap@CUSTOMER.example',
  })
  book.invoice('INV-1', 'C1', DAY)
  expect((await book.remind(DAY)).messages[0]?.to).toEqual([
    'ap@customer.example',
    'boss@customer.example',
  ])
})

test('cash and credit memos that cover the debt hold the letter; less than that is shown in it', async () => {
  book = await makeBook(EVERY_DAY)
  for (const number of ['C1', 'C2']) {
    book.customer(number)
    book.invoice(`INV-${number}`, number, DAY)
  }
  book.deposit('C1', '60.00', '2026-03-09')
  book.invoice('CM-1', 'C1', DAY, { amount: '-40.00' })
  book.deposit('C2', '60.00', '2026-03-09')
  const document = await book.remind(DAY)
  expect(holds(document)).toEqual(['C1 UNAPPLIED_CASH INV-C1'])
  const text = String(
    (await book.cli.json('outbox', 'show', document.messages[0]?.id ?? ''))['text'],
  )
  expect(text).toMatch(
    /Total: EUR\s100\.00\nPayment on account: -EUR\s60\.00\nBalance due: EUR\s40\.00/,
  )
})

test('money that came in after the day asked for holds nothing', async () => {
  book = await makeBook(EVERY_DAY)
  book.customer('C1')
  book.invoice('INV-1', 'C1', DAY)
  book.deposit('C1', '100.00', '2026-03-11')
  expect((await book.remind(DAY)).messages).toHaveLength(1)
})

test('an invoice that a payment in the queue may be for is not asked for', async () => {
  book = await makeBook(EVERY_DAY)
  book.customer('C1')
  book.invoice('INV-1', 'C1', DAY)
  book.invoice('INV-2', 'C1', DAY)
  book.queue('INV-1', '95.00', '2026-03-09')
  const document = await book.remind(DAY)
  expect(holds(document)).toEqual(['C1 UNAPPLIED_CASH INV-1'])
  expect(document.messages.map(({ invoices }) => invoices)).toEqual([['INV-2']])
})

test('a queued payment that may be from a customer holds his letter when it could cover the debt', async () => {
  book = await makeBook(EVERY_DAY)
  for (const number of ['C1', 'C2']) {
    book.customer(number)
    book.invoice(`INV-${number}`, number, DAY)
  }
  book.queueFrom('C1', '100.00', '2026-03-09')
  book.queueFrom('C2', '99.99', '2026-03-09')
  const document = await book.remind(DAY)
  expect(holds(document)).toEqual(['C1 UNAPPLIED_CASH INV-C1'])
  expect(document.messages.map(({ customer_number }) => customer_number)).toEqual(['C2'])
})

test('a customer who owes less than the minimum in all is left alone', async () => {
  book = await makeBook(`${EVERY_DAY}minimum = "5.00"\n`)
  book.customer('C1')
  book.invoice('INV-1', 'C1', DAY, { amount: '4.99' })
  book.customer('C2')
  book.invoice('INV-2', 'C2', DAY, { amount: '2.50' })
  book.invoice('INV-3', 'C2', DAY, { amount: '2.50' })
  const document = await book.remind(DAY)
  expect(holds(document)).toEqual(['C1 BELOW_MINIMUM INV-1'])
  expect(document.messages.map(({ customer_number }) => customer_number)).toEqual(['C2'])
})

test('a book with a stale bank duns nobody', async () => {
  book = await makeBook(`${EVERY_DAY}stale_bank_days = 3\n`)
  book.customer('C1')
  book.invoice('INV-1', 'C1', DAY)
  expect(holds(await book.remind(DAY, '--dry-run'))).toEqual(['C1 STALE_BANK INV-1'])
  book.bankLine('2026-03-06')
  expect(holds(await book.remind(DAY, '--dry-run'))).toEqual(['C1 STALE_BANK INV-1'])
  book.bankLine('2026-03-07')
  expect((await book.remind(DAY)).messages).toHaveLength(1)
})

test('no letter leaves on a weekend; it is made up for on Monday', async () => {
  book = await makeBook()
  book.customer('C1')
  book.invoice('INV-1', 'C1', '2026-03-14')
  await book.remind('2026-03-09')
  expect(holds(await book.remind('2026-03-14'))).toEqual(['C1 QUIET_DAY INV-1'])
  expect(holds(await book.remind('2026-03-15'))).toEqual(['C1 QUIET_DAY INV-1'])
  expect((await book.remind('2026-03-16')).messages).toMatchObject([{ step: '0' }])
})

test('a debt in several currencies is held or asked for each by itself', async () => {
  book = await makeBook(EVERY_DAY)
  book.customer('C1')
  book.invoice('INV-1', 'C1', DAY)
  book.invoice('INV-2', 'C1', DAY, { amount: '5000', currency: 'JPY' })
  book.deposit('C1', '100.00', '2026-03-09')
  const document = await book.remind(DAY)
  expect(holds(document)).toEqual(['C1 UNAPPLIED_CASH INV-1'])
  expect(document.messages.map(({ invoices }) => invoices)).toEqual([['INV-2']])
})
