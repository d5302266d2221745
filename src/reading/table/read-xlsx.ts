import { unzipSync } from 'fflate'
import readExcelFile from 'read-excel-file/universal'
import { AppError } from '../../core/errors.ts'
import { numberText } from './cell-text.ts'
import { checkArea, type Sheet } from './workbook-limits.ts'

/** Reads the sheets of an Excel workbook: formulas by their stored results, dates as days. */
export async function readXlsx(bytes: Uint8Array): Promise<readonly Sheet[]> {
  const buffer = new ArrayBuffer(bytes.length)
  new Uint8Array(buffer).set(bytes)
  try {
    checkAreas(bytes)
    // Numbers are taken as the text that the file holds, so that none becomes a float.
    const sheets = await readExcelFile(buffer, { trim: false, parseNumber: numberText })
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: data.map((row) => row.map(textOf)),
    }))
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    const said = cause instanceof Error ? cause.message : String(cause)
    throw new AppError('input', `the Excel workbook cannot be read: ${said}`, {
      hint: 'open it in a spreadsheet program and save it again as .xlsx or .csv',
      cause,
    })
  }
}

/** One cell far outside of the table would fill the memory with empty ones: looked at beforehand. */
function checkAreas(bytes: Uint8Array): void {
  const files = unzipSync(bytes, {
    filter: ({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name),
  })
  for (const [name, content] of Object.entries(files)) {
    let rows = 0
    let columns = 0
    const text = new TextDecoder().decode(content)
    for (const [, letters = '', row = ''] of text.matchAll(/\sr="([A-Z]{1,3})(\d{1,7})"/g)) {
      rows = Math.max(rows, Number(row))
      columns = Math.max(columns, columnNumber(letters))
    }
    checkArea(name, { rows, columns })
  }
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return String(value)
}
