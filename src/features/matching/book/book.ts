import { dayNumber } from '../../../core/calendar-date.ts'
import type { CustomerId, ReceivableId } from '../../../ledger/ids.ts'
import type { CustomerFact, ItemFact } from '../facts/facts.ts'
import { drop, push } from '../lists.ts'
import { learnGrammar } from '../numbers/grammar.ts'
import { squashed } from '../text/fold.ts'
import { amountIndex } from './amount-index.ts'
import { type Balance, type BalanceIndex, balanceIndex } from './balances.ts'
import type { Item } from './item.ts'

/** Everything a decision may look at, by the keys it looks with. */
export interface Book {
  readonly customers: ReadonlyMap<CustomerId, CustomerFact>
  readonly items: readonly Item[]
  /** The item with this key, as far as it is in sight. */
  itemOf(id: ReceivableId): Item | undefined
  /** The open items of a customer, as they are now: the list changes when one of them is settled. */
  openOf(customer: CustomerId): readonly Item[]
  /** The open invoices of some customers that can be paid in a currency on a day. */
  payableOf(customers: readonly CustomerId[], by: PaidBy): readonly Item[]
  /** The items with a running number, whatever stands before it. */
  bySerial(serial: string): readonly Item[]
  /** Whether the customer ever got a credit memo. */
  hasMemos(customer: CustomerId): boolean
  /** Goes up whenever something of the customer's items changes. */
  versionOf(customer: CustomerId): number
  /** Untouched invoices of exactly this amount, whoever owes them: of too many those due about a day; and how many there are. */
  openOfAmount(minor: number, day: number, most: number): { items: readonly Item[]; count: number }
  /** Whether one of them is such as is meant. */
  isAnyOfAmount(minor: number, isMeant: (item: Item) => boolean): boolean
  /** What some customers had open on a day, with the oldest or without them, if it is exactly this, one of the sums that are looked for. */
  balancesOf(minor: number, by: BalanceBy): readonly Balance[]
  /** How often another invoice of the book has exactly this amount, from 0 to 1: list prices repeat. */
  frequencyOf(minor: number): number
  /** The invoices of a customer whose payment an export has told. */
  recordedOf(customer: CustomerId): readonly Item[]
  children(customer: CustomerId): readonly CustomerId[]
  /** A number with its running number replaced: `INV-20015` with 20016. */
  withSerial(number: string, serial: string): string
  isRelated(left: CustomerId, right: CustomerId): boolean
  /** Whether one of the invoices of which exactly this is open, whoever owes it, is such as is meant; where they are many, one will be. */
  isAnyOpenAt(minor: number, isMeant: (item: Item) => boolean): boolean
  /** Whether some customers paid an invoice of exactly this amount in one sum, and it is such as is meant. */
  isAnyPaidWith(
    minor: number,
    owners: readonly CustomerId[],
    isMeant: (item: Item) => boolean,
  ): boolean
  /** Whether one of the invoices that some customers can pay, of which exactly this is open, is such as is meant. */
  isAnyPayable(
    minor: number,
    by: PaidBy & { readonly owners: readonly CustomerId[] },
    isMeant: (item: Item) => boolean,
  ): boolean
  /** Takes so much off an item (negative: puts it back). */
  settle(item: Item, change: { minor: number; cash: number; day: number }): void
}

