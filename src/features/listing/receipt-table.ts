import * as money from '../../core/money.ts'
import { dateCell, moneyCell, type Table, textCell } from '../../core/outcome.ts'
import type { ListedReceipt } from './store.ts'

/** The money of a customer, for people. */
export function receiptTable(receipts: readonly ListedReceipt[]): Table {
  return {
    title: 'Money received',
    columns: [
      { key: 'date', label: 'Date' },
      { key: 'currency', label: 'Cur' },
      { key: 'amount', label: 'Amount', align: 'right' },
      { key: 'unapplied', label: 'Unapplied', align: 'right' },
      { key: 'source', label: 'Source' },
      { key: 'bank_ref', label: 'Bank line', isKey: true },
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
