import type { Columns } from './assign.ts'

const DAYS = String.raw`(?: ?(?:days?|tage?n?|jours?|dias|días|giorni|dagen|dagar|dager|dage|dni|dnů|pv|päivää|months?|month|monate?|mois|meses|mesi)\.?)?`
const OVERDUE = `(?: ?(?:past due|overdue|late|überfällig|de retard|vencid[oa]s?))?`
const BUCKETS: readonly RegExp[] = [
  /^(?:at date|current|not (?:yet )?due|not overdue|due|nicht fällig|noch nicht fällig|non échu|à échoir|no vencido|por vencer|corriente|a scadere|non scaduto|niet vervallen|ej förfallet|ikke forfalt|przed terminem|future)$/,
  new RegExp(String.raw`^\d{1,3} ?(?:-|–|to|bis|à|a|al|till|til|do) ?\d{1,3}${DAYS}${OVERDUE}$`),
  new RegExp(
    String.raw`^(?:<|>|≤|≥|\+|over|older than|more than|über|mehr als|plus de|más de|mas de|oltre|meer dan|över|powyżej|bis|up to|until|less than) ?\d{1,3}${DAYS}${OVERDUE}$`,
  ),
  new RegExp(String.raw`^\d{1,3} ?(?:\+|and over|or more|and above|plus)${DAYS}${OVERDUE}$`),
  /^\d{1,3} (?:days?|months?|tage|jours|días|dias|giorni|dagen)(?: past due| overdue)?$/,
  /^(?:older|older balance|älter|plus ancien|más antiguo|oudere?|äldre|eldre|starsze)$/,
  /^(?:p(?:er)?\d{1,2}|age ?\d)$/,
]
const LEAST = 3 // two such headings may be anything

/**
 * The neighbouring columns over which a list spreads what is open by its age; none where a column
 * holds the whole of it.
 */
export function agingBuckets(columns: Columns, headings: readonly string[]): readonly number[] {
  if (columns.has('total') || columns.has('balance')) return []
  const isBucket = headings.map(isAgeHeading)
  const first = isBucket.indexOf(true)
  const last = isBucket.lastIndexOf(true)
  if (last - first + 1 < LEAST || isBucket.slice(first, last + 1).includes(false)) return []
  const found = headings.map((_, column) => column).slice(first, last + 1)
  return found.some((column) => [...columns.values()].includes(column)) ? [] : found
}

/** Whether a heading names an age of what is open: `31-60`, `Over 90 days`. */
export function isAgeHeading(heading: string): boolean {
  const text = heading.trim().toLowerCase().replace(/\s+/g, ' ')
  return BUCKETS.some((bucket) => bucket.test(text))
}
