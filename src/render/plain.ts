import { unreachable } from '../core/errors.ts'
import * as money from '../core/money.ts'
import type { Cell, Column, Table } from '../core/outcome.ts'

/** A cell as data: the same text as in JSON. */
export function plainText(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return cell.value
    case 'money':
      return money.decimal(cell.value)
    case 'monies':
      return cell.values.map((one) => `${money.decimal(one)} ${one.currency}`).join(', ')
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
  return withColumns(table, ({ isForData }) => isForData !== true)
}

/** What people read of a cell, on one line: amounts have their thousands apart. */
export function shownText(cell: Cell): string {
  if (cell.kind === 'money') return money.grouped(cell.value)
  if (cell.kind === 'monies') {
    return cell.values.map((one) => `${money.grouped(one)} ${one.currency}`).join(', ')
  }
  if (cell.kind === 'figure' && cell.unit !== undefined) return `${cell.value} ${cell.unit}`
  return harmless(plainText(cell))
}

/** The table with some of its columns. */
export function withColumns(table: Table, isKept: (column: Column) => boolean): Table {
  const kept = table.columns.map(isKept)
  const isShown = (_: unknown, index: number): boolean => kept[index] === true
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
