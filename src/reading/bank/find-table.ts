import { isAmountText } from '../text/amount-text.ts'
import { fold } from '../text/cell-text.ts'
import { isDateText } from '../text/date-text.ts'
import { isMoneyLike } from './column-profile.ts'
import { type BankField, DATE_FIELDS } from './field-words.ts'
import { type HeadingMeaning, meaningOf } from './heading-fields.ts'

/** Where in a grid the movements stand, and what stands above them. */
export interface BankTable {
  /** Empty when the file has no header row. */
  readonly headings: readonly string[]
  readonly meanings: readonly HeadingMeaning[]
  readonly firstRow: number
  /** The first rows that hold a date and an amount, wherever: enough to know the layout by. */
  readonly movements: readonly (readonly string[])[]
}

const HEADER_ROWS_MAX = 300 // a header stands near the top of a file
const MOVEMENTS_MAX = 2000 // a layout shows in far fewer
const HEADER_CELLS_MAX = 300 // no bank has so much to say
const HEADER_SCORE_MIN = 3
const MONEY_FIELDS: ReadonlySet<BankField> = new Set([
  'amount',
  'debit',
  'credit',
  'net',
  'gross',
  'balance',
])

type Rows = readonly (readonly string[])[]

/** Finds the header row by the words that banks use, or by its place above the first movement. */
export function findTable(rows: Rows, named: readonly string[]): BankTable {
  const header = knownHeader(rows, named) ?? unknownHeader(rows)
  const headings = rows[header ?? -1] ?? []
  if (header === undefined) return withoutHeader(rows)
  const firstRow = header + 1
  const movements = firstMatches(rows, firstRow, isMovement)
  return { headings, meanings: headings.map(meaningOf), firstRow, movements }
}

/** The rows whose date stands where most rows have theirs; a title with a date is none of them. */
function withoutHeader(rows: Rows): BankTable {
  const counts = new Map<number, number>()
  for (const row of firstMatches(rows, 0, isMovement)) {
    row.forEach((cell, column) => {
      if (isDateText(cell)) counts.set(column, (counts.get(column) ?? 0) + 1)
    })
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  const column = most?.[0] ?? 0
  const dated = firstMatches(rows, 0, (row) => isDateText(row[column] ?? ''))
  const usual = [...counts]
    .filter(([, count]) => count * 2 >= (most?.[1] ?? 0))
    .map(([at]) => ({
      at,
      shape: usualShape(dated.map((row) => row[at] ?? '').filter(isDateText)),
    }))
  const isDated = (row: readonly string[]): boolean =>
    isMovement(row) &&
    isDateText(row[column] ?? '') &&
    usual.every(({ at, shape }) => !isDateText(row[at] ?? '') || shapeOf(row[at] ?? '') === shape)
  const first = rows.findIndex(isDated)
  const firstRow = first === -1 ? rows.length : first
  return { headings: [], meanings: [], firstRow, movements: firstMatches(rows, firstRow, isDated) }
}

/** A summary above the rows may begin with a date too, but in another form. */
function usualShape(texts: readonly string[]): string {
  const counts = new Map<string, number>()
  // Of as many, those further down are the movements.
  for (const text of [...texts].reverse()) {
    counts.set(shapeOf(text), (counts.get(shapeOf(text)) ?? 0) + 1)
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  return most?.[0] ?? ''
}

/** `2026-01-31` stands apart from `31-01-2026`, `1/2/26` not from `11/12/26`. */
function shapeOf(text: string): string {
  return text
    .trim()
    .replace(/\d+/g, (digits) => (digits.length < 3 ? '1' : String(digits.length)))
    .replace(/\p{L}+\.?/gu, 'a')
    .slice(0, 5)
}

function knownHeader(rows: Rows, named: readonly string[]): number | undefined {
  const wanted = named.filter((name) => !name.startsWith('#')).map(fold)
  let best: { readonly index: number; readonly score: number } | undefined
  for (let index = 0; index < Math.min(rows.length, HEADER_ROWS_MAX); index += 1) {
    const row = rows[index] ?? []
    const folded = wanted.length === 0 ? [] : row.map(fold)
    const isNamed = wanted.length > 0 && wanted.every((name) => folded.includes(name))
    const score = isNamed ? 1000 : headerScore(row)
    if (score >= HEADER_SCORE_MIN && score > (best?.score ?? 0)) best = { index, score }
  }
  return best?.index
}

/** How much a row looks like headings of a bank file; 0 unless it names a date and money. */
function headerScore(row: readonly string[]): number {
  const seen = new Set<BankField>()
  let score = 0
  let hasDate = false
  let hasMoney = false
  if (row.length > HEADER_CELLS_MAX) return 0
  for (const cell of row) {
    if (cell.trim() === '') continue
    const text = cell.replaceAll('"', '') // a stray quotation mark leaves those of the row
    if (isDateText(text) || isMoneyLike(text)) return 0
    const { fields, isExact } = meaningOf(cell)
    const [first] = fields
    if (first === undefined) continue
    hasDate ||= fields.some((field) => DATE_FIELDS.includes(field))
    hasMoney ||= fields.some((field) => MONEY_FIELDS.has(field))
    if (!seen.has(first)) score += isExact ? 2 : 1
    seen.add(first)
  }
  return hasDate && hasMoney ? score : 0
}

/** Words of a language that we do not know, right above the first movement. */
function unknownHeader(rows: Rows): number | undefined {
  const first = firstMovement(rows)
  const row = rows[first - 1]
  const below = rows[first]
  if (row === undefined || below === undefined) return undefined
  const filled = row.filter((cell) => cell.trim() !== '')
  const words = filled.filter((cell) => /\p{L}/u.test(cell) && !/\d/.test(cell) && cell.length < 40)
  const isWide = row.length >= Math.max(2, below.length * 0.6) && filled.length >= row.length * 0.6
  const hasValues = filled.some((cell) => isDateText(cell) || isAmountText(cell))
  return isWide && !hasValues && words.length >= filled.length * 0.8 ? first - 1 : undefined
}

function firstMovement(rows: Rows): number {
  const first = rows.findIndex(isMovement)
  return first === -1 ? rows.length : first
}

function firstMatches(
  rows: Rows,
  from: number,
  matches: (row: readonly string[]) => boolean,
): Rows {
  const found: (readonly string[])[] = []
  for (let index = from; index < rows.length && found.length < MOVEMENTS_MAX; index += 1) {
    const row = rows[index] ?? []
    if (matches(row)) found.push(row)
  }
  return found
}

/** Whether a row holds a date and, elsewhere, an amount. */
export function isMovement(row: readonly string[]): boolean {
  return row.some(isDateText) && row.some((cell) => !isDateText(cell) && isAmountText(cell))
}
