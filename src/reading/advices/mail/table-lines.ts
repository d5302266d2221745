import type { RowReject } from '../../facts.ts'
import { assignColumns } from '../../lists/assign.ts'
import { looksLikeDate } from '../../lists/date-cell.ts'
import type { Field } from '../../lists/field.ts'
import { DICTIONARIES } from '../../lists/kind-of.ts'
import { isAmountText } from '../../text/amount-text.ts'
import { isTotalWord, labelsIn } from './labels.ts'
import type { RawLine, RawLines } from './raw-line.ts'
import type { TextRow } from './text-rows.ts'

const HEADINGS = DICTIONARIES.remittances

/** The lines of the first table in a text whose headings name invoices and amounts. */
export function tableLines(rows: readonly TextRow[]): RawLines | undefined {
  for (const [index, header] of rows.entries()) {
    if (header.cells.length < 2 || header.cells.some((one) => isAmountText(one.text))) continue
    const headings = header.cells.map((one) => one.text)
    const below = rows.slice(index + 1).map((row) => aligned(row, header) ?? [])
    const sample = below.filter((cells) => cells.length > 0)
    const columns = withNumber(assignColumns(headings, sample, HEADINGS).columns, sample)
    const hasAmount = columns.has('paid') || columns.has('gross')
    if (!columns.has('number') || !hasAmount) continue
    const found = readTable(rows.slice(index + 1), { header, columns })
    if (found.lines.length + found.rejects.length > 0) return found
  }
  return undefined
}

/** Where no heading says which column has the numbers: the first that looks like it; the book decides later. */
function withNumber(
  columns: ReadonlyMap<Field, number>,
  rows: readonly (readonly string[])[],
): ReadonlyMap<Field, number> {
  if (columns.has('number')) return columns
  const taken = new Set(columns.values())
  const paying = rows.filter((row) => row.some(isAmountText))
  const width = Math.max(0, ...paying.map((row) => row.length))
  for (let column = 0; column < width; column++) {
    const named = paying.filter((row) => looksLikeNumber(row[column] ?? ''))
    if (!taken.has(column) && named.length > 1 && 2 * named.length > paying.length)
      return new Map([...columns, ['number' as const, column] as const])
  }
  return columns
}

function looksLikeNumber(text: string): boolean {
  return /^[\p{L}\p{N}/._-]*\d{3}[\p{L}\p{N}/._-]*$/u.test(text) && !looksLikeDate(text)
}

interface Table {
  readonly header: TextRow
  readonly columns: ReadonlyMap<Field, number>
}

function readTable(rows: readonly TextRow[], table: Table): RawLines {
  const lines: RawLine[] = []
  const rejects: RowReject[] = []
  const totals: string[] = []
  for (const row of rows) {
    const at = cellsOf(row, table)
    const first = row.cells.find((one) => one.text !== '')?.text ?? ''
    if (isTotalWord(first)) {
      const last = row.cells.filter((one) => isAmountText(one.text)).at(-1)?.text
      const total = row.cells.length > 2 ? (at('paid') ?? last) : last
      if (total !== undefined) totals.push(total)
      break
    }
    const number = at('number') ?? ''
    const isLine = /\d/.test(number) && (at('paid') ?? at('gross')) !== undefined
    if (isLine) {
      const line = lineOf(row, number, at)
      if ('number' in line) lines.push(line)
      else rejects.push(line)
    } else if (labelsIn(row).length > 0 || row.cells.length < 2) {
      if (lines.length > 0) break
    } else if (row.cells.some((one) => isAmountText(one.text))) rejects.push(unreadable(row))
  }
  return { lines, totals, rejects }
}

type ReadCell = (field: Field) => string | undefined

/** The cells of a row by their headings; a dash says that there is nothing. */
function cellsOf(row: TextRow, { header, columns }: Table): ReadCell {
  const cells = aligned(row, header)
  return (field) => {
    const text = cells?.[columns.get(field) ?? -1]?.trim()
    return text === undefined || text === '' || /^[-–—]$/.test(text) ? undefined : text
  }
}

function lineOf(row: TextRow, number: string, at: ReadCell): RawLine | RowReject {
  const named = {
    paid: at('paid'),
    gross: at('gross'),
    discount: at('discount'),
    deduction: at('deduction'),
  }
  const wrong = Object.values(named).find((text) => text !== undefined && !isAmountText(text))
  if (wrong !== undefined) return { ...unreadable(row), value: wrong, reason: 'not an amount' }
  const others = row.cells.map(({ text }) => (mayBeNumber(text) ? text : ''))
  return { row: row.line, number, others, amounts: { kind: 'named', ...named } }
}

function mayBeNumber(text: string): boolean {
  return /^\d{3,}$/.test(text) || (/\d/.test(text) && !isAmountText(text))
}

function unreadable({ line, text }: TextRow): RowReject {
  return { line, column: '', value: text, reason: 'does not fit the headings of the table' }
}

/** The cells of a row below the headings; where blanks part them, each goes to the nearest heading. */
function aligned(row: TextRow, header: TextRow): readonly string[] | undefined {
  const { cells } = row
  if (cells.length === header.cells.length) return cells.map(({ text }) => text)
  if (row.isRuled || header.isRuled) {
    return cells.length < header.cells.length ? undefined : cells.map(({ text }) => text)
  }
  if (cells.length > header.cells.length) return undefined
  const placed = header.cells.map(() => '')
  for (const cell of cells) {
    const gaps = header.cells.map((heading) =>
      Math.max(0, heading.from - cell.to, cell.from - heading.to),
    )
    const nearest = gaps.indexOf(Math.min(...gaps))
    if (placed[nearest] !== '') return undefined
    placed[nearest] = cell.text
  }
  return placed
}
