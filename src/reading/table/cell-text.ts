const DIGITS_MAX = 15 // what Excel itself keeps, shows and writes to CSV; the rest is binary noise

/**
 * The plain decimal of a number as workbooks store it: `1234.5599999999999` is 1234.56, `1E-2` is
 * 0.01. Whole numbers stay as they are, because long ones are account numbers.
 */
export function numberText(stored: string): string {
  const found = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/.exec(stored.trim())
  if (found === null) return stored.trim()
  const [, sign = '', whole = '', fraction = '', exponent] = found
  if (fraction === '' && exponent === undefined)
    return sign + (whole.replace(/^0+(?=\d)/, '') || '0')
  const digits = (whole + fraction).replace(/^0+/, '')
  if (digits === '') return '0'
  const places = fraction.length - Number(exponent ?? 0)
  return sign + shifted(rounded(digits, places))
}

interface Scaled {
  readonly digits: string
  /** How many of the digits stand behind the point; negative adds zeros. */
  readonly places: number
}

function rounded(digits: string, places: number): Scaled {
  const excess = digits.length - DIGITS_MAX
  if (excess <= 0) return { digits, places }
  const kept = BigInt(digits.slice(0, DIGITS_MAX)) + (digits.charAt(DIGITS_MAX) >= '5' ? 1n : 0n)
  return { digits: String(kept), places: places - excess }
}

function shifted({ digits, places }: Scaled): string {
  if (places <= 0) return digits + '0'.repeat(-places)
  const padded = digits.padStart(places + 1, '0')
  const cut = padded.length - places
  const fraction = padded.slice(cut).replace(/0+$/, '')
  return fraction === '' ? padded.slice(0, cut) : `${padded.slice(0, cut)}.${fraction}`
}
