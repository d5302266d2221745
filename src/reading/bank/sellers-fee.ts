import { parseAmountText } from '../text/amount-text.ts'
import { unitsOf } from '../text/exact-decimal.ts'
import type { ColumnsByField } from './column-fields.ts'
import { likelyMark } from './decimal-column.ts'
import type { BankTable } from './find-table.ts'
import type { AmountRule } from './layout.ts'

/**
 * Whether a fee leaves less of what stands as positive numbers: a seller is charged so, and the
 * numbers are money in, whatever their words call them. A buyer's fee would come on top.
 */
export function isSellers(
  { column }: AmountRule & { kind: 'signed' },
  columns: ColumnsByField,
  { movements }: BankTable,
): boolean {
  const wholes = [...(columns.get('gross') ?? []), ...(columns.get('amount') ?? [])]
  if (columns.get('net')?.includes(column) !== true && wholes.includes(column)) return false
  const fees = columns.get('fee') ?? []
  const mark = likelyMark(movements, [column, ...wholes, ...fees]) ?? '.'
  const units = (row: readonly string[], at: number): bigint => {
    const decimal = parseAmountText(row[at] ?? '', mark)
    return decimal === undefined ? 0n : unitsOf(decimal)
  }
  const charged = movements.filter((row) => fees.some((fee) => units(row, fee) !== 0n))
  const left = charged.filter((row) => units(row, column) > 0n)
  return (
    left.length > 0 &&
    wholes.some((whole) => left.every((row) => units(row, column) < units(row, whole)))
  )
}
