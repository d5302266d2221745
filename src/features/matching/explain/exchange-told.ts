import type { Currency } from '../../../core/currency.ts'
import { decimal, of } from '../../../core/money.ts'
import { fixed, ratio, times } from '../../../core/ratio.ts'
import { type Exchange, exchangeOn, isWithin, worthOf } from '../amounts/exchange.ts'
import type { Item } from '../book/item.ts'
import type { ExchangeRules, LineFact } from '../facts/facts.ts'

/** What stands between money and an invoice of two currencies, and what a person can do about it. */
export interface ExchangeTold {
  readonly sentence: string
  /** Without a rate the program never lets one pay the other. */
  readonly isVeto: boolean
  readonly todo: readonly string[]
}

/** What the rates of the book say of an invoice in another currency than the money. */
export function exchangeTold(item: Item, line: LineFact, rules: ExchangeRules): ExchangeTold {
  const { currency: paidIn, bookingDate: day, bankRef } = line
  const gap = `it is in ${item.currency}, the money in ${paidIn}`
  const order = `openitem apply ${bankRef} --to ${item.number}`
  const byHand = `${order} --rate ${paidIn}/${item.currency}=RATE applies it at the bank's rate, one ${paidIn} in ${item.currency}`
  const found = exchangeOn(rules, { from: item.currency, to: paidIn, day })
  if (found === undefined) {
    return { sentence: `${gap}; ${noRate(item, line, rules)}`, isVeto: true, todo: [byHand] }
  }
  const isNear = isWithin(rules, { ...dueOf(item, line), rate: found.rate })
  return {
    sentence: `${gap}; ${worthTold(item, line, found)}, ${toleranceTold(rules, isNear)}`,
    isVeto: false,
    todo: isNear ? [`${order} applies it at that rate`, byHand] : [byHand],
  }
}

function noRate({ currency: owedIn }: Item, line: LineFact, { rates }: ExchangeRules): string {
  const { currency: paidIn, bookingDate: day } = line
  const pair = (one: Currency): boolean => one === owedIn || one === paidIn
  const [first] = rates
    .filter(({ from, to }) => pair(from) && pair(to))
    .sort((a, b) => (a.date < b.date ? -1 : 1))
  if (rates.length === 0) return 'openitem.toml has no rates ([[fx.rates]])'
  if (first === undefined) return `openitem.toml has no rate between ${owedIn} and ${paidIn}`
  return `openitem.toml has no rate of ${day} or before, the first is 1 ${first.from} = ${first.told.split(' = ')[1]}`
}

function worthTold(item: Item, line: LineFact, { rate, told }: Exchange): string {
  const worth = worthOf(Math.abs(line.amountMinor), rate)
  const paid = `${decimal(of(Math.abs(line.amountMinor), line.currency))} ${line.currency}`
  const open = `${decimal(of(item.open, item.currency))} ${item.currency}`
  const off = worth - item.open
  const share = item.open === 0 ? '' : `, ${fixed(ratio(Math.abs(off) * 100, item.open), 2)} %`
  const gap = `${decimal(of(Math.abs(off), item.currency))} ${item.currency}${share}`
  const than =
    off === 0 ? 'as is open' : `${gap} ${off > 0 ? 'more' : 'less'} than the ${open} open`
  return `${paid} are worth ${decimal(of(worth, item.currency))} ${item.currency} (${told}), ${than}`
}

function toleranceTold({ tolerance }: ExchangeRules, isNear: boolean): string {
  const percent = `${fixed(times(tolerance, ratio(100)), 2)} %`
  if (tolerance.numerator === 0n) {
    return 'and fx_tolerance_percent is 0: such money always waits for a person'
  }
  return isNear ? `within the tolerance of ${percent}` : `beyond the tolerance of ${percent}`
}

function dueOf(item: Item, line: LineFact): { dueMinor: number; paidMinor: number } {
  return { dueMinor: item.open, paidMinor: Math.abs(line.amountMinor) }
}
