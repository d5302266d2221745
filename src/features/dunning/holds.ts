import { type CalendarDate, daysBetween, weekday } from '../../core/calendar-date.ts'
import type { Currency } from '../../core/currency.ts'
import type { Money } from '../../core/money.ts'
import type { CustomerId, ReceivableId } from '../../ledger/ids.ts'
import type { OpenItem } from '../../ledger/position.ts'
import type { Credit, Facts, HoldReason } from './facts.ts'

/** The rules of the book for reminders, as its settings give them. */
export interface HoldRules {
  /** Who owes less than this in all is left alone; in the company's currency. */
  readonly minimum: Money
  /** 0 switches the check off. */
  readonly staleBankDays: number
  readonly writesOnWeekends: boolean
}

/** Saturday, in the numbers of ISO 8601. */
const SATURDAY = 6

/** Why single invoices of a customer are not asked for now; those that may be are not in it. */
export function heldInvoices(
  chased: readonly OpenItem[],
  { credits, facts, rules }: { credits: readonly Credit[]; facts: Facts; rules: HoldRules },
): ReadonlyMap<ReceivableId, HoldReason> {
  const held = new Map<ReceivableId, HoldReason>()
  const hold = (items: readonly OpenItem[], reason: HoldReason): void => {
    for (const { id } of items) held.set(id, reason)
  }
  const free = (): readonly OpenItem[] => chased.filter(({ id }) => !held.has(id))
  if (isBankStale(facts, rules)) hold(chased, 'STALE_BANK')
  hold(
    free().filter(({ isDisputed }) => isDisputed === 1),
    'DISPUTED',
  )
  hold(
    free().filter(({ id }) => facts.queued.has(id)),
    'UNAPPLIED_CASH',
  )
  const covered = coveredCurrencies(free(), [...credits, ...queuedCredits(chased, facts)])
  hold(
    free().filter(({ currency }) => covered.has(currency)),
    'UNAPPLIED_CASH',
  )
  if (isBelowMinimum(free(), credits, rules)) hold(free(), 'BELOW_MINIMUM')
  return held
}

/** Whether no letters leave on this day. */
export function isQuietDay(day: CalendarDate, { writesOnWeekends }: HoldRules): boolean {
  return !writesOnWeekends && weekday(day) >= SATURDAY
}

/** What a customer has to his credit: unused credit memos, and cash that pays nothing yet. */
export function creditsByCustomer(facts: Facts): ReadonlyMap<CustomerId, readonly Credit[]> {
  const credits = new Map<CustomerId, Credit[]>()
  const add = (customerId: CustomerId, credit: Credit): void => {
    const list = credits.get(customerId)
    if (list === undefined) credits.set(customerId, [credit])
    else list.push(credit)
  }
  for (const { kind, customerId, number, currency, openMinor } of facts.items) {
    if (kind === 'credit_memo') add(customerId, { memo: number, currency, minor: -openMinor })
  }
  for (const { customerId, currency, unappliedMinor } of facts.unapplied) {
    if (customerId === null || unappliedMinor <= 0) continue
    add(customerId, { memo: null, currency, minor: unappliedMinor })
  }
  return credits
}

function isBankStale({ asOf, newestBankDate }: Facts, { staleBankDays }: HoldRules): boolean {
  if (staleBankDays === 0) return false
  return newestBankDate === null || daysBetween({ from: newestBankDate, to: asOf }) > staleBankDays
}

function coveredCurrencies(
  items: readonly OpenItem[],
  credits: readonly Credit[],
): ReadonlySet<Currency> {
  const currencies = [...new Set(items.map(({ currency }) => currency))]
  return new Set(currencies.filter((currency) => balanceDue(items, credits, currency) <= 0))
}

/** Money in the queue that may be this customer's. */
function queuedCredits(items: readonly OpenItem[], { queuedCash }: Facts): readonly Credit[] {
  const customerId = items[0]?.customerId
  return queuedCash
    .filter((one) => one.customerId === customerId)
    .map(({ currency, unappliedMinor }) => ({ memo: null, currency, minor: unappliedMinor }))
}

/** Amounts in other currencies than the company's are not measured against its minimum. */
function isBelowMinimum(
  items: readonly OpenItem[],
  credits: readonly Credit[],
  { minimum }: HoldRules,
): boolean {
  const isOneCurrency = items.every(({ currency }) => currency === minimum.currency)
  return isOneCurrency && balanceDue(items, credits, minimum.currency) < minimum.minor
}

function balanceDue(
  items: readonly OpenItem[],
  credits: readonly Credit[],
  currency: Currency,
): number {
  const due = items.reduce(
    (sum, item) => sum + (item.currency === currency ? item.openMinor : 0),
    0,
  )
  return credits.reduce(
    (rest, credit) => rest - (credit.currency === currency ? credit.minor : 0),
    due,
  )
}
