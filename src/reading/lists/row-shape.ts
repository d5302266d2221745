import { trimmed } from '../text/trimmed.ts'
import type { DateParts } from './date-parts.ts'
import { dateOfParts } from './date-parts.ts'
import { isTotalRow } from './total-row.ts'

/** What is done to each row of a list before it is read for itself. */
export interface RowShape {
  /** Where day, month and year have a column each: their date is put where the day stands. */
  readonly date: DateParts | null
  /** The columns that name the customer on the first row of his block only. */
  readonly carried: readonly number[]
  /** The column of a document's number: a row without one is no document. */
  readonly number: number
}

type Row = readonly string[]

/** Prepares to bring the rows of a list into shape, one after the other. */
export function rowShaper(shape: RowShape): (cells: Row) => Row {
  const { date } = shape
  const carry = shape.carried.length === 0 ? same : carrier(shape)
  return date === null ? carry : (cells) => carry(withDate(cells, date))
}

function same(cells: Row): Row {
  return cells
}

/** The row with its date in one cell. */
export function withDate(cells: Row, parts: DateParts): Row {
  const date = dateOfParts(cells, parts)
  return date === undefined ? cells : cells.map((cell, at) => (at === parts.day ? date : cell))
}

/** What one row says of the customer goes for those below, up to the next or to the sum. */
function carrier({ carried, number }: RowShape): (cells: Row) => Row {
  let known: Row | undefined
  return (cells) => {
    if (carried.some((column) => trimmed(cells[column] ?? '') !== '')) {
      if (!isTotalRow(cells)) known = cells
      else if (trimmed(cells[number] ?? '') === '') known = undefined
      return cells
    }
    if (trimmed(cells[number] ?? '') === '') {
      if (isTotalRow(cells)) known = undefined
      return cells
    }
    const from = known
    if (from === undefined) return cells
    return cells.map((cell, at) => (carried.includes(at) ? (from[at] ?? '') : cell))
  }
}
