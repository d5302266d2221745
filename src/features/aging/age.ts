import type { CalendarDate } from '../../core/calendar-date.ts'
import type { Currency } from '../../core/currency.ts'
import type { ControlAccount } from '../../ledger/control-account.ts'
import { customerKey } from '../../ledger/customer.ts'
import type { CustomerId } from '../../ledger/ids.ts'
import type { OpenByCustomer, OpenItem, UnappliedCash } from '../../ledger/position.ts'
import { type Buckets, bucketOf } from './buckets.ts'
import type { CustomerFace } from './store.ts'

export type Grouping = 'customer' | 'segment' | 'region' | 'owner' | 'invoice'

/** The position of a day: either items (for one row each) or balances, and the cash beside them. */
export interface AgingFacts {
  readonly items: readonly OpenItem[]
  readonly balances: readonly OpenByCustomer[]
  readonly unapplied: readonly UnappliedCash[]
  readonly control: readonly ControlAccount[]
  readonly customers: ReadonlyMap<CustomerId, CustomerFace>
}

/** A row, or the totals: what each bucket holds, less the unapplied cash, is the total. */
export interface AgingRow {
  readonly key: string
  readonly name: string
  /** Only in a row that is one invoice. */
  readonly dueDate: CalendarDate | null
  readonly bucketsMinor: readonly number[]
  /** Negative where customers paid more than is applied. */
  readonly unappliedMinor: number
  readonly totalMinor: number
}

/** The rows of one currency, with their sum and what it is held against. */
export interface AgingGroup {
  readonly currency: Currency
  readonly rows: readonly AgingRow[]
  readonly totals: AgingRow
  /** The balance of the control account, from events alone. */
  readonly controlMinor: number
}

/** Before it is summed: one amount in its bucket, or unapplied cash. */
interface Entry {
  readonly currency: Currency
  readonly id: string
  readonly key: string
  readonly name: string
  readonly dueDate: CalendarDate | null
  readonly bucketsMinor: readonly number[]
  readonly unappliedMinor: number
}

/** One group a currency, its rows in the order of their keys. */
export function groupAging(
  facts: AgingFacts,
  { by, buckets }: { by: Grouping; buckets: Buckets },
): readonly AgingGroup[] {
  const entries = [...openEntries(facts, { by, buckets }), ...cashEntries(facts, { by, buckets })]
  const byCurrency = Map.groupBy(entries, ({ currency }) => currency)
  const control = new Map(facts.control.map((one) => [one.currency, one.balanceMinor]))
  const currencies = [...new Set([...byCurrency.keys(), ...control.keys()])].sort()
  return currencies.map((currency) => {
    const own = byCurrency.get(currency) ?? []
    const rows = [...Map.groupBy(own, ({ id }) => id).values()].map(summed)
    return {
      currency,
      rows: rows.filter(isAnything).sort(byKey),
      totals: summed([blank(currency, buckets), ...own]),
      controlMinor: control.get(currency) ?? 0,
    }
  })
}

function openEntries(facts: AgingFacts, plan: { by: Grouping; buckets: Buckets }): Entry[] {
  const { by, buckets } = plan
  const items = facts.items.map((item) => {
    const day = buckets.basis === 'due' ? item.dueDate : item.issueDate
    const bucket = bucketOf(day, buckets)
    return {
      currency: item.currency,
      id: `invoice ${item.id}`,
      key: item.number,
      name: facts.customers.get(item.customerId)?.name ?? '',
      dueDate: item.dueDate,
      bucketsMinor: buckets.names.map((_, index) => (index === bucket ? item.openMinor : 0)),
      unappliedMinor: 0,
    }
  })
  const balances = facts.balances.map(({ customerId, currency, bandsMinor }) => ({
    ...faceOf(facts.customers.get(customerId), by),
    currency,
    dueDate: null,
    bucketsMinor: bandsMinor,
    unappliedMinor: 0,
  }))
  return [...items, ...balances]
}

function cashEntries(facts: AgingFacts, plan: { by: Grouping; buckets: Buckets }): Entry[] {
  return facts.unapplied.map(({ customerId, currency, unappliedMinor }) => {
    const customer = customerId === null ? undefined : facts.customers.get(customerId)
    return {
      ...faceOf(customer, plan.by),
      currency,
      dueDate: null,
      bucketsMinor: plan.buckets.names.map(() => 0),
      unappliedMinor: -unappliedMinor,
    }
  })
}

/** Which row an amount of a customer belongs to. */
function faceOf(
  customer: CustomerFace | undefined,
  by: Grouping,
): Pick<Entry, 'id' | 'key' | 'name'> {
  if (by === 'segment' || by === 'region' || by === 'owner') {
    const key = customer?.[by] ?? ''
    return { id: key, key, name: key === '' ? `(no ${by})` : key }
  }
  if (customer === undefined) return { id: '', key: '', name: '(payer not known)' }
  const key = by === 'invoice' ? '' : customerKey(customer)
  return { id: `customer ${customer.id}`, key, name: customer.name }
}

function summed(entries: readonly Entry[]): AgingRow {
  const [first, ...rest] = entries
  const start = { ...(first ?? NO_ENTRY) }
  const bucketsMinor = rest.reduce(
    (sums, entry) => sums.map((sum, index) => sum + (entry.bucketsMinor[index] ?? 0)),
    start.bucketsMinor,
  )
  const unappliedMinor = entries.reduce((sum, entry) => sum + entry.unappliedMinor, 0)
  const totalMinor = bucketsMinor.reduce((sum, minor) => sum + minor, unappliedMinor)
  const { key, name, dueDate } = start
  return { key, name, dueDate, bucketsMinor, unappliedMinor, totalMinor }
}

const NO_ENTRY = {
  id: '',
  key: '',
  name: '',
  dueDate: null,
  bucketsMinor: [] as readonly number[],
  unappliedMinor: 0,
}

function blank(currency: Currency, { names }: Buckets): Entry {
  return { ...NO_ENTRY, currency, bucketsMinor: names.map(() => 0) }
}

function isAnything({ bucketsMinor, unappliedMinor }: AgingRow): boolean {
  return unappliedMinor !== 0 || bucketsMinor.some((minor) => minor !== 0)
}

// Not by the rules of a language: the same book gives the same bytes on every machine.
function byKey(a: AgingRow, b: AgingRow): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1
  if (a.name !== b.name) return a.name < b.name ? -1 : 1
  return 0 // the sort is stable: customers alike stay in the order of their entry
}
