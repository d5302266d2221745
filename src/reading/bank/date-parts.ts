import type { Grid } from '../table/grid.ts'
import { fold } from '../text/cell-text.ts'

/** The columns of year, month and day where a date stands in three of them. */
export interface DateParts {
  readonly year: number
  readonly month: number
  readonly day: number
}

const NAMES: Readonly<Record<keyof DateParts, RegExp>> = {
  year: /^(?:year|jahr|annee|ano|anno|jaar|rok|år|ar|年|년)$/,
  month: /^(?:month|monat|mois|mes|mese|maand|miesiac|mesic|manad|maned|月|월)$/,
  day: /^(?:day|tag|jour|dia|giorno|dag|dzien|den|日|일)$/,
}
const HEADER_ROWS_MAX = 50

/** The sample with whole dates in place of their parts, and where the parts stand; null if nowhere. */
export function withWholeDates(sample: Grid): {
  readonly sample: Grid
  readonly parts: DateParts | null
} {
  for (const [index, row] of sample.rows.slice(0, HEADER_ROWS_MAX).entries()) {
    const parts = partsOf(row)
    if (parts === null) continue
    const header = row.map((heading, column) => headingOf(heading, column, parts))
    const below = sample.rows.slice(index + 1).map((cells) => wholeDate(cells, parts))
    const rows = [...sample.rows.slice(0, index), header, ...below]
    return { sample: { ...sample, rows }, parts }
  }
  return { sample, parts: null }
}

/** A row with its date where the first of the parts stood. */
export function wholeDate(cells: readonly string[], parts: DateParts): readonly string[] {
  const [year = '', month = '', day = ''] = [parts.year, parts.month, parts.day].map((column) =>
    cells[column]?.trim(),
  )
  if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return cells
  const first = Math.min(parts.year, parts.month, parts.day)
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return cells.map((cell, column) => {
    if (column === first) return date
    return isPart(column, parts) ? '' : cell
  })
}

/** Three neighbours named as year, month and day, in whatever order: `操作日(年)`. */
function partsOf(row: readonly string[]): DateParts | null {
  const names = row.map((heading) => {
    const inside = /[(（[]([^()（）[\]]*)[)）\]]\s*$/.exec(heading)?.[1]
    return fold(inside ?? heading)
  })
  const [year, month, day] = [NAMES.year, NAMES.month, NAMES.day].map((name) =>
    names.findIndex((text) => name.test(text)),
  )
  if (year === undefined || month === undefined || day === undefined) return null
  const places = [year, month, day].sort((a, b) => a - b)
  const isTogether = places[0] !== -1 && places[2] === (places[0] ?? 0) + 2
  return isTogether ? { year, month, day } : null
}

function headingOf(heading: string, column: number, parts: DateParts): string {
  if (!isPart(column, parts)) return heading
  return column === Math.min(parts.year, parts.month, parts.day) ? 'Date' : ''
}

function isPart(column: number, { year, month, day }: DateParts): boolean {
  return column === year || column === month || column === day
}
