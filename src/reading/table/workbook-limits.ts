import { AppError } from '../../core/errors.ts'

/** One sheet with its rows; the first is row 1 of the sheet. */
export interface Sheet {
  readonly name: string
  readonly isHidden: boolean
  readonly rows: readonly (readonly string[])[]
}

/** What a workbook may unpack to: 100,000 invoices of 40 columns have about 150 MB of XML. */
export const UNPACKED_BYTES_MAX = 200e6
const CELLS_MAX = 6e6 // the same invoices, with room; a cell in the last corner of a sheet exceeds it

/** Refuses a sheet whose used area could not be held in memory. */
export function checkArea(
  sheet: string,
  { rows, columns }: { rows: number; columns: number },
): void {
  if (rows * columns > CELLS_MAX)
    throw new AppError(
      'input',
      `sheet "${sheet}" spans ${rows} rows and ${columns} columns, more than ${CELLS_MAX} cells`,
      { hint: 'delete what stands far outside of the table, or save the sheet as CSV' },
    )
}
