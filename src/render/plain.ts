import { unreachable } from '../core/errors.ts'
import * as money from '../core/money.ts'
import type { Cell, Table } from '../core/outcome.ts'

/** A cell as data: the same text as in JSON. */
export function plainText(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return cell.value
    case 'money':
      return money.decimal(cell.value)
    case 'date':
      return cell.value
    case 'count':
      return String(cell.value)
    case 'figure':
      return cell.value
    case 'empty':
      return ''
    default:
      return unreachable(cell)
  }
}

/** Whether the cell is a number to a spreadsheet. */
export function isNumeric(cell: Cell): boolean {
  return cell.kind === 'money' || cell.kind === 'count' || cell.kind === 'figure'
}

/** The table without the columns that only data formats show. */
export function forPeople(table: Table): Table {
  const isShown = (_: unknown, index: number): boolean => table.columns[index]?.isForData !== true
  return {
    ...table,
    columns: table.columns.filter(isShown),
    rows: table.rows.map((row) => row.filter(isShown)),
    ...(table.totals === undefined
      ? {}
      : { totals: table.totals.map((row) => row.filter(isShown)) }),
  }
}

/** Text on one line, without what moves a terminal's cursor or turns the reading direction. */
export function harmless(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (found) => (/[\t\n\r\u2028\u2029]/.test(found) ? ' ' : '\ufffd'),
  )
}

/** The same for text of several lines. */
export function harmlessLines(text: string): string {
  return text.split('\n').map(harmless).join('\n')
}
