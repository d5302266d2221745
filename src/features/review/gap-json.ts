import type { Currency } from '../../core/currency.ts'
import { decimal, of } from '../../core/money.ts'
import type { Gap } from './store.ts'

/** What a payment left open of an invoice; its currency where the money is in another one. */
export interface ShownGap {
  readonly invoice: string
  readonly open: string
  readonly currency?: Currency
}

/** A gap as data. */
export function gapJson(gap: Pick<Gap, 'invoice' | 'openMinor' | 'currency'>, paidIn: Currency) {
  const { invoice, openMinor, currency } = gap
  const own = currency === paidIn ? {} : { currency }
  return { invoice, open: decimal(of(openMinor, currency)), ...own }
}

/** The same for people: `57.28 USD of INV-1002`. */
export function gapText({ invoice, open, currency }: ShownGap): string {
  return `${open}${currency === undefined ? '' : ` ${currency}`} of ${invoice}`
}
