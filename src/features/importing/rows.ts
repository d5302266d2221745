import type { Grid } from './table/grid.ts'

/** The rows of a table below its header, each with its line in the file. */
export function* rowsBelow(
  grid: Grid,
  firstRow: number,
): Generator<{ readonly cells: readonly string[]; readonly line: number }> {
  for (let index = firstRow; index < grid.rows.length; index += 1) {
    const cells = grid.rows[index]
    if (cells !== undefined) yield { cells, line: grid.lines[index] ?? index + 1 }
  }
}
