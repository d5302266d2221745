import type { Currency } from '../../../core/currency.ts'
import { of } from '../../../core/money.ts'
import { countCell, dateCell, moneyCell, type Table, textCell } from '../../../core/outcome.ts'
import type { StoredSuggestion } from '../decision.ts'
import type { OpenException } from './queue-store.ts'

/** The queue for people: one line each, with the best suggestion; the currency where it is not the company's alone. */
export function queueTable(
  entries: readonly OpenException[],
  { ageOf, currency }: { ageOf: (entry: OpenException) => number; currency: Currency },
): Table {
  const isMixed = entries.some((entry) => entry.currency !== currency)
  const isSuggested = entries.some(({ suggestions }) => suggestions.length > 0)
  const todo = isSuggested
    ? '"openitem accept REF" takes the best one, '
    : entries.some(({ status }) => status !== 'applied')
      ? '"openitem apply REF --to INVOICE" places it, '
      : ''
  const isOwned = entries.some(({ owner }) => owner !== null)
  return {
    title: `${entries.length} waiting`,
    columns: [
      { key: 'bank_ref', label: 'Bank ref', isKey: true },
      { key: 'date', label: 'Date', isSpare: true },
      { key: 'age_days', label: 'Age', align: 'right' },
      { key: 'amount', label: 'Amount', align: 'right' },
      { key: 'currency', label: 'Cur', isForData: !isMixed },
      { key: 'reason', label: 'Reason', isKey: true },
      { key: 'payer', label: 'Payer' },
      ...(isOwned ? [{ key: 'owner', label: 'Owner' }] : []),
      { key: 'suggestion', label: 'Best suggestion', isProse: true, isForData: !isSuggested },
    ],
    rows: entries.map((entry) => [
      textCell(entry.bankRef),
      dateCell(entry.bookingDate),
      countCell(ageOf(entry)),
      moneyCell(of(entry.amountMinor, entry.currency)),
      textCell(entry.currency),
      textCell(entry.isHeld ? `${entry.reason} (held)` : entry.reason),
      textCell(entry.counterparty ?? entry.description.slice(0, PAYER_MAX)),
      ...(isOwned ? [textCell(entry.owner ?? '')] : []),
      textCell(shown(entry.suggestions[0])),
    ]),
    notes: [
      ...(entries.some(({ status }) => status === 'applied')
        ? ['"openitem queue settle" or "queue dispute" says what the gap of a payment is.']
        : []),
      ...(entries.some(isLeftOver)
        ? ['"openitem apply REF --to INVOICE" applies what a payment left over.']
        : []),
      `${todo}"openitem explain REF" says why.`,
    ],
  }
}

function isLeftOver({ status, reason }: OpenException): boolean {
  return status === 'applied' && (reason === 'OVERPAY' || reason === 'TAKEN_BACK')
}

const PAYER_MAX = 30
const NUMBERS_MAX = 3

function shown(suggestion: StoredSuggestion | undefined): string {
  if (suggestion === undefined) return ''
  const numbers = [...new Set(suggestion.allocations.map(({ invoice }) => invoice))]
  const list = numbers.slice(0, NUMBERS_MAX).join(', ')
  const more = numbers.length > NUMBERS_MAX ? ` and ${numbers.length - NUMBERS_MAX} more` : ''
  const what = numbers.length === 0 ? 'on account' : `${list}${more}`
  return `${what} (${suggestion.confidence})`
}
