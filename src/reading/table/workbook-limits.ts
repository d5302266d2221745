import { AppError } from '../../core/errors.ts'

/** One sheet with its rows; the first is row 1 of the sheet. */
export interface Sheet {
  readonly name: string
  readonly isHidden: boolean
  readonly rows: readonly (readonly string[])[]
}

/** Where the rows of a workbook go that is not held: sheet by sheet, each from its first row on. */
export interface RowSink {
  sheet(about: Pick<Sheet, 'name' | 'isHidden'>): void
  row(cells: readonly string[]): void
  /** So many rows without anything in them. */
  blank(rows: number): void
}

/** The bytes of a part of a workbook by its name; none where it has no such part. */
export type PackedParts = (name: string) => AsyncIterable<Uint8Array>

/** What a workbook may unpack to: 100,000 invoices of 40 columns have about 150 MB of XML. */
export const UNPACKED_BYTES_MAX = 200e6
export const CELLS_MAX = 6e6 // the same invoices, with room; a cell in the last corner of a sheet exceeds it

/** Refuses a sheet whose used area could not be held in memory. */
export function checkArea(
  sheet: string,
  { rows, columns }: { rows: number; columns: number },
  cellsMax = CELLS_MAX,
): void {
  if (rows * columns > cellsMax)
    throw new AppError(
      'input',
      `sheet "${sheet}" spans ${rows} rows and ${columns} columns, more than ${cellsMax} cells`,
      { hint: 'delete what stands far outside of the table, or save the sheet as CSV' },
    )
}
