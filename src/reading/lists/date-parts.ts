import { dateOf } from '../../core/calendar-date.ts'
import { fullYear } from '../text/date-text.ts'
import { monthOfName } from '../text/month-names.ts'
import { normaliseHeading } from './normalise.ts'

/** The columns of a date that is written in three. */
export interface DateParts {
  readonly day: number
  readonly month: number
  readonly year: number
}

type Rows = readonly (readonly string[])[]

const DAY =
  /^(?:(?:invoice|issue|document) )?(?:d|day|dd|tag|jour|dia|giorno|dag|den|dzien|paiva|gun|nap|zi)$/
const MONTH =
  /^(?:(?:invoice|issue|document) )?(?:m|month|mm|monat|mois|mes|mese|maand|manad|maned|mesic|miesiac|kuukausi|ay|honap|luna)$/
const YEAR =
  /^(?:(?:invoice|issue|document) )?(?:y|year|yyyy|yy|jahr|annee|an|ano|anno|jaar|ar|rok|vuosi|yil|ev)$/

/** Finds a date that stands in three neighbouring columns: `Day`, `Month`, `Year`. */
export function findDateParts(headings: readonly string[], rows: Rows): DateParts | null {
  const names = headings.map(normaliseHeading)
  const only = (pattern: RegExp): number | undefined => {
    const found = names.flatMap((name, column) => (pattern.test(name) ? [column] : []))
    return found.length === 1 ? found[0] : undefined
  }
  const [day, month, year] = [only(DAY), only(MONTH), only(YEAR)]
  if (day === undefined || month === undefined || year === undefined) return null
  const columns = [day, month, year]
  if (Math.max(...columns) - Math.min(...columns) !== 2) return null
  const parts = { day, month, year }
  const filled = rows.filter((row) => columns.every((column) => (row[column] ?? '').trim() !== ''))
  const dates = filled.filter((row) => dateOfParts(row, parts) !== undefined)
  return dates.length > 0 && dates.length >= filled.length / 2 ? parts : null
}

/** The date that three cells of a row mean. */
export function dateOfParts(cells: readonly string[], parts: DateParts): string | undefined {
  const [day, month, year] = [parts.day, parts.month, parts.year].map((column) =>
    (cells[column] ?? '').trim(),
  )
  if (!/^\d{1,2}$/.test(day ?? '') || !/^(?:\d{2}|\d{4})$/.test(year ?? '')) return undefined
  const named = /^\d{1,2}$/.test(month ?? '') ? Number(month) : monthOfName(month ?? '')
  if (named === undefined) return undefined
  const full = (year ?? '').length === 2 ? fullYear(Number(year)) : Number(year)
  return dateOf(full, named, Number(day))
}
