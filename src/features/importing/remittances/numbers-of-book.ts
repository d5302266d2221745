import type { AdviceLine } from '../../../reading/advices/advice.ts'

/**
 * The column whose cells are numbers of the book, where those of the first choice are not: payers
 * list their own document numbers beside ours, under headings that fit both. Undefined: keep it.
 */
export function columnOfBook(
  rows: readonly (readonly string[])[],
  chosen: readonly string[],
  isKnown: (number: string) => boolean,
): number | undefined {
  if (chosen.some(isKnown)) return undefined
  const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0)
  const counts = Array.from(
    { length: width },
    (_, column) => rows.filter((cells) => isKnown((cells[column] ?? '').trim())).length,
  )
  const most = Math.max(0, ...counts)
  return most > 0 && 2 * most >= rows.length ? counts.indexOf(most) : undefined
}

/** The lines of an advice, each under the number that the book knows. */
export function withNumbersOfBook(
  lines: readonly AdviceLine[],
  isKnown: (number: string) => boolean,
): readonly AdviceLine[] {
  const rows = lines.map(({ others }) => others ?? [])
  const numbers = lines.map(({ number }) => number)
  const column = columnOfBook(rows, numbers, isKnown)
  if (column === undefined) return lines
  return lines.map((line) => ({ ...line, number: line.others?.[column]?.trim() || line.number }))
}
