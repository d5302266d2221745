import type { Field } from './field.ts'
import { normaliseHeading } from './normalise.ts'
import type { Fill } from './row-shape.ts'

const FOREIGN =
  /^(.+?) (?:in )?(?:fc|fcy|fx|foreign currency|foreign|document currency|doc currency|doc curr|transaction currency|invoice currency|original currency|fremdwahrung|fw|belegwahrung|devise|en devise|divisa|valuta|vreemde valuta)$|^(amount) currency$/
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
