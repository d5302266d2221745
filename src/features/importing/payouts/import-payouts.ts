import type { Currency } from '../../../core/currency.ts'
import type { Field } from '../../../reading/lists/field.ts'
import { normaliseHeading } from '../../../reading/lists/normalise.ts'
import { FEE, PAYOUT_ITSELF, TAX } from '../../../reading/lists/payout-columns.ts'
import { currencyOf } from '../../../reading/text/currency-text.ts'
import { negated, sumOf } from '../../../reading/text/exact-decimal.ts'
import { minorUnits, TOO_LARGE } from '../../../reading/text/minor-units.ts'
import type { Batch } from '../batch.ts'
import { withNumberColumn } from '../numbers-of-book.ts'
import {
  type CellReader,
  cellReaderOf,
  type Refusal,
  readSafely,
} from '../receivables/cell-reader.ts'
import type { Reading } from '../receivables/reading.ts'
import { numberFinder, type PayoutItem, payoutInserter } from '../store.ts'
import { type Charges, withWholeOrders } from './parts.ts'

/** Takes the settlement reports of a card processor into the book: what each payout consists of. */
export function importPayouts(report: Charges, batch: Batch): void {
  const insert = payoutInserter(batch.db)
  const numbered = withNumberColumn(report.format, report.rows, numberFinder(batch.db))
  const { format, rows } = withWholeOrders(numbered, batch)
  const cellsOf = cellReaderOf(format)
  const areFeesParted = format.layout.headings.filter(isFee).length > 1
  const twinOf = twinCounter()
  for (const { cells, line, otherLines = [] } of rows) {
    if (cells.every((cell) => cell.trim() === '')) continue
    const cell = cellsOf(cells, line)
    if (PAYOUT_ITSELF.test(cell.text('kind') ?? '')) {
      batch.leftOut(line, 'the payout itself')
      continue
    }
    const isNamed = textOf(cell, 'number') !== null || wordsOf(cell).length > 0
    if (textOf(cell, 'payoutId') === null && isNamed) {
      batch.leftOut(line, 'not paid out')
      continue
    }
    const item = readItem(cell, { line, batch, areFeesParted, format })
    if ('reject' in item) {
      batch.rejected(item.reject)
      for (const other of otherLines) batch.leftOut(other, 'part of a charge that is rejected')
      continue
    }
    const twin = twinOf(item, textOf(cell, 'charge'))
    const ref = `${item.payoutRef} ${item.invoiceNumber}`
    if (twin !== undefined && insert({ ...item, twin })) {
      batch.imported(1 + otherLines.length)
      for (const other of otherLines) batch.part(other, ref)
    } else for (const known of [line, ...otherLines]) batch.duplicate(known, ref)
  }
}

/**
 * Which of several equal charges of a payout one is; undefined for one whose own id came before.
 * Two people may pay the same amount for the same words, and the same file may come again.
 */
function twinCounter(): (item: ReadItem, charge: string | null) => number | undefined {
  const counts = new Map<string, number>()
  const charges = new Set<string>()
  return ({ payoutRef, invoiceNumber, grossMinor }, charge) => {
    const key = JSON.stringify([payoutRef, invoiceNumber, grossMinor])
    const own = `${key} ${charge}`
    if (charge !== null && charges.has(own)) return undefined
    charges.add(own)
    const twin = counts.get(key) ?? 0
    counts.set(key, twin + 1)
    return twin
  }
}

function isFee(heading: string): boolean {
  const name = normaliseHeading(heading)
  return FEE.test(name) || TAX.test(name)
}

type ReadItem = Omit<PayoutItem, 'twin'>

interface Row {
  readonly line: number
  readonly batch: Batch
  readonly format: Reading
  /** Whether several columns hold parts of the fee: then it is what is missing of the gross. */
  readonly areFeesParted: boolean
}

function readItem(cell: CellReader, row: Row): ReadItem | Refusal {
  const { line, batch, areFeesParted } = row
  return readSafely(() => {
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
      ...payoutOf(cell, currency, row),
      invoiceNumber: subjectOf(cell),
      words: wordsOf(cell).join(' ') || null,
      payer: textOf(cell, 'payer'),
      currency,
      grossMinor: minor(gross),
      feeMinor: minor(fee),
      netMinor: minor(net),
      batchId: batch.id,
      row: line,
    }
  })
}

/** The name and the day of a payout; one that has no name is called by its day and currency. */
function payoutOf(cell: CellReader, currency: Currency, { format }: Row) {
  const { columns } = format.layout
  const payoutDate = cell.date('payoutDate')
  const name = textOf(cell, 'payoutId') ?? cell.fail('payoutId', 'no id of a payout')
  const isDay = columns.get('payoutId') === columns.get('payoutDate')
  return { payoutRef: isDay ? `payout of ${payoutDate} in ${currency}` : name, payoutDate }
}

/** The number of an invoice, or the words in which it may stand with the name of the charge. */
function subjectOf(cell: CellReader): string {
  const number = textOf(cell, 'number')
  if (number !== null) return number
  const words = wordsOf(cell)
  return words.length > 0 ? words.join(' ') : cell.fail('number', 'no invoice or charge')
}

function wordsOf(cell: CellReader): readonly string[] {
  return (['memo', 'charge', 'part'] as const).flatMap((field) => textOf(cell, field) ?? [])
}

/** What stands in a cell; dashes say that there is nothing. */
function textOf(cell: CellReader, field: Field): string | null {
  const text = cell.text(field)
  return text === null || /^[-–—]+$/.test(text) ? null : text
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
  const isCharge = amounts.gross.startsWith('-') && textOf(cell, 'number') === null
  const words = normaliseHeading(`${cell.text('kind') ?? ''} ${cell.text('memo') ?? ''}`)
  if (!isCharge || !FEE.test(words)) return amounts
  return { gross: '0', fee: negated(amounts.net), net: amounts.net }
}
