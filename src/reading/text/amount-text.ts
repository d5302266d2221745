import { parseCurrency } from '../../core/currency.ts'
import { unwrapCell } from './cell-text.ts'

/** What stands between the whole units and the fraction. */
export type DecimalMark = '.' | ','

/** An amount as people write it, taken apart. */
export interface AmountReading {
  /** Unsigned, with a point: `1234.50`. */
  readonly digits: string
  /** The sign as written; parentheses are a minus. */
  readonly sign: '+' | '-' | ''
  /** `CR`, `DR` and their like behind the number. */
  readonly word: 'credit' | 'debit' | null
  /** The currency sign or code beside the number. */
  readonly unit: string | null
}

/** What a column of amounts says about its decimal mark. */
export type DecimalMarkFinding =
  | { readonly kind: 'known'; readonly mark: DecimalMark }
  /** No value has a mark: both readings agree. */
  | { readonly kind: 'either' }
  /** Only values such as `1,234`. */
  | { readonly kind: 'undecidable'; readonly example: string }
  /** `1,50` and `2.50` in one column. */
  | { readonly kind: 'mixed'; readonly examples: readonly [string, string] }

const TEXT_LENGTH_MAX = 48 // longer cells are prose
const SIGNS = '+-\u2212\u2013\u2014'
const SPACES = /[\s\u00a0\u2000-\u200b\u202f\u205f\ufeff]+/g
const NO_CENTS = /[.,] ?[-\u2013\u2014]{1,2}$/ // `5,-`
const LOCAL_UNIT =
  /^(?:z[łl]|kč|kc|ft|kr|sfr|fr|lei|leu|лв|руб|р|rs|rm|lt|ls|tl|din|kn|pts|eur|euro|euros|rur|円|元|원)\.?$/i
