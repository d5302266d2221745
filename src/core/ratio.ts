import { check } from './errors.ts'

/** An exact fraction; the denominator is positive. Figures are rounded once, when printed. */
export interface Ratio {
  readonly numerator: bigint
  readonly denominator: bigint
}

/** The fraction of two whole numbers; the denominator must not be zero. */
export function ratio(numerator: bigint | number, denominator: bigint | number = 1n): Ratio {
  const below = BigInt(denominator)
  check(below !== 0n, 'division by zero')
  return below < 0n
    ? { numerator: -BigInt(numerator), denominator: -below }
    : { numerator: BigInt(numerator), denominator: below }
}

/** Reads a plain decimal number (`8`, `0.75`, `-1.5`) exactly; undefined for anything else. */
export function parseRatio(text: string): Ratio | undefined {
  const found = /^([+-]?)(\d{1,18})(?:\.(\d{1,12}))?$/.exec(text.trim())
  if (found === null) return undefined
  const [, sign = '', whole = '', fraction = ''] = found
  const size = BigInt(whole + fraction)
  return ratio(sign === '-' ? -size : size, 10n ** BigInt(fraction.length))
}

/** `a + b`. */
export function plus(a: Ratio, b: Ratio): Ratio {
  return ratio(
    a.numerator * b.denominator + b.numerator * a.denominator,
    a.denominator * b.denominator,
  )
}

/** `a − b`. */
export function minus(a: Ratio, b: Ratio): Ratio {
  return plus(a, { numerator: -b.numerator, denominator: b.denominator })
}

/** `a × b`. */
export function times(a: Ratio, b: Ratio): Ratio {
  return ratio(a.numerator * b.numerator, a.denominator * b.denominator)
}

/** `a ÷ b`; `b` must not be zero. */
export function over(a: Ratio, b: Ratio): Ratio {
  return ratio(a.numerator * b.denominator, a.denominator * b.numerator)
}

/** The whole number nearest to the fraction, halves away from zero. */
export function rounded({ numerator, denominator }: Ratio): bigint {
  const size = numerator < 0n ? -numerator : numerator
  const nearest = (2n * size + denominator) / (2n * denominator)
  return numerator < 0n ? -nearest : nearest
}

/** Decimal text with so many digits, halves away from zero: `55.2`. */
export function fixed(value: Ratio, digits: number): string {
  const scale = 10n ** BigInt(digits)
  const units = rounded(times(value, ratio(scale)))
  const text = String(units < 0n ? -units : units).padStart(digits + 1, '0')
  const sign = units < 0n ? '-' : ''
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}
