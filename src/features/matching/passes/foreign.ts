import { allocate, of } from '../../../core/money.ts'
import { exchangeOn, isWithin, settled, worthOf } from '../amounts/exchange.ts'
import { sumOpen } from '../amounts/gap-scene.ts'
import type { Proposal } from '../decision.ts'
import { isStrong, type LineView } from '../lines/line-view.ts'
import type { Agreement } from '../payer/identify.ts'
import { type NamedSet, proposalOf, type Question, ruleOf, standOf } from './named-set.ts'

/** A rate is one sign less than the exact amount: who pays has to speak for it, or at least not against. */
const LIMIT: Readonly<Record<Agreement, number>> = {
  same: 0.99,
  related: 0.98,
  unknown: 0.96,
  contradicts: 0.6,
}

/**
 * Money in another currency than the invoices that it names in full: they are settled when it is
 * what they come to at the book's rate, within the tolerance; the difference is booked as `fx`.
 */
export function foreignProposal(question: Question): Proposal | undefined {
  const { view, scene } = question
  const { exchange } = scene.rules
  if (exchange === null) return undefined
  const set = foreignSet(question)
  const currency = set?.items[0]?.currency
  if (set === undefined || currency === undefined) return undefined
  const { amountMinor: paidMinor, currency: paidIn, bookingDate: day } = view.fact
  const found = exchangeOn(exchange, { from: currency, to: paidIn, day })
  const dueMinor = sumOpen(set.items)
  if (found === undefined) return undefined
  if (!isWithin(exchange, { dueMinor, paidMinor, rate: found.rate })) return undefined
  const shares = allocate(
    of(paidMinor, paidIn),
    set.items.map(({ open }) => open),
  )
  const parts = set.items.flatMap((item, index) => {
    const receiptMinor = shares[index]?.minor ?? 0
    const worthMinor = worthOf(receiptMinor, found.rate)
    return settled(item, { dueMinor: item.open, receiptMinor, worthMinor })
  })
  if (parts.some(({ amountMinor, receiptMinor }) => amountMinor === 0 || receiptMinor === 0)) {
    return undefined
  }
  return proposalOf(set, question, {
    parts,
    rule: `${ruleOf(set)}+exchange`,
    evidence: [
      `the amount is what is open at the rate of the book, within the tolerance: ${found.told}`,
    ],
    limit: LIMIT[standOf(set.items, question)],
  })
}

/** That what is named is owed in another currency, and how to see what the rates make of it. */
export function mismatchTold({ fact, mentions }: LineView): string {
  const items = mentions.flatMap((mention) => mention.items)
  const numbers = items.map(({ number }) => number).join(', ')
  const currencies = [...new Set(items.map(({ currency }) => currency))].join(' and ')
  const is = items.length === 1 ? 'is' : 'are'
  return `${numbers} ${is} in ${currencies}, the money in ${fact.currency}; "openitem why-not ${fact.bankRef} ${items[0]?.number}" says what the rates make of it`
}

/** All that the text names, if each is surely meant and all are open in one other currency. */
function foreignSet({ view, payer }: Question): NamedSet | undefined {
  const items = view.mentions.map(({ items: meant }) => {
    const open = meant.filter((item) => item.open > 0 && item.issueDay <= view.day)
    const own = open.filter(({ customerId }) => payer.customers.includes(customerId))
    const [only, ...more] = open.length > 1 && own.length > 0 ? own : open
    return more.length === 0 ? only : undefined
  })
  const currency = items[0]?.currency
  const named = items.filter((item) => item !== undefined)
  const isSure =
    currency !== view.fact.currency &&
    named.length === items.length &&
    named.every((item) => item.kind === 'invoice' && item.currency === currency) &&
    view.mentions.every(({ form }) => isStrong(form))
  if (!isSure || named.length === 0) return undefined
  return { items: named, mentions: view.mentions, isStrong: true, isAll: true, isDoubtful: false }
}
