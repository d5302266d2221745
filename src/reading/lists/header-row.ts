import { isAmountText } from '../text/amount-text.ts'
import { isAgeHeading } from './aging-buckets.ts'
import { looksLikeDate } from './date-cell.ts'
import { normaliseHeading } from './normalise.ts'

/** How far down a header may stand below titles and addresses. */
const HEADER_ROWS_MAX = 40

/** The row that names most columns, the first among equals; undefined where none names two. */
export function findHeaderRow(
  rows: readonly (readonly string[])[],
  isKnown: (heading: string) => boolean,
): number | undefined {
  let best: { row: number; known: number } | undefined
  for (const [index, row] of rows.slice(0, HEADER_ROWS_MAX).entries()) {
    const cells = row.filter((cell) => cell.trim() !== '')
    if (cells.length < 2 || cells.some((cell) => isValue(cell) && !isAgeHeading(cell))) continue
    const known = cells.filter((cell) => isKnown(normaliseHeading(cell))).length
    if (known >= 2 && known > (best?.known ?? 0)) best = { row: index, known }
  }
  return best?.row
}

/** How many rows below the header repeat it in other words, such as field names of the program. */
export function countSubheaders(rows: readonly (readonly string[])[], header: number): number {
  let count = 0
  for (const row of rows.slice(header + 1, header + 4)) {
    if (!isSubheader(rows[header] ?? [], row)) break
    count += 1
  }
  return count
}

function isSubheader(headings: readonly string[], row: readonly string[]): boolean {
  const filled = row
    .map((cell, column) => ({ cell: cell.trim(), column }))
    .filter((c) => c.cell !== '')
  if (filled.length < 2 || filled.some(({ cell }) => isValue(cell))) return false
  const repeating = filled.filter(({ cell, column }) => {
    const path = /^[A-Za-z][\w ]*[.:][A-Za-z]\w*$/.test(cell)
    const last = normaliseHeading(cell.split('.').at(-1) ?? '')
    return path || last === normaliseHeading(headings[column] ?? '')
  })
  return repeating.length / filled.length >= 0.6
}

/** Whether a cell holds a value: a date, an amount or an address, and no heading. */
export function isValue(cell: string): boolean {
  const text = cell.trim()
  return text.includes('@') || looksLikeDate(text) || (isAmountText(text) && /\d/.test(text))
}
