import { type Currency, parseCurrency } from '../../core/currency.ts'
import { currencyOfSign } from '../text/currency-text.ts'

/** A word as `normaliseHeading` leaves its letters, so that lists of words may write them as people do. */
export function foldedMarks(word: string): string {
  return /[^ -~]/.test(word) ? word.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '') : word
}

/** A heading folded for looking up: no case, accents, marks or camel case; `#` is `number`. */
export function normaliseHeading(text: string): string {
  return text
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/#|\bn[o]?[°º]|№|\bnbr\b/g, ' number ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

// Behind a heading stands what its amounts are in: `Amount (USD)`, `Total EUR`, `Betrag (€)`, `Valor (R$)`.
const UNIT =
  /(?:^|[\s([])((?:[A-Za-z]{0,3}\p{Sc})|kr|zł|Kč|Ft|lei|Rs|руб|грн|лв|円|元)\.?[\])]?\s*$|(?<=[^\s([])(\p{Sc})[\])]?\s*$/u
const CODE = /(?:^|[^A-Za-z]|[a-z])([A-Z]{3})[\])]?\s*$/
// In names of fields a code may be small; others are words: `amount_all`, `date_top`.
const SMALL_CODE =
  /_(eur|usd|gbp|chf|cad|aud|nzd|inr|jpy|cny|sek|nok|dkk|pln|czk|huf|ron|bgn|brl|mxn|ars|clp|zar|sgd|hkd|aed|sar|kes|ngn|php|idr|myr|thb|ils|uah)$/

/** What a heading names as the unit of its amounts, a sign or a code; undefined where it names none. */
export function headingUnit(text: string): string | undefined {
  const sign = UNIT.exec(text)
  if (sign !== null) return sign[1] ?? sign[2]
  const code = CODE.exec(text.trim())?.[1] ?? SMALL_CODE.exec(text.trim())?.[1]
  return code === undefined ? undefined : parseCurrency(code)
}

/** The currency that a heading names; a sign of several currencies names none. */
export function headingCurrency(text: string): Currency | undefined {
  const unit = headingUnit(text)
  return unit === undefined ? undefined : (currencyOfSign(unit) ?? undefined)
}

/** A heading without the unit at its end: `Montant en €` is `montant`. */
export function withoutUnit(text: string): string {
  const unit = headingUnit(text)
  if (unit === undefined) return text
  const at = text.toUpperCase().lastIndexOf(unit.toUpperCase())
  const bare = text.slice(0, at).replace(/[\s([._]+$/, '')
  return bare === '' ? text : bare.replace(/[\s([]+(?:in|en|i|w|v|em)$/i, '')
}

const TITLE_LENGTH_MAX = 200
const CURRENCY_TITLE =
  /^(?:(?:all |the )?(?:amounts|figures|values) (?:are )?in|currency|wahrung|betrage in|alle betrage in|devise|montants en|moneda|importes en|valuta|importi in|bedragen in)? ?[:=]? ?\(?([a-z]{3}|\p{Sc})\)?$/u

/** The currency that a title tells of the rows below it: `EUR`, `Currency: USD`, `All amounts in £`. */
export function titleCurrency(title: string): Currency | undefined {
  if (title.length > TITLE_LENGTH_MAX) return undefined // looking takes ever longer
  const plain = title.normalize('NFD').replace(/\p{M}/gu, '')
  const text = plain.replace(/^["'\s,;|]+|["'\s,;|]+$/g, '')
  const [, code = ''] = CURRENCY_TITLE.exec(text.toLowerCase()) ?? []
  if (text === 'ALL' || text === 'TOP') return undefined // a filter, and neither lek nor pa'anga
  const isCode = code.length < 3 || text.includes(code.toUpperCase())
  return isCode ? (currencyOfSign(code) ?? undefined) : undefined
}
