import { type CustomerId, customerKey, nameKey } from '../../../ledger/customer.ts'
import {
  type LearnedRate,
  learnedRates,
  type WithholdingProof,
} from '../../../ledger/withholding.ts'
import type { CustomerFact, KnownRate, MatchRules } from '../facts.ts'

type Rules = Pick<MatchRules, 'withholders' | 'withholdingConfirmations'>

/** The rates of every customer: what the settings give, and what people confirmed often enough. */
export function knownRates(
  customers: readonly (CustomerFact & { readonly region: string | null })[],
  proofs: ReadonlyMap<CustomerId, readonly WithholdingProof[]>,
  rules: Rules,
): ReadonlyMap<CustomerId, readonly KnownRate[]> {
  const known = new Map<CustomerId, readonly KnownRate[]>()
  if (rules.withholders.length === 0 && proofs.size === 0) return known
  for (const customer of customers) {
    const rates = [
      ...rules.withholders.flatMap((rate): KnownRate[] => {
        const told = settingOf(rate, customer)
        return told === undefined ? [] : [{ ...rate, told }]
      }),
      ...confirmedRates(proofs.get(customer.id) ?? [], rules),
    ]
    if (rates.length > 0) known.set(customer.id, rates)
  }
  return known
}

function settingOf(
  { customer: called, region }: Rules['withholders'][number],
  customer: CustomerFact & { readonly region: string | null },
): string | undefined {
  if (region !== undefined) {
    const isThere = customer.region !== null && nameKey(customer.region) === nameKey(region)
    return isThere ? `by the settings for the region ${region}` : undefined
  }
  const isMeant =
    called !== undefined &&
    (called === customer.number || nameKey(called) === nameKey(customer.name))
  return isMeant ? `by the settings for ${customerKey(customer)}` : undefined
}

function confirmedRates(
  proofs: readonly WithholdingProof[],
  { withholdingConfirmations: least }: Rules,
): readonly KnownRate[] {
  if (least === 0) return []
  return learnedRates(proofs)
    .filter((rate) => rate.proofs.length >= least)
    .map((rate) => ({ ...rate, told: `as a person confirmed with ${listed(rate)}` }))
}

const REFS_MAX = 3

function listed({ proofs }: LearnedRate): string {
  const refs = proofs.slice(-REFS_MAX).map(({ bankRef }) => bankRef)
  const more = proofs.length - refs.length
  return more === 0 ? refs.join(', ') : `${refs.join(', ')} and ${more} more`
}
