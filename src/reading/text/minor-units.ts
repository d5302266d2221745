import { type Currency, currencyDigits } from '../../core/currency.ts'
import { ofUnits } from './exact-decimal.ts'

/**
 * So much of one entry that a hundred of them still add up exactly: one damaged number would else
 * stop every report. It is 900 billion where a currency has cents.
 */
const ENTRY_MINOR_MAX = Math.floor(Number.MAX_SAFE_INTEGER / 100)

/** Why an amount is refused that is beyond that. */
export const TOO_LARGE = 'too large to be added to others exactly'

/** Minor units of a plain decimal, rounded half away from zero where it has more digits. */
export function minorUnits(decimal: string, currency: Currency): number | undefined {
  const isNegative = decimal.startsWith('-')
  const digits = currencyDigits(currency)
  const point = decimal.indexOf('.')
  const start = isNegative ? 1 : 0
  const whole = point < 0 ? decimal.slice(start) : decimal.slice(start, point)
  const fraction = point < 0 ? '' : decimal.slice(point + 1)
  const units = Number(whole + fraction.slice(0, digits).padEnd(digits, '0'))
  const isUp = fraction.length > digits && fraction.charCodeAt(digits) >= 53
  const minor = isUp ? units + 1 : units
  if (minor > ENTRY_MINOR_MAX) return undefined
  return isNegative && minor !== 0 ? -minor : minor
}

/** Whether rounding to the currency's digits loses something: a float's artefact. */
export function isFinerThan(decimal: string, currency: Currency): boolean {
  const point = decimal.indexOf('.')
  if (point < 0) return false
  const end = point + 1 + currencyDigits(currency)
  return decimal.length > end && /[1-9]/.test(decimal.slice(end))
}

/** An amount given in whole minor units, as a decimal of the currency. */
export function fromMinorText(whole: string, currency: Currency): string {
  return ofUnits(whole, currencyDigits(currency))
}

/** Minor units written without a mark, as BAI2 has them: `123456` in USD is `1234.56`. */
export function ofMinor(text: string, currency: Currency): string | undefined {
  const found = /^([+-]?)(\d{1,30})$/.exec(text.trim())
  if (found === null) return undefined
  return fromMinorText(found[1] === '-' ? `-${found[2]}` : (found[2] ?? ''), currency)
}
