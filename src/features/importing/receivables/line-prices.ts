import { AppError } from '../../../core/errors.ts'
import type { Field } from '../../../reading/lists/field.ts'
import { normaliseHeading } from '../../../reading/lists/normalise.ts'
import type { Layout } from '../../../reading/lists/recognise.ts'
import { readAmount } from '../../../reading/text/amount-text.ts'
import { isSameAmount, negated, productOf, sumOf } from '../../../reading/text/exact-decimal.ts'
import type { AmountSource } from './amount-source.ts'
import type { CellReader } from './cell-reader.ts'
import type { Reading, TableRows } from './reading.ts'

/** What is still to be done to the prices of lines before they add up to what is owed. */
export interface LinePrices {
  /** What a rate of tax is multiplied by: `19` by 0.01; null where no tax is added. */
  readonly rate: string | null
  readonly discount: 'percent' | 'amount' | null
}

interface Scene {
  readonly mark: Reading['mark']
  readonly source: AmountSource
  readonly isTotalPerLine: boolean
}

const NET = /\b(?:net|netto|ht|excl?|excluding|exkl|neto|sin iva|bez dph|ex|before tax)\b/
const GROSS = /\b(?:gross|brutto|ttc|incl?|including|inkl|bruto|con iva|s dph)\b/
const PERCENT = /percent|pct|rate|satz|taux|%/i
const AMOUNT = /amount|betrag|value|montant|importe|bedrag|total/

/** Decides it, or refuses a list that has rates and does not say what they are of. */
export function linePricesOf(layout: Layout, rows: TableRows, scene: Scene): LinePrices {
  return { rate: rateOf(layout, rows, scene), discount: discountOf(layout, rows, scene) }
}

function rateOf(layout: Layout, rows: TableRows, scene: Scene): string | null {
  const { columns, headings, forced } = layout
  const rates = ratesIn(rows, columns.get('taxRate'), scene.mark)
  const hasTax = (['lineTax', 'tax'] as const).some(
    (field) => ratesIn(rows, columns.get(field), scene.mark).length > 0,
  )
  if (rates.length === 0 || hasTax || !areOfPrices(layout, rows, scene)) return null
  const price = headings[columns.get('unitPrice') ?? -1] ?? ''
  const named = normaliseHeading(price)
  if (!forced.has('taxRate') && scene.source !== 'lineNet+tax' && !NET.test(named)) {
    if (GROSS.test(named)) return null
    const rate = headings[columns.get('taxRate') ?? -1]
    throw new AppError(
      'input',
      `the total is the sum of the lines, and nothing tells whether "${price}" holds the tax of "${rate}"`,
      {
        hint: `say so: --map "Tax rate=${rate}" adds the tax, --map "Memo=${rate}" where the prices hold it`,
      },
    )
  }
  return rates.every((rate) => sumOf([rate, '-1']).startsWith('-')) ? '1' : '0.01'
}

/** The rates that are not zero. */
function ratesIn(
  rows: TableRows,
  column: number | undefined,
  mark: Reading['mark'],
): readonly string[] {
  if (column === undefined) return []
  return rows.flatMap((row) => {
    const rate = percentOf(row[column] ?? '', mark)
    return rate === undefined || !/[1-9]/.test(rate) ? [] : [rate]
  })
}

function percentOf(text: string, mark: Reading['mark']): string | undefined {
  return readAmount(text.trim().replace(/ ?%$/, ''), mark)
}

/** Whether the lines amount to their prices, so that a tax beside them is not in them yet. */
function areOfPrices({ columns }: Layout, rows: TableRows, scene: Scene): boolean {
  const { mark, source, isTotalPerLine } = scene
  if (source === 'quantity*price' || source === 'lineNet+tax') return true
  const field = source === 'lineTotal' ? 'lineTotal' : isTotalPerLine ? 'total' : null
  if (field === null) return false
  const at = (row: readonly string[], of: Field) =>
    readAmount(row[columns.get(of) ?? -1] ?? '', mark)
  const lines = rows.flatMap((row) => {
    const [quantity, price, total] = [at(row, 'quantity'), at(row, 'unitPrice'), at(row, field)]
    if (quantity === undefined || price === undefined || total === undefined) return []
    return [isSameAmount(productOf(quantity, price), total)]
  })
  return lines.length > 0 && lines.every(Boolean)
}

function discountOf(
  { columns, headings, forced }: Layout,
  rows: TableRows,
  { mark, source }: Scene,
): LinePrices['discount'] {
  const column = columns.get('lineDiscount')
  if (source !== 'quantity*price' || ratesIn(rows, column, mark).length === 0) return null
  const heading = headings[column ?? -1] ?? ''
  const isMarked = rows.some((row) => /%/.test(row[column ?? -1] ?? ''))
  if (PERCENT.test(heading) || isMarked) return 'percent'
  if (AMOUNT.test(normaliseHeading(heading)) || forced.has('lineDiscount')) return 'amount'
  throw new AppError(
    'input',
    `the total is the sum of quantity times price, and "${heading}" may be an amount or percents`,
    {
      hint: `say so: --map "Line discount=${heading}" takes off amounts, --map "Memo=${heading}" nothing`,
    },
  )
}

/** The amount of a line with its discount and its tax. */
export function priced(
  amount: string,
  cell: CellReader,
  { mark, linePrices }: { mark: Reading['mark']; linePrices: LinePrices },
): string {
  const { rate, discount } = linePrices
  if (rate === null && discount === null) return amount
  const told = (field: 'taxRate' | 'lineDiscount') => percentOf(cell.text(field) ?? '', mark) ?? '0'
  const share = (of: string, percent: string, by: string) => productOf(of, productOf(percent, by))
  const off =
    discount === 'percent'
      ? share(amount, told('lineDiscount'), '0.01')
      : discount === 'amount'
        ? told('lineDiscount')
        : '0'
  const net = sumOf([amount, negated(off)])
  return rate === null ? net : sumOf([net, share(net, told('taxRate'), rate)])
}
