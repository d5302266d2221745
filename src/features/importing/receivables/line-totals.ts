import { AppError } from '../../../core/errors.ts'
import type { Columns } from '../../../reading/lists/assign.ts'
import type { Field } from '../../../reading/lists/field.ts'
import { normaliseHeading } from '../../../reading/lists/normalise.ts'
import type { Layout } from '../../../reading/lists/recognise.ts'
import { isAmountText, readAmount } from '../../../reading/text/amount-text.ts'
import { isSameAmount, negated, productOf, sumOf } from '../../../reading/text/exact-decimal.ts'
import type { Reading, TableRows } from './reading.ts'

/** Whether rows of one invoice have different totals: then each is for its line only. */
export function isPerLine(layout: Layout, rows: TableRows, mark: Reading['mark']): boolean {
  const { columns, headings } = layout
  const total = columns.get('total') ?? -1
  const groups = linesOf(layout, rows)
  const differing = groups.filter((group) => isVarying(group, total))
  if (differing.length === 0) return false
  const isPlain = PLAIN_AMOUNT.test(normaliseHeading(headings[total] ?? ''))
  // Beside quantities most invoices show it; a single one may be damaged.
  const isCounted = columns.has('quantity') && differing.length * 2 > groups.length
  const isOfLines =
    isPlain ||
    isCounted ||
    areTotalsOfLines(layout, rows, mark) ||
    areSplitByRate(layout, differing, mark)
  if (!isOfLines) return false
  if (!layout.forced.has('total')) refuseOtherOfInvoice(layout, groups, mark)
  return true
}

/** The rows of each invoice that has several. */
function linesOf({ columns }: Layout, rows: TableRows): readonly TableRows[] {
  const number = columns.get('number') ?? -1
  const customer = columns.get('customer') ?? columns.get('customerNumber') ?? -1
  const groups = new Map<string, (readonly string[])[]>()
  let last: (readonly string[])[] | undefined
  for (const row of rows) {
    if ((row[number] ?? '').trim() === '') {
      if (isFurtherLine(columns, row)) last?.push(row)
      continue
    }
    const key = `${row[number]}\u0000${row[customer]}`
    last = groups.get(key) ?? []
    last.push(row)
    groups.set(key, last)
  }
  return [...groups.values()].filter((group) => group.length > 1)
}

/** An article with its quantity below an invoice, which repeats nothing of it. */
function isFurtherLine(columns: Columns, row: readonly string[]): boolean {
  const isFilled = (field: Field): boolean => (row[columns.get(field) ?? -1] ?? '').trim() !== ''
  return (
    isFilled('quantity') &&
    isFilled('total') &&
    !isFilled('customer') &&
    !isFilled('customerNumber') &&
    !isFilled('issueDate')
  )
}

function isVarying(group: TableRows, column: number): boolean {
  return new Set(group.map((row) => (row[column] ?? '').trim())).size > 1
}

// What is the same on each line of an invoice and not what is owed for it.
const NO_TOTAL =
  /^$|tax|vat|gst|mwst|ust|tva|iva|btw|moms|discount|rabatt|sub|net|paid|received|balance|open|outstanding|due|shipping|freight|rate|limit|days|number|id\b|phone|zip|year/

/**
 * Beside amounts of lines another one that is the same on each line of an invoice, and not their
 * sum, is likely to be the invoice's: with tax, less a discount.
 */
function refuseOtherOfInvoice(
  { columns, headings }: Layout,
  groups: readonly TableRows[],
  mark: Reading['mark'],
): void {
  const total = columns.get('total') ?? -1
  const taken = new Set(columns.values())
  const other = headings.findIndex((heading, column) => {
    if (taken.has(column) || NO_TOTAL.test(normaliseHeading(heading))) return false
    if (groups.some((group) => isVarying(group, column))) return false
    return groups.some((group) => isNearSum(group, { column, total, mark }))
  })
  if (other === -1) return
  throw new AppError(
    'input',
    `"${headings[total]}" is the amount of each line, and that of the invoice may stand in "${headings[other]}"`,
    { hint: `say which: --map "Total=${headings[other]}" or --map "Total=${headings[total]}"` },
  )
}

function isNearSum(
  group: TableRows,
  { column, total, mark }: { column: number; total: number; mark: Reading['mark'] },
): boolean {
  const text = group[0]?.[column] ?? ''
  const amount = isAmountText(text) ? readAmount(text, mark) : undefined
  if (amount === undefined) return false
  const sum = sumOf(group.map((row) => readAmount(row[total] ?? '', mark) ?? '0'))
  if (isSameAmount(sum, amount)) return false
  const isBetween = (low: string, high: string): boolean =>
    !sumOf([productOf(sum, high), negated(amount)]).startsWith('-') &&
    !sumOf([amount, negated(productOf(sum, low))]).startsWith('-')
  return isBetween('0.5', '1.5')
}

const PLAIN_AMOUNT =
  /^(amount|betrag|montant|importe|importo|bedrag|valor|value|gross|gross amount|inc tax amount|net amount|kwota|belob|belopp|belop)( (cents|minor|in cents|incl?|inkl|inc|including|ttc|brutto|gross|with|iva|con)\b.*)?$/

/** Whether the rows of one invoice part it by rates of tax: each has the tax of its own rate. */
function areSplitByRate(
  { columns, headings }: Layout,
  groups: readonly TableRows[],
  mark: Reading['mark'],
): boolean {
  const [total, tax] = [columns.get('total') ?? -1, columns.get('tax') ?? -1]
  if (tax === -1) return false
  return headings.some(
    (_, rate) =>
      rate !== tax &&
      rate !== total &&
      groups.every(
        (group) =>
          new Set(group.map((row) => (row[rate] ?? '').trim())).size === group.length &&
          group.every((row) => isTaxed(row, { rate, tax, total }, mark)),
      ),
  )
}

/** Whether the tax in an amount is that of the rate, to the cent. */
function isTaxed(
  row: readonly string[],
  { rate, tax, total }: { rate: number; tax: number; total: number },
  mark: Reading['mark'],
): boolean {
  const at = (column: number) => readAmount((row[column] ?? '').replace(/ ?%$/, ''), mark)
  const [percent, part, whole] = [at(rate), at(tax), at(total)]
  if (percent === undefined || part === undefined || whole === undefined) return false
  const net = sumOf([whole, negated(part)])
  const gap = sumOf([productOf(net, percent), negated(productOf(part, '100'))]).replace('-', '')
  return sumOf([gap, '-1']).startsWith('-') || isSameAmount(gap, '1')
}

/** Whether each row's total is its own quantity times its price, with the tax or without. */
function areTotalsOfLines({ columns }: Layout, rows: TableRows, mark: Reading['mark']): boolean {
  let fitting = 0
  let count = 0
  for (const row of rows) {
    const at = (field: Field) => readAmount(row[columns.get(field) ?? -1] ?? '', mark)
    const [quantity, price, total] = [at('quantity'), at('unitPrice'), at('total')]
    if (quantity === undefined || price === undefined || total === undefined) continue
    count += 1
    const rest = sumOf([total, negated(productOf(quantity, price))])
    const tax = at('lineTax') ?? at('tax') ?? '0'
    if (!/[1-9]/.test(rest) || !/[1-9]/.test(sumOf([rest, negated(tax)]))) fitting += 1
  }
  return count > 1 && fitting >= count * 0.9
}
