import { trimmed } from '../text/trimmed.ts'
import { type Recast, recastRow } from './recast.ts'
import { isTotalRow } from './total-row.ts'

/** What is done to each row of a list before it is read for itself. */
export interface RowShape {
  /** What brings it into the form of a list; null where it has it. */
  readonly recast: Recast | null
  /** The columns that name the customer on the first row of his block only. */
  readonly carried: readonly number[]
  /** The column of a document's number: a row without one is no document. */
  readonly number: number
  /** Amounts in the currency of the invoice, and where they stand if that is the books' own. */
  readonly fills: readonly Fill[]
}

/** A column that is blank or zero where another one holds the amount. */
export interface Fill {
  readonly into: number
  readonly from: number
}

type Row = readonly string[]

/** Prepares to bring the rows of a list into shape, one after the other. */
export function rowShaper(shape: RowShape): (cells: Row) => Row {
  const { recast, fills } = shape
  const carry = shape.carried.length === 0 ? same : carrier(shape)
  const formed = recast === null ? carry : (cells: Row) => carry(recastRow(cells, recast))
  return fills.length === 0 ? formed : (cells) => withAmounts(formed(cells), fills)
}

function withAmounts(cells: Row, fills: readonly Fill[]): Row {
  return cells.map((cell, at) => {
    const fill = fills.find(({ into }) => into === at)
    return fill === undefined || /[1-9]/.test(cell) ? cell : (cells[fill.from] ?? '')
  })
}

function same(cells: Row): Row {
  return cells
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
