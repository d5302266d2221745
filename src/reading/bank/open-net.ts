import { AppError } from '../../core/errors.ts'
import { parseAmountText } from '../text/amount-text.ts'
import { unitsOf } from '../text/exact-decimal.ts'
import type { AmountChoice } from './choose-amount.ts'
import type { ColumnsByField } from './column-fields.ts'
import { likelyMark } from './decimal-column.ts'
import type { BankTable } from './find-table.ts'
import { columnName } from './layout.ts'
import { isTaxHeading } from './net-amount.ts'

/**
 * `Amount` and `Net` that differ, and no column says by what fee: what came in is one of the two.
 * Where a tax explains the difference, the amount is what was paid.
 */
export function refuseOpenNet(
  { rule }: AmountChoice,
  columns: ColumnsByField,
  { table, rows }: { readonly table: BankTable; readonly rows: readonly (readonly string[])[] },
): void {
  if (rule.kind !== 'signed' || columns.has('fee') || columns.has('balance')) return
  const net = (columns.get('net') ?? []).find(
    (column) => column !== rule.column && table.meanings[column]?.isExact === true,
  )
  if (net === undefined || columns.get('net')?.includes(rule.column)) return
  const mark = likelyMark(rows, [rule.column, net]) ?? '.'
  const taxes = table.headings.flatMap((heading, at) => (isTaxHeading(heading) ? [at] : []))
  const units = (row: readonly string[], column: number): bigint => {
    const decimal = parseAmountText(row[column] ?? '', mark)
    return decimal === undefined ? 0n : unitsOf(decimal)
  }
  const isOpen = rows.some((row) => {
    const [amount, left] = [units(row, rule.column), units(row, net)]
    return amount !== left && !taxes.some((tax) => left + units(row, tax) === amount)
  })
  if (!isOpen) return
  const names = [rule.column, net].map((column) => columnName(table.headings, column))
  throw new AppError('input', `"${names[0]}" and "${names[1]}" differ, and no column holds a fee`, {
    hint: `say which moves the account: --map "Amount=${names[0]}" or --map "Amount=${names[1]}"`,
  })
}
