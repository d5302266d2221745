/** Rows of one table that one event added: their keys follow one another. */
export interface RowRange {
  readonly first: number
  readonly last: number
}
