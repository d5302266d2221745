import { AppError } from '../../../core/errors.ts'
import { isAgeHeading } from '../../../reading/lists/aging-buckets.ts'
import { looksLikeDate } from '../../../reading/lists/date-cell.ts'
import { DICTIONARIES } from '../../../reading/lists/kind-of.ts'
import { normaliseHeading } from '../../../reading/lists/normalise.ts'
import type { Layout } from '../../../reading/lists/recognise.ts'
import { isAmountText, readAmount } from '../../../reading/text/amount-text.ts'
import type { DecimalMark } from '../../../reading/text/bare-number.ts'
import { negated, sumOf } from '../../../reading/text/exact-decimal.ts'
import type { TableRows } from './reading.ts'

// Parts of a total, and what is reckoned from it.
const PART =
  /^$|\b(?:net|netto|ht|hors|sub|excl?|exkl|ex|untaxed|taxable|base|imponible|imponibile|tax|vat|gst|mwst|ust|tva|iva|btw|moms|alv|dph|afa|kdv|pvn|pvm|nds|cgst|sgst|igst|discount|rabatt|remise|descuento|sconto|skonto|shipping|freight|rate|kurs|quantity|qty|menge|price|preis|cost|margin|profit|commission|fee|fees|tip|round\w*|limit|days|line|item|items|count|lcy|home|company|local|functional|original|signed|converted|exchange)\b|steuer|moms|netto|\d|untaxed|subtotal|zwischensumme|taxable/

/**
 * A list that says nothing of payments as far as it was understood: another column of amounts that
 * holds the whole total in one row and less, or nothing, in others may well say what was paid or
 * what is still open, and every part payment would be lost.
 */
export function refuseUntoldPayments(
  { columns, headings }: Layout,
  rows: TableRows,
  mark: DecimalMark,
): void {
  const total = columns.get('total')
  if (total === undefined || columns.has('balance') || columns.has('paid')) return
  const taken = new Set(columns.values())
  const other = headings.findIndex(
    (heading, column) =>
      !taken.has(column) && isUnknown(heading) && isPartOfEach(rows, { column, total, mark }),
  )
  if (other === -1) return
  throw new AppError(
    'input',
    `"${headings[other]}" may hold what is still open, or what was paid, and nothing tells which`,
    {
      hint: `say so: --map "Balance=${headings[other]}" or --map "Paid=${headings[other]}"; --map "Memo=${headings[other]}" if neither`,
    },
  )
}

function isUnknown(text: string): boolean {
  const heading = normaliseHeading(text)
  const known = DICTIONARIES.invoices.words.get(heading) ?? []
  const isOther = known.some(
    ({ field, shape }) => shape === 'amount' && field !== 'balance' && field !== 'paid',
  )
  return !PART.test(heading) && !isAgeHeading(text) && !isOther
}

function isPartOfEach(
  rows: TableRows,
  { column, total, mark }: { column: number; total: number; mark: DecimalMark },
): boolean {
  let whole = 0
  let less = 0
  for (const row of rows) {
    const text = row[column]?.trim() ?? ''
    const sum = readAmount(row[total] ?? '', mark)
    if (sum === undefined || text === '') continue
    if (!isAmountText(text) || looksLikeDate(text)) return false
    const part = readAmount(text, mark)
    if (part === undefined) return false
    const rest = sumOf([sum, negated(part)])
    if (!/[1-9]/.test(rest)) whole += /[1-9]/.test(sum) ? 1 : 0
    else if (rest.startsWith('-') !== sum.startsWith('-')) return false
    else less += 1
  }
  return whole > 0 && less > 0
}
