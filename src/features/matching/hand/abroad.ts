import type { Currency } from '../../../core/currency.ts'
import { AppError } from '../../../core/errors.ts'
import { allocate, decimal, of } from '../../../core/money.ts'
import { fixed, type Ratio, ratio, rounded, times } from '../../../core/ratio.ts'
import { type Exchange, exchangeOn, isWithin, settled, worthOf } from '../amounts/exchange.ts'
import type { Part } from '../book/item.ts'
import type { ExchangeRules } from '../facts/facts.ts'
import type { HandItem, HandOrder } from './order.ts'
import { setOff } from './set-off.ts'

/** One target of money in another currency: how much of the invoice it is to pay, in its currency. */
interface Claim {
  readonly item: HandItem
  readonly takeMinor: number
  readonly isGiven: boolean
}

/** Money in one currency, set against invoices in another. */
interface Crossing {
  readonly order: HandOrder
  readonly claims: readonly Claim[]
  readonly dueMinor: number
  readonly paidMinor: number
  readonly currency: Currency
  readonly exchange: Exchange
}

/**
 * What money pays of invoices in another currency, at the rate of the book or the one that a person
 * gives; credit memos of that currency are set off before. Each allocation is in the currency of its invoice and takes its share of the money. What is
 * off the rate within the tolerance is booked as `fx`; more than that is refused, with the figures.
 */
export function partsAbroad(order: HandOrder, currency: Currency): readonly Part<HandItem>[] {
  const { line, targets } = order
  const sign = line.amountMinor < 0 ? -1 : 1
  const others = [
    ...setOff(order, currency),
    ...targets.flatMap(({ target, item }): Part<HandItem>[] =>
      target.kind === 'cash' || item.kind === 'credit_memo'
        ? []
        : [{ item, kind: target.kind, amountMinor: sign * (target.amountMinor ?? item.openMinor) }],
    ),
  ]
  const claims = targets.flatMap(({ target, item }): Claim[] => {
    if (target.kind !== 'cash' || item.kind === 'credit_memo') return []
    const room = sign < 0 ? item.cashMinor : item.openMinor - sumOf(others, item)
    const takeMinor = target.amountMinor ?? room
    if (takeMinor > 0 && takeMinor <= room) {
      return [{ item, takeMinor, isGiven: target.amountMinor !== undefined }]
    }
    const words = `${shown(room, currency)} ${sign < 0 ? 'paid' : 'open'}, not ${shown(takeMinor, currency)}`
    throw new AppError('usage', `${item.number} has ${words}`)
  })
  const crossing: Crossing = {
    order,
    claims,
    dueMinor: claims.reduce((sum, { takeMinor }) => sum + takeMinor, 0),
    paidMinor: Math.abs(line.amountMinor),
    currency,
    exchange: requireExchange(order, currency),
  }
  const cash = cashOf(crossing).map(({ item, kind, amountMinor, receiptMinor }) => ({
    item,
    kind,
    amountMinor: sign * amountMinor,
    ...(receiptMinor === undefined ? {} : { receiptMinor: sign * receiptMinor }),
  }))
  return [...cash, ...others]
}

function cashOf(crossing: Crossing): readonly Part<HandItem>[] {
  const { order, claims, dueMinor, paidMinor, exchange } = crossing
  if (claims.length === 0) return []
  if (isNear(crossing, order.exchange)) return wholeMoney(crossing)
  const isMore = paidMinor > costOf(dueMinor, exchange.rate)
  if (isMore && order.isOnAccount) {
    return claims.map(({ item, takeMinor }) => ({
      item,
      kind: 'cash',
      amountMinor: takeMinor,
      receiptMinor: costOf(takeMinor, exchange.rate),
    }))
  }
  if (!isMore && order.residual !== undefined) return shortMoney(crossing)
  throw offTheRate(crossing, isMore)
}

/** Whether the money is what is due at the rate: within the tolerance, or to its last minor unit. */
function isNear({ dueMinor, paidMinor, exchange: { rate } }: Crossing, rules: ExchangeRules) {
  return costOf(dueMinor, rate) === paidMinor || isWithin(rules, { dueMinor, paidMinor, rate })
}

