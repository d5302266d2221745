import type { Grid } from '../table/grid.ts'
import type { FileRow } from './stream-rows.ts'
import { isTornRow, ROWS_COMPARED, tornText } from './torn-row.ts'

/** The rows of a table below its header, each with its line in the file. */
export function* rowsBelow(grid: Grid, firstRow: number): Generator<FileRow> {
  for (let index = firstRow; index < grid.rows.length; index += 1) {
    const cells = grid.rows[index]
    if (cells !== undefined) yield { cells, line: grid.lines[index] ?? index + 1 }
  }
}

/** Leaves the last row out where it was cut off. */
export function withoutTornRow(grid: Grid, bytes: Buffer): Grid {
  const ending = bytes.at(-1)
  const last = grid.rows.at(-1)
  if (ending === 0x0a || ending === 0x0d || ending === 0 || last === undefined) return grid
  if (!isTornRow(last, grid.rows.slice(-1 - ROWS_COMPARED, -1))) return grid
  return {
    ...grid,
    rows: grid.rows.slice(0, -1),
    lines: grid.lines.slice(0, -1),
    warnings: [...grid.warnings, tornText(grid.lines.at(-1) ?? 0)],
  }
}
