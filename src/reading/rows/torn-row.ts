/** So many rows before the last one tell what a whole row is. */
export const ROWS_COMPARED = 12

/** Two decimals at the end, as all amounts of a column have them, or none. */
const CENTS = /[.,]\d\d"?$/

type Rows = readonly (readonly string[])[]

/**
 * Whether a last row without a line end was cut off: it has fewer cells than the rows before, which
 * all have the same number, or its last cell ends in the middle of a quotation or of an amount.
 */
export function isTornRow(last: readonly string[], above: Rows): boolean {
  const width = above.at(-1)?.length ?? 0
  const before = withoutPreamble(above, width)
  if (width === 0 || before.some((row) => row.length !== width)) return false
  if (last.length < width) return true
  const cell = last.at(-1)?.trim() ?? ''
  if (last.length > width || cell === '') return false
  if (cell.startsWith('"') && !cell.endsWith('"')) return true
  const numbers = before.map((row) => row.at(-1)?.trim() ?? '').filter((text) => /\d/.test(text))
  const haveCents = numbers.length > 1 && numbers.every((text) => CENTS.test(text))
  return haveCents && /^[-+"]*\d[\d.,]*$/.test(cell) && !CENTS.test(cell)
}

/** Titles above a header have a cell or two; a table of which only one row is left shows no width. */
function withoutPreamble(rows: Rows, width: number): Rows {
  const first = rows.findIndex((row) => row.length * 2 > width)
  return rows.length - first > 1 ? rows.slice(first) : rows
}

/** The warning about a row that was cut off. */
export function tornText(line: number): string {
  return `line ${line} is cut off and has no line end, so it was not taken; import the file again when it is whole`
}
