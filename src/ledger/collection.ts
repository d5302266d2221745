import {
  addDays,
  addMonths,
  type CalendarDate,
  FIRST_DAY,
  startOfMonth,
} from '../core/calendar-date.ts'
import type { Currency } from '../core/currency.ts'
import type { Database } from '../core/ports.ts'
import type { Window } from '../core/window.ts'
import type { CustomerId } from './ids.ts'
import { type Allocated, allocated, type Billed, billed } from './movements.ts'
import { type OpenByCustomer, openByCustomer } from './position.ts'

/** What a window's collection figures are made of, in one currency and perhaps one segment. */
export interface CollectionFacts {
  readonly currency: Currency
  /** Only where the figures are asked for by segment; empty for customers without one. */
  readonly segment?: string
  readonly window: Window
  /** Invoices issued less credit memos issued. */
  readonly salesMinor: number
  /** Open invoices less open credit memos when the window began, before its first day. */
  readonly startMinor: number
  readonly currentMinor: number
  readonly pastDueMinor: number
  /** Cash applied less cash that went back. */
  readonly cashMinor: number
  readonly writeOffMinor: number
  /** The sales of each calendar month up to the window's last day, by the month's first day. */
  readonly salesByMonth: ReadonlyMap<CalendarDate, number>
}

/** The facts of each currency, or of each currency and segment, in that order. */
export function collectionFacts(
  db: Database,
  window: Window,
  by: 'currency' | 'segment' = 'currency',
): readonly CollectionFacts[] {
  const reads = readAll(db, window)
  const segments = by === 'segment' ? segmentsOf(db) : undefined
  const keyOf = (row: { customerId: CustomerId; currency: Currency }): string =>
    JSON.stringify([row.currency, segments?.get(row.customerId) ?? ''])
  const parts = {
    sales: Map.groupBy(reads.sales, keyOf),
    history: Map.groupBy(reads.history, keyOf),
    start: Map.groupBy(reads.start, keyOf),
    end: Map.groupBy(reads.end, keyOf),
    movements: Map.groupBy(reads.movements, keyOf),
  }
  const keys = new Set(Object.values(parts).flatMap((part) => [...part.keys()]))
  return [...keys].sort().map((key) => {
    const [currency, segment]: readonly [Currency, string] = JSON.parse(key)
    const end = parts.end.get(key) ?? []
    const movements = parts.movements.get(key) ?? []
    return {
      currency,
      ...(segments === undefined ? {} : { segment }),
      window,
      salesMinor: sum(parts.sales.get(key) ?? [], sales),
      startMinor: sum(parts.start.get(key) ?? [], (row) => row.bandsMinor[0] ?? 0),
      currentMinor: sum(end, (row) => row.bandsMinor[0] ?? 0),
      pastDueMinor: sum(end, (row) => row.bandsMinor[1] ?? 0),
      cashMinor: moved(movements, 'cash') + moved(movements, 'return'),
      writeOffMinor: moved(movements, 'writeoff'),
      salesByMonth: byMonth(parts.history.get(key) ?? []),
    }
  })
}

interface Reads {
  readonly sales: readonly Billed[]
  readonly history: readonly Billed[]
  readonly start: readonly OpenByCustomer[]
  readonly end: readonly OpenByCustomer[]
  readonly movements: readonly Allocated[]
}

function readAll(db: Database, window: Window): Reads {
  const eve = addDays(window.from, -1)
  return {
    sales: billed(db, window),
    history: billed(db, { from: FIRST_DAY, to: window.to }),
    start: openByCustomer(db, { asOf: eve, basis: 'due', starts: [FIRST_DAY] }),
    end: openByCustomer(db, { asOf: window.to, basis: 'due', starts: [window.to] }),
    movements: allocated(db, window),
  }
}

/** A month's sales, walking back from the month of a day; 0 where there were none. */
export function salesMonthsBack(
  { salesByMonth, window }: CollectionFacts,
  months: number,
): { readonly month: CalendarDate; readonly salesMinor: number } {
  const month = addMonths(startOfMonth(window.to), -months)
  return { month, salesMinor: salesByMonth.get(month) ?? 0 }
}

function segmentsOf(db: Database): ReadonlyMap<CustomerId, string> {
  const rows = db
    .prepare<[], { id: CustomerId; segment: string }>(
      'SELECT id, segment FROM customer WHERE segment IS NOT NULL ORDER BY id',
    )
    .all()
  return new Map(rows.map(({ id, segment }) => [id, segment]))
}

function byMonth(rows: readonly Billed[]): ReadonlyMap<CalendarDate, number> {
  const groups = Map.groupBy(rows, ({ month }) => month)
  return new Map([...groups].map(([month, own]) => [month, sum(own, sales)]))
}

function sales({ invoicesMinor, creditMemosMinor }: Billed): number {
  return invoicesMinor + creditMemosMinor
}

function moved(movements: readonly Allocated[], kind: Allocated['movement']): number {
  return sum(movements, ({ movement, minor }) => (movement === kind ? minor : 0))
}

function sum<T>(rows: readonly T[], amount: (row: T) => number): number {
  return rows.reduce((total, row) => total + amount(row), 0)
}
