import { assignColumns, type Dictionary } from './assign.ts'
import { isValue } from './header-row.ts'

type Rows = readonly (readonly string[])[]

/**
 * The headings of a row together with those that span several of them in the row above: `Invoice`
 * over `No.` and `Date` makes `Invoice No.` and `Invoice Date`. The row's own where that says no more.
 */
export function withSpanning(
  rows: Rows,
  place: { readonly header: number; readonly firstRow: number },
  dictionary: Dictionary,
): readonly string[] {
  const own = rows[place.header] ?? []
  const above = rows[place.header - 1] ?? []
  const filled = above.filter((cell) => cell.trim() !== '')
  const isSpanning =
    filled.length >= 2 &&
    filled.length < own.filter((cell) => cell.trim() !== '').length &&
    !filled.some(isValue)
  if (!isSpanning) return own
  let span = ''
  const joined = own.map((cell, column) => {
    span = above[column]?.trim() || span
    return cell.trim() === '' ? cell : `${span} ${cell}`.trim()
  })
  const below = rows.slice(place.firstRow)
  const weigh = (headings: readonly string[]): number => {
    const { weight, rivals } = assignColumns(headings, below, dictionary)
    return rivals.length > 0 ? 0 : weight
  }
  return weigh(joined) > weigh(own) ? joined : own
}
