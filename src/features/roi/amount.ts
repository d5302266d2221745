import { type Currency, currencyDigits } from '../../core/currency.ts'
import { type Money, of } from '../../core/money.ts'
import { type Ratio, ratio, rounded, times } from '../../core/ratio.ts'

/** How many minor units one unit has: 100 for EUR. */
export function currencyMinorUnits(currency: Currency): Ratio {
  return ratio(10n ** BigInt(currencyDigits(currency)))
}

/** An exact amount in units, rounded to the currency's last digit. */
export function amountOf(units: Ratio, currency: Currency): Money {
  return of(Number(rounded(times(units, currencyMinorUnits(currency)))), currency)
}
