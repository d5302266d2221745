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
  const isNegative = decimal.charCodeAt(0) === MINUS
  let minor = 0
  let left = -1 // how many digits of the fraction are still wanted; none has begun
  for (let at = isNegative ? 1 : 0; at < decimal.length; at += 1) {
    const code = decimal.charCodeAt(at)
    if (code === POINT) left = currencyDigits(currency)
    else if (left === 0) {
      if (code >= FIVE) minor += 1
      return signedUnits(minor, isNegative)
    } else {
      minor = minor * 10 + (code - ZERO)
      if (left > 0) left -= 1
    }
  }
  for (let more = left < 0 ? currencyDigits(currency) : left; more > 0; more -= 1) minor *= 10
  return signedUnits(minor, isNegative)
}

function signedUnits(minor: number, isNegative: boolean): number | undefined {
  if (minor > ENTRY_MINOR_MAX) return undefined
  return isNegative && minor !== 0 ? -minor : minor
}

const MINUS = 45
const POINT = 46
const ZERO = 48
const FIVE = 53

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
