import type { CalendarDate } from '../../../core/calendar-date.ts'
import { type Currency, currencyDigits } from '../../../core/currency.ts'
import { minus, over, type Ratio, ratio, rounded, times } from '../../../core/ratio.ts'
import type { Part, PostedItem } from '../book/item.ts'
import type { ExchangeRate, ExchangeRules } from '../facts/facts.ts'

/** What money of one currency is worth in another on a day, in minor units of both. */
export interface Exchange {
  /** Minor units of `to` for one minor unit of `from`. */
  readonly rate: Ratio
  readonly told: string
}

/** Two currencies and the day of a payment. */
export interface ExchangeDay {
  readonly from: Currency
  readonly to: Currency
  readonly day: CalendarDate
}

/** The newest rate on or before the day, one for the opposite direction turned round; undefined where the book has none. */
export function exchangeOn(
  { rates }: ExchangeRules,
  { from, to, day }: ExchangeDay,
): Exchange | undefined {
  const known = rates.filter(
    (one) =>
      one.date <= day &&
      ((one.from === from && one.to === to) || (one.from === to && one.to === from)),
  )
  const newest = known.reduce<ExchangeRate | undefined>((best, one) => {
    if (best === undefined || one.date > best.date) return one
    return one.date === best.date && best.from !== from ? one : best
  }, undefined)
  if (newest === undefined) return undefined
  const major = newest.from === from ? newest.rate : over(ratio(1), newest.rate)
  const scale = ratio(10n ** BigInt(currencyDigits(to)), 10n ** BigInt(currencyDigits(from)))
  return { rate: times(major, scale), told: newest.told }
}

/** Whether a payment is as near to what is due at the rate as the book allows. */
export function isWithin(
  { tolerance }: ExchangeRules,
  { dueMinor, paidMinor, rate }: { dueMinor: number; paidMinor: number; rate: Ratio },
): boolean {
  const due = times(ratio(dueMinor), rate)
  const off = minus(ratio(paidMinor), due)
  const room = minus(times(due, tolerance), { ...off, numerator: abs(off.numerator) })
  return room.numerator >= 0n
}

/** What a payment is worth in the currency of the invoice, in whole minor units. */
export function worthOf(paidMinor: number, rate: Ratio): number {
  return Number(rounded(over(ratio(paidMinor), rate)))
}

/** Cash for what the money is worth, and the difference; what it is worth more lies in the rate. */
export function settled<I extends PostedItem>(
  item: I,
  due: { readonly dueMinor: number; readonly receiptMinor: number; readonly worthMinor: number },
): readonly Part<I>[] {
  const { dueMinor, receiptMinor, worthMinor } = due
  const amountMinor = Math.min(dueMinor, worthMinor)
  const cash: Part<I> = { item, kind: 'cash', amountMinor, receiptMinor }
  const rest = dueMinor - amountMinor
  return rest === 0 ? [cash] : [cash, { item, kind: 'fx', amountMinor: rest }]
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value
}
