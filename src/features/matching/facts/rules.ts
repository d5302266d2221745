import type { Currency } from '../../../core/currency.ts'
import { check } from '../../../core/errors.ts'
import { parseDecimal } from '../../../core/money.ts'
import { over, parseRatio, type Ratio, ratio, rounded, times } from '../../../core/ratio.ts'
import type { Settings } from '../../../core/settings/index.ts'
import type { ExchangeRules, MatchRules } from './facts.ts'

/** The rules of the book as its settings have them; `minConfidence` may be raised or lowered for one run. */
export function rulesOf(
  { matching: settings, fx }: Pick<Settings, 'matching' | 'fx'>,
  minConfidence?: string,
): MatchRules {
  return {
    minConfidence: Number(minConfidence ?? settings.min_confidence),
    discountGraceDays: settings.discount_grace_days,
    feeMaxMinor: limitReader(settings.fee_max),
    roundingMaxMinor: limitReader(settings.rounding_max),
    withholdingPercents1e4: settings.withholding_percents.map(timesTenThousand),
    withholdingConfirmations: settings.withholding_confirmations,
    withholders: settings.withholding.map(({ customer, region, percent, basis }) => ({
      customer,
      region,
      percent1e4: timesTenThousand(percent),
      basis,
    })),
    oldestFirst: settings.oldest_first,
    confirmations: settings.confirmations,
    exchange: automaticExchange(exchangeRules({ matching: settings, fx })),
  }
}

/** The rules by which the program settles in another currency; none where it never does. */
function automaticExchange(rules: ExchangeRules): ExchangeRules | null {
  return rules.tolerance.numerator === 0n || rules.rates.length === 0 ? null : rules
}

/** The rates of the book, and how far off them is near enough. */
export function exchangeRules({ matching, fx }: Pick<Settings, 'matching' | 'fx'>): ExchangeRules {
  return {
    tolerance: over(exact(matching.fx_tolerance_percent), ratio(100)),
    rates: fx.rates.map(({ from, to, rate, date, source }) => ({
      from,
      to,
      rate: exact(rate),
      date,
      told: `1 ${from} = ${rate} ${to} on ${date}${source === undefined ? '' : ` (${source})`}`,
    })),
  }
}

function exact(text: string): Ratio {
  const value = parseRatio(text)
  check(value !== undefined, `${text} is no decimal number`)
  return value
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
