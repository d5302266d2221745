import { isAmountText, readAmount } from '../text/amount-text.ts'
import type { DecimalMark } from '../text/bare-number.ts'
import { isSameAmount, sumOf } from '../text/exact-decimal.ts'
import { looksLikeDate } from './date-cell.ts'
import { normaliseHeading } from './normalise.ts'
import { isTotalRow } from './total-row.ts'

type Row = readonly string[]

/** A report in which one column holds customers, with what they owe, and below each his documents. */
export interface NestedNames {
  readonly column: number
  /** The columns of dates: a row without any is a customer's. */
  readonly dates: readonly number[]
}

const UNNAMED = /^$|^(?:name|partner|customer|client|kunde|debitor|contact|socio|partenaire)$/

/**
 * Finds such a column: the first, where each row without a date has the sum of the rows with one
 * that follow it; null where that is not so.
 */
export function findNestedNames(headings: Row, rows: readonly Row[]): NestedNames | null {
  if (!UNNAMED.test(normaliseHeading(headings[0] ?? ''))) return null
  const dates = headings.flatMap((heading, column) => {
    const isDate = /\bdate\b|datum|fecha|\bdata\b|echeance/.test(normaliseHeading(heading))
    return isDate && rows.some((row) => looksLikeDate(row[column] ?? '')) ? [column] : []
  })
  if (dates.length === 0) return null
  const column = headings.findIndex((_, at) =>
    (['.', ','] as const).some((mark) => areSummedAbove(rows, { at, dates, mark })),
  )
  return column === -1 ? null : { column: 0, dates }
}

function areSummedAbove(
  rows: readonly Row[],
  { at, dates, mark }: { at: number; dates: readonly number[]; mark: DecimalMark },
): boolean {
  const blocks: { readonly sum: string; readonly parts: string[] }[] = []
  for (const row of rows) {
    const name = row[0]?.trim() ?? ''
    if (name === '' || isTotalRow(row)) continue
    const text = row[at]?.trim() ?? ''
    const amount = isAmountText(text) && !looksLikeDate(text) ? readAmount(text, mark) : undefined
    if (amount === undefined) return false
    if (isDocument(row, dates)) {
      const block = blocks.at(-1)
      if (block === undefined) return false
      block.parts.push(amount)
    } else blocks.push({ sum: amount, parts: [] })
  }
  return (
    blocks.length > 0 &&
    blocks.every(({ sum, parts }) => parts.length > 0 && isSameAmount(sum, sumOf(parts)))
  )
}

function isDocument(row: Row, dates: readonly number[]): boolean {
  return dates.some((column) => (row[column]?.trim() ?? '') !== '')
}

/** A customer's row as a title; others as they are. */
export function withNestedNames(cells: Row, { column, dates }: NestedNames): Row {
  if (isDocument(cells, dates) || isTotalRow(cells)) return cells
  return cells.map((cell, at) => (at === column ? cell : ''))
}
