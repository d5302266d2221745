import { currencyDigits } from '../../../core/currency.ts'
import { AppError } from '../../../core/errors.ts'
import type { Field } from '../../../reading/lists/field.ts'
import { headingCurrency, normaliseHeading } from '../../../reading/lists/normalise.ts'
import type { Layout } from '../../../reading/lists/recognise.ts'
import type { DecimalMark } from '../../../reading/text/bare-number.ts'
import { currencyOf } from '../../../reading/text/currency-text.ts'
import { type OrderTally, orderOf, tallyOrders } from '../../../reading/text/date-order.ts'
import type { DateOrder } from '../../../reading/text/date-text.ts'
import {
  type MarkTally,
  markEvidence,
  markOf,
  tallyMarks,
} from '../../../reading/text/decimal-mark.ts'
import { orderOfRows } from './order-of-rows.ts'
import { orderOfTerms } from './order-of-terms.ts'
import type { Decided } from './watch.ts'

/** How numbers and dates of a list are written. */
export interface Reading {
  readonly layout: Layout
  /** The headings, normalised. */
  readonly names: readonly string[]
  readonly order: DateOrder
  readonly mark: DecimalMark
  /** What the rows that were not seen yet are held against; null where all were seen. */
  readonly watched: Decided | null
  /** Amounts are whole numbers of the smallest unit. */
  readonly isMinorUnits?: boolean
  /** Amounts say behind them on which side of the debtor's account they stand: `590.00 Dr`. */
  readonly hasSides?: boolean
}

/** What the user says about them. */
export interface ReadFlags {
  readonly dateOrder: DateOrder | undefined
  readonly decimal: DecimalMark | undefined
  /** All rows, where the sample is the first of them only. */
  readonly whole?: (() => Iterable<readonly string[]>) | undefined
}

export type TableRows = readonly (readonly string[])[]

const AMOUNT_FIELDS = [
  'total',
  'balance',
  'paid',
  'tax',
  'lineTotal',
  'lineNet',
  'lineTax',
  'unitPrice',
  'quantity',
  'debit',
  'credit',
  'paymentAmount',
  'gross',
  'fee',
  'net',
  'discount',
  'deduction',
  'chequeAmount',
] as const satisfies readonly Field[]
const DATE_FIELDS = [
  'issueDate',
  'dueDate',
  'paidDate',
  'paymentDate',
  'payoutDate',
] as const satisfies readonly Field[]

/** The order of dates and the decimal mark of a list, over all its columns. */
export function decideReading(layout: Layout, rows: TableRows, flags: ReadFlags): Reading {
  const names = layout.headings.map(normaliseHeading)
  const { columns } = layout
  const marks = tallyMarks(amounts(rows, layout))
  const orders = tallyOrders(cells(rows, columns, DATE_FIELDS))
  const byRows =
    orderOf(orders, names) ??
    orderOfTerms(triples(rows, layout)) ??
    orderOfRows(rows, placeOf(layout))
  const orderFound = () => orderOf(orders, names) ?? byRows
  const markFound = () => markOf(marks, names) ?? markByContext(layout, rows, { marks, orders })
  const isOpen = () =>
    (flags.decimal === undefined && markFound() === undefined) ||
    (flags.dateOrder === undefined && orderFound() === undefined)
  for (const row of isOpen() ? (flags.whole?.() ?? []) : []) {
    tallyMarks(amounts([row], layout), marks)
    tallyOrders(cells([row], columns, DATE_FIELDS), orders)
    if (!isOpen()) break
  }
  const mark = flags.decimal ?? markFound()
  if (mark === undefined || mark === 'mixed') throw markRefusal(mark)
  const order = flags.dateOrder ?? orderFound()
  if (order === undefined || order === 'mixed') {
    const dates = [...cells(rows, columns, DATE_FIELDS)]
    throw orderRefusal(
      order,
      dates.find((text) => text !== ''),
    )
  }
  const watched = {
    names,
    order: flags.dateOrder === undefined ? { is: order, seen: orders } : null,
    mark: flags.decimal === undefined ? { is: mark, seen: marks } : null,
  }
  return { layout, names, mark, order, watched: flags.whole === undefined ? null : watched }
}

