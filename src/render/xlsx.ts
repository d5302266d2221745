import writeExcelFile from 'write-excel-file/node'
import { currencyDigits } from '../core/currency.ts'
import * as money from '../core/money.ts'
import type { Block, Cell, Table } from '../core/outcome.ts'
import { harmless, plainText } from './plain.ts'

/** A workbook with one sheet a table: money as numbers with the currency's digits, dates as dates. */
export async function renderXlsx(blocks: readonly Block[]): Promise<Uint8Array> {
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []))
  const sheets = tables.map((table, index) => ({
    data: [
      table.columns.map(({ label }) => ({ value: label, fontWeight: 'bold' as const })),
      ...table.rows.map((row) => row.map(sheetCell)),
      ...(table.totals ?? []).map((row) => row.map(sheetCell)),
    ],
    sheet: sheetName(table, index),
    columns: table.columns.map(({ label }) => ({ width: Math.max(12, label.length + 2) })),
    stickyRowsCount: 1,
  }))
  return await writeExcelFile(sheets).toBuffer()
}

function sheetCell(cell: Cell) {
  switch (cell.kind) {
    case 'money': {
      const digits = currencyDigits(cell.value.currency)
      // A spreadsheet has floating-point numbers only: this is where the exact figure leaves us.
      const value = Number(money.decimal(cell.value))
      return { value, type: Number, format: digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}` }
    }
    case 'date':
      return { value: new Date(`${cell.value}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
    case 'count':
      return { value: cell.value, type: Number }
    case 'figure':
      return { value: Number(cell.value), type: Number, format: formatOf(cell.value) }
    default:
      return { value: harmless(plainText(cell)), type: String }
  }
}

function formatOf(figure: string): string {
  const digits = figure.split('.')[1]?.length ?? 0
  return digits === 0 ? '0' : `0.${'0'.repeat(digits)}`
}

/** Sheet names are at most 31 characters and hold none of `[]:*?/\`. */
function sheetName({ title }: Table, index: number): string {
  const name = (title ?? '').replace(/[[\]:*?/\\]/g, ' ').trim()
  return name === ''
    ? `Sheet ${index + 1}`
    : `${name.slice(0, 27)}${index === 0 ? '' : ` ${index + 1}`}`
}
