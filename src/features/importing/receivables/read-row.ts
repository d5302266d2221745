import type { Currency } from '../../../core/currency.ts'
import { type DocumentKind, documentKindOf } from '../../../reading/lists/document-kind.ts'
import type { Field } from '../../../reading/lists/field.ts'
import { isSupplierSide } from '../../../reading/lists/side-column.ts'
import { currencyOf, sharedSignOf, signedCurrency } from '../../../reading/text/currency-text.ts'
import { remembered } from '../../../reading/text/remembered.ts'
import { type CellReader, cellReaderOf, type Refusal, readSafely } from './cell-reader.ts'
import { seriesOf } from './credit-series.ts'
import type { ListFormat } from './format.ts'
import { partyReader } from './party.ts'
import type { DocumentRow, Party } from './receivable-fact.ts'
import { lineTotalOf, paidOf, totalOf } from './row-amounts.ts'
import { isYes, jointState, type State, stateOf } from './status.ts'

/** What titles said of the rows below them. */
export interface Section {
  readonly customer: string | null
  readonly currency: Currency | null
}

/** Prepares the reading of the rows of an invoice list. */
export function documentRowReader(
  format: ListFormat,
): (cells: readonly string[], line: number, section: Section) => DocumentRow | Refusal {
  const cellsOf = cellReaderOf(format)
  const heading = (field: Field) => format.names[format.layout.columns.get(field) ?? -1] ?? ''
  const kindHeading = heading('kind')
  const isCredits = format.layout.kind === 'credits'
  const words: Words = {
    states: format.statusColumns.map((column) => {
      const heading = format.names[column] ?? ''
      return { column, stateOf: remembered((text: string) => stateOf(text, heading)) }
    }),
    kindOf: isCredits
      ? () => 'credit_memo'
      : remembered((text) => documentKindOf(text, kindHeading)),
    currencyOf: remembered(
      (text) => format.signs.get(text.trim().toLowerCase()) ?? currencyOf(text) ?? null,
    ),
    partyOf: partyReader(),
  }
  return (cells, line, section) =>
    readSafely(() => documentRow({ format, words, cells }, cellsOf(cells, line), { line, section }))
}

interface Words {
  readonly states: readonly { readonly column: number; readonly stateOf: (text: string) => State }[]
  readonly kindOf: (text: string) => DocumentKind
  readonly currencyOf: (text: string) => Currency | null
  readonly partyOf: (cell: CellReader, section: string | null) => Party
}

function documentRow(
  { format, words, cells }: { format: ListFormat; words: Words; cells: readonly string[] },
  cell: CellReader,
  { line, section }: { line: number; section: Section },
): DocumentRow {
  const number = cell.text('number') ?? cell.fail('number', 'no invoice number')
  const issueDate =
    cell.date('issueDate') ?? cell.date('dueDate') ?? cell.fail('issueDate', 'no date')
  const status = cell.text('status')
  const disputed = cell.text('disputed')
  const currencyText = cell.text('currency')
  const currency = currencyText === null ? null : words.currencyOf(currencyText)
  if (currencyText !== null && currency === null && !/^[-–—.]+$/.test(currencyText)) {
    cell.fail('currency', 'not a currency of ISO 4217')
  }
  const paidDate = cell.date('paidDate')
  const state = jointState(
    words.states.map(({ column, stateOf: read }) => read(cells[column] ?? '')),
  )
  return {
    line,
    number,
    party: words.partyOf(cell, section.customer),
    issueDate,
    dueDate: cell.date('dueDate'),
    terms: cell.text('terms'),
    currency: currency ?? amountCurrency(format, cells) ?? format.currency ?? section.currency,
    total: totalOf(format, cell),
    lineTotal: lineTotalOf(format, cell),
    tax: cell.amount('tax'),
    balance: format.ignoresBalance ? null : cell.amount('balance'),
    paid: paidOf(format, cell),
    paidDate,
    poNumber: cell.text('poNumber'),
    kind: isSupplierSide(cell.text('side') ?? '')
      ? 'other'
      : (kindOf(format, number) ?? words.kindOf(cell.text('kind') ?? '')),
    state: format.isPaidByDate && paidDate !== null ? 'paid' : state,
    status,
    paymentLink: cell.text('paymentLink'),
    structuredReference: cell.text('structuredReference'),
    isDisputed: disputed !== null && isYes(disputed),
    appliesTo: cell.text('appliesTo'),
  }
}

function kindOf({ creditSeries }: ListFormat, number: string): DocumentKind | undefined {
  if (creditSeries.length === 0) return undefined
  return creditSeries.includes(seriesOf(number) ?? '') ? 'credit_memo' : undefined
}

function amountCurrency(format: ListFormat, cells: readonly string[]): Currency | null {
  if (!format.hasCurrencySigns) return null
  const { columns, buckets } = format.layout
  const column = columns.get('total') ?? columns.get('balance')
  for (const at of column === undefined ? buckets : [column]) {
    const text = cells[at] ?? ''
    const currency = signedCurrency(text) ?? format.signs.get(sharedSignOf(text) ?? '')
    if (currency !== undefined) return currency
  }
  return null
}
