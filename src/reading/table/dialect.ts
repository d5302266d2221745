import { AppError } from '../../core/errors.ts'
import { isAmountText } from '../text/amount-text.ts'
import { isDateText } from '../text/date-text.ts'
import { splitDelimited, usualWidth } from './delimited-text.ts'
import { decodeBytes, detectEncoding, type EncodingFinding } from './encoding.ts'

/** How a delimited text file is written; found on its head, it holds for the whole file. */
export interface Dialect extends EncodingFinding {
  readonly delimiter: string
}

/** What the user says about a text file. */
export interface DialectOptions {
  readonly encoding?: string
  readonly delimiter?: string
}

const DELIMITERS = ['~|~', ';', ',', '\t', '|'] as const // a longer one wins over a part of it
const HEAD_CHARACTERS_MAX = 64 << 10
const ROWS_MAX = 200
const TYPED_CELLS_MAX = 4

/** Tells encoding and delimiter from the head of a file. */
export function detectDialect(head: Buffer, options: DialectOptions = {}): Dialect {
  const found = encodingOf(head, options)
  const text = normalizeText(decodeBytes(head.subarray(0, HEAD_CHARACTERS_MAX * 4), found.encoding))
  return { ...found, delimiter: delimiterOf(text, options) }
}

/** The encoding that the user says, or the one that the bytes tell. */
export function encodingOf(bytes: Buffer, options: DialectOptions): EncodingFinding {
  if (options.encoding === undefined) return detectEncoding(bytes)
  return { encoding: options.encoding, isAscii: false, warnings: [] }
}

/** Line ends as `\n`, without marks that carry nothing: a byte order mark, NULs. */
export function normalizeText(text: string): string {
  const plain = text.replace(/^\ufeff/, '').replaceAll('\u0000', '')
  if (!plain.includes('\r')) return plain
  const lines = plain.replace(/\r{1,4}\n/g, '\n') // bounded: a text of CRs alone would take forever
  const returns = countOf(lines, '\r')
  // Old Mac files end lines in CR alone; a few CRs in a file of LFs are spaces inside cells.
  const isLineEnd = returns > countOf(lines, '\n') / 4
  return returns === 0 ? lines : lines.replaceAll('\r', isLineEnd ? '\n' : ' ')
}

/** The delimiter that the user says, that an Excel `sep=` line says, or that makes the best table. */
export function delimiterOf(text: string, options: DialectOptions): string {
  if (options.delimiter !== undefined) return namedDelimiter(options.delimiter)
  const said = /^"?sep=(.)"?\s*(?:\n|$)/.exec(text)?.[1]
  if (said !== undefined) return said
  const head = unwrapLines(headOf(text))
  const scores = DELIMITERS.map((delimiter) => ({ delimiter, score: tableScore(head, delimiter) }))
  return scores.reduce((best, other) => (other.score > best.score ? other : best)).delimiter
}

/** The text inside of lines that are quoted as a whole: `"a,""b"",c"`. */
function unwrapLines(head: string): string {
  const lines = head.split('\n').filter((line) => line.trim() !== '')
  const isWrapped = (line: string): boolean => /^"(?:[^"]|"")*"$/.test(line)
  if (lines.length < 2 || !lines.every(isWrapped)) return head
  return lines.map((line) => line.slice(1, -1).replaceAll('""', '"')).join('\n')
}

function namedDelimiter(name: string): string {
  if (name === 'tab' || name === '\\t') return '\t'
  if (name.length === 1) return name
  throw new AppError('usage', `a delimiter is one character or "tab", found "${name}"`)
}

function headOf(text: string): string {
  if (text.length <= HEAD_CHARACTERS_MAX) return text
  const end = text.lastIndexOf('\n', HEAD_CHARACTERS_MAX)
  return text.slice(0, end > 0 ? end : HEAD_CHARACTERS_MAX)
}

/** Tables have rows of one width, and cells that are a date or an amount and nothing else. */
function tableScore(head: string, delimiter: string): number {
  if (!head.includes(delimiter)) return 0
  const rows = splitDelimited(head, delimiter)
    .rows.filter((row) => row.some((cell) => cell.trim() !== ''))
    .slice(0, ROWS_MAX)
  const width = usualWidth(rows)
  if (width < 2) return 0
  const wide = rows.filter((row) => row.length > 1)
  const even = wide.filter((row) => row.length === width).length / rows.length
  const typed = wide.reduce((sum, row) => sum + typedCells(row), 0) / wide.length
  return even * (1 + Math.log2(width)) + (wide.length / rows.length) * 2 * typed
}

function typedCells(row: readonly string[]): number {
  const typed = row.filter(
    (cell) => isDateText(cell) || (/\d[.,]\d\d?\D*$/.test(cell) && isAmountText(cell)),
  )
  return Math.min(typed.length, TYPED_CELLS_MAX)
}

function countOf(text: string, character: string): number {
  let count = 0
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) count += 1
  return count
}