function markRefusal(mark: 'mixed' | undefined): AppError {
  return new AppError(
    'input',
    mark === 'mixed'
      ? 'the amounts use both the point and the comma as decimal mark'
      : 'amounts such as 1,234 or 1.234 may be thousands or decimals',
    { hint: 'say which: --decimal . or --decimal ,' },
  )
}

function orderRefusal(order: 'mixed' | undefined, example: string | undefined): AppError {
  return new AppError(
    'input',
    order === 'mixed'
      ? 'some dates can only be day first and others only month first'
      : `dates such as "${example}" may be day first or month first, and no row decides it`,
    { hint: 'say which: --date-order dmy or --date-order mdy' },
  )
}

/** The texts of some columns. */
export function* cells(
  rows: TableRows,
  columns: Layout['columns'],
  fields: readonly Field[],
): Generator<string> {
  for (const field of fields) {
    const column = columns.get(field)
    if (column === undefined) continue
    for (const row of rows) yield row[column] ?? ''
  }
}

function* amounts(rows: TableRows, { columns, buckets }: Layout): Generator<string> {
  yield* cells(rows, columns, AMOUNT_FIELDS)
  for (const column of buckets) for (const row of rows) yield row[column] ?? ''
}

function placeOf({ columns }: Layout) {
  const at = (field: Field): number => columns.get(field) ?? -1
  const issue = columns.has('issueDate') ? at('issueDate') : at('paymentDate')
  return { number: at('number'), issue, due: at('dueDate') }
}

/**
 * What decides between `1.234` and `1,234` as thousands or decimals where no amount does: a third
 * decimal that is no zero makes it thousands but in money of three decimals, and so do dates with
 * points, which are written where the comma is the decimal mark.
 */
function markByContext(
  { columns, headings }: Layout,
  rows: TableRows,
  { marks, orders }: { readonly marks: MarkTally; readonly orders: OrderTally },
): DecimalMark | undefined {
  const point = marks['group-point'] > 0
  if (point && marks['group-comma'] > 0) return undefined
  const named = [
    ...cells(rows, columns, ['currency']),
    ...headings.flatMap((heading) => headingCurrency(heading) ?? []),
  ].flatMap((text) => currencyOf(text) ?? [])
  if (named.some((currency) => currencyDigits(currency) === 3)) return point ? '.' : ','
  // Of quantities nothing follows: `2` pieces for 120.000 may be a hundred and twenty.
  const money = [...cells(rows, columns, MONEY_FIELDS)]
  const sizes = tallyMarks(money)
  const isGrouped =
    money.some(hasThirdDigit) ||
    (sizes['small whole'] > 0 && sizes['large whole'] === 0) ||
    (point &&
      orders.dotted + orders.dmy > 0 &&
      [...cells(rows, columns, DATE_FIELDS)].some(isDotted))
  if (!isGrouped) return undefined
  return point ? ',' : '.'
}

const MONEY_FIELDS = ['total', 'balance', 'paid', 'debit', 'credit', 'paymentAmount'] as const

function hasThirdDigit(text: string): boolean {
  return /\d[.,]\d\d[1-9]\D*$/.test(text) && markEvidence(text)?.startsWith('group') === true
}

function isDotted(text: string): boolean {
  return /^\d{1,2}\.\d{1,2}\.\d{2,4}/.test(text.trim())
}

function* triples(rows: TableRows, { columns }: Layout) {
  const issue = columns.get('issueDate')
  const due = columns.get('dueDate')
  const terms = columns.get('terms')
  if (issue === undefined || due === undefined || terms === undefined) return
  for (const row of rows) {
    yield { issue: row[issue] ?? '', due: row[due] ?? '', terms: row[terms] ?? '' }
  }
}
