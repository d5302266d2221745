import Papa from 'papaparse'
import { type Currency, parseCurrency } from '../../core/currency.ts'
import { check } from '../../core/errors.ts'
import * as money from '../../core/money.ts'
import { demoBankLines } from './bank-lines.ts'
import { demoCustomers } from './customers.ts'
import { type DemoInvoice, demoCreditMemos, demoInvoices } from './invoices.ts'
import type { DemoLine, DemoPayoutItem } from './payment.ts'
import { dice } from './random.ts'

/** The files that the demo firm's accounting package, bank and card processor export. */
export function demoExports(): Readonly<Record<string, string>> {
  const chance = dice(20261031)
  const invoices = demoInvoices(chance)
  const memos = demoCreditMemos(invoices)
  const { lines, payouts } = demoBankLines(invoices, memos, chance)
  return {
    'customers.csv': customersCsv(),
    'invoices.csv': invoicesCsv([...invoices, ...memos]),
    'payouts.csv': payoutsCsv(payouts),
    'bank.csv': bankCsv(lines),
  }
}

function customersCsv(): string {
  const head = ['Customer Number', 'Name', 'Email', 'Segment', 'Region', 'Terms', 'Parent']
  return csv(
    head,
    demoCustomers.map(({ number, name, email, segment, region, terms, parent }) => [
      number,
      name,
      email,
      segment,
      region,
      terms,
      parent,
    ]),
  )
}

function invoicesCsv(invoices: readonly DemoInvoice[]): string {
  const head = ['Type', 'Invoice Number', 'Customer Number', 'Customer', 'Invoice Date', 'Due Date']
  return csv(
    [...head, 'Terms', 'PO Number', 'Currency', 'Total', 'Amount Paid', 'Paid Date'],
    invoices.map((invoice) => [
      invoice.credits === null ? 'Invoice' : 'Credit Memo',
      invoice.number,
      invoice.customer.number,
      invoice.customer.name,
      invoice.issued,
      invoice.due,
      invoice.credits === null ? invoice.customer.terms : '',
      invoice.po,
      'USD',
      dollars(invoice.cents),
      dollars(invoice.paidOn === null ? 0 : invoice.cents),
      invoice.paidOn ?? '',
    ]),
  )
}

function payoutsCsv(items: readonly DemoPayoutItem[]): string {
  return csv(
    ['Payout ID', 'Payout Date', 'Invoice', 'Gross', 'Fee', 'Net', 'Currency'],
    items.map(({ payout, date, invoice, gross, fee }) => [
      payout,
      date,
      invoice,
      dollars(gross),
      dollars(fee),
      dollars(gross - fee),
      'USD',
    ]),
  )
}

/** With a running balance, as most banks write one. */
function bankCsv(lines: readonly DemoLine[]): string {
  let balance = 1_250_000
  return csv(
    ['Booking Date', 'Counterparty', 'Counterparty Account', 'Description', 'Amount', 'Balance'],
    lines.map(({ date, payer, account, memo, cents }) => {
      balance += cents
      return [date, payer, account, memo, dollars(cents), dollars(balance)]
    }),
  )
}

function csv(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return `${Papa.unparse([head, ...rows] as string[][], { newline: '\r\n' })}\r\n`
}

function dollars(cents: number): string {
  return money.decimal(money.of(cents, usd()))
}

function usd(): Currency {
  const currency = parseCurrency('USD')
  check(currency !== undefined, 'USD is a currency')
  return currency
}
