import { dayNumber } from '../../../core/calendar-date.ts'
import { looksLikeDate, readDate } from '../../../reading/lists/date-cell.ts'
import { normaliseHeading } from '../../../reading/lists/normalise.ts'
import type { Layout } from '../../../reading/lists/recognise.ts'
import { orderOf, tallyOrders } from '../../../reading/text/date-order.ts'
import type { DateOrder } from '../../../reading/text/date-text.ts'
import {
  cells,
  decideReading,
  type ReadFlags,
  type Reading,
  type TableRows,
} from '../receivables/reading.ts'

const ORDERS = ['dmy', 'mdy'] as const
/** What was paid is paid out soon after. */
const DAYS_MAX = 30

/** How a processor's report is written; and a warning where nothing tells on which day it was paid out. */
export function payoutReading(
  layout: Layout,
  rows: TableRows,
  flags: ReadFlags,
): { readonly format: Reading; readonly warning: string | null } {
  const column = layout.columns.get('payoutDate')
  const texts = [...cells(rows, layout.columns, ['payoutDate'])]
  const names = layout.headings.map(normaliseHeading)
  const known = flags.dateOrder ?? orderOf(tallyOrders(texts), names)
  const order = known ?? orderBefore(rows, column ?? -1)
  // Without its day, a payout that is called by it would have no name.
  const isNamed = layout.columns.get('payoutId') !== column
  if (column === undefined || order !== undefined || !isNamed) {
    const dateOrder = order === 'mixed' ? undefined : order
    return { format: decideReading(layout, rows, { ...flags, dateOrder }), warning: null }
  }
  const dateless = [...layout.columns].filter(([field]) => field !== 'payoutDate')
  const example = texts.find((text) => text.trim() !== '') ?? ''
  return {
    format: decideReading({ ...layout, columns: new Map(dateless) }, rows, flags),
    warning: `dates such as "${example}" read two ways, so the payouts are taken without their day; --date-order dmy or mdy decides it`,
  }
}

/** The order in which each charge was made before it was paid out, by any other column of dates. */
function orderBefore(rows: TableRows, payout: number): DateOrder | undefined {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const others = Array.from({ length: width }, (_, column) => column).filter(
    (column) => column !== payout && rows.some((row) => looksLikeDate(row[column]?.trim() ?? '')),
  )
  const fitting = ORDERS.filter((order) =>
    others.some((other) => isSoonAfter(rows, { payout, other }, order)),
  )
  return fitting.length === 1 ? fitting[0] : undefined
}

function isSoonAfter(
  rows: TableRows,
  { payout, other }: { payout: number; other: number },
  order: DateOrder,
): boolean {
  const spans = rows.flatMap((row) => {
    const [from, to] = [row[other]?.trim() ?? '', row[payout]?.trim() ?? '']
    if (from === '' || to === '' || from === to) return []
    const [first, last] = [readDate(from, order), readDate(to, order)]
    return first === undefined || last === undefined ? [-1] : [dayNumber(last) - dayNumber(first)]
  })
  return spans.length > 0 && spans.every((days) => days >= 0 && days <= DAYS_MAX)
}
