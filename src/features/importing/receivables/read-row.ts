import type { CalendarDate } from '../../../core/calendar-date.ts'
import type { Currency } from '../../../core/currency.ts'
import type { Field } from '../columns/field.ts'
import type { RowReject } from '../facts.ts'
import { negated, productOf, readAmount, sumOf } from '../values/amount.ts'
import { readDate } from '../values/date.ts'
import { remembered } from '../values/remembered.ts'
import { currencyOf, signedCurrency } from './currency-text.ts'
import type { ListFormat } from './format.ts'
import { partyReader } from './party.ts'
import type { Reading } from './reading.ts'
import type { DocumentRow, Party } from './receivable-fact.ts'
import {
  type DocumentKind,
  documentKindOf,
  isYes,
  jointState,
  type State,
  stateOf,
} from './status.ts'

/** A row that could not be read. */
export interface Refusal {
  readonly reject: RowReject
}

/** Thrown inside this file only, to leave a row at its first fault. */
class RowFault extends Error {
  readonly reject: RowReject
  constructor(reject: RowReject) {
    super(reject.reason)
    this.reject = reject
  }
}

/** The cells of one row by field, each read as the format says. */
export interface CellReader {
  /** As it stands there, but for blanks around it. */
  raw(field: Field): string
  text(field: Field): string | null
  amount(field: Field): string | null
  date(field: Field): CalendarDate | null
  fail(field: Field, expected: string): never
}

/** Reads the cells of a row; a cell that is not what its column holds ends the row. */
export function cellReader(format: Reading, cells: readonly string[], line: number): CellReader {
  return cellReaderOf(format)(cells, line)
}

/** Prepares the reading of a list's cells; the reader it returns is used for one row at a time. */
export function cellReaderOf(
  format: Reading,
): (cells: readonly string[], line: number) => CellReader {
  const { columns, headings } = format.layout
  const index: Partial<Record<Field, number>> = Object.fromEntries(columns)
  const dateOf = remembered((text) => readDate(text, format.order) ?? null)
  const row: { cells: readonly string[]; line: number } = { cells: [], line: 0 }
  const raw = (field: Field): string => {
    const column = index[field]
    return column === undefined ? '' : (row.cells[column]?.trim() ?? '')
  }
  const fail = (field: Field, reason: string): never => {
    const column = index[field]
    throw new RowFault({
      line: row.line,
      column: column === undefined ? '' : headings[column]?.trim() || `#${column + 1}`,
      value: raw(field),
      reason,
    })
  }
  const reader: CellReader = {
    raw,
    fail,
    text: (field) => plainText(raw(field)),
    amount: (field) => {
      const text = raw(field)
      if (text === '' || text === '-' || text === '–' || text === '—' || text === '.') return null
      return readAmount(text, format.mark) ?? fail(field, 'not an amount')
    },
    date: (field) => {
      const text = raw(field)
      if (text === '' || NO_DATE.test(text)) return null
      return dateOf(text) ?? fail(field, dateReason(format.order))
    },
  }
  return (cells, line) => {
    row.cells = cells
    row.line = line
    return reader
  }
}

const NO_DATE = /^[-–—]$|^0000-00-00|^n\/?a$/i

/** Runs the reading of one row and turns its first fault into a reject. */
export function readSafely<T>(read: () => T): T | Refusal {
  try {
    return read()
  } catch (error) {
    if (error instanceof RowFault) return { reject: error.reject }
    throw error
  }
}

/** Prepares the reading of the rows of an invoice list. */
export function documentRowReader(
  format: ListFormat,
): (cells: readonly string[], line: number) => DocumentRow | Refusal {
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
    currencyOf: remembered((text) => currencyOf(text) ?? null),
    partyOf: partyReader(),
  }
  return (cells, line) =>
    readSafely(() => documentRow({ format, words, cells }, cellsOf(cells, line), line))
}

interface Words {
  readonly states: readonly { readonly column: number; readonly stateOf: (text: string) => State }[]
  readonly kindOf: (text: string) => DocumentKind
  readonly currencyOf: (text: string) => Currency | null
  readonly partyOf: (cell: CellReader) => Party
}

