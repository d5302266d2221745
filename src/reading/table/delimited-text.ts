import Papa from 'papaparse'
import { isAmountText } from '../text/amount-text.ts'
import { isDateText } from '../text/date-text.ts'

/** Rows of a delimited text, with the line on which each begins. */
export interface DelimitedRows {
  readonly rows: string[][]
  readonly lines: number[]
  readonly warnings: readonly string[]
}

const STRAY_QUOTES_MAX = 50 // beyond it, quotes mean nothing in this file

/**
 * Splits a text whose lines end in `\n`. A quotation mark that opens a cell and swallows rows is
 * read as a character, and told.
 */
export function splitDelimited(text: string, delimiter: string): DelimitedRows {
  const rows: string[][] = []
  const lines: number[] = []
  const warnings: string[] = []
  let rest = withoutFormulas(text, delimiter)
  let line = 1
  for (let strays = 0; rest !== ''; strays += 1) {
    const parsed = parse(rest, delimiter, strays < STRAY_QUOTES_MAX)
    const bad = strays < STRAY_QUOTES_MAX ? firstSwallower(parsed, delimiter) : undefined
    const good = bad === undefined ? parsed.rows : parsed.rows.slice(0, bad)
    const bare = rowsOfBareQuotes(rest, { ...parsed, rows: good }, delimiter)
    let taken = 0
    for (const [index, row] of good.entries()) {
      rows.push(bare.get(index) ?? row)
      lines.push(line + taken)
      taken += 1 + newlines(row)
    }
    if (bad === undefined) break
    const start = offsetOfLine(rest, taken)
    const end = rest.indexOf('\n', start)
    const stray = rest.slice(start, end === -1 ? undefined : end)
    rows.push(...parse(stray, delimiter, false).rows)
    lines.push(line + taken)
    warnings.push(
      `line ${line + taken}: a quotation mark opens a cell that never ends; it was read as text`,
    )
    rest = end === -1 ? '' : rest.slice(end + 1)
    line += taken + 1
  }
  return { rows, lines, warnings }
}

/** `="1,200.00"`, as some write it to keep Excel from guessing: a quoted cell all the same. */
function withoutFormulas(text: string, delimiter: string): string {
  if (!text.includes(FORMULA)) return text
  const plain = text.replaceAll(`${delimiter}${FORMULA}`, `${delimiter}"`)
  return plain.replace(/^="/gm, '"')
}

const FORMULA = '="'

interface Parsed {
  readonly rows: string[][]
  /** The row in which a quotation mark stays open up to the end. */
  readonly openRow: number | undefined
  /** The rows in which text stands behind a closing quotation mark. */
  readonly badRows: ReadonlySet<number>
}

const NO_QUOTES = '\u0000' // NULs are taken out before, so none is left to act as one

function parse(text: string, delimiter: string, hasQuotes: boolean): Parsed {
  const result = Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    ...(hasQuotes ? {} : { quoteChar: NO_QUOTES }),
  })
  const open = result.errors.find((error) => error.code === 'MissingQuotes')
  const bad = result.errors.filter((error) => error.code === 'InvalidQuotes')
  return {
    rows: result.data,
    openRow: open?.row,
    badRows: new Set(bad.flatMap(({ row }) => row ?? [])),
  }
}

/**
 * The rows in which a quotation mark inside of a cell is not doubled, so that the cell swallows its
 * neighbours: `"Bar "Alba"","12.20"`. There a mark ends a cell only where the next one begins.
 */
function rowsOfBareQuotes(
  text: string,
  { rows, badRows }: Parsed,
  delimiter: string,
): ReadonlyMap<number, string[]> {
  const found = new Map<number, string[]>()
  if (badRows.size === 0) return found
  const widths = new Set(rows.flatMap((row, index) => (badRows.has(index) ? [] : row.length)))
  let offset = 0
  for (const [index, row] of rows.entries()) {
    const end = endOfLine(text, offset)
    if (badRows.has(index) && newlines(row) === 0) {
      const cells = splitAtClosingQuotes(text.slice(offset, end), delimiter)
      if (cells.length > row.length && widths.has(cells.length)) found.set(index, cells)
    }
    offset = end + 1
    for (let more = newlines(row); more > 0; more -= 1) offset = endOfLine(text, offset) + 1
  }
  return found
}

function splitAtClosingQuotes(line: string, delimiter: string): string[] {
  const cells: string[] = []
  for (let start = 0; start <= line.length; ) {
    const isQuoted = line[start] === '"'
    const from = isQuoted ? start + 1 : start
    const stop = line.indexOf(isQuoted ? `"${delimiter}` : delimiter, from)
    const last =
      isQuoted && line.endsWith('"') && line.length > from ? line.length - 1 : line.length
    cells.push(line.slice(from, stop === -1 ? last : stop))
    if (stop === -1) break
    start = stop + delimiter.length + (isQuoted ? 1 : 0)
  }
  return cells
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end
}

/** The first row whose cell holds what looks like whole rows: a stray quotation mark ate them. */
function firstSwallower(parsed: Parsed, delimiter: string): number | undefined {
  const { rows, openRow, badRows } = parsed
  const width = usualWidth(rows)
  const swallower = rows.findIndex((row, index) =>
    row.some((cell) => {
      if (!cell.includes('\n')) return false
      // Inside of a cell a quotation mark is doubled: one that begins a line begins a row.
      const isBroken = badRows.has(index) && (cell.includes(delimiter) || cell.includes('\n"'))
      return isBroken || holdsRows(cell, delimiter, width)
    }),
  )
  if (swallower === -1) return openRow
  return openRow === undefined ? swallower : Math.min(swallower, openRow)
}

/** Whether a cell of several lines holds what looks like a whole row. */
export function holdsRows(cell: string, delimiter: string, width: number): boolean {
  return cell
    .split('\n')
    .slice(1)
    .some((line) => {
      const cells = line.split(delimiter)
      if (cells.length < Math.max(width, 3)) return false
      const bare = cells.map((text) => text.replaceAll('"', ''))
      return bare.some(isDateText) && bare.some(isAmountText)
    })
}

/** The number of cells that most rows have. */
export function usualWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>()
  for (const row of rows) {
    if (row.length > 1) counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])
  return most?.[0] ?? 1
}

function newlines(row: readonly string[]): number {
  let count = 0
  for (const cell of row) {
    for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) count += 1
  }
  return count
}

function offsetOfLine(text: string, lines: number): number {
  let offset = 0
  for (let line = 0; line < lines; line += 1) offset = text.indexOf('\n', offset) + 1
  return offset
}
