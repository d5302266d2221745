import type { Currency } from '../../core/currency.ts'
import { type AmountReading, readAmountText } from '../text/amount-text.ts'
import type { DecimalMark } from '../text/bare-number.ts'

/** What the amount cells of a row say. */
export type RowAmount =
  | { readonly kind: 'amount'; readonly decimal: string; readonly currency: Currency | null }
  | { readonly kind: 'none' }
  | {
      readonly kind: 'problem'
      readonly column: number
      readonly value: string
      readonly reason: string
    }

const NOTHING = /^[-\u2013\u2014. ]*$/

/** Whether a cell is empty: a dash stands for nothing. */
export function isNothing(text: string): boolean {
  return text === '' || NOTHING.test(text.trim())
}

/** Reads one cell; without a mark, only what reads the same under both. */
export function readCell(text: string, mark: DecimalMark | null): AmountReading | undefined {
  if (mark !== null) return readAmountText(text, mark)
  const reading = readAmountText(text, '.')
  return reading?.digits === readAmountText(text, ',')?.digits ? reading : undefined
}

/** A cell that should hold an amount and does not. */
export function notAnAmount(column: number, value: string): RowAmount {
  return { kind: 'problem', column, value, reason: 'not an amount' }
}
