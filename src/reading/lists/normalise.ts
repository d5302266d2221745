import { type Currency, parseCurrency } from '../../core/currency.ts'
import { currencyOfSign } from '../text/currency-text.ts'

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

/** The currency that a heading names in its tail: `Amount (USD)`, `Total EUR`, `Betrag (€)`. */
export function headingCurrency(text: string): Currency | undefined {
  const sign = /([^\w\s()])\)?\s*$/.exec(text)?.[1]
  if (sign !== undefined) return currencyOfSign(sign) ?? undefined
  const code = /(?:^|[^A-Za-z])([A-Z]{3})\)?\s*$/.exec(text.trim())?.[1]
  return code === undefined ? undefined : parseCurrency(code)
}

const CURRENCY_TITLE =
  /^(?:(?:all |the )?(?:amounts|figures|values) (?:are )?in|currency|wahrung|betrage in|alle betrage in|devise|montants en|moneda|importes en|valuta|importi in|bedragen in)? ?[:=]? ?\(?([a-z]{3}|\p{Sc})\)?$/u

/** The currency that a title tells of the rows below it: `EUR`, `Currency: USD`, `All amounts in £`. */
export function titleCurrency(title: string): Currency | undefined {
  const plain = title.normalize('NFD').replace(/\p{M}/gu, '')
  const text = plain.replace(/^["'\s,;|]+|["'\s,;|]+$/g, '')
  const [, code = ''] = CURRENCY_TITLE.exec(text.toLowerCase()) ?? []
  if (text === 'ALL' || text === 'TOP') return undefined // a filter, and neither lek nor pa'anga
  const isCode = code.length < 3 || text.includes(code.toUpperCase())
  return isCode ? (currencyOfSign(code) ?? undefined) : undefined
}
