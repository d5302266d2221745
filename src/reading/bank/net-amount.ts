import { parseAmountText } from '../text/amount-text.ts'
import { fold } from '../text/cell-text.ts'
import { unitsOf } from '../text/exact-decimal.ts'
import { isNothing } from './amount-cell.ts'
import type { ColumnsByField } from './column-fields.ts'
import { isMoneyLike } from './column-profile.ts'
import { likelyMark } from './decimal-column.ts'
import type { BankTable } from './find-table.ts'

/** The columns of what is left after fees; `Net` alone before `Net sales`. */
export function netColumns(columns: ColumnsByField, table: BankTable): readonly number[] {
  const found = columns.get('net') ?? []
  const exact = found.filter((column) => table.meanings[column]?.isExact === true)
  const likely = exact.length > 0 ? exact : found
  return likely.filter((column) => isAfterFees([column], columns, table))
}

/** Of what was paid and what is left of it after fees, the latter moves the account. */
export function netFirst(
  pairs: readonly (readonly [number, number])[],
  table: BankTable,
): readonly (readonly [number, number])[] {
  const isNet = ([debit]: readonly [number, number]): boolean => isNetHeading(table.headings[debit])
  return [...pairs.filter(isNet), ...pairs.filter((pair) => !isNet(pair))]
}

/** `Net debit` beside `Gross debit`. */
export function isNetHeading(heading = ''): boolean {
  return /\bnett?o?\b/.test(fold(heading))
}

/** `Net` may be what is left after taxes alone: after fees it is less by them, with or without taxes. */
export function isAfterFees(
  net: readonly number[],
  columns: ColumnsByField,
  table: BankTable,
): boolean {
  const [fee, ...fees] = columns.get('fee') ?? []
  const wholes = [...(columns.get('gross') ?? []), ...(columns.get('amount') ?? [])]
  if (fee === undefined || wholes.length === 0) return true
  const taxes = table.headings.flatMap((heading, column) => (isTaxHeading(heading) ? [column] : []))
  const named = [...net, fee, ...fees, ...taxes, ...wholes]
  const nameless = numbersOf(table).filter((column) => !named.includes(column))
  const extras = [...fees, ...taxes, ...nameless].slice(0, DEDUCTIONS_MAX)
  const mark = likelyMark(table.movements, [...net, fee, ...wholes]) ?? '.'
  const unitsIn = (row: readonly string[], column: number): bigint | undefined => {
    const text = parseAmountText(row[column] ?? '', mark)
    // A row may bring an amount or a fee alone: the other one is nothing then.
    if (isNothing(row[column] ?? '')) return 0n
    return text === undefined ? undefined : unitsOf(text)
  }
  const tested = table.movements.flatMap((row) => {
    const filled = net.find((column) => /[1-9]/.test(row[column] ?? ''))
    const rest = filled === undefined ? undefined : unitsIn(row, filled)
    const off = unitsIn(row, fee)
    if (rest === undefined || off === undefined || off === 0n) return []
    const all = wholes.map((column) => unitsIn(row, column))
    const more = sumsOf(extras.map((column) => unitsIn(row, column) ?? 0n))
    return [
      all.some(
        (whole) =>
          whole !== undefined &&
          more.some((sum) => whole - off - sum === rest || whole + off + sum === rest),
      ),
    ]
  })
  // A tax may by chance be as much as the fee on some row.
  return (
    tested.length === 0 || tested.filter((isExplained) => isExplained).length * 2 > tested.length
  )
}

/** Columns of numbers alone that no heading explains: chargebacks, reserves. */
function numbersOf({ meanings, movements }: BankTable): readonly number[] {
  return meanings.flatMap(({ fields }, column) => {
    const cells = movements.map((row) => row[column] ?? '').filter((cell) => cell.trim() !== '')
    return fields.length === 0 && cells.length > 0 && cells.every(isMoneyLike) ? [column] : []
  })
}

const DEDUCTIONS_MAX = 3 // beside the first fee

/** Whether a heading names a tax that is a part of an amount. */
export function isTaxHeading(heading: string): boolean {
  return /^(?:sales )?(?:tax|taxes|vat|gst|mwst|ust|iva|tva|steuer\w*)\b/.test(fold(heading))
}

/** The sums of any of some numbers, none of them included. */
function sumsOf(numbers: readonly bigint[]): readonly bigint[] {
  const sums = [0n]
  for (const number of numbers) sums.push(...sums.map((sum) => sum + number))
  return sums
}
