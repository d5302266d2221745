/** Decimals as whole numbers of 10⁻¹⁰, so that sums and comparisons are exact. */
const SCALE = 10

/** The exact value of a decimal text such as `-12.5`. */
export function unitsOf(decimal: string): bigint {
  const isNegative = decimal.startsWith('-')
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.')
  const units = BigInt(whole + fraction.slice(0, SCALE).padEnd(SCALE, '0'))
  return isNegative ? -units : units
}

/** The decimal text of an exact value, with at least so many digits behind the point. */
export function decimalOf(units: bigint, digits: number): string {
  const sign = units < 0n ? '-' : ''
  const text = (units < 0n ? -units : units).toString().padStart(SCALE + 1, '0')
  const fraction = text.slice(-SCALE)
  const kept = fraction.slice(0, digits) + fraction.slice(digits).replace(/0+$/, '')
  return `${sign}${text.slice(0, -SCALE)}${kept === '' ? '' : `.${kept}`}`
}

/** How many digits stand behind the point. */
export function fractionDigits(decimal: string): number {
  const point = decimal.indexOf('.')
  return point === -1 ? 0 : decimal.length - point - 1
}

/** The sum of two decimals, exact. */
export function addDecimals(left: string, right: string): string {
  const digits = Math.max(fractionDigits(left), fractionDigits(right))
  return decimalOf(unitsOf(left) + unitsOf(right), digits)
}

/** The decimal with the other sign. */
export function negateDecimal(decimal: string): string {
  if (decimal.startsWith('-')) return decimal.slice(1)
  return /[1-9]/.test(decimal) ? `-${decimal}` : decimal
}
