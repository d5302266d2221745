import { AppError } from '../../../core/errors.ts'
import { looksLikeDate } from '../../../reading/lists/date-cell.ts'
import type { Field } from '../../../reading/lists/field.ts'
import { normaliseHeading } from '../../../reading/lists/normalise.ts'
import type { Layout } from '../../../reading/lists/recognise.ts'
import { isAmountText, readAmount } from '../../../reading/text/amount-text.ts'
import { negated, productOf, sumOf } from '../../../reading/text/exact-decimal.ts'
import { cells, type Reading, type TableRows } from './reading.ts'

/** Where an invoice's amount comes from. */
export type AmountSource =
  | 'total'
  | 'total+tax'
  | 'balance'
  | 'balance+paid'
  | 'buckets'
  | 'lineTotal'
  | 'lineTotal+tax'
  | 'lineNet+tax'
  | 'quantity*price'
  | 'debit-credit'

/** The column that holds the amounts, among those that hold anything at all. */
export function amountSourceOf(
  layout: Layout,
  rows: TableRows,
  { mark, isBalanceTotal }: { mark: Reading['mark']; isBalanceTotal: boolean },
): AmountSource {
  const { columns } = layout
  const isFilled = (field: Field): boolean => [...cells(rows, columns, [field])].some(isNotBlank)
  const filled = new Set([...columns.keys()].filter(isFilled))
  const source =
    sourceAmong(layout, filled, isBalanceTotal) ??
    sourceAmong(layout, new Set(columns.keys()), isBalanceTotal)
  if (source === undefined) {
    throw new AppError('input', 'no column for the amount of the invoices was found', {
      hint: 'name it: --map "Total=COLUMN"',
    })
  }
  if (source === 'total' && isWithoutTax(layout, rows, mark)) return 'total+tax'
  return source === 'lineTotal' && areLinesNet(layout, rows, mark) ? 'lineTotal+tax' : source
}

const WITHOUT_TAX =
  /\b(?:excl?|exkl|ekskl|excluding|untaxed|ht|hors taxes?|eks mva|uten mva|utan moms|uden moms|bez dph|bez vat|fara tva|sin iva|sem iva|senza iva|ohne (?:mwst|ust|steuer))\b/

/** Whether the only total says that it is without the tax that stands beside it. */
function isWithoutTax({ columns, headings }: Layout, rows: TableRows, mark: Reading['mark']) {
  if (!WITHOUT_TAX.test(normaliseHeading(headings[columns.get('total') ?? -1] ?? ''))) return false
  const taxes = [...cells(rows, columns, ['tax'])].flatMap((text) => readAmount(text, mark) ?? [])
  return taxes.some((tax) => /[1-9]/.test(tax))
}

function isNotBlank(text: string): boolean {
  return text.trim() !== ''
}

function sourceAmong(
  { columns, headings, buckets }: Layout,
  fields: ReadonlySet<Field>,
  isBalanceTotal: boolean,
): AmountSource | undefined {
  const weak = /^(sub ?total|net|untaxed)/.test(
    normaliseHeading(headings[columns.get('total') ?? -1] ?? ''),
  )
  const hasLines = fields.has('lineTotal') || fields.has('lineNet')
  if (fields.has('total') && !(weak && hasLines)) return 'total'
  if (fields.has('balance') && isBalanceTotal) return 'balance'
  if (fields.has('lineTotal')) return 'lineTotal'
  if (fields.has('lineNet')) return 'lineNet+tax'
  if (fields.has('quantity') && fields.has('unitPrice')) return 'quantity*price'
  if (fields.has('debit') || fields.has('credit')) return 'debit-credit'
  if (fields.has('balance')) return fields.has('paid') ? 'balance+paid' : 'balance'
  return buckets.length > 0 ? 'buckets' : undefined
}

/** Whether the lines that bear tax are quantity times price without it. */
function areLinesNet({ columns }: Layout, rows: TableRows, mark: Reading['mark']): boolean {
  if (!columns.has('lineTax')) return false
  let count = 0
  for (const row of rows) {
    const [quantity, price, total, tax] = (
      ['quantity', 'unitPrice', 'lineTotal', 'lineTax'] as const
    ).map((field) => readAmount(row[columns.get(field) ?? -1] ?? '', mark))
    if (quantity === undefined || price === undefined || total === undefined) continue
    if (tax === undefined || !/[1-9]/.test(tax)) continue
    if (/[1-9]/.test(sumOf([productOf(quantity, price), negated(total)]))) return false
    count += 1
  }
  return count > 0
}

/**
 * A list in which only what is open was understood: another column whose amounts are never
 * smaller is likely to hold the totals, and each part payment would be lost.
 */
export function refuseOtherTotal(
  { columns, headings }: Layout,
  rows: TableRows,
  mark: Reading['mark'],
): void {
  const taken = new Set(columns.values())
  const balance = columns.get('balance') ?? -1
  const other = headings.findIndex((heading, column) => {
    if (taken.has(column) || NO_TOTAL.test(normaliseHeading(heading))) return false
    return isNeverSmaller(rows, { column, balance, mark })
  })
  if (other === -1) return
  throw new AppError(
    'input',
    `"${headings[balance]}" holds what is open, and the totals may stand in "${headings[other]}"`,
    { hint: `say where they stand: --map "Total=${headings[other]}"` },
  )
}

const NO_TOTAL = /^$|days|overdue|number|phone|limit|rate|\d/

function isNeverSmaller(
  rows: TableRows,
  { column, balance, mark }: { column: number; balance: number; mark: Reading['mark'] },
): boolean {
  let larger = 0
  let seen = 0
  for (const row of rows) {
    const text = row[column]?.trim() ?? ''
    const open = readAmount(row[balance] ?? '', mark)
    if (open === undefined || text === '') continue
    const amount = isAmountText(text) ? readAmount(text, mark) : undefined
    if (amount === undefined || !/[.,]\d{1,3}$/.test(text) || looksLikeDate(text)) return false
    const rest = sumOf([amount, negated(open)])
    if (rest.startsWith('-') !== amount.startsWith('-') && /[1-9]/.test(rest)) return false
    seen += 1
    if (/[1-9]/.test(rest)) larger += 1
  }
  return seen > 0 && larger > 0
}
