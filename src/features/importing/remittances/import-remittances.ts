import type { Batch } from '../batch.ts'
import { cellReader, type Refusal, readSafely } from '../receivables/cell-reader.ts'
import { currencyOf } from '../receivables/currency-text.ts'
import type { Reading } from '../receivables/reading.ts'
import { type RemittanceItem, remittanceInserter } from '../store.ts'
import { minorUnits } from '../values/amount.ts'

/** Takes a remittance advice into the book: which invoices a payer says a payment is for. */
export function importRemittances(
  format: Reading,
  rows: Iterable<{ readonly cells: readonly string[]; readonly line: number }>,
  batch: Batch,
): void {
  const insert = remittanceInserter(batch.db)
  for (const { cells, line } of rows) {
    if (cells.every((cell) => cell.trim() === '')) continue
    const item = readItem(format, { cells, line }, batch)
    if ('reject' in item) batch.rejected(item.reject)
    else if (insert(item)) batch.imported(1)
    else batch.duplicate(line, `${item.remittanceRef} ${item.invoiceNumber}`)
  }
}

function readItem(
  format: Reading,
  { cells, line }: { cells: readonly string[]; line: number },
  batch: Batch,
): RemittanceItem | Refusal {
  return readSafely(() => {
    const cell = cellReader(format, cells, line)
    const invoiceNumber = cell.text('number') ?? cell.fail('number', 'no invoice number')
    const currencyText = cell.text('currency')
    const currency =
      currencyText === null
        ? batch.settings.company.currency
        : (currencyOf(currencyText.toUpperCase()) ??
          cell.fail('currency', 'not a currency of ISO 4217'))
    const paidDate = cell.date('paidDate')
    const payer = cell.text('payer')
    const minor = (text: string) =>
      minorUnits(text, currency) ?? cell.fail('paid', 'beyond what can be counted exactly')
    const discount = minor(cell.amount('discount') ?? '0')
    return {
      remittanceRef: cell.text('remittanceRef') ?? [payer, paidDate].filter(Boolean).join(' '),
      payer,
      paidDate,
      invoiceNumber,
      currency,
      amountMinor: minor(cell.amount('paid') ?? cell.fail('paid', 'no amount')),
      discountMinor: Math.abs(discount),
      batchId: batch.id,
      row: line,
    }
  })
}
