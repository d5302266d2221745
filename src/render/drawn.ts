import CliTable from 'cli-table3'

/** A table whose texts are cut, wrapped and painted already; each cell is its lines. */
export interface Drawing {
  readonly head: readonly string[]
  readonly rows: readonly (readonly (readonly string[])[])[]
  readonly foot: readonly (readonly string[])[]
  readonly widths: readonly number[]
  readonly aligns: readonly ('left' | 'right')[]
  /** Blanks between two columns. */
  readonly gap: number
}

/** Columns apart by blanks; the caller sets the rules below the headings and above the totals. */
const NO_BORDERS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
} as const

/** The lines of a table that cli-table3 draws: headings first, then rows, then totals. */
export function drawn({ head, rows, foot, widths, aligns, gap }: Drawing): readonly string[] {
  const table = new CliTable({
    colWidths: [...widths],
    colAligns: [...aligns],
    chars: { ...NO_BORDERS, middle: ' '.repeat(gap) },
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
  })
  table.push(
    [...head],
    ...rows.map((row) => row.map((lines) => lines.join('\n'))),
    ...foot.map(copy),
  )
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
}

function copy(row: readonly string[]): string[] {
  return [...row]
}
