import type { CalendarDate } from '../../core/calendar-date.ts'
import * as money from '../../core/money.ts'
import {
  dateCell,
  type Json,
  moneyCell,
  type Table,
  type Tone,
  textCell,
} from '../../core/outcome.ts'
import type { ListedInvoice } from './store.ts'

/** Where an invoice stands on a day, in one word. */
export function statusOf(invoice: ListedInvoice, asOf: CalendarDate): string {
  if (invoice.openMinor === 0) return invoice.kind === 'credit_memo' ? 'used' : 'paid'
  if (invoice.kind === 'credit_memo') return 'open'
  if (invoice.isDisputed === 1) return 'disputed'
  if (invoice.dueDate < asOf) return 'overdue'
  return invoice.openMinor < invoice.totalMinor ? 'partly paid' : 'open'
}

/** An invoice in the form of the interface contract. */
export function invoiceJson(invoice: ListedInvoice, asOf: CalendarDate): Json {
  const { currency } = invoice
  return {
    number: invoice.number,
    kind: invoice.kind,
    customer: invoice.customer,
    customer_number: invoice.customerNumber,
    issue_date: invoice.issueDate,
    due_date: invoice.dueDate,
    currency,
    total: money.decimal(money.of(invoice.totalMinor, currency)),
    open: money.decimal(money.of(invoice.openMinor, currency)),
    status: statusOf(invoice, asOf),
    po_number: invoice.poNumber,
  }
}

/** The same for people. */
export function invoiceTable(invoices: readonly ListedInvoice[], asOf: CalendarDate): Table {
  return {
    columns: [
      { key: 'number', label: 'Number' },
      { key: 'customer', label: 'Customer' },
      { key: 'issue_date', label: 'Issued' },
      { key: 'due_date', label: 'Due' },
      { key: 'currency', label: 'Cur' },
      { key: 'total', label: 'Total', align: 'right' },
      { key: 'open', label: 'Open', align: 'right' },
      { key: 'status', label: 'Status' },
    ],
    rows: invoices.map((invoice) => {
      const status = statusOf(invoice, asOf)
      return [
        textCell(invoice.number),
        textCell(invoice.customer),
        dateCell(invoice.issueDate),
        dateCell(invoice.dueDate),
        textCell(invoice.currency),
        moneyCell(money.of(invoice.totalMinor, invoice.currency)),
        moneyCell(money.of(invoice.openMinor, invoice.currency)),
        textCell(status, toneOf(status)),
      ]
    }),
  }
}

function toneOf(status: string): Tone | undefined {
  if (status === 'overdue') return 'bad'
  if (status === 'disputed') return 'warn'
  return status === 'paid' || status === 'used' ? 'dim' : undefined
}
