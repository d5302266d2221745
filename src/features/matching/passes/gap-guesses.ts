import { explainGap } from '../amounts/gap.ts'
import { isUntouched } from '../book/amount-index.ts'
import type { Item, Part } from '../book/item.ts'
import type { Proposal } from '../decision.ts'
import { poolOf } from '../scene.ts'
import type { Question } from './named-set.ts'

const CUSTOMERS_MAX = 40
const TRIED_MAX = 12 // invoices that are looked at closely
const SUGGESTIONS_MAX = 3
const BEST = 0.4

/**
 * For a known payer whose text says nothing: the invoices that would be paid but for a difference,
 * those first that are due about now and whose difference looks like one that payers make.
 */
export function gapGuesses(question: Question): readonly Proposal[] {
  const { view, payer, scene } = question
  const { customers } = payer
  const { amountMinor } = view.fact
  if (amountMinor <= 0 || customers.length === 0 || customers.length > CUSTOMERS_MAX) return []
  const fits = poolOf(customers, view, scene.book).flatMap((item) => {
    const surplusMax = SURPLUS_FEES * scene.rules.feeMaxMinor(item.currency)
    const weight = isUntouched(item) ? likeness(item.open, amountMinor, surplusMax) : 0
    const fit = scene.timing.fit(item, view.day) * weight
    if (fit === 0) return []
    return [{ item, fit: hasOtherHalf(item, question) ? HALF : fit }]
  })
  return fits
    .sort((a, b) => b.fit - a.fit)
    .slice(0, TRIED_MAX)
    .map(({ item, fit }) => guessed(item, fit, question))
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, SUGGESTIONS_MAX)
}

const HALF = 1.2
const HALVES_DAYS_MAX = 30

/** Whether another line of the payer, not far off, has just what this one leaves open. */
function hasOtherHalf(item: Item, { view, scene }: Question): boolean {
  const others = scene.waitingAt.get(item.open - view.fact.amountMinor) ?? []
  return others.some(
    (other) =>
      other !== view &&
      !scene.applied.has(other.fact.id) &&
      Math.abs(other.day - view.day) <= HALVES_DAYS_MAX &&
      scene.payerOf(other).customers.includes(item.customerId),
  )
}

function guessed(item: Item, fit: number, { view, payer, scene }: Question): Proposal {
  const amount = view.fact.amountMinor
  const explanation = explainGap({ ...scene, items: [item], amountMinor: amount, day: view.day })
  const cash: Part = { item, kind: 'cash', amountMinor: Math.min(amount, item.open) }
  const told = amount < item.open ? 'less was paid than is open' : 'more was paid than is open'
  return {
    parts: explanation?.parts ?? [cash],
    rule: `payer+${explanation?.rule ?? (amount < item.open ? 'part' : 'over')}`,
    confidence: BEST * Math.min(1, explanation === undefined ? fit : EXPLAINED * fit),
    evidence: [payer.evidence, explanation?.evidence ?? told],
    against: ['the text names no invoice', 'the amount is not what is open'],
    unappliedMinor: Math.max(0, amount - item.open),
    customerId: item.customerId,
  }
}

const EXPLAINED = 2 // times as likely
const WHOLE_PERCENT = 0.7
const ROUND_PART = 0.6
const ROUND_MINOR = 1000
const DEDUCTION = 0.4
const DEDUCTION_PERCENT_MAX = 40
const WITHHELD_PERCENT_MAX = 20
const WHOLE_PART = 0.2
const WHOLE_MINOR = 100
const SURPLUS = 0.5
const SURPLUS_MAX = 10 // a surplus is less than this part of the invoice
const SMALL_SURPLUS = 0.2
const SURPLUS_FEES = 2 // or no more than two fees

/** How much a difference looks like one that payers make: a whole per cent, a round part, a small surplus. */
function likeness(open: number, amount: number, surplusMax: number): number {
  if (amount === open) return 0
  if (amount > open) {
    if ((amount - open) * SURPLUS_MAX < open) return SURPLUS
    return amount - open <= surplusMax ? SMALL_SURPLUS : 0
  }
  const percent = Math.round(((open - amount) * 100) / open)
  if (percent <= WITHHELD_PERCENT_MAX && Math.abs(open * percent - (open - amount) * 100) <= 50)
    return WHOLE_PERCENT
  if (amount % ROUND_MINOR === 0) return ROUND_PART
  if (percent <= DEDUCTION_PERCENT_MAX) return DEDUCTION
  return amount % WHOLE_MINOR === 0 || (open - amount) % WHOLE_MINOR === 0 ? WHOLE_PART : 0
}
