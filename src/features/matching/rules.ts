import type { Currency } from '../../core/currency.ts'
import { parseDecimal } from '../../core/money.ts'
import { parseRatio, ratio, rounded, times } from '../../core/ratio.ts'
import type { Settings } from '../../core/settings/index.ts'
import type { MatchRules } from './facts.ts'

/** The rules of the book as its settings have them; `minConfidence` may be raised or lowered for one run. */
export function rulesOf(settings: Settings['matching'], minConfidence?: string): MatchRules {
  return {
    minConfidence: Number(minConfidence ?? settings.min_confidence),
    discountGraceDays: settings.discount_grace_days,
    feeMaxMinor: limitReader(settings.fee_max),
    roundingMaxMinor: limitReader(settings.rounding_max),
    withholdingPercents1e4: settings.withholding_percents.map(timesTenThousand),
    oldestFirst: settings.oldest_first,
    confirmations: settings.confirmations,
  }
}

/** An amount of the settings in minor units of a currency; what it cannot hold is cut off. */
function limitReader(text: string): (currency: Currency) => number {
  return (currency) =>
    (parseDecimal(text, currency) ?? parseDecimal(text.split('.')[0] ?? '0', currency))?.minor ?? 0
}

function timesTenThousand(percent: string): number {
  const value = parseRatio(percent)
  return value === undefined ? 0 : Number(rounded(times(value, ratio(10_000))))
}
