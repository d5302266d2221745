import { type Currency, parseCurrency } from '../../core/currency.ts'

/** The currency that a cell names. */
export function currencyOf(text: string): Currency | undefined {
  const direct = parseCurrency(text)
  if (direct !== undefined) return direct
  const code = /\b([A-Z]{3})\b/.exec(text)?.[1]
  const symbol = SYMBOLS.get(text.trim())
  return symbol ?? (code === undefined ? undefined : parseCurrency(code))
}

// "$" and "kr" name several currencies and stay open.
const SYMBOLS: ReadonlyMap<string, Currency | undefined> = new Map(
  [
    ['€', 'EUR'],
    ['£', 'GBP'],
    ['₹', 'INR'],
    ['zł', 'PLN'],
    ['₪', 'ILS'],
    ['₽', 'RUB'],
  ].map(([symbol = '', code = '']) => [symbol, parseCurrency(code)]),
)

/** The currency that an amount carries; a sign of several currencies, such as `$`, tells nothing. */
export function signedCurrency(amount: string): Currency | undefined {
  const sign = /[€£₹₪₽]|zł/.exec(amount)?.[0]
  if (sign !== undefined) return SYMBOLS.get(sign)
  const code = /(?:^|[\d\s])([A-Z]{3})(?:$|[\s\d-])/.exec(amount.trim())?.[1]
  return code === undefined ? undefined : parseCurrency(code)
}
