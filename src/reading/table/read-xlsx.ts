import { unzipSync, zipSync } from 'fflate'
import readExcelFile from 'read-excel-file/universal'
import { AppError } from '../../core/errors.ts'
import { numberText } from './cell-text.ts'
import { checkArea, type Sheet } from './workbook-limits.ts'
import { currenciesOfStyles, hiddenSheets, withCurrencies } from './xlsx-parts.ts'

const SHEET = /^xl\/worksheets\/[^/]+\.xml$/
const TEXTS = 'xl/sharedStrings.xml'
const STYLES = 'xl/styles.xml'
const WORKBOOK = 'xl/workbook.xml'
/** A hundred thousand invoices have ten texts each that no other has. */
const TEXTS_MAX = 1e6
const EMPTY_TEXT_MAX = 256 << 10 // a table of usual size is left as it is

/**
 * Reads the sheets of an Excel workbook: formulas by their stored results, dates as days, amounts
 * with the currency of their format.
 */
export async function readXlsx(bytes: Uint8Array): Promise<readonly Sheet[]> {
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name }) => SHEET.test(name) || [TEXTS, STYLES, WORKBOOK].includes(name),
    })
    const checked = checkedSheets(bytes, parts)
    const buffer = new ArrayBuffer(checked.length)
    new Uint8Array(buffer).set(checked)
    const hidden = hiddenSheets(textIn(parts, WORKBOOK))
    // Numbers are taken as the text that the file holds, so that none becomes a float.
    const sheets = await readExcelFile(buffer, { trim: false, parseNumber: cellNumber })
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      isHidden: hidden.has(sheet),
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

type Parts = Readonly<Record<string, Uint8Array>>

function textIn(parts: Parts, name: string): string {
  const part = parts[name]
  return part === undefined ? '' : new TextDecoder().decode(part)
}

/** `1120.5 EUR`, as the sheets are prepared, is the number and its currency. */
function cellNumber(stored: string): string {
  const [number = '', currency] = stored.trim().split(' ')
  return currency === undefined ? numberText(number) : `${numberText(number)} ${currency}`
}

/**
 * The workbook without the empty rows that formatting leaves below a table, a million at the worst,
 * and with the currencies that its numbers are shown with. One cell far outside of the table would
 * fill the memory with empty ones: it is refused.
 */
function checkedSheets(bytes: Uint8Array, parts: Parts): Uint8Array {
  checkTexts(textIn(parts, TEXTS))
  const currencies = currenciesOfStyles(textIn(parts, STYLES))
  const cleared: Record<string, Uint8Array> = {}
  for (const name of Object.keys(parts).filter((part) => SHEET.test(part))) {
    const text = textIn(parts, name)
    const table = withCurrencies(withoutEmpty(text), currencies)
    checkArea(name, areaOf(table))
    if (table !== text) cleared[name] = new TextEncoder().encode(table)
  }
  if (Object.keys(cleared).length === 0) return bytes
  return zipSync({ ...unzipSync(bytes), ...cleared }, { level: 0 })
}

function checkTexts(text: string): void {
  let count = 0
  for (let at = text.indexOf('<si'); at !== -1; at = text.indexOf('<si', at + 3)) count += 1
  if (count <= TEXTS_MAX) return
  throw new AppError('input', `the workbook holds ${count} texts, more than ${TEXTS_MAX}`, {
    hint: 'save its table as CSV and import that: a CSV file may have any size',
  })
}

function withoutEmpty(text: string): string {
  const left = text
    .replace(/<c\b[^<>]*(?:\/>|><\/c>)/g, '')
    .replace(/<row\b[^<>]*(?:\/>|>\s*<\/row>)/g, '')
  return text.length - left.length > EMPTY_TEXT_MAX ? left : text
}

/** How far the cells and rows of a sheet reach. */
function areaOf(text: string): { readonly rows: number; readonly columns: number } {
  let rows = 0
  let columns = 0
  for (const [, letters = '', row = ''] of text.matchAll(/\sr="([A-Z]*)(\d+)"/g)) {
    rows = Math.max(rows, Number(row))
    columns = Math.max(columns, columnNumber(letters))
  }
  return { rows, columns }
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return String(value)
}
