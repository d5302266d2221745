import type { Currency } from '../../../core/currency.ts'
import type { DecimalMark } from '../../text/bare-number.ts'
import { signedCurrency } from '../../text/currency-text.ts'
import { columnDecimalMark } from '../../text/decimal-mark.ts'

/** Amounts in running text have cents or a currency; whole numbers alone may be anything. */
const AMOUNT =
  /(?<![\p{L}\p{N}.,/#-])(?:[-−–+(] ?)?(?:(?:EUR|USD|GBP|CHF|CAD|AUD|[€$£]) ?)?[-−]?(?:\d{1,3}(?:[.,'’ ]\d{3})+|\d+)(?:[.,]\d{2})(?![.,/-]?\d)\)?(?:-(?!\d))?(?: ?(?:EUR|USD|GBP|CHF|CAD|AUD|[€$£]))?|(?<![\p{L}\p{N}.,/#-])(?:(?:EUR|USD|GBP|CHF|CAD|AUD) |[€$£] ?)\d+(?![.,/-]?[\p{L}\d])/gu

const DATE_WORD = /\b(?:vom|am|of|dated|on|du|le|del|fecha)\s+$/i

/** An amount in a text and where it stands. */
export interface AmountAt {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** The amounts of a line of running text. */
export function amountsIn(text: string): readonly AmountAt[] {
  return [...text.matchAll(AMOUNT)].flatMap((found): AmountAt[] => {
    const from = found.index
    const isDay = DATE_WORD.test(text.slice(0, from)) && /^\d{1,2}\.\d{2}$/.test(found[0].trim())
    return isDay ? [] : [{ text: found[0].trim(), from, to: from + found[0].length }]
  })
}

/** The decimal mark that all amounts of a text agree on; undefined where they leave it open. */
export function markIn(texts: readonly string[]): DecimalMark | undefined {
  const finding = columnDecimalMark(texts)
  if (finding.kind === 'known') return finding.mark
  return finding.kind === 'either' ? '.' : undefined
}

/** The one currency that the amounts carry; null where none or several do. */
export function currencyIn(texts: readonly string[]): Currency | null {
  const seen = new Set(texts.flatMap((text) => signedCurrency(text) ?? []))
  const [only] = seen
  return only !== undefined && seen.size === 1 ? only : null
}
