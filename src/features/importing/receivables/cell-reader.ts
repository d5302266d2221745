import type { CalendarDate } from '../../../core/calendar-date.ts'
import type { RowReject } from '../../../reading/facts.ts'
import { readDate } from '../../../reading/lists/date-cell.ts'
import type { Field } from '../../../reading/lists/field.ts'
import { readAmount, readSidedAmount } from '../../../reading/text/amount-text.ts'
import { remembered } from '../../../reading/text/remembered.ts'
import { trimmed } from '../../../reading/text/trimmed.ts'
import type { Reading } from './reading.ts'
import { openWatch } from './watch.ts'

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
  /** An amount in a column that has no field of its own. */
  amountAt(column: number): string | null
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
  const { watched, mark, isMinorUnits: areWhole = false } = format
  const watch = watched === null ? null : openWatch(watched)
  const dateOf = remembered((text) => {
    if (NO_DATE.test(text)) return null
    watch?.date(text, row.line)
    return readDate(text, format.order)
  })
  const row: { cells: readonly string[]; line: number } = { cells: [], line: 0 }
  const raw = (field: Field): string => {
    const column = index[field]
    return column === undefined ? '' : trimmed(row.cells[column] ?? '')
  }
  const fail = (field: Field, reason: string): never =>
    failAt(row, { column: index[field], headings, value: raw(field) }, reason)
  const reader: CellReader = {
    raw,
    fail,
    text: (field) => plainText(raw(field)),
    amount: (field) => {
      const text = raw(field)
      if (isBlankAmount(text)) return null
      const amount = readAmount(text, mark) ?? sidedAmount(format, field, text)
      watch?.amount(text, row.line, amount !== undefined)
      if (areWhole && amount?.includes('.') === true) fail(field, 'not a whole number of cents')
      return amount ?? fail(field, 'not an amount')
    },
    amountAt: (column) => {
      const text = trimmed(row.cells[column] ?? '')
      if (isBlankAmount(text)) return null
      const amount = readAmount(text, mark)
      watch?.amount(text, row.line, amount !== undefined)
      return amount ?? failAt(row, { column, headings, value: text }, 'not an amount')
    },
    date: (field) => {
      const text = raw(field)
      const date = text === '' ? null : dateOf(text)
      return date === undefined ? fail(field, dateReason(format.order)) : date
    },
  }
  return (cells, line) => {
    row.cells = cells
    row.line = line
    return reader
  }
}

function failAt(
  { line }: { readonly line: number },
  cell: { column: number | undefined; headings: readonly string[]; value: string },
  reason: string,
): never {
  const { column, headings, value } = cell
  const name = column === undefined ? '' : headings[column]?.trim() || `#${column + 1}`
  throw new RowFault({ line, column: name, value, reason })
}

function isBlankAmount(text: string): boolean {
  return text === '' || text === '.' || /^[-–—]{1,2}$/.test(text)
}

function sidedAmount(
  { hasSides = false, mark }: Reading,
  field: Field,
  text: string,
): string | undefined {
  const isOfAccount = field === 'total' || field === 'balance'
  return hasSides && isOfAccount ? readSidedAmount(text, mark) : undefined
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

function dateReason(order: Reading['order']): string {
  return order === 'ymd' ? 'not a date' : `not a date (the file has ${order} dates)`
}
