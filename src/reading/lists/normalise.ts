import { type Currency, parseCurrency } from '../../core/currency.ts'

/** A heading folded for looking up: no case, accents, marks or camel case; `#` is `number`. */
export function normaliseHeading(text: string): string {
  return text
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/#|\bn[o]?[°º]|№/g, ' number ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The currency that a heading names in its tail: `Amount (USD)`, `Total EUR`. */
export function headingCurrency(text: string): Currency | undefined {
  const code = /(?:^|[^A-Za-z])([A-Z]{3})\)?\s*$/.exec(text.trim())?.[1]
  return code === undefined ? undefined : parseCurrency(code)
}
