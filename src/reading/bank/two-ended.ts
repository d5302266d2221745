import { type Currency, parseCurrency } from '../../core/currency.ts'
import type { DecimalMark } from '../text/bare-number.ts'
import { fold } from '../text/cell-text.ts'
import { sumOf } from '../text/exact-decimal.ts'
import { notAnAmount, type RowAmount, readCell } from './amount-cell.ts'
import type { AmountRule } from './layout.ts'
import { directionOf } from './row-words.ts'

type TwoEnded = Extract<AmountRule, { kind: 'two-ended' }>
type End = TwoEnded['source']

/**
 * A list of transfers with what left the one side and what reached the other, both after fees: money
 * out is what left with its fee, money in is what arrived.
 */
export function twoEndedRule(
  headings: readonly string[],
  directions: readonly number[],
): TwoEnded | undefined {
  const names = headings.map((heading) =>
    fold(heading)
      .replace(/[^a-z]+/g, ' ')
      .trim(),
  )
  const at = (...phrases: readonly string[]): number =>
    names.findIndex((name) => phrases.includes(name))
  const endOf = (side: string, german: string): End => ({
    amount: at(`${side} amount after fees`, `${german}betrag nach gebuhren`),
    currency: at(`${side} currency`, `${german}wahrung`),
    fee: at(`${side} fee amount`, `betrag der ${german}gebuhr`),
    feeCurrency: at(`${side} fee currency`, `wahrung der ${german}gebuhr`),
  })
  const [source, target] = [endOf('source', 'ausgangs'), endOf('target', 'ziel')]
  const direction = directions.find((column) =>
    /^(?:direction|richtung)$/.test(names[column] ?? ''),
  )
  const isWhole = [source, target].every(({ amount, currency }) => amount !== -1 && currency !== -1)
  if (direction === undefined || !isWhole || source.fee === -1) return undefined
  return { kind: 'two-ended', direction, source, target, status: names.indexOf('status') }
}

/** What a transfer moves on the side that is ours. */
export function twoEndedAmount(
  { direction, source, target, status }: TwoEnded,
  cells: readonly string[],
  mark: DecimalMark | null,
): RowAmount {
  if (/^refunded$/i.test(cells[status]?.trim() ?? '')) return { kind: 'none' } // it came back
  const way = directionOf(cells[direction] ?? '')
  if (way === undefined) {
    const reason = 'neither in nor out: money changed between balances of yours moves two of them'
    return { kind: 'problem', column: direction, value: cells[direction] ?? '', reason }
  }
  const end = way === 1 ? target : source
  const text = cells[end.amount] ?? ''
  const digits = readCell(text, mark)?.digits
  const currency = parseCurrency(cells[end.currency]?.trim() ?? '')
  if (digits === undefined) return notAnAmount(end.amount, text)
  if (currency === undefined) {
    const value = cells[end.currency] ?? ''
    return { kind: 'problem', column: end.currency, value, reason: 'not a currency' }
  }
  if (way === 1) return { kind: 'amount', decimal: digits, currency }
  return withFee(end, { digits, currency }, { cells, mark })
}

function withFee(
  { fee, feeCurrency }: End,
  { digits, currency }: { readonly digits: string; readonly currency: Currency },
  { cells, mark }: { readonly cells: readonly string[]; readonly mark: DecimalMark | null },
): RowAmount {
  const text = cells[fee]?.trim() ?? ''
  const charged = text === '' ? '0' : readCell(text, mark)?.digits
  const isOther = feeCurrency !== -1 && parseCurrency(cells[feeCurrency]?.trim() ?? '') !== currency
  if (charged === undefined || (isOther && /[1-9]/.test(charged))) {
    const reason = 'not a fee in the money of the transfer'
    return { kind: 'problem', column: fee, value: text, reason }
  }
  const total = sumOf([digits, charged])
  return { kind: 'amount', decimal: /[1-9]/.test(total) ? `-${total}` : total, currency }
}
