import { type CalendarDate, daysBetween } from '../../core/calendar-date.ts'
import type { Currency } from '../../core/currency.ts'
import type { CustomerId, ReceivableId } from '../../ledger/ids.ts'
import type { OpenItem, UnappliedCash } from '../../ledger/position.ts'
import type { Message, MessageItem } from './outbox-store.ts'

/** A letter of this age speaks of days and sums that have moved on. */
const AGE_DAYS_MAX = 7

/** The sender of letters that were written before the settings named a mailbox. */
export const NO_SENDER = 'reminders@openitem.invalid'

/** What customers owe and have to their credit, by invoice and by customer. */
export interface Position {
  readonly items: ReadonlyMap<ReceivableId, OpenItem>
  readonly credits: ReadonlyMap<string, number>
  /** Invoices that a bank line in the queue may be for. */
  readonly queued: ReadonlySet<ReceivableId>
}

/** The position of a day, laid out for looking up single letters. */
export function positionOf(
  items: readonly OpenItem[],
  unapplied: readonly UnappliedCash[],
  queued: ReadonlySet<ReceivableId>,
): Position {
  const credits = new Map<string, number>()
  const add = (customerId: CustomerId | null, currency: Currency, minor: number): void => {
    if (customerId === null || minor <= 0) return
    const key = `${customerId} ${currency}`
    credits.set(key, (credits.get(key) ?? 0) + minor)
  }
  for (const { kind, customerId, currency, openMinor } of items) {
    if (kind === 'credit_memo') add(customerId, currency, -openMinor)
  }
  for (const { customerId, currency, unappliedMinor } of unapplied) {
    add(customerId, currency, unappliedMinor)
  }
  return { items: new Map(items.map((item) => [item.id, item])), credits, queued }
}

/** Why the facts of a letter no longer hold, in words; undefined while they do. */
export function staleReason(
  message: Pick<Message, 'customerId' | 'credits' | 'sender'>,
  { items, position }: { items: readonly MessageItem[]; position: Position },
): string | undefined {
  if (message.sender === NO_SENDER) return 'it was written before company.email was set'
  for (const { receivableId, number, openMinor } of items) {
    const now = position.items.get(receivableId)
    if (now === undefined) return `${number} is no longer open`
    if (now.openMinor !== openMinor) return `what is open on ${number} has changed`
    if (now.isDisputed === 1) return `${number} is disputed`
    if (position.queued.has(receivableId)) return `a payment in the queue may be for ${number}`
  }
  const currencies = new Set(
    items.flatMap(({ receivableId }) => position.items.get(receivableId)?.currency ?? []),
  )
  for (const currency of currencies) {
    const then = message.credits.find((credit) => credit.currency === currency)?.minor ?? 0
    const now = position.credits.get(`${message.customerId} ${currency}`) ?? 0
    if (now > then) return `a payment or credit in ${currency} has come in`
  }
  return undefined
}

/** Whether a letter is too old to go out by itself. */
export function isAged(
  { renderedDate }: Pick<Message, 'renderedDate'>,
  asOf: CalendarDate,
): boolean {
  return daysBetween({ from: renderedDate, to: asOf }) > AGE_DAYS_MAX
}
