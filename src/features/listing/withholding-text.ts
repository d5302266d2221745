import type { Json } from '../../core/outcome.ts'
import { type LearnedRate, percentText, rateText } from '../../ledger/withholding.ts'

/** At which rate a customer withholds tax, and from which decisions of people that is known. */
export function withholdingText(rate: LearnedRate, needed: number): string {
  const times = rate.proofs.length
  const refs = rate.proofs.map(({ bankRef }) => bankRef).join(', ')
  const then = isAutomatic(rate, needed)
    ? 'match books it by itself'
    : needed === 0
      ? 'match never books it by itself'
      : `match books it by itself from ${needed} confirmations on`
  return `withholds ${rateText(rate)}: confirmed ${times === 1 ? 'once' : `${times} times`} (${refs}); ${then}`
}

/** The same as data. */
export function withholdingJson(rate: LearnedRate, needed: number): Json {
  return {
    percent: percentText(rate.percent1e4),
    basis: rate.basis,
    bank_refs: rate.proofs.map(({ bankRef }) => bankRef),
    confirmations: rate.proofs.length,
    needed,
    automatic: isAutomatic(rate, needed),
  }
}

function isAutomatic({ proofs }: LearnedRate, needed: number): boolean {
  return needed > 0 && proofs.length >= needed
}
