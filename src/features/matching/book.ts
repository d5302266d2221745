import { dayNumber } from '../../core/calendar-date.ts'
import type { Currency } from '../../core/currency.ts'
import type { CustomerId } from '../../ledger/customer.ts'
import { push } from './advices.ts'
import { type BalanceIndex, balanceIndex } from './balances.ts'
import type { Proposal } from './decision.ts'
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
  serial: string
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
  /** The decision of this run that gave it cash last, and in which currency. */
  paidBy: Proposal | undefined
  paidIn: Currency | undefined
}

/** Everything a decision may look at, by the keys it looks with. */
export interface Book {
  readonly customers: ReadonlyMap<CustomerId, CustomerFact>
  readonly items: readonly Item[]
  /** The open items of a customer, as they are now: the list changes when one of them is settled. */
  openOf(customer: CustomerId): readonly Item[]
  /** The open invoices of some customers that can be paid in a currency on a day. */
  payableOf(customers: readonly CustomerId[], by: PaidBy): readonly Item[]
  /** Whether the customer ever got a credit memo. */
  hasMemos(customer: CustomerId): boolean
  /** Goes up whenever something of the customer's items changes. */
  versionOf(customer: CustomerId): number
  /** Untouched invoices of exactly this amount, whoever owes them. */
  openOfAmount(minor: number): readonly Item[]
  /** Whether one of them is such as is meant. */
  isAnyOfAmount(minor: number, isMeant: (item: Item) => boolean): boolean
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
  /** Whether one of the invoices of which exactly this is open, touched or not, is such as is meant. */
  isAnyOpenAt(minor: number, isMeant: (item: Item) => boolean): boolean
  /** Whether one of the invoices of exactly this amount that were paid in one sum is such as is meant. */
  isAnyPaidWith(minor: number, isMeant: (item: Item) => boolean): boolean
  /** Takes so much off an item (negative: puts it back). */
  settle(item: Item, change: { minor: number; cash: number; day: number }): void
}

/** When money came, and of which currency. */
export interface PaidBy {
  readonly day: number
  readonly currency: string
}

interface Asked extends PaidBy {
  readonly owners: readonly CustomerId[]
  /** How often anything was settled before. */
  readonly changes: number
  readonly items: readonly Item[]
}

/** The state of the book at the beginning of a run. */
export function openBookState(facts: {
  customers: readonly CustomerFact[]
  items: Iterable<ItemFact>
}): Book {
  const day = dayReader()
  const items = Array.from(facts.items, (fact) => itemOf(fact, day))
  const { serialOf, withSerial } = learnGrammar(items)
  for (const item of items) item.serial = serialOf(item.number)
  const customers = new Map(facts.customers.map((customer) => [customer.id, customer]))
  const open = new Map<CustomerId, Item[]>()
  for (const item of items) if (item.open !== 0) push(open, item.customerId, item)
  const withMemos = new Set<CustomerId>()
  for (const { kind, customerId } of items) if (kind === 'credit_memo') withMemos.add(customerId)
  const versions = new Map<CustomerId, number>()
  const children = childrenOf(facts.customers)
  const recorded = new Map<CustomerId, Item[]>()
  for (const item of items) if (item.recorded !== null) push(recorded, item.customerId, item)
  let balances: BalanceIndex | undefined
  let changes = 0
  // A line asks several times in a row for what the same customers may pay with it.
  let asked: Asked = { owners: [], day: 0, currency: '', changes, items: NOTHING }
  const byAmount = new Map<number, Item[]>()
  for (const item of items) {
    if (item.kind === 'invoice' && item.totalMinor > 0) push(byAmount, item.totalMinor, item)
  }
  const ofAmount = (minor: number): readonly Item[] => byAmount.get(minor) ?? NOTHING
  const begun = new Map<number, Item[]>() // what is partly paid, by what is open of it
  for (const item of items) if (isBegun(item)) push(begun, item.open, item)
  return {
    customers,
    items,
    openOf: (customer) => open.get(customer) ?? NOTHING,
    payableOf(owners, by) {
      if (asked.changes !== changes || !isSameQuestion(asked, owners, by)) {
        asked = { owners, ...by, changes, items: payableItems(owners, by, open) }
      }
      return asked.items
    },
    hasMemos: (customer) => withMemos.has(customer),
    versionOf: (customer) => versions.get(customer) ?? 0,
    openOfAmount: (minor) => ofAmount(minor).filter(isUntouched),
    isAnyOfAmount: (minor, isMeant) =>
      ofAmount(minor).some((item) => isUntouched(item) && isMeant(item)),
    isAnyOpenAt: (minor, isMeant) =>
      ofAmount(minor).some((item) => isUntouched(item) && isMeant(item)) ||
      (begun.get(minor) ?? NOTHING).some(isMeant),
    isAnyPaidWith: (minor, isMeant) =>
      ofAmount(minor).some((item) => item.open === 0 && item.lastCash === minor && isMeant(item)),
    balancesOf(minor, day, currency) {
      balances ??= balanceIndex(open.values())
      return balances(minor, day).filter(([item]) => item?.currency === currency)
    },
    frequencyOf: (minor) => Math.max(0, ofAmount(minor).length - 1) / (items.length + ITEMS_PRIOR),
    recordedOf: (customer) => recorded.get(customer) ?? [],
    children: (customer) => children.get(customer) ?? [],
    withSerial,
    isRelated: (left, right) =>
      customers.get(left)?.parentId === right || customers.get(right)?.parentId === left,
    settle(item, { minor, cash, day: onDay }) {
      balances = undefined
      changes++
      versions.set(item.customerId, (versions.get(item.customerId) ?? 0) + 1)
      const wasOpen = item.open !== 0
      if (isBegun(item)) drop(begun.get(item.open), item)
      item.open -= minor
      if (isBegun(item)) push(begun, item.open, item)
      item.cash += cash
      if (cash !== 0) {
        item.lastCash = cash
        item.lastDay = onDay
      }
      if (item.open !== 0 && !wasOpen) push(open, item.customerId, item)
      if (item.open === 0 && wasOpen) drop(open.get(item.customerId), item)
    },
  }
}

