import { over, ratio, rounded } from '../core/ratio.ts'
import type { CustomerId } from './ids.ts'

/** A tax that a payer keeps back: a share of the invoice, or of the invoice without its own tax. */
export interface WithholdingRate {
  /** Per cent × 10,000: 10 % is 100000. */
  readonly percent1e4: number
  readonly basis: 'gross' | 'net'
}

/** What a rate is taken from; the tax is null where no file told it. */
export interface TaxedInvoice {
  readonly totalMinor: number
  readonly taxMinor: number | null
}

/** What was withheld of one invoice. */
export interface Withheld extends TaxedInvoice {
  readonly withheldMinor: number
}

/** A decision of a person by which a payer withheld tax. */
export interface WithholdingProof {
  readonly customerId: CustomerId
  /** The bank line of the payment. */
  readonly bankRef: string
  readonly recordedAt: string
  /** The event that recorded the decision. */
  readonly recordedSeq: number
  readonly invoices: readonly Withheld[]
}

/** A rate that decisions of people show, the newest decision last. */
export interface LearnedRate extends WithholdingRate {
  readonly proofs: readonly WithholdingProof[]
}

/** What a rate comes to, to the nearest minor unit; undefined where its basis is not known. */
export function withheldMinor(
  { totalMinor, taxMinor }: TaxedInvoice,
  { percent1e4, basis }: WithholdingRate,
): number | undefined {
  if (basis === 'net' && taxMinor === null) return undefined
  return shareOf(basis === 'net' ? totalMinor - (taxMinor ?? 0) : totalMinor, percent1e4)
}

/** A share of an amount, to the nearest minor unit. */
export function shareOf(minor: number, percent1e4: number): number {
  return Number((BigInt(minor) * BigInt(percent1e4) + 500_000n) / 1_000_000n)
}

/** A rate in words: `10 % of the total`. */
export function rateText({ percent1e4, basis }: WithholdingRate): string {
  return `${percentText(percent1e4)} % of the total${basis === 'net' ? ' before tax' : ''}`
}

/** Per cent × 10,000 as plain decimal text: `26.375`. */
export function percentText(percent1e4: number): string {
  const digits = String(percent1e4).padStart(5, '0')
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`.replace(/\.?0+$/, '')
}

/**
 * The rates at which one payer withheld, told from what people confirmed: each decision goes to the
 * rate that explains most of them, the plainest one where several do.
 */
export function learnedRates(proofs: readonly WithholdingProof[]): readonly LearnedRate[] {
  const rates: LearnedRate[] = []
  let left = proofs
  while (left.length > 0) {
    const best = left
      .flatMap(ratesOf)
      .map((rate) => ({ ...rate, proofs: left.filter((proof) => isAt(rate, proof)) }))
      .filter(({ proofs: fitting }) => fitting.length > 0)
      .sort((a, b) => b.proofs.length - a.proofs.length || plainness(a) - plainness(b))[0]
    if (best === undefined) break
    rates.push(best)
    left = left.filter((proof) => !best.proofs.includes(proof))
  }
  return rates
}

/** The rates that fit a decision: one for each basis, told by its greatest invoice. */
function ratesOf({ invoices }: WithholdingProof): readonly WithholdingRate[] {
  const [greatest] = [...invoices].sort((a, b) => b.totalMinor - a.totalMinor)
  if (greatest === undefined) return []
  return (['gross', 'net'] as const).flatMap((basis) => {
    const percent1e4 = plainestPercent(greatest, basis)
    return percent1e4 === undefined ? [] : [{ percent1e4, basis }]
  })
}

function isAt(rate: WithholdingRate, { invoices }: WithholdingProof): boolean {
  return invoices.every((invoice) => withheldMinor(invoice, rate) === invoice.withheldMinor)
}

const STEPS_1E4 = [10_000, 5_000, 1_000, 100, 10] // whole per cent, halves, then up to three decimals
const PERCENT_MAX_1E4 = 500_000 // no tax takes half of an invoice

/** The one rate with the fewest decimals that gives what was withheld. */
function plainestPercent(invoice: Withheld, basis: WithholdingRate['basis']): number | undefined {
  const base = basis === 'net' ? invoice.totalMinor - (invoice.taxMinor ?? 0) : invoice.totalMinor
  if (base <= 0) return undefined
  const exact1e4 = ratio(BigInt(invoice.withheldMinor) * 1_000_000n, base)
  for (const step of STEPS_1E4) {
    const near = Number(rounded(over(exact1e4, ratio(step)))) * step
    const fitting = [near - step, near, near + step].filter(
      (percent1e4) =>
        percent1e4 > 0 &&
        percent1e4 <= PERCENT_MAX_1E4 &&
        withheldMinor(invoice, { percent1e4, basis }) === invoice.withheldMinor,
    )
    if (fitting.length > 0) return fitting.length === 1 ? fitting[0] : undefined
  }
  return undefined
}

/** Less is plainer; the whole invoice before the invoice without its tax. */
function plainness({ percent1e4, basis }: WithholdingRate): number {
  const decimals = STEPS_1E4.findIndex((step) => percent1e4 % step === 0)
  return decimals * 2 + (basis === 'gross' ? 0 : 1)
}
