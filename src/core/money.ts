import { type Currency, currencyDigits } from './currency.ts'
import { check } from './errors.ts'

/** An amount in whole minor units (cents, yen, fils) of one currency; always a safe integer. */
export interface Money {
  readonly minor: number
  readonly currency: Currency
}

/** Money of so many minor units. */
export function of(minor: number, currency: Currency): Money {
  // Asked first: the sentence would else be put together for every amount.
  if (!Number.isSafeInteger(minor))
    check(false, `${minor} minor units are beyond what can be counted exactly`)
  return { minor, currency }
}

/** The sum of two amounts of one currency. */
export function add(left: Money, right: Money): Money {
  checkSameCurrency(left, right)
  return of(left.minor + right.minor, left.currency)
}

/** The difference of two amounts of one currency. */
export function subtract(left: Money, right: Money): Money {
  checkSameCurrency(left, right)
  return of(left.minor - right.minor, left.currency)
}

/** The plain decimal text of the interface contract: `-1234.50`, `1234` for JPY, `1.234` for KWD. */
export function decimal({ minor, currency }: Money): string {
  const digits = currencyDigits(currency)
  const units = String(Math.abs(minor)).padStart(digits + 1, '0')
  const sign = minor < 0 ? '-' : ''
  if (digits === 0) return sign + units
  return `${sign}${units.slice(0, -digits)}.${units.slice(-digits)}`
}

/** The same with groups of three for people: `1,234.50`. */
export function grouped(money: Money): string {
  const [whole = '', fraction] = decimal(money).split('.')
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? groups : `${groups}.${fraction}`
}

/**
 * Reads the plain decimal text of the contract, settings and options (`1234.50`); undefined for
 * anything else, also for more digits than the currency has.
 */
export function parseDecimal(text: string, currency: Currency): Money | undefined {
  const found = /^([+-]?)(\d{1,15})(?:\.(\d{1,4}))?$/.exec(text.trim())
  if (found === null) return undefined
  const [, sign = '', whole = '', fraction = ''] = found
  const digits = currencyDigits(currency)
  if (fraction.length > digits && /[^0]/.test(fraction.slice(digits))) return undefined
  const minor = Number(whole + fraction.slice(0, digits).padEnd(digits, '0'))
  if (!Number.isSafeInteger(minor)) return undefined
  return of(sign === '-' && minor !== 0 ? -minor : minor, currency)
}

/**
 * Splits an amount in proportion to whole weights (all ≥ 0, one > 0) without losing a minor unit:
 * the largest remainders get the units that are left over, earlier ones first.
 */
export function allocate(money: Money, weights: readonly number[]): readonly Money[] {
  const sum = weights.reduce((total, weight) => total + BigInt(weight), 0n)
  check(sum > 0n, 'money cannot be split by weights that are all zero')
  const sign = money.minor < 0 ? -1 : 1
  const size = BigInt(Math.abs(money.minor))
  const floors = weights.map((weight) => Number((size * BigInt(weight)) / sum))
  const remainders = weights.map((weight, index) => ({
    index,
    rest: (size * BigInt(weight)) % sum,
  }))
  remainders.sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest < b.rest ? 1 : -1))
  const left = Math.abs(money.minor) - floors.reduce((total, part) => total + part, 0)
  const lucky = new Set(remainders.slice(0, left).map(({ index }) => index))
  return floors.map((part, index) => of(sign * (part + (lucky.has(index) ? 1 : 0)), money.currency))
}

function checkSameCurrency(left: Money, right: Money): void {
  check(
    left.currency === right.currency,
    `a sum of ${left.currency} and ${right.currency} has no meaning`,
  )
}