const NOTHING: readonly Item[] = []

const ITEMS_PRIOR = 20 // a small book says little about how amounts repeat

/** Whether nothing was paid or credited of it yet. */
export function isUntouched(item: Item): boolean {
  return item.open === item.totalMinor
}

function isBegun(item: Item): boolean {
  return item.kind === 'invoice' && item.open !== 0 && !isUntouched(item)
}

function isSameQuestion(asked: Asked, owners: readonly CustomerId[], by: PaidBy): boolean {
  if (asked.day !== by.day || asked.currency !== by.currency) return false
  return (
    asked.owners === owners ||
    (owners.length === 1 && asked.owners.length === 1 && asked.owners[0] === owners[0])
  )
}

function payableItems(
  owners: readonly CustomerId[],
  { day, currency }: PaidBy,
  open: ReadonlyMap<CustomerId, readonly Item[]>,
): readonly Item[] {
  const items: Item[] = []
  for (const owner of owners) {
    for (const item of open.get(owner) ?? NOTHING) {
      if (item.kind === 'invoice' && item.currency === currency && item.issueDay <= day)
        items.push(item)
    }
  }
  return items
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

/** Each key is written out: a copied object with more keys behind it is twice as large and slow. */
function itemOf(fact: ItemFact, day: (date: ItemFact['issueDate']) => number): Item {
  const key = squashed(fact.number)
  return {
    id: fact.id,
    kind: fact.kind,
    number: fact.number,
    customerId: fact.customerId,
    issueDate: fact.issueDate,
    dueDate: fact.dueDate,
    currency: fact.currency,
    totalMinor: fact.totalMinor,
    taxMinor: fact.taxMinor,
    openMinor: fact.openMinor,
    discount: fact.discount,
    poNumber: fact.poNumber,
    structuredReference: fact.structuredReference,
    settledDate: fact.settledDate,
    cashMinor: fact.cashMinor,
    recorded: fact.recorded,
    issueDay: day(fact.issueDate),
    dueDay: day(fact.dueDate),
    serial: '',
    key,
    digits: key.replace(/\D+/g, ''),
    open: fact.openMinor,
    cash: fact.cashMinor,
    lastCash: fact.cashMinor,
    lastDay: 0,
    paidBy: undefined,
    paidIn: undefined,
  }
}

function childrenOf(customers: readonly CustomerFact[]): Map<CustomerId, CustomerId[]> {
  const children = new Map<CustomerId, CustomerId[]>()
  for (const { id, parentId } of customers) if (parentId !== null) push(children, parentId, id)
  return children
}

function drop<V>(list: V[] | undefined, value: V): void {
  const at = list?.indexOf(value) ?? -1
  if (at >= 0) list?.splice(at, 1)
}
