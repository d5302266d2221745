import { isAmountText, readAmount } from '../text/amount-text.ts'
import type { DecimalMark } from '../text/bare-number.ts'
import { negated, sumOf } from '../text/exact-decimal.ts'

type Rows = readonly (readonly string[])[]

/**
 * Whether a column only carries forward what another one adds to it, within each section of a
 * report: `500.00, 500.00` and below it `60.00, 560.00`. That is no amount of a document.
 */
export function isRunning(rows: Rows, column: number, others: readonly number[]): boolean {
  return others.some((other) =>
    (['.', ','] as const).some((mark) => carries(rows, { column, other, mark })),
  )
}

function carries(
  rows: Rows,
  { column, other, mark }: { column: number; other: number; mark: DecimalMark },
): boolean {
  let before: string | undefined
  let carried = 0
  for (const row of rows) {
    const [sum, step] = [column, other].map((at) => {
      const text = (row[at] ?? '').trim()
      return isAmountText(text) ? readAmount(text, mark) : undefined
    })
    if (sum === undefined || step === undefined) {
      before = undefined
      continue
    }
    const goesOn = before !== undefined && isZero(sumOf([sum, negated(before), negated(step)]))
    if (!goesOn && !isZero(sumOf([sum, negated(step)]))) return false
    if (goesOn && !isZero(before ?? '0')) carried += 1
    before = sum
  }
  return carried > 0
}

function isZero(amount: string): boolean {
  return !/[1-9]/.test(amount)
}
