import { readAmountText } from '../text/amount-text.ts'
import { fold } from '../text/cell-text.ts'
import { unitsOf } from '../text/exact-decimal.ts'
import type { BankTable } from './find-table.ts'

const QUANTITY = /^(?:quantity|qty|shares|units|number of shares)$/
const PRICE = /^(?:price|unit price|share price)(?: \([^)]*\))?$/

/** Whether a trade's amount is its quantity at its price less or plus the fee: the fee is inside. */
export function isFeeTraded(
  table: BankTable,
  { amount, fee }: { readonly amount: number; readonly fee: number },
): boolean {
  const find = (words: RegExp): number =>
    table.headings.findIndex((heading) => words.test(fold(heading)))
  const [quantity, price] = [find(QUANTITY), find(PRICE)]
  if (quantity === -1 || price === -1) return false
  return table.movements.some((row) => {
    const [count, each, off, all] = [quantity, price, fee, amount].map((column) =>
      magnitude(row[column] ?? ''),
    )
    if (count === undefined || each === undefined || off === undefined || all === undefined)
      return false
    const value = (count * each) / unitsOf('1')
    return off > 0n && (value - off === all || value + off === all)
  })
}

function magnitude(text: string): bigint | undefined {
  const digits = readAmountText(text, '.')?.digits
  return digits === undefined ? undefined : unitsOf(digits)
}
