import type { Currency } from '../../../core/currency.ts'
import type { Field } from '../../../reading/lists/field.ts'
import { holdsFlags } from '../../../reading/lists/flag-cells.ts'
import { headingUnit } from '../../../reading/lists/normalise.ts'
import type { Layout } from '../../../reading/lists/recognise.ts'
import { readAmount, readAmountText } from '../../../reading/text/amount-text.ts'
import {
  currencyOfSign,
  sharedSignOf,
  signedCurrency,
} from '../../../reading/text/currency-text.ts'
import { type AmountSource, amountSourceOf, refuseOtherTotal } from './amount-source.ts'
import { creditSeries } from './credit-series.ts'
import { type LinePrices, linePricesOf } from './line-prices.ts'
import { isPerLine } from './line-totals.ts'
import { currenciesOfSigns, type Money } from './list-currency.ts'
import { cells, decideReading, type ReadFlags, type Reading, type TableRows } from './reading.ts'
import { isPaidFlag, isPaidWord, isStateWord, jointState, stateOf } from './status.ts'
import { refuseUntoldBalance, statusWarnings } from './told-by-status.ts'
import { refuseUntoldDueDate, undatedWarnings } from './untold-due-date.ts'
import { refuseUntoldPayments } from './untold-payments.ts'

/** How the cells of one list are to be read: decided once, held against every row. */
export interface ListFormat extends Reading {
  readonly isMinorUnits: boolean
  readonly amountSource: AmountSource
  /** The total stands on each line for that line alone. */
  readonly isTotalPerLine: boolean
  readonly ignoresBalance: boolean
  readonly linePrices: LinePrices
  /** What was paid is written as what it takes off the balance: `-120.00`. */
  readonly isPaidNegative: boolean
  /** Every column that tells a status: one may say draft and another unpaid. */
  readonly statusColumns: readonly number[]
  /** What the numbers of credit memos begin with, where no column tells them from invoices. */
  readonly creditSeries: readonly string[]
  /** Nothing but the day on which it was paid says that an invoice is paid. */
  readonly isPaidByDate: boolean
  /** Amounts carry their currency with them: `12,00 €`. */
  readonly hasCurrencySigns: boolean
  /** The currency that a heading names. */
  readonly currency: Currency | null
  /** What signs mean that several currencies have. */
  readonly signs: ReadonlyMap<string, Currency>
  readonly warnings: readonly string[]
}

/** Decides how a list of invoices is to be read, or refuses it with the flag that decides. */
export function decideFormat(
  layout: Layout,
  rows: TableRows,
  flags: ReadFlags & { readonly money: Money },
): ListFormat {
  const reading = decideReading(layout, rows, flags)
  const { columns } = layout
  const isMinorUnits = areMinorUnits(layout, rows)
  const statusColumns = statusColumnsOf(layout, reading.names, rows)
  const hasFalseBalance = isBalanceTheTotal(layout, rows, { ...reading, statusColumns })
  const amountSource = amountSourceOf(layout, rows, { ...reading, isBalanceTotal: hasFalseBalance })
  if (amountSource === 'balance' && !hasFalseBalance) refuseOtherTotal(layout, rows, reading.mark)
  refuseUntoldDueDate(layout, rows, reading.order)
  refuseUntoldBalance(layout, rows, { ...reading, statusColumns })
  if (amountSource === 'total') refuseUntoldPayments(layout, rows, reading.mark)
  const lines = linesOf(layout, rows, { mark: reading.mark, source: amountSource })
  const unit = headingUnit(layout.headings[columns.get('total') ?? -1] ?? '') ?? ''
  const signs = currenciesOfSigns(layout, reading.names, { rows, money: flags.money })
  return {
    ...reading,
    signs,
    isMinorUnits,
    hasSides: haveSides(layout, rows, reading),
    amountSource,
    ...lines,
    ignoresBalance: hasFalseBalance,
    isPaidNegative: isPaidTakenOff(layout, rows, reading.mark),
    statusColumns,
    creditSeries: creditSeries(layout, rows),
    isPaidByDate:
      statusColumns.length === 0 &&
      !columns.has('balance') &&
      !columns.has('paid') &&
      !/last/.test(reading.names[columns.get('paidDate') ?? -1] ?? ''),
    hasCurrencySigns:
      isUntold(columns.get('currency'), rows) &&
      [...openAmounts(layout, rows)].some(
        (text) => signedCurrency(text) !== undefined || sharedSignOf(text) !== undefined,
      ),
    currency: currencyOfSign(unit) ?? signs.get(unit.toLowerCase()) ?? null,
    warnings: warningsOf(layout, rows, {
      ...reading,
      statusColumns,
      isMinorUnits,
      amountSource,
      ...lines,
    }),
  }
}

/** What the amounts of lines are, and what is still to be done to them. */
function linesOf(
  layout: Layout,
  rows: TableRows,
  { mark, source }: { readonly mark: Reading['mark']; readonly source: AmountSource },
): Pick<ListFormat, 'isTotalPerLine' | 'linePrices'> {
  const isTotalPerLine = source === 'total' && isPerLine(layout, rows, mark)
  return {
    isTotalPerLine,
    linePrices: linePricesOf(layout, rows, { mark, source, isTotalPerLine }),
  }
}

