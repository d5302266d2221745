/** A table of texts as a file holds it: CSV, a sheet of a workbook. */
export interface Grid {
  readonly rows: readonly (readonly string[])[]
  /** For each row, the line of the file (from 1) on which it begins. */
  readonly lines: readonly number[]
  /** The delimiter of a CSV file; null for a sheet. */
  readonly delimiter: string | null
  readonly encoding: string
  readonly warnings: readonly string[]
}
