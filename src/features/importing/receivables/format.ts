import type { Currency } from '../../../core/currency.ts'
import { AppError } from '../../../core/errors.ts'
import type { Field } from '../../../reading/lists/field.ts'
import { headingCurrency, normaliseHeading } from '../../../reading/lists/normalise.ts'
import type { Layout } from '../../../reading/lists/recognise.ts'
import { readAmount } from '../../../reading/text/amount-text.ts'
import { signedCurrency } from '../../../reading/text/currency-text.ts'
import { negated, productOf, sumOf } from '../../../reading/text/exact-decimal.ts'
import { cells, decideReading, type ReadFlags, type Reading, type TableRows } from './reading.ts'
import { stateOf } from './status.ts'

/** Where an invoice's amount comes from. */
export type AmountSource =
  | 'total'
  | 'balance'
  | 'balance+paid'
  | 'lineTotal'
  | 'lineTotal+tax'
  | 'lineNet+tax'
  | 'quantity*price'
  | 'debit-credit'

/** How the cells of one list are to be read: decided once, held against every row. */
export interface ListFormat extends Reading {
  readonly isMinorUnits: boolean
  readonly amountSource: AmountSource
  /** The total stands on each line for that line alone. */
  readonly isTotalPerLine: boolean
  readonly ignoresBalance: boolean
  /** Every column that tells a status: one may say draft and another unpaid. */
  readonly statusColumns: readonly number[]
  /** Amounts carry their currency with them: `12,00 €`. */
  readonly hasCurrencySigns: boolean
  /** The currency that a heading names. */
  readonly currency: Currency | null
  readonly warnings: readonly string[]
}

/** Decides how a list of invoices is to be read, or refuses it with the flag that decides. */
export function decideFormat(layout: Layout, rows: TableRows, flags: ReadFlags): ListFormat {
  const reading = decideReading(layout, rows, flags)
  const { columns } = layout
  const isMinorUnits = areMinorUnits(layout, rows)
  const hasFalseBalance = isBalanceTheTotal(layout, rows, reading)
  const amountSource = amountSourceOf(layout, rows, { ...reading, isBalanceTotal: hasFalseBalance })
  const total = columns.get('total')
  return {
    ...reading,
    isMinorUnits,
    amountSource,
    isTotalPerLine: amountSource === 'total' && isPerLine(layout, rows),
    ignoresBalance: hasFalseBalance,
    statusColumns: statusColumnsOf(layout, reading.names),
    hasCurrencySigns:
      !columns.has('currency') &&
      [...cells(rows, columns, ['total', 'balance'])].some(
        (text) => signedCurrency(text) !== undefined,
      ),
    currency: headingCurrency(layout.headings[total ?? -1] ?? '') ?? null,
    warnings: [
      ...(isMinorUnits ? ['amounts are whole numbers of minor units (cents), taken as such'] : []),
      ...(amountSource === 'lineTotal+tax'
        ? ['the amounts of the lines are quantity times price: their tax is added']
        : []),
      ...(columns.has('issueDate')
        ? []
        : ['no column holds the date of issue: the due date is taken for it']),
    ],
  }
}

function statusColumnsOf({ columns }: Layout, names: readonly string[]): readonly number[] {
  const own = columns.get('status')
  const others = names.flatMap((name, column) => (STATUS.test(name) ? [column] : []))
  const taken = new Set(
    [...columns].flatMap(([field, column]) => (field === 'status' ? [] : [column])),
  )
  return [...new Set([...(own === undefined ? [] : [own]), ...others])].filter(
    (one) => !taken.has(one),
  )
}

const STATUS =
  /^((invoice|document|payment|workflow|doc)? ?(status|state)|docstatus|void|is paid|rechnungsstatus|zahlungsstatus|statut|estado|stato|(is )?(voided|cancelled|canceled|deleted|submitted|draft|storniert|makulerad)|annulee?|anulada|annullata)$/

/** The column that holds the amounts, among those that hold anything at all. */
function amountSourceOf(
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
  return source === 'lineTotal' && areLinesNet(layout, rows, mark) ? 'lineTotal+tax' : source
}

function isNotBlank(text: string): boolean {
  return text.trim() !== ''
}

function sourceAmong(
  { columns, headings }: Layout,
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
  return undefined
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

/** Some programs keep showing the whole amount as "amount due" once it is paid. */
function isBalanceTheTotal(
  { columns }: Layout,
  rows: TableRows,
  { mark, names }: Reading,
): boolean {
  const at = (row: readonly string[], field: Field) =>
    readAmount(row[columns.get(field) ?? -1] ?? '', mark)
  const statusName = names[columns.get('status') ?? -1] ?? ''
  return rows.some((row) => {
    const balance = at(row, 'balance')
    const total = columns.has('total') ? at(row, 'total') : balance
    const paid = at(row, 'paid')
    const isPaid = stateOf(row[columns.get('status') ?? -1] ?? '', statusName) === 'paid'
    if (balance === undefined || total === undefined || /^-?0*\.?0*$/.test(balance)) return false
    if (!isPaid || balance !== total) return false
    return !columns.has('paid') || paid === balance
  })
}

function areMinorUnits(layout: Layout, all: TableRows): boolean {
  const { columns, headings } = layout
  const rows = all.filter((row) => row.filter((cell) => cell.trim() !== '').length > 2)
  const amounts = [...cells(rows, columns, ['total', 'balance', 'paid'])].filter((t) => t !== '')
  if (!isMostly(amounts, (text) => /^-?\d+$/.test(text.trim()))) return false
  const used = (['total', 'balance', 'paid'] as const).map(
    (field) => headings[columns.get(field) ?? -1] ?? '',
  )
  if (used.some((name) => /cents|minor|pence/i.test(name))) return true
  const isOfApi = headings.some((name) => /^amount_(due|paid|remaining)$/.test(name.trim()))
  return (
    isOfApi &&
    (headings.some((_, column) => hasApiIds(rows, column)) || hasApiCurrency(layout, rows))
  )
}

/** Ids as a payment processor's interface makes them. */
function hasApiIds(rows: TableRows, column: number): boolean {
  return isMostly(rows, (row) => /^in_[A-Za-z0-9]{8,}$/.test(row[column]?.trim() ?? ''))
}

function hasApiCurrency({ columns }: Layout, rows: TableRows): boolean {
  const column = columns.get('currency')
  return (
    column !== undefined && isMostly(rows, (row) => /^[a-z]{3}$/.test(row[column]?.trim() ?? ''))
  )
}

/** A damaged row must not make a hundred times the money of all others. */
function isMostly<T>(items: readonly T[], holds: (item: T) => boolean): boolean {
  return items.length > 0 && items.filter(holds).length >= items.length / 2
}

/** Whether rows of one invoice have different totals: then each is for its line only. */
function isPerLine({ columns, headings }: Layout, rows: TableRows): boolean {
  const number = columns.get('number') ?? -1
  const customer = columns.get('customer') ?? columns.get('customerNumber') ?? -1
  const total = columns.get('total') ?? -1
  if (
    !/^(amount|betrag|montant|importe|importo|bedrag|valor|value|gross|net amount|kwota)$/.test(
      normaliseHeading(headings[total] ?? ''),
    )
  )
    return false
  const first = new Map<string, string>()
  return rows.some((row) => {
    const key = `${row[number]}\u0000${row[customer]}`
    const text = (row[total] ?? '').trim()
    const known = first.get(key)
    if (known === undefined) first.set(key, text)
    return known !== undefined && known !== text && (row[number] ?? '').trim() !== ''
  })
}
