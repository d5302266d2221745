import type { CalendarDate } from '../../core/calendar-date.ts'
import { type DateOrder, parseDateText, parseEvidentDate } from '../text/date-text.ts'

/** The first and the last day that a title names: `01-Oct-2026 to 05-Oct-2026`. */
export interface Period {
  readonly from: CalendarDate
  readonly to: CalendarDate
}

const EVIDENT =
  /\b\d{1,2}[-/. ]{1,2}\p{L}{3,9}[-/., ]{1,2}\d{4}\b|\b\d{4}-\d{2}-\d{2}\b|\b\p{L}{3,9}\.? \d{1,2},? \d{4}\b/gu

/** The period that a row of titles names with days that read one way only. */
export function periodOf(cells: readonly string[]): Period | undefined {
  const found = cells.join(' ').match(EVIDENT) ?? []
  const [one, two, another] = found.flatMap((text) => parseEvidentDate(text) ?? [])
  if (one === undefined || two === undefined || another !== undefined || one > two) return undefined
  return { from: one, to: two }
}

/** The only order in which all dates lie in the period of the file. */
export function orderWithin(
  texts: readonly string[],
  between: readonly DateOrder[],
  periods: readonly Period[],
): DateOrder | undefined {
  const [period, another] = periods
  if (period === undefined || another !== undefined) return undefined
  const inside = between.filter((order) =>
    texts.every((text) => {
      const date = parseDateText(text, order)
      return date === undefined || (date >= period.from && date <= period.to)
    }),
  )
  const [only] = inside
  return inside.length === 1 ? only : undefined
}
