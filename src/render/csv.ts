import Papa from 'papaparse'
import type { Block, Cell } from '../core/outcome.ts'
import { isNumeric, plainText } from './plain.ts'

/** The tables as CSV (RFC 4180, UTF-8): headings and rows; totals and sentences are left out. */
export function renderCsv(blocks: readonly Block[]): string {
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []))
  return tables
    .map((table) =>
      Papa.unparse(
        [
          table.columns.map((column) => column.key),
          ...table.rows.map((row) => row.map(spreadsheetSafe)),
        ],
        { newline: '\r\n' },
      ),
    )
    .map((text) => `${text}\r\n`)
    .join('\r\n')
}

/** Text that a spreadsheet would run as a formula gets an apostrophe; numbers stay numbers. */
function spreadsheetSafe(cell: Cell): string {
  const text = plainText(cell)
  return !isNumeric(cell) && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}