/** All of the money in proportion to what is due; what is off the rate is `fx`, where no amount was given. */
function wholeMoney({ order, claims, paidMinor, exchange }: Crossing): readonly Part<HandItem>[] {
  const shares = shareOut(claims, paidMinor, order)
  return claims.flatMap(({ item, takeMinor, isGiven }, index): readonly Part<HandItem>[] => {
    const receiptMinor = shares[index] ?? 0
    if (isGiven || order.line.amountMinor < 0) {
      return [{ item, kind: 'cash', amountMinor: takeMinor, receiptMinor }]
    }
    const worth = worthOf(receiptMinor, exchange.rate)
    return settled(item, { dueMinor: takeMinor, receiptMinor, worthMinor: worth })
  })
}

/** All of the money to the invoices in their order; the person says what the rest is. */
function shortMoney({ order, claims, paidMinor, exchange }: Crossing): readonly Part<HandItem>[] {
  let worth = worthOf(paidMinor, exchange.rate)
  const paid = claims.flatMap((claim): Claim[] => {
    const takeMinor = Math.min(worth, claim.takeMinor)
    worth -= takeMinor
    return takeMinor === 0 ? [] : [{ ...claim, takeMinor }]
  })
  const shares = shareOut(paid, paidMinor, order)
  return paid.map(({ item, takeMinor }, index) => ({
    item,
    kind: 'cash',
    amountMinor: takeMinor,
    receiptMinor: shares[index] ?? 0,
  }))
}

function shareOut(claims: readonly Claim[], paidMinor: number, { line }: HandOrder) {
  const weights = claims.map(({ takeMinor }) => takeMinor)
  return allocate(of(paidMinor, line.currency), weights).map(({ minor }) => minor)
}

function costOf(minor: number, rate: Ratio): number {
  return Number(rounded(times(ratio(minor), rate)))
}

function sumOf(parts: readonly Part<HandItem>[], item: HandItem): number {
  return parts.reduce((sum, part) => sum + (part.item.id === item.id ? part.amountMinor : 0), 0)
}

function requireExchange({ line, exchange }: HandOrder, currency: Currency): Exchange {
  const day = line.bookingDate
  const found = exchangeOn(exchange, { from: currency, to: line.currency, day })
  if (found !== undefined) return found
  throw new AppError(
    'usage',
    `${line.bankRef} is in ${line.currency} and the invoice in ${currency}, and no rate between them is known for ${day}`,
    {
      hint: `give it with --rate ${line.currency}/${currency}=RATE, one ${line.currency} in ${currency}, or as [[fx.rates]] in openitem.toml`,
    },
  )
}

/** At which rate the money was taken. */
export function rateEvidence(order: HandOrder, currency: Currency): string {
  return `the rate is ${requireExchange(order, currency).told}`
}

/** What is wrong, with every figure that a person needs to see why. */
function offTheRate(crossing: Crossing, isMore: boolean): AppError {
  const { order, claims, dueMinor, paidMinor, currency, exchange } = crossing
  const { line } = order
  const worth = worthOf(paidMinor, exchange.rate)
  const numbers = claims.map(({ item }) => item.number).join(', ')
  const off = shown(Math.abs(worth - dueMinor), currency)
  const percent = fixed(times(order.exchange.tolerance, ratio(100)), 2)
  return new AppError(
    'usage',
    `${line.bankRef} has ${shown(paidMinor, line.currency)}, worth ${shown(worth, currency)} (${exchange.told}); ${numbers} takes ${shown(dueMinor, currency)}: ${off} too ${isMore ? 'much' : 'little'}, beyond the tolerance of ${percent} %`,
    {
      hint: isMore
        ? '--on-account keeps the rest on account, --rate gives the rate of the bank'
        : '--to INVOICE=AMOUNT pays a part, --residual KIND/REASON says what the rest is, --rate gives the rate of the bank',
    },
  )
}

function shown(minor: number, currency: Currency): string {
  return `${decimal(of(minor, currency))} ${currency}`
}
