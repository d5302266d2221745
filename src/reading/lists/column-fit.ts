import { isAmountText } from '../text/amount-text.ts'
import { looksLikeDate } from './date-cell.ts'
import type { Field, Shape } from './field.ts'
import { holdsFlags, holdsFlagWords } from './flag-cells.ts'
import { normaliseHeading } from './normalise.ts'
import { isTotalText } from './total-row.ts'

/** How many cells of a column are looked at, and the share of them that must have the shape. */
const SAMPLE_ROWS = 300
const SHAPE_SHARE = 0.5
const FIT_OF_FEW = 0.5

/** 1 where the cells have the shape, less where few or none have it to judge by, 0 where none has. */
export function fitOf(
  rows: readonly (readonly string[])[],
  { column, heading }: { readonly column: number; readonly heading: string },
  shape: Shape,
): number {
  let filled = 0
  let fitting = 0
  for (const row of rows.slice(0, SAMPLE_ROWS)) {
    const cell = row[column]?.trim() ?? ''
    const isOther = cell === heading.trim() || isLone(row) || isTotalText(cell)
    if (cell === '' || isOther) continue
    filled += 1
    if (hasShape(cell, shape)) fitting += 1
  }
  if (filled === 0) return rows.length === 0 ? 1 : 0.4
  // In a short file one bad cell is a bad row, and does not take its column's meaning away.
  const isMost = fitting / filled >= SHAPE_SHARE || (fitting > 0 && filled - fitting === 1)
  // Damaged cells must not hand the meaning of a heading to another column: their rows are rejected.
  return isMost ? 1 : fitting > 0 ? FIT_OF_FEW : 0
}

/** Yes and no say whether an invoice is paid or a credit memo, not how much of it, which or whose. */
export function isFlagOtherwise(
  heading: string,
  field: Field,
  { rows, column }: { rows: readonly (readonly string[])[]; column: number },
): boolean {
  if (field === 'paid') return holdsFlags(rows, column)
  if (field === 'number' && isOfPersons(heading, rows, column)) return true
  if (field === 'number' || field === 'customer') return holdsFlagWords(rows, column)
  // `Valuta` is the day of value in one list, and the currency in another.
  if (field === 'currency') return fitOf(rows, { column, heading }, 'date') === 1 && rows.length > 0
  const isCredit = field === 'kind' && CREDIT_HEADING.test(normaliseHeading(heading))
  return isCredit && !holdsFlags(rows, column)
}

/** A `Name` numbers the documents of some shops; without a figure in most cells it names somebody. */
function isOfPersons(
  heading: string,
  rows: readonly (readonly string[])[],
  column: number,
): boolean {
  if (normaliseHeading(heading) !== 'name') return false
  const texts = rows.slice(0, SAMPLE_ROWS).flatMap((row) => (row[column] ?? '').trim() || [])
  return texts.filter((text) => /\d/.test(text)).length * 2 < texts.length
}

const CREDIT_HEADING = /^(?:credit (?:memo|note)|creditfactuur|credit)$/

/** A title or a footer says nothing of the columns. */
function isLone(row: readonly string[]): boolean {
  return row.length > 2 && row.filter((cell) => cell.trim() !== '').length === 1
}

function hasShape(cell: string, shape: Shape): boolean {
  switch (shape) {
    case 'amount':
      return isAmountText(cell) || /^[-–—.]$/.test(cell)
    case 'date':
      return looksLikeDate(cell) || /^[-–—]$/.test(cell)
    case 'email':
      return cell.includes('@')
    case 'text':
      return true
  }
}

/** Whether a table has rows and none of them fills the column. */
export function isBlankColumn(rows: readonly (readonly string[])[], column: number): boolean {
  return rows.length > 0 && rows.every((row) => (row[column] ?? '').trim() === '')
}
