import { isAmountText } from '../text/amount-text.ts'
import { readCompound } from './compound-heading.ts'
import type { Field } from './field.ts'
import { normaliseHeading } from './normalise.ts'
import type { Fill } from './row-shape.ts'

const FOREIGN =
  /^(.+?) (?:in )?(?:fc|fcy|fx|foreign currency|foreign|document currency|doc currency|doc curr|transaction currency|txn currency|trx currency|invoice currency|original currency|fremdwahrung|fw|belegwahrung|devise|en devise|divisa|valuta|vreemde valuta|source|source currency)$|^(amount) currency$/
const HOME =
  /^(.+?) (?:in )?(?:lc|lcy|local currency|home currency|base currency|company currency|functional currency|reporting currency|system currency|hauswahrung|hw|eigenwahrung|local|base)$/

/** What a heading says of its money: the amount, and whether in the invoice's or the books' own. */
export function moneyOf(
  heading: string,
): { readonly amount: string; readonly isForeign: boolean } | undefined {
  const found = FOREIGN.exec(heading)
  const foreign = found?.[1] ?? found?.[2]
  if (foreign !== undefined) return { amount: foreign, isForeign: true }
  const home = HOME.exec(heading)?.[1]
  return home === undefined ? undefined : { amount: home, isForeign: false }
}

/**
 * Amounts in foreign money that some rows leave blank, for those are in the currency of the books:
 * there the column of the same name without "foreign" holds them.
 */
export function fillsOf(
  columns: ReadonlyMap<Field, number>,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): readonly Fill[] {
  const names = headings.map(normaliseHeading)
  return (['total', 'balance', 'paid'] as const).flatMap((field) => {
    const into = columns.get(field) ?? -1
    const money = moneyOf(names[into] ?? '')
    if (money === undefined || !money.isForeign) return []
    const from = names.findIndex((name) => {
      const own = moneyOf(name)
      return name === money.amount || (own?.isForeign === false && own.amount === money.amount)
    })
    const isNone = (cell = '') => !/[1-9]/.test(cell)
    const isFilled = rows.some((row) => isNone(row[into]) && !isNone(row[from]))
    return from !== -1 && isFilled ? [{ into, from }] : []
  })
}

const OWN =
  /\b(?:txn|trx|transaction|foreign|fc|fx|document|doc|original|invoice currency|in currency|fremdwahrung|belegwahrung|devise)\b/
const ROWS_SEEN = 300

/**
 * Where the invoices are in several currencies, of two columns that agree for one currency alone
 * the one that says so is in the money of each invoice, the other in that of the books.
 */
export function withOwnMoney(
  columns: ReadonlyMap<Field, number>,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): ReadonlyMap<Field, number> {
  const currency = columns.get('currency')
  if (currency === undefined) return columns
  const names = headings.map(normaliseHeading)
  const taken = new Set(columns.values())
  const own = new Map(columns)
  for (const field of ['total', 'balance', 'paid'] as const) {
    const home = columns.get(field)
    if (home === undefined || OWN.test(names[home] ?? '')) continue
    const foreign = names.findIndex(
      (name, column) =>
        !taken.has(column) &&
        OWN.test(name) &&
        (readCompound(name)[0]?.field ?? field) === field &&
        differsByCurrency(rows, { home, column, currency }),
    )
    if (foreign === -1) continue
    own.set(field, foreign)
    taken.add(foreign)
  }
  return own
}

function differsByCurrency(
  rows: readonly (readonly string[])[],
  { home, column, currency }: { home: number; column: number; currency: number },
): boolean {
  const same = new Set<string>()
  const other = new Set<string>()
  for (const row of rows.slice(0, ROWS_SEEN)) {
    const [a = '', b = '', code = ''] = [row[home], row[column], row[currency]].map((cell) =>
      (cell ?? '').trim(),
    )
    if (!isAmountText(a) || !isAmountText(b) || !/[1-9]/.test(a) || code === '') continue
    if (a === b) same.add(code)
    else other.add(code)
  }
  return same.size === 1 && other.size > 0 && [...same].every((code) => !other.has(code))
}
