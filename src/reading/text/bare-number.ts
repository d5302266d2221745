import { parseCurrency } from '../../core/currency.ts'
import { unwrapCell } from './cell-text.ts'

/** What stands between the whole units and the fraction. */
export type DecimalMark = '.' | ','

/** A number with everything taken off that is no digit and no mark. */
export interface BareNumber {
  /** Digits with their marks and group signs: `1.234,50`. */
  readonly core: string
  /** The sign as written; parentheses are a minus. */
  readonly sign: '+' | '-' | ''
  /** `CR`, `DR` and their like behind the number. */
  readonly word: 'credit' | 'debit' | null
  /** The currency sign or code beside the number. */
  readonly unit: string | null
}

const TEXT_LENGTH_MAX = 48 // longer cells are prose
const SIGNS = '+-\u2212\u2013\u2014'
const SPACES = /[\s\u00a0\u2000-\u200b\u202f\u205f\ufeff]+/g
const NO_CENTS = /[.,] ?[-\u2013\u2014]{1,2}$|\/-$/ // `5,-`, `Rs. 5/-`
const LOCAL_UNIT =
  /^(?:z[łl]|kč|kc|ft|kr|sfr|fr|lei|leu|лв|руб|р|rs|rp|rm|lt|ls|tl|din|kn|pts|eur|euro|euros|rur|r|ksh|tsh|ush|gs|bs|kz|dhs?|tk|đ|vnđ|vnd|ден|den|lek|円|元|원)\.?$/i
const UNIT_BEFORE =
  /^(?:\$u(?!\p{L})|u\$[sd](?!\p{L})|[a-z]{0,3}\p{Sc}|[sb]\/\.?|[\p{L}]{1,5}\.?(?=[ \d(+\-\u2212.,\p{Sc}]))/iu
const UNIT_AFTER = /(?:[a-z]{0,3}\p{Sc}|\p{L}{1,5}\.?)$/iu
const UNITS_MAX = 2 // `$13.50 USD`
const WORDS: Readonly<Record<string, 'credit' | 'debit'>> = {
  cr: 'credit',
  'cr.': 'credit',
  c: 'credit',
  h: 'credit',
  dr: 'debit',
  'dr.': 'debit',
  db: 'debit',
  d: 'debit',
  s: 'debit',
}

/** Takes signs, parentheses, words and currencies off both ends; what is left has digits only. */
export function bareNumber(text: string): BareNumber | undefined {
  if (text.length > TEXT_LENGTH_MAX || !/\d/.test(text)) return undefined
  let rest = unwrapCell(text).replace(SPACES, ' ').trim().replace(NO_CENTS, '')
  const signs: string[] = []
  const units: string[] = []
  let opened = 0
  let word: 'credit' | 'debit' | null = null
  while (rest !== '' && !/^[\d.,]/.test(rest)) {
    const first = rest.charAt(0)
    const unit = UNIT_BEFORE.exec(rest)?.[0]
    if (SIGNS.includes(first)) signs.push(first === '+' ? '+' : '-')
    else if (first === '(') opened += 1
    else if (unit !== undefined && isUnit(unit)) units.push(unit)
    else return undefined
    rest = rest.slice(unit !== undefined && isUnit(unit) ? unit.length : 1).trimStart()
  }
  while (rest !== '' && (!/[\d.,]$/.test(rest) || /\p{L}\.$/u.test(rest))) {
    const last = rest.slice(-1)
    const unit = UNIT_AFTER.exec(rest)?.[0]
    const meaning = unit === undefined ? undefined : WORDS[unit.toLowerCase()]
    if (SIGNS.includes(last)) signs.push(last === '+' ? '+' : '-')
    else if (last === ')') opened -= 1
    else if (meaning !== undefined && word === null) word = meaning
    else if (unit !== undefined && isUnit(unit)) units.push(unit)
    else return undefined
    rest = rest.slice(0, -(unit?.length ?? 1)).trimEnd()
  }
  const isWrapped = rest !== '' && text.includes('(')
  if (rest === '' || opened !== 0 || signs.length + (isWrapped ? 1 : 0) > 1) return undefined
  if (units.length > UNITS_MAX) return undefined
  return { core: rest, sign: isWrapped ? '-' : signOf(signs[0]), word, unit: unitOf(units) }
}

/** Of a sign and a code (`$5 CAD`) the code says more. */
function unitOf(units: readonly string[]): string | null {
  return units.find((unit) => parseCurrency(unit) !== undefined) ?? units[0] ?? null
}

function signOf(sign: string | undefined): '+' | '-' | '' {
  return sign === '+' || sign === '-' ? sign : ''
}

function isUnit(text: string): boolean {
  return (
    /\p{Sc}$|^[sb]\/\.?$|^(?:\$u|u\$[sd])$/iu.test(text) ||
    LOCAL_UNIT.test(text) ||
    parseCurrency(text) !== undefined
  )
}

const WITH_POINT =
  /^(\d+|\d{1,3}(?:([,' ’`])\d{3})(?:\2\d{3})*|\d{1,2}(?:,\d{2})+,\d{3})?(?:\.(\d*))?$/
const WITH_COMMA = /^(\d+|\d{1,3}(?:([.' ’`])\d{3})(?:\2\d{3})*)?(?:,(\d*))?$/

const WHOLE_DIGITS_MAX = 15 // more of them are the number of an account
const FRACTION_DIGITS_MAX = 16 // what a float leaves behind

/**
 * The digits of the whole part and of the fraction of a bare number; undefined under the wrong mark,
 * and where there are more than an amount has.
 */
export function partsOf(
  core: string,
  mark: DecimalMark,
): { readonly whole: string; readonly fraction: string } | undefined {
  const found = (mark === '.' ? WITH_POINT : WITH_COMMA).exec(core)
  if (found === null) return undefined
  const whole = (found[1] ?? '').replace(/\D/g, '')
  const fraction = found[3] ?? ''
  // Zeros that fill a field of fixed width are no digits of an amount, where cents stand behind them.
  const units = fraction === '' ? whole : whole.replace(/^0+/, '')
  const isAmount = units.length <= WHOLE_DIGITS_MAX && fraction.length <= FRACTION_DIGITS_MAX
  return isAmount ? { whole, fraction } : undefined
}
