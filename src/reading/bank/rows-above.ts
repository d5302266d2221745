import type { RowReject } from '../facts.ts'
import type { Grid } from '../table/grid.ts'
import { isDateText } from '../text/date-text.ts'
import { isMoneyLike } from './column-profile.ts'
import { isMovement } from './find-table.ts'
import type { BankLayout } from './layout.ts'
import { rowWithYears } from './missing-years.ts'

/**
 * Movements above the header, as a file has them that was sorted or put together by hand; without a
 * header, rows like the first movement from which a cell was lost.
 */
export function rowsAbove(
  grid: Grid,
  layout: Pick<BankLayout, 'headings' | 'firstRow' | 'years'>,
): readonly RowReject[] {
  const width = layout.headings.length
  const first = grid.rows[layout.firstRow] ?? []
  const above = grid.rows.slice(0, Math.max(0, layout.firstRow - Math.min(1, width)))
  return above.flatMap((given, index) => {
    const cells = layout.years === null ? given : rowWithYears(given, layout.years)
    const reason =
      width === 0
        ? doubtOf(cells, { first, index })
        : cells.length > width / 2 && isMovement(cells)
          ? 'it stands above the header'
          : undefined
    if (reason === undefined) return []
    const line = grid.lines[index] ?? index + 1
    return [{ line, column: '', value: cells.join(' '), reason }]
  })
}

/** Why a line above rows without headings may be one of them; undefined where it is a title. */
function doubtOf(
  cells: readonly string[],
  { first, index }: { readonly first: readonly string[]; readonly index: number },
): string | undefined {
  if (isDamagedCopy(cells, first)) return 'it holds no date and amount'
  // One line with a date in another form is about the account; more of them are rows.
  const isOtherwise = index > 0 && cells.length === first.length && isMovement(cells)
  return isOtherwise ? 'its date is written otherwise than those below' : undefined
}

/** Whether a row is as wide as a movement, or a cell less, and has its date or its amount only. */
function isDamagedCopy(cells: readonly string[], whole: readonly string[]): boolean {
  if (cells.length > whole.length || cells.length < whole.length - 1) return false
  const filled = cells.filter((cell) => cell.trim() !== '')
  const isPlaced = (isIt: (cell: string) => boolean): boolean =>
    cells.length === whole.length && cells.some((cell, at) => isIt(cell) && isIt(whole[at] ?? ''))
  // A date or an amount alone, just where the movements have theirs.
  if (filled.length === 2 && isPlaced(isDateText) !== isPlaced(isMoneyLike)) return true
  return (
    filled.length >= 3 && !isMovement(cells) && filled.some(isDateText) !== filled.some(isMoneyLike)
  )
}
