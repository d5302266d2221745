import type { Column, Table } from '../core/outcome.ts'
import { withColumns } from './plain.ts'
import type { Ruler } from './ruler.ts'

/** How a table is laid out in a terminal: every column side by side, or its texts above its figures. */
export interface Layout {
  readonly kind: 'beside' | 'stacked'
  /** Columns of the terminal for each column of the table. */
  readonly widths: readonly number[]
  /** Blanks between two columns. */
  readonly gap: number
  /** Of the whole table. */
  readonly width: number
}

/** No column of text is squeezed below this while there is another way. */
const TEXT_WIDTH_MIN = 14

/** Nor below this when there is none. */
const SQUEEZED_WIDTH_MIN = 6

/** A table with so many figures may be stacked; one with fewer is squeezed instead. */
const STACKED_FIGURES_MIN = 3

/**
 * Fits a table into a terminal. Texts give way, the widest first; figures and dates never do. Where
 * they leave no room for readable texts, the texts of a row get a line of their own above them.
 */
export function layoutOf(
  table: Pick<Table, 'columns' | 'rows'>,
  texts: readonly (readonly string[])[],
  { ruler, limit }: { ruler: Ruler; limit: number },
): Layout {
  const { columns } = table
  const natural = naturalWidths(table, texts, ruler)
  const isText = columns.map((column, index) => holdsText(column, table.rows, index))
  const givesWay = isText.map((is, index) => is && columns[index]?.isKey !== true)
  for (const gap of [2, 1]) {
    const widths = squeeze(natural, { givesWay, limit, least: TEXT_WIDTH_MIN, gap })
    const width = lineWidth(widths, gap)
    if (width <= limit) return { kind: 'beside', widths, gap, width }
  }
  const figures = natural.filter((_, index) => !isText[index])
  if (figures.length >= STACKED_FIGURES_MIN && figures.length < columns.length) {
    const gap = lineWidth(figures, 2) <= limit ? 2 : 1
    return { kind: 'stacked', widths: natural, gap, width: lineWidth(figures, gap) }
  }
  const widths = squeeze(natural, { givesWay, limit, least: SQUEEZED_WIDTH_MIN, gap: 1 })
  return { kind: 'beside', widths, gap: 1, width: lineWidth(widths, 1) }
}

/** A column of text is left out, if it may be, rather than squeezing others below this. */
const READABLE_WIDTH_MIN = 18

/** The table without those of its spare columns, the last first, for which there is no room. */
export function fitted(
  table: Table,
  texts: readonly (readonly string[])[],
  room: { ruler: Ruler; limit: number },
): Table {
  const last = table.columns.findLastIndex(({ isSpare }) => isSpare === true)
  if (last === -1) return table
  const natural = naturalWidths(table, texts, room.ruler)
  const readable = natural.map((width, index) =>
    holdsText(table.columns[index] ?? {}, table.rows, index)
      ? Math.min(width, READABLE_WIDTH_MIN)
      : width,
  )
  if (lineWidth(readable, 2) <= room.limit) return table
  const left = withColumns(table, (column) => column !== table.columns[last])
  return fitted(
    left,
    texts.map((row) => row.toSpliced(last, 1)),
    room,
  )
}

function naturalWidths(
  { columns }: Pick<Table, 'columns'>,
  texts: readonly (readonly string[])[],
  ruler: Ruler,
): readonly number[] {
  return columns.map(({ label }, index) =>
    texts.reduce((most, row) => Math.max(most, ruler.width(row[index] ?? '')), ruler.width(label)),
  )
}

/** Whether a column holds words, which may be cut, not figures or dates, which may not. */
export function holdsText(
  { align }: Pick<Column, 'align'>,
  rows: Table['rows'],
  index: number,
): boolean {
  if (align === 'right') return false
  return rows.every((row) => row[index]?.kind === 'text' || row[index]?.kind === 'empty')
}

interface Squeeze {
  /** Texts do, but for those that have to be typed. */
  readonly givesWay: readonly boolean[]
  readonly limit: number
  readonly least: number
  readonly gap: number
}

function squeeze(
  natural: readonly number[],
  { givesWay, limit, least, gap }: Squeeze,
): readonly number[] {
  const widths = [...natural]
  for (let over = lineWidth(widths, gap) - limit; over > 0; over--) {
    const widest = widths.reduce(
      (best, width, index) =>
        givesWay[index] && width > least && width > (widths[best] ?? 0) ? index : best,
      -1,
    )
    if (widest === -1) break
    widths[widest] = (widths[widest] ?? 0) - 1
  }
  return widths
}

function lineWidth(widths: readonly number[], gap: number): number {
  return widths.reduce((sum, width) => sum + width + gap, -gap)
}
