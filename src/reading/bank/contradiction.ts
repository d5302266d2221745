import { AppError } from '../../core/errors.ts'
import type { RowReject } from '../facts.ts'
import { isAmountText } from '../text/amount-text.ts'
import { isDateText } from '../text/date-text.ts'
import { readCell } from './amount-cell.ts'
import { amountColumns } from './amount-rule.ts'
import { type BankLayout, type BankReadOptions, columnName } from './layout.ts'

/**
 * Refuses a file that is read in pieces where a row that was rejected can be read in another order
 * of day and month, or with another decimal mark, than the first rows decided: the rows before it
 * may have been misread.
 */
export function refuseContradiction(
  { line, column, value }: RowReject,
  { layout, told }: { readonly layout: BankLayout; readonly told: BankReadOptions },
): void {
  const { headings, date, amount } = layout
  const isDate = column === columnName(headings, date) && isDateText(value)
  const isAmount =
    amountColumns(amount).some((one) => column === columnName(headings, one)) &&
    isAmountText(value) &&
    readCell(value, layout.decimal) === undefined
  if (isDate && told.dateOrder === undefined) {
    throw contradiction(line, value, {
      what: 'dates',
      hint: 'say --date-order dmy, --date-order mdy or --date-order ymd',
    })
  }
  if (isAmount && told.decimal === undefined) {
    throw contradiction(line, value, { what: 'amounts', hint: 'say --decimal . or --decimal ,' })
  }
}

function contradiction(
  line: number,
  value: string,
  { what, hint }: { readonly what: string; readonly hint: string },
): AppError {
  const found = `line ${line}: "${value}" is written otherwise than the ${what} of the first rows`
  return new AppError('input', `${found}, which decided how all are read`, { hint })
}
