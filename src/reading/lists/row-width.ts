import { AppError } from '../../core/errors.ts'
import type { Grid } from '../table/grid.ts'

/**
 * How many cells a row may fill: more than there are headings means that a text with the delimiter
 * in it split, and what follows stands under the wrong heading. Null in a workbook, where no cell
 * can split.
 */
export function rowWidth(grid: Grid, header: number, firstRow: number): number | null {
  if (grid.delimiter === null) return null
  const width = grid.rows[header]?.length ?? 0
  const rows = grid.rows.slice(firstRow).filter((row) => row.length >= width)
  const fuller = rows.filter((row) => surplus(row, width) !== '')
  if (fuller.length === 0 || fuller.length < rows.length / 2) return width
  // A last column without a heading holds remarks; figures are halves of amounts.
  if (fuller.every((row) => /\p{L}/u.test(surplus(row, width)) && row.length === width + 1)) {
    return width + 1
  }
  const [first] = fuller
  const line = grid.lines[grid.rows.indexOf(first ?? [])] ?? firstRow + 1
  throw new AppError(
    'input',
    `line ${line} fills ${first?.length} cells under ${width} headings, and so do most rows`,
    { hint: 'give each column a heading, and quote texts and amounts that hold the delimiter' },
  )
}

/** What a row has beyond its last heading. */
export function surplus(row: readonly string[], width: number): string {
  if (row.length <= width) return ''
  return (
    row
      .slice(width)
      .find((cell) => cell.trim() !== '')
      ?.trim() ?? ''
  )
}
