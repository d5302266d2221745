import Papa from 'papaparse'
import type { Block, Cell, Table } from '../core/outcome.ts'
import { harmless, isNumeric, plainText } from './plain.ts'

/**
 * The tables as CSV (RFC 4180, UTF-8): headings and rows; totals and sentences are left out. Tables
 * with the same columns, one for each currency, are one table.
 */
export function renderCsv(blocks: readonly Block[]): string {
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []))
  const alike = Map.groupBy(tables, ({ columns }) => columns.map(({ key }) => key).join('\n'))
  return [...alike.values()].map(csvOf).join('\r\n')
}

function csvOf(tables: readonly Table[]): string {
  const heads = tables[0]?.columns.map(({ key }) => key) ?? []
  const rows = tables.flatMap((table) => table.rows.map((row) => row.map(spreadsheetSafe)))
  return `${Papa.unparse([heads, ...rows], { newline: '\r\n' })}\r\n`
}

/** Text that a spreadsheet would run as a formula gets an apostrophe; numbers stay numbers. */
function spreadsheetSafe(cell: Cell): string {
  const text = plainText(cell)
  if (isNumeric(cell)) return text
  return harmless(/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text)
}
