import type { CalendarDate } from '../../../core/calendar-date.ts'
import type { Item, OwnPayment, Part, PostedItem } from '../book/item.ts'
import type { MatchFacts, PastPayment } from './facts.ts'

/**
 * What comes into being with a payment and falls with it. What was forgiven, and credit memos that
 * were set off, stand by themselves.
 */
export const FALLS_WITH_CASH = ['discount', 'fee', 'fx', 'rounding', 'withholding'] as const

/**
 * The payments of an item that stand and were there on a day, the newest first: one of this run, and
 * those of the book.
 */
export function paymentsBy(
  day: CalendarDate,
  item: Item,
  { paymentsOf: ofBook }: Pick<MatchFacts, 'paymentsOf'>,
): readonly PastPayment[] {
  const own = item.paidBy === undefined ? [] : paymentOf(item, item.paidBy)
  return [...own, ...ofBook(item.id)].filter(({ bookedOn }) => bookedOn === null || bookedOn <= day)
}

function paymentOf(item: Item, { parts, currency, bookedOn }: OwnPayment): readonly PastPayment[] {
  const own = parts.filter((part) => part.item === item)
  const cash = own.filter(({ kind }) => kind === 'cash')
  const cashMinor = cash.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  if (cashMinor <= 0) return []
  return [
    {
      currency,
      bookedOn,
      cashMinor,
      receiptMinor: cash.reduce((sum, part) => sum + (part.receiptMinor ?? part.amountMinor), 0),
      beside: own.flatMap(({ kind, amountMinor }) =>
        FALLS_WITH_CASH.some((one) => one === kind) ? [{ kind, minor: amountMinor }] : [],
      ),
    },
  ]
}

/** All payments of one currency as one; undefined where there are none, or of several currencies. */
export function wholePayment([first, ...others]: readonly PastPayment[]): PastPayment | undefined {
  if (first === undefined || others.some(({ currency }) => currency !== first.currency)) {
    return undefined
  }
  return others.reduce(
    (sum, one) => ({
      currency: sum.currency,
      bookedOn: sum.bookedOn,
      receiptMinor: sum.receiptMinor + one.receiptMinor,
      cashMinor: sum.cashMinor + one.cashMinor,
      beside: [...sum.beside, ...one.beside],
    }),
    first,
  )
}

/** The parts that take a payment back: the cash, and what stood beside it. */
export function returnedParts<I extends PostedItem>(
  item: I,
  { cashMinor, receiptMinor, currency, beside }: PastPayment,
): readonly Part<I>[] {
  return [
    {
      item,
      kind: 'cash',
      amountMinor: -cashMinor,
      ...(currency === item.currency ? {} : { receiptMinor: -receiptMinor }),
    },
    ...beside.map(({ kind, minor }): Part<I> => ({ item, kind, amountMinor: -minor })),
  ]
}
