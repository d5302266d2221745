import type { CalendarDate } from '../../../core/calendar-date.ts'
import type { Currency } from '../../../core/currency.ts'
import type { ItemFact, LineFact, MatchFacts } from '../facts/facts.ts'
import { shared } from '../facts/shared-text.ts'

/**
 * What the engine is told, as it crosses into another thread: the long lists column by column,
 * since each object that is copied on its own costs as much as reading it did. The items come
 * behind, some at a time as they are read; the rules stay, and the other side makes its own from
 * the same settings.
 */
export interface PackedFacts extends Omit<MatchFacts, 'items' | 'lines' | 'rules' | 'paymentsOf'> {
  readonly lines: Columns<WholeLine>
}

/** A line of the bank itself: one to be decided is no cheque of a deposit, and none of a back-test. */
type WholeLine = Omit<LineFact, 'cheque' | 'decidedSeq'>

/** Some items, packed. */
export type PackedItems = Columns<ItemFact>

/** The values of each field, row by row. */
type Columns<Row> = { readonly [Field in keyof Row]: Row[Field][] }

const ITEMS_AT_ONCE = 5_000

/** Packs what does not come behind, stay, or is asked for. */
export function packFacts(facts: MatchFacts): PackedFacts {
  const { items: _, rules: __, paymentsOf: ___, lines, ...rest } = facts
  const columns = lineColumns()
  for (const line of lines) add(columns, line)
  return { ...rest, lines: columns }
}

/** Packs the items as it goes through them. */
export function* packItems(items: Iterable<ItemFact>): Generator<PackedItems> {
  let columns = itemColumns()
  for (const item of items) {
    add(columns, item)
    if (columns.id.length < ITEMS_AT_ONCE) continue
    yield columns
    columns = itemColumns()
  }
  yield columns
}

/** The facts as they were before they crossed; the items can be gone through once. */
export function unpackFacts(
  { lines, ...rest }: PackedFacts,
  { items, ...others }: { items: Iterable<PackedItems> } & Pick<MatchFacts, 'rules' | 'paymentsOf'>,
): MatchFacts {
  return { ...rest, ...others, items: itemsOf(items), lines: [...linesOf(lines)] }
}

function add<Row extends object>(columns: Columns<Row>, row: Row): void {
  for (const field in columns) columns[field].push(row[field])
}

const itemColumns = (): Columns<ItemFact> => ({
  id: [],
  kind: [],
  number: [],
  customerId: [],
  issueDate: [],
  dueDate: [],
  currency: [],
  totalMinor: [],
  taxMinor: [],
  openMinor: [],
  discount: [],
  poNumber: [],
  structuredReference: [],
  past: [],
  cashMinor: [],
  recorded: [],
})

const lineColumns = (): Columns<WholeLine> => ({
  id: [],
  bankRef: [],
  bookingDate: [],
  currency: [],
  amountMinor: [],
  description: [],
  counterparty: [],
  counterpartyAccount: [],
  creditorReference: [],
  isHeld: [],
})

// Each row is written out: an object that is filled field by field is several times as large and slow.

function* itemsOf(packed: Iterable<PackedItems>): Generator<ItemFact> {
  const date = shared<CalendarDate>()
  const currency = shared<Currency>()
  for (const columns of packed) yield* someItems(columns, { date, currency })
}

function* someItems(
  columns: PackedItems,
  {
    date,
    currency,
  }: { date: (date: CalendarDate) => CalendarDate; currency: (code: Currency) => Currency },
): Generator<ItemFact> {
  for (let at = 0; at < columns.id.length; at++) {
    yield {
      id: valueAt(columns.id, at),
      kind: valueAt(columns.kind, at),
      number: valueAt(columns.number, at),
      customerId: valueAt(columns.customerId, at),
      issueDate: date(valueAt(columns.issueDate, at)),
      dueDate: date(valueAt(columns.dueDate, at)),
      currency: currency(valueAt(columns.currency, at)),
      totalMinor: valueAt(columns.totalMinor, at),
      taxMinor: valueAt(columns.taxMinor, at),
      openMinor: valueAt(columns.openMinor, at),
      discount: valueAt(columns.discount, at),
      poNumber: valueAt(columns.poNumber, at),
      structuredReference: valueAt(columns.structuredReference, at),
      past: valueAt(columns.past, at),
      cashMinor: valueAt(columns.cashMinor, at),
      recorded: valueAt(columns.recorded, at),
    }
  }
}

function* linesOf(columns: Columns<WholeLine>): Generator<WholeLine> {
  const date = shared<CalendarDate>()
  const currency = shared<Currency>()
  for (let at = 0; at < columns.id.length; at++) {
    yield {
      id: valueAt(columns.id, at),
      bankRef: valueAt(columns.bankRef, at),
      bookingDate: date(valueAt(columns.bookingDate, at)),
      currency: currency(valueAt(columns.currency, at)),
      amountMinor: valueAt(columns.amountMinor, at),
      description: valueAt(columns.description, at),
      counterparty: valueAt(columns.counterparty, at),
      counterpartyAccount: valueAt(columns.counterpartyAccount, at),
      creditorReference: valueAt(columns.creditorReference, at),
      isHeld: valueAt(columns.isHeld, at),
    }
  }
}

function valueAt<T>(column: readonly T[], at: number): T {
  return column[at] as T // every column has a value for every row
}
