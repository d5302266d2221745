import { type Currency, currencyDigits } from '../../core/currency.ts'

/** The character between units and their parts. */
export type DecimalMark = '.' | ','

/** What an amount as text says about the mark that its file uses. */
export type MarkEvidence = DecimalMark | 'none' | 'group-point' | 'group-comma'

const PLAIN = /^-?\d{1,15}(?:\.\d{1,2})?$/
const SYMBOLS =
  /US\$|R\$|A\$|C\$|CA\$|AU\$|NZ\$|HK\$|S\$|[$€£¥₹₽₩₪₺₴₱฿₫₦]|zł|Kč|kr\.?|Ft|Rs\.?|лв\.?|RM|CHF|Fr\.|\b[A-Z]{3}\b/giu
const BLANKS = /[\s\u00a0\u2000-\u200b\u202f\u205f\u3000]/g

/**
 * Reads an amount as people and packages write it (`1.234,50 €`, `(5.00)`, `$13.50 `, `20 160,0`,
 * `12.50-`) into a plain decimal with a point; undefined when it is none.
 */
export function readAmount(text: string, mark: DecimalMark): string | undefined {
  if (mark === '.' && PLAIN.test(text)) return text
  const bare = strip(text)
  if (bare === undefined) return undefined
  const group = mark === '.' ? ',' : '.'
  const [whole = '', fraction, ...more] = bare.digits.split(mark)
  if (more.length > 0 || (fraction?.includes(group) ?? false)) return undefined
  const units = ungrouped(whole, group)
  if (units === undefined) return undefined
  const sign = bare.isNegative ? '-' : ''
  return fraction === undefined || fraction === '' ? sign + units : `${sign}${units}.${fraction}`
}

/** What the text shows about the decimal mark; undefined when it is no amount under either. */
export function markEvidence(text: string): MarkEvidence | undefined {
  const bare = strip(text)
  if (bare === undefined) return undefined
  const { digits } = bare
  const point = digits.lastIndexOf('.')
  const comma = digits.lastIndexOf(',')
  if (point < 0 && comma < 0) return 'none'
  if (point >= 0 && comma >= 0) return point > comma ? '.' : ','
  const [mark, at, other] = point >= 0 ? (['.', point, ','] as const) : ([',', comma, '.'] as const)
  if (digits.indexOf(mark) !== at) return other // "1.234.567": it groups
  const isGroupShaped = /^[1-9]\d{0,2}$/.test(digits.slice(0, at)) && digits.length - at === 4
  if (!isGroupShaped) return mark
  return mark === '.' ? 'group-point' : 'group-comma'
}

/** Whether a text can be an amount at all. */
export function looksLikeAmount(text: string): boolean {
  return PLAIN.test(text) || markEvidence(text) !== undefined
}

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
  if (!Number.isSafeInteger(minor)) return undefined
  return isNegative && minor !== 0 ? -minor : minor
}

/** Whether rounding to the currency's digits loses something: a float's artefact. */
export function isFinerThan(decimal: string, currency: Currency): boolean {
  const point = decimal.indexOf('.')
  if (point < 0) return false
  const end = point + 1 + currencyDigits(currency)
  return decimal.length > end && /[1-9]/.test(decimal.slice(end))
}

/** The exact sum of plain decimals. */
export function sumOf(decimals: readonly string[]): string {
  const scale = Math.max(0, ...decimals.map((text) => (text.split('.')[1] ?? '').length))
  const total = decimals.reduce((sum, text) => sum + scaled(text, scale), 0n)
  return unscaled(total, scale)
}

/** The exact product of two plain decimals. */
export function productOf(left: string, right: string): string {
  const scales = [left, right].map((text) => (text.split('.')[1] ?? '').length)
  const scale = (scales[0] ?? 0) + (scales[1] ?? 0)
  return unscaled(scaled(left, scales[0] ?? 0) * scaled(right, scales[1] ?? 0), scale)
}

/** The same amount with the other sign. */
export function negated(decimal: string): string {
  if (/^-?0+(\.0+)?$/.test(decimal)) return decimal
  return decimal.startsWith('-') ? decimal.slice(1) : `-${decimal}`
}

/** An amount given in whole minor units, as a decimal of the currency. */
export function fromMinorText(decimal: string, currency: Currency): string {
  return unscaled(scaled(decimal, 0), currencyDigits(currency))
}

function scaled(decimal: string, scale: number): bigint {
  const isNegative = decimal.startsWith('-')
  const [whole = '', fraction = ''] = (isNegative ? decimal.slice(1) : decimal).split('.')
  const size = BigInt(whole + fraction.padEnd(scale, '0'))
  return isNegative ? -size : size
}

function unscaled(value: bigint, scale: number): string {
  const size = value < 0n ? -value : value
  const text = String(size).padStart(scale + 1, '0')
  const sign = value < 0n ? '-' : ''
  return scale === 0 ? sign + text : `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`
}

/** Takes away sign, currency and blanks; what is left is digits and marks. */
function strip(text: string): { digits: string; isNegative: boolean } | undefined {
  if (text.length > 40 || !/\d/.test(text)) return undefined
  let rest = text
    .trim()
    .replace(/^="(.*)"$/, '$1')
    .replace(/^'/, '')
  let isNegative = false
  rest = rest.replace(SYMBOLS, '').replace(BLANKS, '')
  if (/^\(.*\)$/.test(rest)) {
    isNegative = true
    rest = rest.slice(1, -1)
  }
  const signed = /^([+\-\u2212\u2013]?)(.*?)([+\-\u2212\u2013]?)$/.exec(rest)
  const signs = `${signed?.[1] ?? ''}${signed?.[3] ?? ''}`
  if (signs.length > 1) return undefined
  if (/[-\u2212\u2013]/.test(signs)) isNegative = !isNegative
  const digits = (signed?.[2] ?? '').replace(/(\d)['’`](?=\d{3}(\D|$))/g, '$1')
  return /^\d[\d.,]*$|^[.,]\d+$/.test(digits) ? { digits, isNegative } : undefined
}

function ungrouped(whole: string, group: string): string | undefined {
  if (whole === '') return '0'
  if (!whole.includes(group)) return whole
  const parts = whole.split(group)
  const isGrouped = parts.every(
    (part, index) => (index === 0 ? /^\d{1,3}$/.test(part) : /^\d{2,3}$/.test(part)), // lakh groups have two
  )
  return isGrouped && parts.at(-1)?.length === 3 ? parts.join('') : undefined
}