const UNIT_BEFORE = /^(?:[a-z]{0,3}\p{Sc}|[\p{L}]{1,5}\.?(?=[ \d(+\-\u2212.,]))/iu
const UNIT_AFTER = /(?:[a-z]{0,3}\p{Sc}|\p{L}{1,5}\.?)$/iu
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
/** As programs write amounts: nothing has to be taken off. */
const PLAIN = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/
const WITH_POINT =
  /^(\d+|\d{1,3}(?:([,' ’])\d{3})(?:\2\d{3})*|\d{1,2}(?:,\d{2})+,\d{3})?(?:\.(\d*))?$/
const WITH_COMMA = /^(\d+|\d{1,3}(?:([.' ’])\d{3})(?:\2\d{3})*)?(?:,(\d*))?$/

/** The signed decimal with a point that a text means, such as `-1234.50`; undefined if none. */
export function parseAmountText(text: string, mark: DecimalMark): string | undefined {
  const reading = readAmountText(text, mark)
  return reading === undefined ? undefined : signedDecimal(reading)
}

/** The decimal of an amount with its sign; undefined where sign and word contradict each other. */
export function signedDecimal(reading: AmountReading): string | undefined {
  if (reading.sign === '-' && reading.word === 'credit') return undefined
  const isNegative = reading.sign === '-' || reading.word === 'debit'
  return isNegative && /[1-9]/.test(reading.digits) ? `-${reading.digits}` : reading.digits
}

/** Takes an amount apart: number, sign, `CR` or `DR`, currency; undefined when it is none. */
export function readAmountText(text: string, mark: DecimalMark): AmountReading | undefined {
  if (mark === '.' && PLAIN.test(text)) {
    const isNegative = text.startsWith('-')
    return {
      digits: isNegative ? text.slice(1) : text,
      sign: isNegative ? '-' : '',
      word: null,
      unit: null,
    }
  }
  const bare = bareNumber(text)
  if (bare === undefined) return undefined
  const parts = partsOf(bare.core, mark)
  if (parts === undefined) return undefined
  const { whole, fraction } = parts
  const units = whole.replace(/^0+(?=\d)/, '') || '0'
  const digits = fraction === '' ? units : `${units}.${fraction}`
  return { digits, sign: bare.sign, word: bare.word, unit: bare.unit }
}

/** The digits before and behind the mark; undefined where that is no number, or none that can be counted. */
function partsOf(
  core: string,
  mark: DecimalMark,
): { readonly whole: string; readonly fraction: string } | undefined {
  const found = (mark === '.' ? WITH_POINT : WITH_COMMA).exec(core)
  const whole = (found?.[1] ?? '').replace(/\D/g, '')
  const fraction = found?.[3] ?? ''
  if (found === null || whole.length + fraction.length === 0) return undefined
  return whole.length > 15 || fraction.length > 10 ? undefined : { whole, fraction }
}

/** Whether a text is an amount under one decimal mark or the other. */
export function isAmountText(text: string): boolean {
  return readAmountText(text, '.') !== undefined || readAmountText(text, ',') !== undefined
}

/** Looks for the decimal mark of a whole column (or of all the amount columns of a file). */
export function columnDecimalMark(values: Iterable<string>): DecimalMarkFinding {
  const seen = new Map<MarkHint, string>()
  for (const value of values) {
    const core = bareNumber(value)?.core
    const hint = core === undefined ? undefined : markHint(core)
    if (hint !== undefined && !seen.has(hint)) seen.set(hint, value.trim())
  }
  const point = seen.get('.')
  const comma = seen.get(',')
  if (point !== undefined && comma !== undefined) return { kind: 'mixed', examples: [point, comma] }
  if (point !== undefined) return { kind: 'known', mark: '.' }
  if (comma !== undefined) return { kind: 'known', mark: ',' }
  return fromGroups(seen)
}

type MarkHint = DecimalMark | 'point?' | 'comma?' | 'small whole' | 'large whole'

/** `1,234` beside `500` but never beside `5000`: the comma makes groups, or 500 would be 500,000. */
function fromGroups(seen: ReadonlyMap<MarkHint, string>): DecimalMarkFinding {
  const point = seen.get('point?')
  const comma = seen.get('comma?')
  if (point === undefined && comma === undefined) return { kind: 'either' }
  const isGrouped = seen.has('small whole') && !seen.has('large whole')
  if (isGrouped && comma === undefined) return { kind: 'known', mark: ',' }
  if (isGrouped && point === undefined) return { kind: 'known', mark: '.' }
  return { kind: 'undecidable', example: point ?? comma ?? '' }
}

/** What one number says of its marks: `1.234,5` has a decimal comma, `1,234` may have one. */
function markHint(core: string): MarkHint | undefined {
  const marks = core.replace(/[^.,]/g, '')
  const last = marks.at(-1)
  if (last === undefined) {
    if (partsOf(core, '.') === undefined) return undefined // `1500-000`
    const size = core.replace(/\D/g, '').replace(/^0+/, '').length
    if (size === 0) return undefined
    return size < 4 || /\D/.test(core) ? 'small whole' : 'large whole'
  }
  const other: DecimalMark = last === '.' ? ',' : '.'
  const isDecimal = partsOf(core, last === '.' ? '.' : ',') !== undefined
  const isGroup = partsOf(core, other) !== undefined
  if (isDecimal && isGroup) {
    if (/^0/.test(core)) return last === '.' ? '.' : ','
    return last === '.' ? 'point?' : 'comma?'
  }
  if (isDecimal) return last === '.' ? '.' : ','
  return isGroup ? other : undefined
}

interface BareNumber extends Omit<AmountReading, 'digits'> {
  readonly core: string
}

/** Takes signs, parentheses, words and currencies off both ends; what is left has digits only. */
function bareNumber(text: string): BareNumber | undefined {
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
  while (rest !== '' && !/[\d.,]$/.test(rest)) {
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
  if (units.length > 1) return undefined
  return { core: rest, sign: isWrapped ? '-' : signOf(signs[0]), word, unit: units[0] ?? null }
}

function signOf(sign: string | undefined): '+' | '-' | '' {
  return sign === '+' || sign === '-' ? sign : ''
}

function isUnit(text: string): boolean {
  return /\p{Sc}$/u.test(text) || LOCAL_UNIT.test(text) || parseCurrency(text) !== undefined
}
