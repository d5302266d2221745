import type { Grid } from '../table/grid.ts'
import type { FileRow } from './stream-rows.ts'

/** The rows of a table below its header, each with its line in the file. */
export function* rowsBelow(grid: Grid, firstRow: number): Generator<FileRow> {
  for (let index = firstRow; index < grid.rows.length; index += 1) {
    const cells = grid.rows[index]
    if (cells !== undefined) yield { cells, line: grid.lines[index] ?? index + 1 }
  }
}

/**
 * Leaves the last row out where it was cut off: no line end behind it and fewer cells than the
 * rows before, which all have the same number.
 */
export function withoutTornRow(grid: Grid, bytes: Buffer): Grid {
  const ending = bytes.at(-1)
  const last = grid.rows.at(-1)
  if (ending === 0x0a || ending === 0x0d || ending === 0 || last === undefined) return grid
  const before = grid.rows.slice(-12, -1)
  const width = before.at(-1)?.length ?? 0
  const isTorn =
    before.length > 0 && last.length < width && before.every((row) => row.length === width)
  if (!isTorn) return grid
  return {
    ...grid,
    rows: grid.rows.slice(0, -1),
    lines: grid.lines.slice(0, -1),
    warnings: [...grid.warnings, tornText(grid.lines.at(-1) ?? 0)],
  }
}

/** The warning about a row that was cut off. */
export function tornText(line: number): string {
  return `line ${line} is cut off (fewer columns and no line end), so it was not taken; import the file again when it is whole`
}
