import type { Item } from '../book.ts'
import type { Part, Proposal } from '../decision.ts'
import type { RemittanceFact } from '../facts.ts'
import { payable } from '../scene.ts'
import { squashed } from '../text/fold.ts'
import { type Question, standOf } from './named-set.ts'

const DAYS_MAX = 14 // between the day that an advice gives and the bank's
const REF_MIN = 4

/** A payer's advice says what a payment is for: it is joined by its name in the text, or by day and sum. */
export function remittanceProposal(question: Question): Proposal | undefined {
  const { view, scene } = question
  const fitting = scene
    .remittancesOf(view.fact.amountMinor)
    .filter(({ day }) => day === null || Math.abs(day - view.day) <= DAYS_MAX)
  if (fitting.length === 0) return undefined
  const shown = squashed(`${view.fact.description} ${view.fact.creditorReference ?? ''}`)
  const named = fitting.filter(({ ref }) => ref.length >= REF_MIN && shown.includes(squashed(ref)))
  const only = named.length === 1 ? named[0] : fitting.length === 1 ? fitting[0] : undefined
  if (only === undefined) return undefined
  const found = only.items.map((row) => partsOf(row, question))
  const parts = found.flatMap((one) => one ?? [])
  const stand = standOf([...new Set(parts.map(({ item }) => item))], question)
  if (found.includes(undefined) || stand === 'contradicts') return undefined
  const isSure = named.length === 1 || stand === 'same' || stand === 'related'
  const owners = new Set(parts.map(({ item }) => item.customerId))
  return {
    parts,
    rule: 'remittance-advice',
    confidence: isSure ? 0.998 : 0.94,
    evidence: [
      named.length === 1
        ? `advice ${only.ref} stands in the text`
        : `day and sum are those of advice ${only.ref}`,
      `it lists ${only.items.length} invoices, all open`,
    ],
    unappliedMinor: 0,
    customerId:
      owners.size === 1
        ? (parts[0]?.item.customerId ?? null)
        : (question.payer.customers[0] ?? null),
  }
}

function partsOf(row: RemittanceFact, { view, scene }: Question): readonly Part[] | undefined {
  const item = scene.numbers
    .byNumber(row.invoiceNumber)
    .find((one: Item) => payable(one, view) && one.open >= row.amountMinor + row.discountMinor)
  if (item === undefined) return undefined
  const cash: Part = { item, kind: 'cash', amountMinor: row.amountMinor }
  return row.discountMinor === 0
    ? [cash]
    : [cash, { item, kind: 'discount', amountMinor: row.discountMinor }]
}
