import { dayNumber } from '../../../core/calendar-date.ts'
import { readDate } from '../../../reading/lists/date-cell.ts'
import type { DateOrder } from '../../../reading/text/date-text.ts'
import { trimmed } from '../../../reading/text/trimmed.ts'

type Rows = readonly (readonly string[])[]
type Place = { readonly number: number; readonly issue: number; readonly due: number }

const ORDERS = ['dmy', 'mdy'] as const
const DAYS_MAX = 120
const NUMBERED_MIN = 4 // fewer dates rise by chance

/** The order that rows show by how their days lie to each other; undefined where both may be. */
export function orderOfRows(rows: Rows, place: Place): DateOrder | undefined {
  return (
    only((order) => areSpansPossible(rows, place, order)) ??
    only((order) => isSpanTheSame(rows, place, order)) ??
    only((order) => isSpanUsual(rows, place, order)) ??
    only((order) => doDaysRise(rows, place, order))
  )
}

function only(fits: (order: DateOrder) => boolean): DateOrder | undefined {
  const found = ORDERS.filter(fits)
  return found.length === 1 ? found[0] : undefined
}

/** The days from issue to due of each row that has both; undefined where one is no date. */
function spans(rows: Rows, { issue, due }: Place, order: DateOrder): readonly number[] | undefined {
  const found: number[] = []
  for (const row of rows) {
    const [from, to] = [trimmed(row[issue] ?? ''), trimmed(row[due] ?? '')]
    if (from === '' || to === '') continue
    const [first, last] = [readDate(from, order), readDate(to, order)]
    if (first === undefined || last === undefined) return undefined
    found.push(dayNumber(last) - dayNumber(first))
  }
  return found
}

/** Nothing is due before it was issued, nor years later. */
function areSpansPossible(rows: Rows, place: Place, order: DateOrder): boolean {
  const days = spans(rows, place, order) ?? [-1]
  return days.length > 0 && days.every((span) => span >= 0 && span <= DAYS_MAX)
}

/** One term for all: thirty days in each row, where the other order has as many terms as rows. */
function isSpanTheSame(rows: Rows, { number, issue, due }: Place, order: DateOrder): boolean {
  const days = spans(rows, { number, issue, due }, order) ?? []
  const issued = new Set(rows.map((row) => trimmed(row[issue] ?? '')).filter((text) => text !== ''))
  return issued.size > 1 && days.length > 1 && new Set(days).size === 1 && (days[0] ?? 0) > 1
}

/** Both orders may give one term for all; thirty days is one, sixty-two is none. */
function isSpanUsual(rows: Rows, place: Place, order: DateOrder): boolean {
  const [days = 0] = spans(rows, place, order) ?? []
  return isSpanTheSame(rows, place, order) && USUAL.has(days)
}

const USUAL: ReadonlySet<number> = new Set([7, 8, 10, 14, 15, 20, 21, 28, 30, 45, 60, 90])

/** Numbers are given out day by day. */
function doDaysRise(rows: Rows, { number, issue }: Place, order: DateOrder): boolean {
  const documents = rows.flatMap((row) => {
    const text = trimmed(row[number] ?? '')
    const [, prefix, digits] = /^(.*?)(\d+)$/.exec(text) ?? []
    const day = readDate(trimmed(row[issue] ?? ''), order)
    return digits === undefined || day === undefined ? [] : [{ prefix, at: BigInt(digits), day }]
  })
  const series = documents.filter(({ prefix }) => prefix === documents[0]?.prefix)
  const days = new Set(series.map(({ day }) => day))
  if (days.size < NUMBERED_MIN || series.length < documents.length) return false
  const sorted = series.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  return sorted.every(({ day }, index) => index === 0 || day >= (sorted[index - 1]?.day ?? day))
}
