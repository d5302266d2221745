/** Decimals as whole numbers of 10⁻¹⁶, so that comparisons are exact. */
const SCALE = 16

/** The exact value of a plain decimal such as `-12.5`, in units of 10⁻¹⁶. */
export function unitsOf(decimal: string): bigint {
  return scaled(decimal, SCALE)
}

/** The exact sum of plain decimals, with as many digits as the finest of them. */
export function sumOf(decimals: readonly string[]): string {
  const scale = Math.max(0, ...decimals.map(fractionDigits))
  const total = decimals.reduce((sum, text) => sum + scaled(text, scale), 0n)
  return unscaled(total, scale)
}

/** The exact product of two plain decimals. */
export function productOf(left: string, right: string): string {
  const [leftDigits, rightDigits] = [fractionDigits(left), fractionDigits(right)]
  return unscaled(scaled(left, leftDigits) * scaled(right, rightDigits), leftDigits + rightDigits)
}

/** The same amount with the other sign; nothing has none. */
export function negated(decimal: string): string {
  if (decimal.startsWith('-')) return decimal.slice(1)
  return /[1-9]/.test(decimal) ? `-${decimal}` : decimal
}

/** Whether two plain decimals are one amount, `1.5` and `1.50`. */
export function isSameAmount(left: string, right: string): boolean {
  return left === right || unitsOf(left) === unitsOf(right)
}

/** A whole number of units that have so many digits, as a decimal: 1250 of 2 is `12.50`. */
export function ofUnits(whole: string, digits: number): string {
  return unscaled(scaled(whole, 0), digits)
}

function fractionDigits(decimal: string): number {
  const point = decimal.indexOf('.')
  return point === -1 ? 0 : decimal.length - point - 1
}

function scaled(decimal: string, scale: number): bigint {
  const isNegative = decimal.startsWith('-')
  const [whole = '', fraction = ''] = (isNegative ? decimal.slice(1) : decimal).split('.')
  const size = BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0'))
  return isNegative ? -size : size
}

function unscaled(value: bigint, scale: number): string {
  const size = value < 0n ? -value : value
  const text = String(size).padStart(scale + 1, '0')
  const sign = value < 0n ? '-' : ''
  return scale === 0 ? sign + text : `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`
}
