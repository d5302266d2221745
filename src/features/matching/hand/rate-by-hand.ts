import { type Currency, parseCurrency } from '../../../core/currency.ts'
import { AppError } from '../../../core/errors.ts'
import { parseRatio } from '../../../core/ratio.ts'
import type { ExchangeRate, ExchangeRules, LineFact } from '../facts/facts.ts'

/** What a rate is given for. */
export interface RateScene {
  readonly line: Pick<LineFact, 'bankRef' | 'currency' | 'bookingDate'>
  readonly owedIn: Currency | undefined
  readonly actor: string
}

/** The rates of the book, or the one that a person gives in their place. */
export function orderedExchange(
  rules: ExchangeRules,
  text: string | undefined,
  { line, owedIn, actor }: RateScene,
): ExchangeRules {
  if (text === undefined) return rules
  if (owedIn === undefined || owedIn === line.currency) {
    throw new AppError(
      'usage',
      `--rate: ${line.bankRef} pays no invoice in another currency than ${line.currency}`,
      { hint: 'leave it out, or name such an invoice with --to' },
    )
  }
  return { ...rules, rates: [rateByHand(text, { line, owedIn, actor })] }
}

/**
 * Reads `--rate EUR/USD=1.0842`, one euro is 1.0842 dollars. A number alone says what one unit of
 * the money is worth in the currency of the invoice.
 */
function rateByHand(
  text: string,
  {
    line: { currency: paidIn, bookingDate: date },
    owedIn,
    actor,
  }: RateScene & { owedIn: Currency },
): ExchangeRate {
  const [, left, right, number = ''] =
    /^(?:([a-z]{3})\/([a-z]{3})\s*=\s*)?(\d+(?:\.\d+)?)$/i.exec(text.trim()) ?? []
  const from = left === undefined ? paidIn : parseCurrency(left.toUpperCase())
  const to = right === undefined ? owedIn : parseCurrency(right.toUpperCase())
  const rate = parseRatio(number)
  const isPair = from !== to && [from, to].every((one) => one === paidIn || one === owedIn)
  if (rate === undefined || rate.numerator === 0n || !isPair || !from || !to) {
    throw new AppError(
      'usage',
      `--rate: expected ${paidIn}/${owedIn}=RATE, what one ${paidIn} is in ${owedIn}; found "${text}"`,
      { hint: 'rates are plain decimals above 0 such as 1.0842' },
    )
  }
  return { from, to, rate, date, told: `1 ${from} = ${number} ${to}, as ${actor} says` }
}
