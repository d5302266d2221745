/**
 * Amounts as exact decimal text. A float would turn 0.29 into 0.28999…, so a statement's figures
 * stay text until the importer knows the currency and its digits.
 */
export type DecimalMark = '.' | ','

const UNSIGNED = /^(?:\d+(?:[.,]\d*)*|[.,]\d+)$/
const GROUPS = /^\d{1,3}(?:([.,])\d{2,3})*[.,]\d{3}$/

/**
 * The plain form (`-1234.50`) of an amount as banks write it; undefined when it is none, or when
 * nothing says whether its only separator (`1,234`) groups thousands or marks decimals.
 */
export function readDecimal(text: string, mark: DecimalMark | null = null): string | undefined {
  const bare = text.replace(/[\s\u00a0\u202f'’]/g, '')
  const found = /^([+-]?)([\d.,]+)([+-]?)$/.exec(bare)
  if (found === null) return undefined
  const [, before = '', digits = '', after = ''] = found
  if ((before !== '' && after !== '') || !UNSIGNED.test(digits)) return undefined
  const decimal = mark ?? ownMark(digits)
  if (decimal === null) return undefined
  const cut = digits.lastIndexOf(decimal)
  if (cut !== digits.indexOf(decimal)) return undefined
  const whole = cut < 0 ? digits : digits.slice(0, cut)
  if (/[.,]/.test(whole) && !GROUPS.test(whole)) return undefined
  const fraction = cut < 0 ? '' : digits.slice(cut + 1)
  if (/[.,]/.test(fraction)) return undefined
  return plain(before + after, whole.replace(/[.,]/g, ''), fraction)
}

/** The decimal mark that a file's amounts agree on; null where none of them decides it. */
export function sharedMark(amounts: Iterable<string>): DecimalMark | null {
  let shared: DecimalMark | null = null
  for (const amount of amounts) {
    const digits = amount.replace(/[^\d.,]/g, '')
    if (!/[.,]/.test(digits)) continue
    const own = ownMark(digits)
    if (own === null) continue
    if (shared !== null && shared !== own) return null
    shared = own
  }
  return shared
}

/** The exact sum of plain decimals. */
export function sumOf(amounts: readonly string[]): string {
  const places = Math.max(0, ...amounts.map((amount) => fractionOf(amount).length))
  const total = amounts.reduce((sum, amount) => sum + scaled(amount, places), 0n)
  const digits = String(total < 0n ? -total : total).padStart(places + 1, '0')
  const cut = digits.length - places
  return plain(total < 0n ? '-' : '', digits.slice(0, cut), digits.slice(cut))
}

/** The plain decimal with the other sign. */
export function negated(amount: string): string {
  if (amount.startsWith('-')) return amount.slice(1)
  return /[1-9]/.test(amount) ? `-${amount}` : amount
}

/** Whether two plain decimals are one amount, `1.5` and `1.50`. */
export function isSameAmount(left: string, right: string): boolean {
  return !/[1-9]/.test(sumOf([left, negated(right)]))
}

/** Minor units written without a mark, as BAI2 has them: `123456` with two digits is `1234.56`. */
export function ofMinor(text: string, digits: number): string | undefined {
  const found = /^([+-]?)(\d+)$/.exec(text.trim())
  if (found === null) return undefined
  const units = (found[2] ?? '').padStart(digits + 1, '0')
  const cut = units.length - digits
  return plain(found[1] ?? '', units.slice(0, cut), units.slice(cut))
}

/** What the separators of one amount say by themselves. */
function ownMark(digits: string): DecimalMark | null {
  const point = digits.lastIndexOf('.')
  const comma = digits.lastIndexOf(',')
  if (point < 0 && comma < 0) return '.'
  if (point >= 0 && comma >= 0) return point > comma ? '.' : ','
  const mark = point >= 0 ? '.' : ','
  const at = Math.max(point, comma)
  if (digits.indexOf(mark) !== at) return mark === '.' ? ',' : '.'
  const looksGrouped = digits.length - at === 4 && at >= 1 && at <= 3 && !digits.startsWith('0')
  return looksGrouped ? null : mark
}

function plain(sign: string, whole: string, fraction: string): string {
  const units = whole.replace(/^0+(?=\d)/, '') || '0'
  const digits = fraction.replace(/0+$/, '').padEnd(Math.min(fraction.length, 2), '0')
  const text = digits === '' ? units : `${units}.${digits}`
  return sign === '-' && /[1-9]/.test(text) ? `-${text}` : text
}

function fractionOf(amount: string): string {
  return amount.split('.')[1] ?? ''
}

function scaled(amount: string, places: number): bigint {
  const [whole = '0', fraction = ''] = amount.split('.')
  return BigInt(whole + fraction.padEnd(places, '0'))
}
