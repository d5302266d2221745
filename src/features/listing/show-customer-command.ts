import type { Context, Input } from '../../core/command.ts'
import { AppError } from '../../core/errors.ts'
import * as money from '../../core/money.ts'
import {
  dateCell,
  moneyCell,
  type Outcome,
  type Table,
  tableBlock,
  textBlock,
  textCell,
} from '../../core/outcome.ts'
import { type Customer, customerKey, findCustomers } from '../../ledger/customer.ts'
import { invoiceJson, invoiceTable } from './invoice-table.ts'
import { type ListedReceipt, listInvoices, listReceipts } from './store.ts'

/** Shows one customer: details, invoices and money. */
export function run({ db, asOf }: Context, input: Input): Outcome {
  const customer = theCustomer(findCustomers(db, input.words[0] ?? ''), input.words[0] ?? '')
  const invoices = listInvoices(db, { asOf, customerId: customer.id })
  const receipts = listReceipts(db, customer.id)
  const { id: _, parentId, dunningPolicy, ...details } = customer
  return {
    json: {
      customer: { ...details, dunning_policy: dunningPolicy, has_parent: parentId !== null },
      invoices: invoices.map((invoice) => invoiceJson(invoice, asOf)),
      receipts: receipts.map((receipt) => ({
        date: receipt.date,
        amount: money.decimal(money.of(receipt.amountMinor, receipt.currency)),
        unapplied: money.decimal(money.of(receipt.unappliedMinor, receipt.currency)),
        currency: receipt.currency,
        source: receipt.source,
        bank_ref: receipt.bankRef,
      })),
    },
    blocks: [
      textBlock(
        Object.entries({ ...details, policy: dunningPolicy })
          .filter(([, value]) => value !== null)
          .map(([key, value]) => `${key.padEnd(10)}${value}`)
          .join('\n'),
      ),
      tableBlock({ ...invoiceTable(invoices, asOf), title: 'Invoices' }),
      tableBlock(receiptTable(receipts)),
    ],
  }
}

function theCustomer(found: readonly Customer[], text: string): Customer {
  const [customer] = found
  if (customer === undefined) {
    throw new AppError('usage', `no customer has the number or the name "${text}"`, {
      hint: '"openitem customers" lists them',
    })
  }
  if (found.length > 1) {
    const numbers = found.map(customerKey).join(', ')
    throw new AppError('usage', `${found.length} customers are called "${text}"`, {
      hint: `name one by its number: ${numbers}`,
    })
  }
  return customer
}

function receiptTable(receipts: readonly ListedReceipt[]): Table {
  return {
    title: 'Money received',
    columns: [
      { key: 'date', label: 'Date' },
      { key: 'currency', label: 'Cur' },
      { key: 'amount', label: 'Amount', align: 'right' },
      { key: 'unapplied', label: 'Unapplied', align: 'right' },
      { key: 'source', label: 'Source' },
      { key: 'bank_ref', label: 'Bank line' },
    ],
    rows: receipts.map((receipt) => [
      dateCell(receipt.date),
      textCell(receipt.currency),
      moneyCell(money.of(receipt.amountMinor, receipt.currency)),
      moneyCell(money.of(receipt.unappliedMinor, receipt.currency)),
      textCell(receipt.source),
      textCell(receipt.bankRef),
    ]),
  }
}
