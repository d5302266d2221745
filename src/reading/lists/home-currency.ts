import { parseCurrency } from '../../core/currency.ts'
import { AppError } from '../../core/errors.ts'
import type { AssignedTable } from './assign.ts'
import { label } from './label.ts'
import { headingCurrency, normaliseHeading } from './normalise.ts'

const ROWS_SEEN = 300
const HOME = /\b(?:lcy|local|home|base|functional|company|reporting|hauswahrung|lokal\w*)\b/
const OWN =
  /\b(?:fc|fx|fcy|foreign|transaction|trx|document|doc|original|orig|invoice currency|fremdwahrung|belegwahrung|devise|divisa|valuta)\b/

/**
 * Amounts in the currency of the books beside a column of the currencies that the invoices are in:
 * 1,170.00 would become pounds that are euros.
 */
export function refuseHomeCurrency({ columns, headings, rows, forced }: AssignedTable): void {
  const currency = columns.get('currency')
  if (currency === undefined) return
  const codes = new Set(
    rows.slice(0, ROWS_SEEN).flatMap((row) => parseCurrency(row[currency]?.trim() ?? '') ?? []),
  )
  for (const field of ['total', 'balance', 'paid'] as const) {
    const heading = headings[columns.get(field) ?? -1]
    if (heading === undefined || forced.has(field)) continue
    const named = headingCurrency(heading)
    const isForeign =
      named === undefined
        ? codes.size > 1 && HOME.test(normaliseHeading(heading))
        : [...codes].some((code) => code !== named)
    if (!isForeign) continue
    const other = headings.find((name) => OWN.test(normaliseHeading(name)) && name !== heading)
    throw new AppError(
      'input',
      `"${heading}" holds amounts in one currency, and the invoices are in ${[...codes].join(', ')}`,
      { hint: `name the amounts in their own: --map "${label(field)}=${other ?? 'COLUMN'}"` },
    )
  }
}
