import { minus, over, plus, type Ratio, ratio, times } from '../../core/ratio.ts'

/** What the model computes with; shares and rates are in per cent. */
export interface RoiInputs {
  readonly revenue: Ratio
  readonly dsoNow: Ratio
  readonly dsoTarget: Ratio
  readonly apr: Ratio
  readonly hoursSaved: Ratio
  readonly hourlyRate: Ratio
  readonly badDebtNow: Ratio
  readonly badDebtTarget: Ratio
  readonly subscription: Ratio
  readonly setup: Ratio
  /** What another mix of payment methods saves a year. */
  readonly mixSaving: Ratio
}

/** The answer, exact; it is rounded once, when it is printed. */
export interface RoiResult {
  readonly freedCash: Ratio
  readonly carryingSaving: Ratio
  readonly laborSaving: Ratio
  readonly writeoffSaving: Ratio
  readonly mixSaving: Ratio
  readonly annualBenefit: Ratio
  readonly annualCost: Ratio
  readonly setupCost: Ratio
  readonly netAnnual: Ratio
  /** Null where the net benefit never pays the set-up back. */
  readonly paybackMonths: Ratio | null
  /** Null where nothing was spent. */
  readonly firstYearPercent: Ratio | null
}

const MONTHS = ratio(12)
const DAYS = ratio(365)
const HUNDRED = ratio(100)

/** `gain` is the share of the planned DSO gain that comes true. */
export function roiOf(inputs: RoiInputs, gain: Ratio): RoiResult {
  const days = times(minus(inputs.dsoNow, inputs.dsoTarget), gain)
  const freedCash = times(over(inputs.revenue, DAYS), days)
  const carryingSaving = over(times(freedCash, inputs.apr), HUNDRED)
  const laborSaving = times(times(inputs.hoursSaved, inputs.hourlyRate), MONTHS)
  const badDebt = minus(inputs.badDebtNow, inputs.badDebtTarget)
  const writeoffSaving = over(times(inputs.revenue, badDebt), HUNDRED)
  const savings = [carryingSaving, laborSaving, writeoffSaving, inputs.mixSaving]
  const annualBenefit = savings.reduce(plus)
  const annualCost = times(inputs.subscription, MONTHS)
  const netAnnual = minus(annualBenefit, annualCost)
  const spent = plus(annualCost, inputs.setup)
  return {
    freedCash,
    carryingSaving,
    laborSaving,
    writeoffSaving,
    mixSaving: inputs.mixSaving,
    annualBenefit,
    annualCost,
    setupCost: inputs.setup,
    netAnnual,
    paybackMonths: netAnnual.numerator > 0n ? over(times(inputs.setup, MONTHS), netAnnual) : null,
    firstYearPercent:
      spent.numerator > 0n ? over(times(minus(annualBenefit, spent), HUNDRED), spent) : null,
  }
}
