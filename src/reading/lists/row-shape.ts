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
  /** The columns whose numbers a program kept as fractions. */
  readonly fractions: readonly number[]
}

/** A column that is blank or zero where another one holds the amount. */
export interface Fill {
  readonly into: number
  readonly from: number
}

type Row = readonly string[]

/** Prepares to bring the rows of a list into shape, one after the other. */
export function rowShaper(shape: RowShape): (cells: Row) => Row {
  const { recast, fills, fractions } = shape
  const carry = shape.carried.length === 0 ? same : carrier(shape)
  const formed = recast === null ? carry : (cells: Row) => carry(recastRow(cells, recast))
  const filled = fills.length === 0 ? formed : (cells: Row) => withAmounts(formed(cells), fills)
  if (fractions.length === 0) return filled
  return (cells) =>
    filled(cells).map((cell, at) => (fractions.includes(at) ? wholeNumber(cell) : cell))
}

const AS_FRACTION = /^(\d+)\.0$/

/** A number that a program kept as a fraction, as it was before: `1928826755` of `1928826755.0`. */
export function wholeNumber(cell: string): string {
  return AS_FRACTION.exec(cell.trim())?.[1] ?? cell
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
