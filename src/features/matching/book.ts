import { dayNumber } from '../../core/calendar-date.ts'
import type { CustomerId } from '../../ledger/customer.ts'
import { type BalanceIndex, balanceIndex } from './balances.ts'
import type { CustomerFact, ItemFact, RecordedPayment } from './facts.ts'
import { learnGrammar } from './grammar.ts'
import { squashed } from './text/fold.ts'

/** An invoice or credit memo while a run goes on: what is open changes with every decision. */
export interface Item extends Omit<ItemFact, 'recorded'> {
  /** What an export said was paid, until a bank line takes its place. */
  recorded: RecordedPayment | null
  readonly issueDay: number
  readonly dueDay: number
  /** Its running number, without the zeros that pad it. */
  readonly serial: string
  /** The letters and digits of its number, in capitals. */
  readonly key: string
  /** All digits of its number. */
  readonly digits: string
  open: number
  /** Cash allocated so far. */
  cash: number
  /** The last payment of it: how much cash, and when. */
  lastCash: number
  lastDay: number
}

/** Everything a decision may look at, by the keys it looks with. */
export interface Book {
  readonly customers: ReadonlyMap<CustomerId, CustomerFact>
  readonly items: readonly Item[]
  /** The open items of a customer. */
  openOf(customer: CustomerId): readonly Item[]
  /** Goes up whenever something of the customer's items changes. */
  versionOf(customer: CustomerId): number
  /** Untouched invoices of exactly this amount, whoever owes them. */
  openOfAmount(minor: number): readonly Item[]
  /** The untouched invoices of each customer whose sum on a day is exactly this. */
  balancesOf(minor: number, day: number, currency: string): readonly (readonly Item[])[]
  /** How often another invoice of the book has exactly this amount, from 0 to 1: list prices repeat. */
  frequencyOf(minor: number): number
  /** The invoices of a customer whose payment an export has told. */
  recordedOf(customer: CustomerId): readonly Item[]
  children(customer: CustomerId): readonly CustomerId[]
  /** A number with its running number replaced: `INV-20015` with 20016. */
  withSerial(number: string, serial: string): string
  isRelated(left: CustomerId, right: CustomerId): boolean
  /** Takes so much off an item (negative: puts it back). */
  settle(item: Item, change: { minor: number; cash: number; day: number }): void
}

/** The state of the book at the beginning of a run. */
export function openBookState(facts: {
  customers: readonly CustomerFact[]
  items: readonly ItemFact[]
}): Book {
  const day = dayReader()
  const { serialOf, withSerial } = learnGrammar(facts.items.map(({ number }) => number))
  const items = facts.items.map((fact) => itemOf(fact, day, serialOf))
  const customers = new Map(facts.customers.map((customer) => [customer.id, customer]))
  const open = new Map<CustomerId, Set<Item>>()
  for (const item of items) if (item.open !== 0) setOf(open, item.customerId).add(item)
  const lists = new Map<CustomerId, readonly Item[]>()
  const versions = new Map<CustomerId, number>()
  const children = childrenOf(facts.customers)
  const recorded = new Map<CustomerId, Item[]>()
  for (const item of items) if (item.recorded !== null) push(recorded, item.customerId, item)
  let balances: BalanceIndex | undefined
  const byAmount = new Map<number, Item[]>()
  for (const item of items) {
    if (item.kind === 'invoice' && item.totalMinor > 0) push(byAmount, item.totalMinor, item)
  }
  return {
    customers,
    items,
    openOf(customer) {
      const known = lists.get(customer)
      if (known !== undefined) return known
      const list = [...(open.get(customer) ?? [])]
      lists.set(customer, list)
      return list
    },
    versionOf: (customer) => versions.get(customer) ?? 0,
    openOfAmount: (minor) =>
      (byAmount.get(minor) ?? []).filter((item) => item.open === item.totalMinor),
    balancesOf(minor, day, currency) {
      balances ??= balanceIndex(open.values())
      return balances(minor, day).filter(([item]) => item?.currency === currency)
    },
    frequencyOf: (minor) =>
      Math.max(0, (byAmount.get(minor)?.length ?? 0) - 1) / (items.length + FREQUENCY_PRIOR),
    recordedOf: (customer) => recorded.get(customer) ?? [],
    children: (customer) => children.get(customer) ?? [],
    withSerial,
    isRelated: (left, right) =>
      customers.get(left)?.parentId === right || customers.get(right)?.parentId === left,
    settle(item, { minor, cash, day: onDay }) {
      balances = undefined
      lists.delete(item.customerId)
      versions.set(item.customerId, (versions.get(item.customerId) ?? 0) + 1)
      item.open -= minor
      item.cash += cash
      if (cash !== 0) {
        item.lastCash = cash
        item.lastDay = onDay
      }
      if (item.open === 0) open.get(item.customerId)?.delete(item)
      else setOf(open, item.customerId).add(item)
    },
  }
}

const FREQUENCY_PRIOR = 20 // a small book says little about how amounts repeat

/** Whether nothing was paid or credited of it yet. */
export function isUntouched(item: Item): boolean {
  return item.open === item.totalMinor
}

/** Day numbers by date, each computed once: a book has few different days. */
export function dayReader(): (date: ItemFact['issueDate']) => number {
  const known = new Map<string, number>()
  return (date) => {
    const cached = known.get(date)
    if (cached !== undefined) return cached
    const day = dayNumber(date)
    known.set(date, day)
    return day
  }
}

function itemOf(
  fact: ItemFact,
  day: (date: ItemFact['issueDate']) => number,
  serialOf: (number: string) => string,
): Item {
  const key = squashed(fact.number)
  return {
    ...fact,
    issueDay: day(fact.issueDate),
    dueDay: day(fact.dueDate),
    serial: serialOf(fact.number),
    key,
    digits: key.replace(/\D+/g, ''),
    open: fact.openMinor,
    cash: fact.cashMinor,
    lastCash: fact.cashMinor,
    lastDay: 0,
  }
}

function childrenOf(customers: readonly CustomerFact[]): Map<CustomerId, CustomerId[]> {
  const children = new Map<CustomerId, CustomerId[]>()
  for (const { id, parentId } of customers) if (parentId !== null) push(children, parentId, id)
  return children
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

function setOf<K, V>(map: Map<K, Set<V>>, key: K): Set<V> {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = new Set<V>()
  map.set(key, made)
  return made
}
