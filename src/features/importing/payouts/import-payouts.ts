import { normaliseHeading } from '../../../reading/lists/normalise.ts'
import { FEE } from '../../../reading/lists/payout-columns.ts'
import { currencyOf } from '../../../reading/text/currency-text.ts'
import { negated, sumOf } from '../../../reading/text/exact-decimal.ts'
import { minorUnits, TOO_LARGE } from '../../../reading/text/minor-units.ts'
import type { Batch } from '../batch.ts'
import { type Row as FileRow, withNumberColumn } from '../numbers-of-book.ts'
import {
  type CellReader,
  cellReaderOf,
  type Refusal,
  readSafely,
} from '../receivables/cell-reader.ts'
import type { Reading } from '../receivables/reading.ts'
import { numberFinder, type PayoutItem, payoutInserter } from '../store.ts'

/** Takes the settlement reports of a card processor into the book: what each payout consists of. */
export function importPayouts(format: Reading, rows: Iterable<FileRow>, batch: Batch): void {
  const insert = payoutInserter(batch.db)
  const found = withNumberColumn(format, rows, numberFinder(batch.db))
  const cellsOf = cellReaderOf(found.format)
  const areFeesParted = format.layout.headings.filter(isFee).length > 1
  for (const { cells, line } of found.rows) {
    if (cells.every((cell) => cell.trim() === '')) continue
    const cell = cellsOf(cells, line)
    if (PAYOUT_ITSELF.test(cell.text('kind') ?? '')) {
      batch.leftOut(line, 'the payout itself')
      continue
    }
    if (cell.text('payoutId') === null && cell.text('number') !== null) {
      batch.leftOut(line, 'not paid out')
      continue
    }
    const item = readItem(cell, { line, batch, areFeesParted })
    if ('reject' in item) batch.rejected(item.reject)
    else if (insert(item)) batch.imported(1)
    else batch.duplicate(line, `${item.payoutRef} ${item.invoiceNumber}`)
  }
}

// "payout", "MerchantPayout", "Auszahlung": the sum of the rows, told as one of them.
const PAYOUT_ITSELF =
  /^(?:merchant ?)?(?:payout|transfer|settlement|deposit|auszahlung|virement|liquidaci[oó]n|uitbetaling|utbetalning)$/i
const TAX = /\b(?:vat|tax|mwst|tva)\b/

function isFee(heading: string): boolean {
  const name = normaliseHeading(heading)
  return FEE.test(name) || TAX.test(name)
}

interface Row {
  readonly line: number
  readonly batch: Batch
  /** Whether several columns hold parts of the fee: then it is what is missing of the gross. */
  readonly areFeesParted: boolean
}

function readItem(cell: CellReader, { line, batch, areFeesParted }: Row): PayoutItem | Refusal {
  return readSafely(() => {
    const payoutRef = cell.text('payoutId') ?? cell.fail('payoutId', 'no id of a payout')
    const currencyText = cell.text('currency')
    const currency =
      currencyText === null
        ? batch.settings.company.currency
        : (currencyOf(currencyText.toUpperCase()) ??
          cell.fail('currency', 'not a currency of ISO 4217'))
    const minor = (text: string) => minorUnits(text, currency) ?? cell.fail('gross', TOO_LARGE)
    const { gross, fee, net } = amountsOf(cell, areFeesParted)
    if (minor(gross) - minor(fee) !== minor(net))
      cell.fail('net', `not the gross less the fee (${gross} - ${fee})`)
    return {
      payoutRef,
      payoutDate: cell.date('payoutDate'),
      invoiceNumber: subjectOf(cell),
      currency,
      grossMinor: minor(gross),
      feeMinor: minor(fee),
      netMinor: minor(net),
      batchId: batch.id,
      row: line,
    }
  })
}

/** The number of an invoice, or the words in which it may stand with the name of the charge. */
function subjectOf(cell: CellReader): string {
  const number = cell.text('number')
  if (number !== null) return number
  const words = [cell.text('memo'), cell.text('charge')].filter((text) => text !== null)
  return words.length > 0 ? words.join(' ') : cell.fail('number', 'no invoice or charge')
}

function amountsOf(cell: CellReader, areFeesParted: boolean) {
  const told = cell.amount('net')
  const gross = cell.amount('gross')
  const feeText = cell.amount('fee')
  if (gross !== null && told !== null && (areFeesParted || feeText === null)) {
    return withoutSale(cell, { gross, fee: sumOf([gross, negated(told)]), net: told })
  }
  const fee = feeText ?? '0'
  const whole = gross ?? (told === null ? cell.fail('gross', 'no amount') : sumOf([told, fee]))
  // Some processors show the fee as the negative amount that it is for the merchant.
  const kept = fee.startsWith('-') && !whole.startsWith('-') ? negated(fee) : fee
  const net = told ?? sumOf([whole, negated(kept)])
  return withoutSale(cell, { gross: whole, fee: kept, net })
}

interface Amounts {
  readonly gross: string
  readonly fee: string
  readonly net: string
}

/** What a processor charges by itself is a fee, though its rows show it as a sale below nothing. */
function withoutSale(cell: CellReader, amounts: Amounts): Amounts {
  const isCharge = amounts.gross.startsWith('-') && cell.text('number') === null
  const words = normaliseHeading(`${cell.text('kind') ?? ''} ${cell.text('memo') ?? ''}`)
  if (!isCharge || !FEE.test(words)) return amounts
  return { gross: '0', fee: negated(amounts.net), net: amounts.net }
}