/** Whether no column names the currency, or leaves it out here and there. */
function isUntold(currency: number | undefined, rows: TableRows): boolean {
  return currency === undefined || rows.some((row) => (row[currency] ?? '').trim() === '')
}

function warningsOf(
  layout: Layout,
  rows: TableRows,
  found: Reading &
    Pick<ListFormat, 'statusColumns' | 'isMinorUnits' | 'amountSource' | 'linePrices'>,
): readonly string[] {
  const { isMinorUnits, amountSource } = found
  return [
    ...(isMinorUnits ? ['amounts are whole numbers of minor units (cents), taken as such'] : []),
    ...(amountSource === 'lineTotal+tax' || found.linePrices.rate !== null
      ? ['the amounts of the lines are quantity times price: their tax is added']
      : []),
    ...(amountSource === 'total+tax' ? ['the totals are without tax: it is added'] : []),
    ...statusWarnings(layout, rows, found),
    ...undatedWarnings(layout, rows),
  ]
}

function* openAmounts({ columns, buckets }: Layout, rows: TableRows): Generator<string> {
  yield* cells(rows, columns, ['total', 'balance'])
  for (const column of buckets) for (const row of rows) yield row[column] ?? ''
}

/** `12.50 CR` alone may be owed or owing: without a debit beside it nobody can tell. */
function haveSides({ columns }: Layout, rows: TableRows, { mark }: Reading): boolean {
  const amounts = [...cells(rows, columns, ['total', 'balance'])]
  return amounts.some((text) => readAmountText(text, mark)?.word === 'debit')
}

function statusColumnsOf(
  { columns }: Layout,
  names: readonly string[],
  rows: TableRows,
): readonly number[] {
  const own = columns.get('status')
  const others = names.flatMap((name, column) => {
    const isFlag = isPaidFlag(name) && holdsFlags(rows, column)
    return STATUS.test(name) || isFlag || tellsStates(rows, column) ? [column] : []
  })
  const taken = new Set(
    [...columns].flatMap(([field, column]) => (field === 'status' ? [] : [column])),
  )
  return [...new Set([...(own === undefined ? [] : [own]), ...others])].filter(
    (one) => !taken.has(one),
  )
}

/** Words that only a state of payment has need no heading. */
function tellsStates(rows: TableRows, column: number): boolean {
  const texts = rows.slice(0, STATES_SEEN).flatMap((row) => row[column]?.trim() || [])
  return texts.length > 1 && texts.some(isPaidWord) && texts.every(isStateWord)
}

const STATES_SEEN = 300

const STATUS =
  /^((invoice|document|payment|workflow|doc|financial|paid|settlement|collection|billing) ?)?(status|state)$|^(docstatus|void|is paid|((invoice|facture) )?(paid|soldee|bezahlt|betaald)|rechnungsstatus|zahlungsstatus|bezahlstatus|betaalstatus|factuurstatus|statut|statut (du )?paiement|estado( (de )?(pago|cobro))?|stato( pagamento)?|(is )?(voided|cancelled|canceled|deleted|submitted|draft|storniert|makulerad)|annulee?|anulada|annullata)$/

/** Some programs keep showing the whole amount as "amount due" once it is paid. */
function isBalanceTheTotal(
  { columns }: Layout,
  rows: TableRows,
  { mark, names, statusColumns }: Reading & Pick<ListFormat, 'statusColumns'>,
): boolean {
  const states = statusColumns.map((column) => ({ column, name: names[column] ?? '' }))
  const at = (row: readonly string[], field: Field) =>
    readAmount(row[columns.get(field) ?? -1] ?? '', mark)
  return rows.some((row) => {
    const balance = at(row, 'balance')
    const total = columns.has('total') ? at(row, 'total') : balance
    const paid = at(row, 'paid')
    const isPaid =
      jointState(states.map(({ column, name }) => stateOf(row[column] ?? '', name))) === 'paid'
    if (balance === undefined || total === undefined || /^-?0*\.?0*$/.test(balance)) return false
    if (!isPaid || balance !== total) return false
    return !columns.has('paid') || paid === balance
  })
}

/** Whether each amount paid has the other sign than the total it was paid on. */
function isPaidTakenOff({ columns }: Layout, rows: TableRows, mark: Reading['mark']): boolean {
  const paid = columns.get('paid')
  const total = columns.get('total')
  if (paid === undefined || total === undefined) return false
  const pairs = rows.flatMap((row) => {
    const [part, whole] = [paid, total].map((column) => readAmount(row[column] ?? '', mark) ?? '0')
    return [part, whole].every((amount) => /[1-9]/.test(amount ?? '')) ? [[part, whole]] : []
  })
  return (
    pairs.length > 0 &&
    pairs.every(([part = '', whole = '']) => part.startsWith('-') !== whole.startsWith('-'))
  )
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