function documentRow(
  { format, words, cells }: { format: ListFormat; words: Words; cells: readonly string[] },
  cell: CellReader,
  line: number,
): DocumentRow {
  const number = cell.text('number') ?? cell.fail('number', 'no invoice number')
  const issueDate =
    cell.date('issueDate') ?? cell.date('dueDate') ?? cell.fail('issueDate', 'no date')
  const status = cell.text('status')
  const currencyText = cell.text('currency')
  const currency = currencyText === null ? null : words.currencyOf(currencyText)
  if (currencyText !== null && currency === null && /^[A-Za-z]{3}$/.test(currencyText)) {
    cell.fail('currency', 'not a currency of ISO 4217')
  }
  return {
    line,
    number,
    party: words.partyOf(cell),
    issueDate,
    dueDate: cell.date('dueDate'),
    terms: cell.text('terms'),
    currency: currency ?? amountCurrency(format, cells) ?? format.currency,
    total: totalOf(format, cell),
    lineTotal: lineTotalOf(format, cell),
    tax: cell.amount('tax'),
    balance: format.ignoresBalance ? null : cell.amount('balance'),
    paid: cell.amount('paid'),
    paidDate: cell.date('paidDate'),
    poNumber: cell.text('poNumber'),
    kind: words.kindOf(cell.text('kind') ?? ''),
    state: jointState(words.states.map(({ column, stateOf: read }) => read(cells[column] ?? ''))),
    status,
    paymentLink: cell.text('paymentLink'),
    structuredReference: cell.text('structuredReference'),
    isDisputed: isYes(cell.text('disputed') ?? ''),
    appliesTo: cell.text('appliesTo'),
  }
}

function amountCurrency(format: ListFormat, cells: readonly string[]): Currency | null {
  if (!format.hasCurrencySigns) return null
  const { columns } = format.layout
  const column = columns.get('total') ?? columns.get('balance')
  return column === undefined ? null : (signedCurrency(cells[column] ?? '') ?? null)
}

function totalOf(format: ListFormat, cell: CellReader): string | null {
  switch (format.amountSource) {
    case 'total':
      return cell.amount('total')
    case 'balance':
      return cell.amount('balance')
    case 'balance+paid': {
      const parts = [cell.amount('balance'), cell.amount('paid')].filter((part) => part !== null)
      return parts.length === 0 ? null : sumOf(parts)
    }
    case 'debit-credit': {
      const debit = cell.amount('debit')
      const credit = cell.amount('credit')
      if (debit === null && credit === null) return null
      return sumOf([debit ?? '0', negated(credit ?? '0')])
    }
    default:
      return null
  }
}

function lineTotalOf(format: ListFormat, cell: CellReader): string | null {
  switch (format.amountSource) {
    case 'lineTotal':
      return cell.amount('lineTotal')
    case 'lineNet+tax':
      return sumOf([
        cell.amount('lineNet') ?? '0',
        cell.amount('lineTax') ?? cell.amount('tax') ?? '0',
      ])
    case 'quantity*price': {
      const price = cell.amount('unitPrice')
      if (price === null) return null
      const net = productOf(cell.amount('quantity') ?? '1', price)
      const tax = cell.amount('lineTax') ?? cell.amount('tax')
      return tax === null ? net : sumOf([net, tax])
    }
    case 'total':
      return format.isTotalPerLine ? cell.amount('total') : null
    default:
      return null
  }
}

/** Takes off the marks with which spreadsheets keep leading zeros: `="0012"`, `'0012`. */
function plainText(text: string): string | null {
  if (text === '') return null
  if (!MARKED.test(text)) return text
  const bare = text
    .replace(/^="(.*)"$/, '$1')
    .replace(/^'(?=[\d+=@-])/, '')
    .replace(/\s+/g, ' ')
    .trim()
  return bare === '' ? null : bare
}

const MARKED = /^[='\s]|\s$|[\n\t\r\u00a0]| {2}/

function dateReason(order: ListFormat['order']): string {
  return order === 'ymd' ? 'not a date' : `not a date (the file has ${order} dates)`
}
