import type { Currency } from '../../../core/currency.ts'
import type { AdviceNote } from '../../../reading/advices/advice.ts'
import { isTotalRow } from '../../../reading/lists/total-row.ts'
import { currencyOf } from '../../../reading/text/currency-text.ts'
import { negated, sumOf } from '../../../reading/text/exact-decimal.ts'
import { minorUnits, TOO_LARGE } from '../../../reading/text/minor-units.ts'
import type { Batch } from '../batch.ts'
import { type Row, withNumberColumn } from '../numbers-of-book.ts'
import {
  type CellReader,
  cellReader,
  type Refusal,
  readSafely,
} from '../receivables/cell-reader.ts'
import type { Reading } from '../receivables/reading.ts'
import { numberFinder } from '../store.ts'
import { type RemittanceItem, remittanceInserter } from './store.ts'

/** Takes a list of remittance advices into the book: which invoices a payer says a payment is for. */
export function importRemittances(format: Reading, rows: Iterable<Row>, batch: Batch): void {
  const insert = remittanceInserter(batch.db)
  const notes = new Map<string, AdviceNote>()
  const found = withNumberColumn(format, rows, numberFinder(batch.db))
  const number = found.format.layout.columns.get('number') ?? -1
  for (const { cells, line } of found.rows) {
    if (cells.every((cell) => cell.trim() === '')) continue
    // A payer may be called Total: a row with a number is no row of sums.
    if (isTotalRow(cells) && !/\d/.test(cells[number] ?? '')) {
      batch.leftOut(line, 'a row of sums')
      continue
    }
    const item = readItem(found.format, { cells, line }, batch)
    if ('reject' in item) {
      batch.rejected(item.reject)
      continue
    }
    note(item, notes)
    if (insert(item)) batch.imported(1)
    else batch.duplicate(line, `${item.remittanceRef} ${item.invoiceNumber}`)
  }
  batch.advices.push(...notes.values())
}

/** Counts a row for the advice that it belongs to. */
function note(item: RemittanceItem, notes: Map<string, AdviceNote>): void {
  const key = `${item.remittanceRef}\u0000${item.payer ?? ''}`
  const known = notes.get(key)
  notes.set(key, {
    ref: item.remittanceRef,
    payer: item.payer,
    paidDate: item.paidDate,
    currency: item.currency,
    totalMinor: (known?.totalMinor ?? 0) + item.amountMinor,
    lines: (known?.lines ?? 0) + 1,
  })
}

function readItem(
  format: Reading,
  { cells, line }: { cells: readonly string[]; line: number },
  batch: Batch,
): RemittanceItem | Refusal {
  return readSafely(() => {
    const cell = cellReader(format, cells, line)
    const invoiceNumber = cell.text('number') ?? cell.fail('number', 'no invoice number')
    const currency = currencyIn(cell, batch)
    const paidDate = cell.date('paidDate')
    const payer = cell.text('payer')
    const minor = (text: string) => minorUnits(text, currency) ?? cell.fail('paid', TOO_LARGE)
    const { paid, discount, deduction } = amountsOf(cell)
    return {
      remittanceRef: cell.text('remittanceRef') ?? [payer, paidDate].filter(Boolean).join(' '),
      payer,
      paidDate,
      invoiceNumber,
      currency,
      amountMinor: minor(paid),
      discountMinor: minor(discount),
      deductionMinor: minor(deduction),
      reason: null,
      depositRef: null,
      batchId: batch.id,
      row: line,
    }
  })
}

/** The currency of a row, else the company's. */
export function currencyIn(cell: CellReader, { settings }: Batch): Currency {
  const text = cell.text('currency')
  if (text === null) return settings.company.currency
  return currencyOf(text.toUpperCase()) ?? cell.fail('currency', 'not a currency of ISO 4217')
}

/** What a row pays, and what it keeps back: by its columns, else what gross and paid leave. */
export function amountsOf(cell: CellReader): { paid: string; discount: string; deduction: string } {
  const unsigned = (text: string | null): string => (text ?? '0').replace(/^-/, '')
  const discount = unsigned(cell.amount('discount'))
  const kept = unsigned(cell.amount('deduction'))
  const gross = cell.amount('gross')
  const net = gross === null ? null : sumOf([gross, negated(discount), negated(kept)])
  const paid = cell.amount('paid') ?? net ?? cell.fail('paid', 'no amount')
  const left = gross === null ? kept : sumOf([gross, negated(discount), negated(paid)])
  return { paid, discount, deduction: left.startsWith('-') ? '0' : left }
}
