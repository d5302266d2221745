import type { Context, Input } from '../../core/command.ts'
import { type Outcome, tableBlock } from '../../core/outcome.ts'
import { invoiceJson, invoiceTable } from './invoice-table.ts'
import { listInvoices } from './store.ts'

/** Lists what is open, or every invoice with `--all`. */
export function run({ db, asOf }: Context, input: Input): Outcome {
  const all = listInvoices(db, { asOf })
  const invoices = input.flag('all')
    ? all
    : all.filter(({ openMinor, issueDate }) => openMinor !== 0 && issueDate <= asOf)
  return {
    json: { invoices: invoices.map((invoice) => invoiceJson(invoice, asOf)) },
    blocks: [tableBlock(invoiceTable(invoices, asOf))],
  }
}
