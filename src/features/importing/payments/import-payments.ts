import type { CalendarDate } from '../../../core/calendar-date.ts'
import type { Currency } from '../../../core/currency.ts'
import { openPosting, type Posting } from '../../../ledger/posting.ts'
import { currencyOf, signedCurrency } from '../../../reading/text/currency-text.ts'
import { minorUnits, TOO_LARGE } from '../../../reading/text/minor-units.ts'
import type { Batch } from '../batch.ts'
import { type CustomerBook, openCustomerBook } from '../customers/customer-book.ts'
import { type CellReader, cellReaderOf, readSafely } from '../receivables/cell-reader.ts'
import type { Reading } from '../receivables/reading.ts'
import { laterDay } from '../receivables/settlement.ts'
import { findPaymentBatch, findReceivablesByNumber, type KnownReceivable } from '../store.ts'

interface Payment {
  readonly line: number
  readonly ref: string
  readonly date: CalendarDate
  readonly currency: Currency
  readonly amountMinor: number
  readonly invoice: KnownReceivable | undefined
  readonly customerId: KnownReceivable['customerId']
}

/** What is said of a payment that did not arrive, or did not stay. */
const NO_MONEY =
  /^(?:fail\w*|void(?:ed)?|cancell?ed|declined|draft|pending|refunded|refused|rejected|returned|reversed|bounced|deleted|requires_\w+|fehlgeschlagen|storniert|ausstehend|entwurf|annul\w+|echoue\w*)$/i

/** Takes a package's list of payments into the book: each is money of a customer for an invoice. */
export function importPayments(
  format: Reading,
  rows: Iterable<{ readonly cells: readonly string[]; readonly line: number }>,
  /** `currency` is that of amounts which name none, for no invoice. */
  { batch, currency }: { readonly batch: Batch; readonly currency: Currency },
): void {
  const customers = openCustomerBook(batch.db, batch.seq)
  const posting = openPosting(batch.db, batch.seq)
  const twins = new Map<string, number>()
  const cellsOf = cellReaderOf(format)
  for (const { cells, line } of rows) {
    if (cells.every((cell) => cell.trim() === '')) continue
    const cell = cellsOf(cells, line)
    if (NO_MONEY.test(cell.raw('status'))) {
      batch.leftOut(line, `${cell.raw('status').toLowerCase()}: no money came in`)
      continue
    }
    const payment = readSafely(() => readPayment(cell, { line, batch, customers, currency }))
    if ('reject' in payment) {
      batch.rejected(payment.reject)
      continue
    }
    const ordinal = (twins.get(payment.ref) ?? 0) + 1
    twins.set(payment.ref, ordinal)
    takePayment(payment, ordinal === 1 ? payment.ref : `${payment.ref} (${ordinal})`, {
      batch,
      posting,
    })
  }
}

function readPayment(
  cell: CellReader,
  scene: { line: number; batch: Batch; customers: CustomerBook; currency: Currency },
): Payment {
  const { line, batch, customers } = scene
  const date = cell.date('paymentDate') ?? cell.fail('paymentDate', 'no date')
  const amount = cell.amount('paymentAmount') ?? cell.fail('paymentAmount', 'no amount')
  const number = cell.text('number')
  const named = customers.find({ number: cell.text('customerNumber'), name: cell.text('customer') })
  const customer = named.kind === 'one' ? named.customer : undefined
  const invoices = number === null ? [] : findReceivablesByNumber(batch.db, number)
  const invoice = invoices.find((item) => customer === undefined || item.customerId === customer.id)
  if (number !== null && invoice === undefined) {
    cell.fail('number', 'no invoice of this customer in the book')
  }
  if (customer === undefined && invoices.length > 1) {
    cell.fail('number', 'the number of several invoices; the row needs their customer')
  }
  const customerId =
    customer?.id ?? invoice?.customerId ?? cell.fail('customer', 'no customer of the book')
  const told = cell.text('currency')
  const currency =
    (told === null ? undefined : currencyOf(told.toUpperCase())) ??
    signedCurrency(cell.raw('paymentAmount')) ??
    invoice?.currency ??
    scene.currency
  if (invoice !== undefined && invoice.currency !== currency) {
    cell.fail('currency', `not the currency of the invoice (${invoice.currency})`)
  }
  const amountMinor = minorUnits(amount, currency) ?? cell.fail('paymentAmount', TOO_LARGE)
  if (amountMinor === 0) cell.fail('paymentAmount', 'no money')
  const own = cell.text('paymentNumber')
  const ref = `${own ?? ''} ${date} ${amount} ${currency} ${number ?? customerId}`.trim()
  return { line, ref, date, currency, amountMinor, invoice, customerId }
}

function takePayment(
  payment: Payment,
  memo: string,
  { batch, posting }: { batch: Batch; posting: Posting },
): void {
  if (findPaymentBatch(batch.db, { customerId: payment.customerId, memo }) !== undefined) {
    batch.duplicate(payment.line, memo)
    return
  }
  const receiptId = posting.receipt({
    source: 'history',
    bankLineId: null,
    customerId: payment.customerId,
    currency: payment.currency,
    amountMinor: payment.amountMinor,
    effectiveDate: payment.date,
    isDateKnown: true,
    memo,
    batchId: batch.id,
  })
  batch.imported(1)
  batch.part(payment.line, `receipt ${receiptId}`)
  const { invoice } = payment
  // The invoice is read anew per row, so that two payments never take more than is open.
  const amountMinor = invoice === undefined ? 0 : within(payment.amountMinor, invoice.openMinor)
  if (invoice === undefined || amountMinor === 0) return
  const effectiveDate = laterDay(payment.date, invoice.issueDate)
  posting.application({
    bankLineId: null,
    receiptId,
    rule: 'history',
    confidence: 1,
    evidence: [`the export of batch ${batch.id} says so in line ${payment.line}`],
    allocations: [
      {
        receivableId: invoice.id,
        kind: 'cash',
        amountMinor,
        receiptMinor: amountMinor,
        effectiveDate,
      },
    ],
  })
}

/** What of an amount fits into what is open; nothing where their signs differ. */
function within(amount: number, open: number): number {
  if (Math.sign(amount) !== Math.sign(open)) return 0
  return Math.sign(amount) * Math.min(Math.abs(amount), Math.abs(open))
}
