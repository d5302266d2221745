import type { CalendarDate } from '../../../core/calendar-date.ts'
import type { Currency } from '../../../core/currency.ts'
import type { AllocationKind } from '../../../ledger/posting.ts'
import type { ItemFact, RecordedPayment } from '../facts/facts.ts'

/** An invoice or credit memo while a run goes on: what is open changes with every decision. */
export interface Item extends Omit<ItemFact, 'recorded' | 'openMinor' | 'cashMinor' | 'past'> {
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
  /** The last day on which something was allocated, as far as it is known. */
  movedDay: number
  /** The decision of this run that gave it cash last. */
  paidBy: OwnPayment | undefined
}

/** What a line of this run paid, in its currency and on its day. */
export interface OwnPayment {
  readonly parts: readonly Part[]
  readonly currency: Currency
  readonly bookedOn: CalendarDate
}

/** So much of one kind for one item; a credit memo that is used has a negative part of kind `credit`. */
export interface Part<I extends PostedItem = Item> {
  readonly item: I
  readonly kind: AllocationKind
  readonly amountMinor: number
  /** What it takes of money in another currency than the item's. */
  readonly receiptMinor?: number
}

/** What a posting has to know of an item. */
export type PostedItem = Pick<Item, 'id' | 'number' | 'customerId' | 'issueDate' | 'currency'>
