import type { AdviceLine } from '../../reading/advices/advice.ts'
import { isTotalRow } from '../../reading/lists/total-row.ts'
import type { Reading } from './receivables/reading.ts'

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

/** A row of a file. */
export interface Row {
  readonly cells: readonly string[]
  readonly line: number
}

const HEAD_ROWS = 50

/** The rows with a format whose number is the column with numbers of the book, if one has them. */
export function withNumberColumn(
  format: Reading,
  rows: Iterable<Row>,
  isKnown: (number: string) => boolean,
): { format: Reading; rows: Iterable<Row> } {
  const { head, all } = withHead(rows)
  const { layout } = format
  if (layout.forced.has('number')) return { format, rows: all }
  const chosen = layout.columns.get('number')
  const cells = head.map((row) => row.cells).filter((row) => !isTotalRow(row))
  const numbers = chosen === undefined ? [] : cells.map((row) => (row[chosen] ?? '').trim())
  const column = columnOfBook(cells, numbers, isKnown)
  if (column === undefined) return { format, rows: all }
  const others = [...layout.columns].filter(([field, at]) => field !== 'number' && at !== column)
  const columns = new Map([...others, ['number' as const, column] as const])
  return { format: { ...format, layout: { ...layout, columns } }, rows: all }
}

/** The first rows, and all of them. */
function withHead(rows: Iterable<Row>): { head: readonly Row[]; all: Iterable<Row> } {
  const iterator = rows[Symbol.iterator]()
  const head: Row[] = []
  while (head.length < HEAD_ROWS) {
    const next = iterator.next()
    if (next.done === true) return { head, all: head }
    head.push(next.value)
  }
  const rest = { [Symbol.iterator]: () => iterator }
  return {
    head,
    all: (function* () {
      yield* head
      yield* rest
    })(),
  }
}