/** On which day, and among which sums: an index of all others would be for nothing. */
export interface BalanceBy extends PaidBy {
  readonly lookedFor: ReadonlySet<number>
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
  let serials: Map<string, Item[]> | undefined
  let balances: BalanceIndex | undefined
  let byId: ReadonlyMap<ReceivableId, Item> | undefined
  let changes = 0
  // A line asks several times in a row for what the same customers may pay with it.
  let asked: Asked = { owners: [], day: 0, currency: '', changes, items: NOTHING }
  const amounts = amountIndex(items)
  return {
    customers,
    items,
    itemOf(id) {
      byId ??= new Map(items.map((item) => [item.id, item]))
      return byId.get(id)
    },
    openOf: (customer) => open.get(customer) ?? NOTHING,
    payableOf(owners, by) {
      if (asked.changes !== changes || !isSameQuestion(asked, owners, by)) {
        asked = { owners, ...by, changes, items: payableItems(owners, by, open) }
      }
      return asked.items
    },
    bySerial(serial) {
      serials ??= Map.groupBy(items, (item) => item.serial)
      return serials.get(serial) ?? NOTHING
    },
    hasMemos: (customer) => withMemos.has(customer),
    versionOf: (customer) => versions.get(customer) ?? 0,
    openOfAmount: (minor, day, most) => amounts.dueAbout(minor, day, most),
    isAnyOfAmount: (minor, isMeant) => amounts.isAny(minor, isMeant),
    isAnyPayable(minor, { owners, ...by }, isMeant) {
      const isOne = (item: Item): boolean => item.open === minor && isMeant(item)
      const isPayable = (item: Item): boolean =>
        owners.includes(item.customerId) && canPay(item, by) && isOne(item)
      // Where many have this amount, those of the payer are looked through.
      return amounts.isAnyOpenAt(minor, isPayable) ?? payableItems(owners, by, open).some(isOne)
    },
    isAnyOpenAt: (minor, isMeant) => amounts.isAnyOpenAt(minor, isMeant) ?? true,
    isAnyPaidWith: (minor, owners, isMeant) => amounts.isAnyPaidOf(owners, minor, isMeant),
    balancesOf(minor, { day, currency, lookedFor }) {
      balances ??= balanceIndex(open.values(), lookedFor)
      return balances(minor, day).filter(({ items: [item] }) => item?.currency === currency)
    },
    frequencyOf: (minor) => Math.max(0, amounts.count(minor) - 1) / (items.length + ITEMS_PRIOR),
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
      amounts.leave(item)
      item.open -= minor
      amounts.enter(item)
      item.cash += cash
      const effectiveDay = Math.max(onDay, item.issueDay)
      item.movedDay = Math.max(item.movedDay, effectiveDay)
      if (cash !== 0) {
        item.lastCash = cash
        item.lastDay = effectiveDay
      }
      if (item.open !== 0 && !wasOpen) push(open, item.customerId, item)
      if (item.open === 0 && wasOpen) drop(open.get(item.customerId), item)
    },
  }
}

const NOTHING: readonly Item[] = []

const ITEMS_PRIOR = 20 // a small book says little about how amounts repeat

function isSameQuestion(asked: Asked, owners: readonly CustomerId[], by: PaidBy): boolean {
  if (asked.day !== by.day || asked.currency !== by.currency) return false
  return (
    asked.owners === owners ||
    (owners.length === 1 && asked.owners.length === 1 && asked.owners[0] === owners[0])
  )
}

function canPay(item: Item, { day, currency }: PaidBy): boolean {
  return item.currency === currency && item.issueDay <= day
}

function payableItems(
  owners: readonly CustomerId[],
  by: PaidBy,
  open: ReadonlyMap<CustomerId, readonly Item[]>,
): readonly Item[] {
  const items: Item[] = []
  for (const owner of owners) {
    for (const item of open.get(owner) ?? NOTHING) {
      if (item.kind === 'invoice' && canPay(item, by)) items.push(item)
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
  const { past } = fact
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
    discount: fact.discount,
    poNumber: fact.poNumber,
    structuredReference: fact.structuredReference,
    recorded: fact.recorded,
    issueDay: day(fact.issueDate),
    dueDay: day(fact.dueDate),
    serial: '',
    key,
    digits: key.replace(/\D+/g, ''),
    open: fact.openMinor,
    cash: fact.cashMinor,
    lastCash: past?.lastCashMinor ?? 0,
    lastDay: past === null || past.lastCashDate === null ? 0 : day(past.lastCashDate),
    movedDay: past === null ? 0 : day(past.movedDate),
    paidBy: undefined,
  }
}

function childrenOf(customers: readonly CustomerFact[]): Map<CustomerId, CustomerId[]> {
  const children = new Map<CustomerId, CustomerId[]>()
  for (const { id, parentId } of customers) if (parentId !== null) push(children, parentId, id)
  return children
}
