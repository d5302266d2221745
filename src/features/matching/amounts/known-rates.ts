import { customerKey, nameKey } from '../../../ledger/customer.ts'
import type { CustomerId } from '../../../ledger/ids.ts'
import {
  type LearnedRate,
  learnedRates,
  type WithholdingProof,
} from '../../../ledger/withholding.ts'
import type { CustomerFact, KnownRate, MatchRules, WithholdingRates } from '../facts/facts.ts'

type Rules = Pick<MatchRules, 'withholders' | 'withholdingConfirmations'>

/**
 * The same for a back-test: of the decisions of people those count that were recorded before the
 * line was decided, so that no line is judged by what was only learned later.
 */
export function ratesKnownThen(
  customers: readonly (CustomerFact & { readonly region: string | null })[],
  proofs: ReadonlyMap<CustomerId, readonly WithholdingProof[]>,
  rules: Rules,
): WithholdingRates {
  const bySettings = knownRates(customers, new Map(), rules)
  const known = new Map<string, readonly KnownRate[]>()
  return {
    get(customer, decidedSeq = 0) {
      const before = (proofs.get(customer) ?? []).filter((one) => one.recordedSeq < decidedSeq)
      const key = `${customer} ${before.length}`
      const rates = known.get(key) ?? [
        ...(bySettings.get(customer) ?? []),
        ...confirmedRates(before, rules),
      ]
      known.set(key, rates)
      return rates
    },
  }
}

/** The rates of every customer: what the settings give, and what people confirmed, often enough or not yet. */
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
        return told === undefined ? [] : [{ ...rate, told, isSure: true }]
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
  return learnedRates(proofs).map((rate) => {
    const isSure = least > 0 && rate.proofs.length >= least
    return { ...rate, isSure, told: `as a person confirmed with ${listed(rate)}` }
  })
}

const REFS_MAX = 3

function listed({ proofs }: LearnedRate): string {
  const refs = proofs.slice(-REFS_MAX).map(({ bankRef }) => bankRef)
  const more = proofs.length - refs.length
  return more === 0 ? refs.join(', ') : `${refs.join(', ')} and ${more} more`
}
