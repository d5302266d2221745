import type { Currency } from '../../core/currency.ts'
import {
  type DecimalMark,
  fromMinorText,
  markEvidence,
  negated,
  readAmount,
  sumOf,
} from '../values/amount.ts'

/**
 * The plain form (`-1234.50`) of an amount as statements write it; undefined when it is none, or
 * when nothing says whether its only separator (`1,234`) groups thousands or marks decimals.
 */
export function readDecimal(text: string, mark: DecimalMark | null = null): string | undefined {
  const decided = mark ?? ownMark(text)
  const amount = decided === null ? undefined : readAmount(text, decided)
  return amount === undefined ? undefined : withoutPadding(amount)
}

/** The decimal mark that a file's amounts agree on; null where none of them decides it. */
export function sharedMark(amounts: Iterable<string>): DecimalMark | null {
  let shared: DecimalMark | null = null
  for (const amount of amounts) {
    const evidence = markEvidence(amount)
    if (evidence !== '.' && evidence !== ',') continue
    if (shared !== null && shared !== evidence) return null
    shared = evidence
  }
  return shared
}

/** Whether two plain decimals are one amount, `1.5` and `1.50`. */
export function isSameAmount(left: string, right: string): boolean {
  return !/[1-9]/.test(sumOf([left, negated(right)]))
}

/** Minor units written without a mark, as BAI2 has them: `123456` in USD is `1234.56`. */
export function ofMinor(text: string, currency: Currency): string | undefined {
  const found = /^([+-]?)(\d{1,30})$/.exec(text.trim())
  if (found === null) return undefined
  return fromMinorText(found[1] === '-' ? `-${found[2]}` : (found[2] ?? ''), currency)
}

function ownMark(text: string): DecimalMark | null {
  const evidence = markEvidence(text)
  if (evidence === 'none') return '.'
  return evidence === '.' || evidence === ',' ? evidence : null
}

/** Banks pad with zeros on both sides; two decimals stay where they were written. */
function withoutPadding(amount: string): string {
  const isNegative = amount.startsWith('-')
  const [whole = '', fraction = ''] = (isNegative ? amount.slice(1) : amount).split('.')
  const units = whole.replace(/^0+(?=\d)/, '')
  const digits = fraction.replace(/0+$/, '').padEnd(Math.min(fraction.length, 2), '0')
  const text = digits === '' ? units : `${units}.${digits}`
  return isNegative && /[1-9]/.test(text) ? `-${text}` : text
}
