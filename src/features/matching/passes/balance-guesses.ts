import { theMost } from '../../../core/counted.ts'
import type { CustomerId } from '../../../ledger/ids.ts'
import type { Balance } from '../book/balances.ts'
import type { Item } from '../book/item.ts'
import type { Proposal } from '../decision.ts'
import { poolOf } from '../scene.ts'
import type { Question } from './named-set.ts'

const ALL_OPEN = 0.4
const LESS_SOME = 0.6
const LESS_EACH = 0.97

/** The customers who would owe nothing more if this were theirs, but for what they let lie and what is not due. */
export function balanceGuesses({ view, payer, scene }: Question): readonly Proposal[] {
  if (view.fact.amountMinor <= 0) return []
  const { day, fact } = view
  const { certainty, customers } = payer
  const isSurelyOwn = certainty === 'certain' && poolOf(customers, view, scene.book).length > 0
  const by = { day, currency: fact.currency, lookedFor: scene.left }
  return scene.book
    .balancesOf(fact.amountMinor, by)
    .filter(({ items: [item] }) => !isSurelyOwn || isOneOf(item, customers))
    .map((balance) => ({
      parts: balance.items.map((item) => ({ item, kind: 'cash', amountMinor: item.open })),
      rule: 'balance',
      confidence: balanceConfidence(balance),
      evidence: [`it is the sum of everything open of one customer${exceptionOf(balance)}`],
      against: ['the payer is not known'],
      unappliedMinor: 0,
      customerId: balance.items[0]?.customerId ?? null,
    }))
}

function isOneOf(item: Item | undefined, customers: readonly CustomerId[]): boolean {
  return item !== undefined && customers.includes(item.customerId)
}

function balanceConfidence({ older, newer }: Balance): number {
  const some = older.length + newer.length
  return some === 0 ? ALL_OPEN : ALL_OPEN * LESS_SOME * LESS_EACH ** some
}

function exceptionOf({ older, newer }: Balance): string {
  const left = [
    ...(older.length > 0 ? [theMost(older.length, 'oldest')] : []),
    ...(newer.length > 0 ? [`${theMost(newer.length, 'newest')}, not due yet`] : []),
  ]
  return left.length === 0 ? '' : ` but for ${left.join(' and ')}`
}
