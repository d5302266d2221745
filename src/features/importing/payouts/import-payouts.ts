import { currencyOf } from '../../../reading/text/currency-text.ts'
import { negated, sumOf } from '../../../reading/text/exact-decimal.ts'
import { minorUnits, TOO_LARGE } from '../../../reading/text/minor-units.ts'
import type { Batch } from '../batch.ts'
import {
  type CellReader,
  cellReaderOf,
  type Refusal,
  readSafely,
} from '../receivables/cell-reader.ts'
import type { Reading } from '../receivables/reading.ts'
import { type PayoutItem, payoutInserter } from '../store.ts'

/** Takes the settlement reports of a card processor into the book: what each payout consists of. */
export function importPayouts(
  format: Reading,
  rows: Iterable<{ readonly cells: readonly string[]; readonly line: number }>,
  batch: Batch,
): void {
  const insert = payoutInserter(batch.db)
  const cellsOf = cellReaderOf(format)
  for (const { cells, line } of rows) {
    if (cells.every((cell) => cell.trim() === '')) continue
    const item = readItem(cellsOf(cells, line), line, batch)
    if ('reject' in item) batch.rejected(item.reject)
    else if (insert(item)) batch.imported(1)
    else batch.duplicate(line, `${item.payoutRef} ${item.invoiceNumber}`)
  }
}

function readItem(cell: CellReader, line: number, batch: Batch): PayoutItem | Refusal {
  return readSafely(() => {
    const payoutRef = cell.text('payoutId') ?? cell.fail('payoutId', 'no id of a payout')
    const invoice =
      cell.text('number') ?? cell.text('charge') ?? cell.fail('number', 'no invoice or charge')
    const currencyText = cell.text('currency')
    const currency =
      currencyText === null
        ? batch.settings.company.currency
        : (currencyOf(currencyText.toUpperCase()) ??
          cell.fail('currency', 'not a currency of ISO 4217'))
    const feeText = cell.amount('fee') ?? '0'
    const net = cell.amount('net')
    const gross =
      cell.amount('gross') ??
      (net === null ? cell.fail('gross', 'no amount') : sumOf([net, feeText]))
    // Some processors show the fee as the negative amount that it is for the merchant.
    const isFeeNegative = feeText.startsWith('-') && !gross.startsWith('-')
    const fee = isFeeNegative ? negated(feeText) : feeText
    const minor = (text: string) => minorUnits(text, currency) ?? cell.fail('gross', TOO_LARGE)
    const netMinor = minor(net ?? sumOf([gross, negated(fee)]))
    if (minor(gross) - minor(fee) !== netMinor)
      cell.fail('net', `not the gross less the fee (${gross} - ${fee})`)
    return {
      payoutRef,
      payoutDate: cell.date('payoutDate'),
      invoiceNumber: invoice,
      currency,
      grossMinor: minor(gross),
      feeMinor: minor(fee),
      netMinor,
      batchId: batch.id,
      row: line,
    }
  })
}
