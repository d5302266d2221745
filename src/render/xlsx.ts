import { unzipSync, zipSync } from 'fflate'
import writeExcelFile from 'write-excel-file/node'
import { currencyDigits } from '../core/currency.ts'
import * as money from '../core/money.ts'
import { type Block, type Cell, emptyCell, type Table } from '../core/outcome.ts'
import { harmless, plainText } from './plain.ts'

/** The hour that every part of a workbook is from: equal books give equal bytes. */
const PART_TIME = new Date(1980, 0, 1)

/** A workbook with one sheet a table: money as numbers with the currency's digits, dates as dates. */
export async function renderXlsx(blocks: readonly Block[]): Promise<Uint8Array> {
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []))
  const sheets = tables.length === 0 ? [sentencesSheet(blocks)] : tables.map(tableSheet)
  const workbook = await writeExcelFile(sheets).toBuffer()
  return zipSync(unzipSync(workbook), { mtime: PART_TIME })
}

function tableSheet(table: Table, index: number) {
  const texts = (at: number): string[] => table.rows.map((row) => plainText(row[at] ?? emptyCell))
  return {
    data: [
      table.columns.map(({ label }) => ({ value: label, fontWeight: 'bold' as const })),
      ...table.rows.map((row) => row.map((cell) => sheetCell(cell))),
      ...(table.totals ?? []).map((row) =>
        row.map((cell) => ({ ...sheetCell(cell), fontWeight: 'bold' as const })),
      ),
    ],
    sheet: sheetName(table, index),
    columns: table.columns.map(({ label }, at) => ({ width: sheetWidth([label, ...texts(at)]) })),
    stickyRowsCount: 1,
  }
}

function sentencesSheet(blocks: readonly Block[]) {
  const lines = blocks.flatMap((block) => (block.kind === 'text' ? block.text.split('\n') : []))
  return {
    data: lines.map((line) => [{ value: harmless(line), type: String }]),
    sheet: 'Sheet 1',
    columns: [{ width: SHEET_WIDTH_MAX }],
  }
}

/** In characters; a long text runs on behind its column's edge. */
const SHEET_WIDTH_MAX = 60

function sheetWidth(texts: readonly string[]): number {
  const longest = texts.reduce((most, text) => Math.max(most, text.length), 10)
  return Math.min(SHEET_WIDTH_MAX, longest + 2)
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
