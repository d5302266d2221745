import type { Context, Input } from '../../core/command.ts'
import * as money from '../../core/money.ts'
import { type Outcome, tableBlock, textBlock } from '../../core/outcome.ts'
import { findCustomers } from '../../ledger/customer.ts'
import { learnedRates } from '../../ledger/withholding.ts'
import { withholdingProofs } from '../../ledger/withholding-store.ts'
import { detailText } from './detail-text.ts'
import { invoiceJson, invoiceTable } from './invoice-table.ts'
import { lessonJson, lessonTable } from './lesson-table.ts'
import { receiptTable } from './receipt-table.ts'
import { isMatchingHeld, listInvoices, listLessons, listReceipts } from './store.ts'
import { theCustomer } from './the-customer.ts'
import { withholdingJson, withholdingText } from './withholding-text.ts'

const HELD = 'held: a person decides every payment'

/** Shows one customer: details, invoices and money. */
export function run({ db, asOf, settings }: Context, input: Input): Outcome {
  const customer = theCustomer(findCustomers(db, input.words[0] ?? ''), input.words[0] ?? '')
  const invoices = listInvoices(db, { asOf, customerId: customer.id })
  const receipts = listReceipts(db, customer.id)
  const lessons = listLessons(db, customer.id)
  const rates = learnedRates(withholdingProofs(db, customer.id).get(customer.id) ?? [])
  const needed = settings.matching.withholding_confirmations
  const isHeld = isMatchingHeld(db, customer.id)
  const { id: _, parentId, dunningPolicy, requiresPo, ...details } = customer
  return {
    json: {
      customer: {
        ...details,
        dunning_policy: dunningPolicy,
        requires_po: requiresPo === 1,
        has_parent: parentId !== null,
        matching_held: isHeld,
      },
      invoices: invoices.map((invoice) => invoiceJson(invoice, asOf)),
      receipts: receipts.map((receipt) => ({
        date: receipt.date,
        amount: money.decimal(money.of(receipt.amountMinor, receipt.currency)),
        unapplied: money.decimal(money.of(receipt.unappliedMinor, receipt.currency)),
        currency: receipt.currency,
        source: receipt.source,
        bank_ref: receipt.bankRef,
      })),
      learned: lessons.map(lessonJson),
      withholding: rates.map((rate) => withholdingJson(rate, needed)),
    },
    blocks: [
      textBlock(detailText({ ...details, policy: dunningPolicy, matching: isHeld ? HELD : null })),
      tableBlock({ ...invoiceTable(invoices, asOf), title: 'Invoices' }),
      tableBlock(receiptTable(receipts)),
      ...(rates.length === 0
        ? []
        : [textBlock(rates.map((rate) => withholdingText(rate, needed)).join('\n'))]),
      ...(lessons.length === 0 ? [] : [tableBlock(lessonTable(lessons))]),
    ],
  }
}
