import { type Currency, currencyDigits, parseCurrency } from '../../core/currency.ts'
import { amountColumns } from './amount-rule.ts'
import type { ColumnsByField } from './column-fields.ts'
import type { BankTable } from './find-table.ts'
import type { AmountRule, BankLayout } from './layout.ts'
import type { Preamble } from './preamble.ts'

/** The currency column that stands nearest to the amount: other amounts have their own. */
export function nearestCurrency(
  columns: ColumnsByField,
  rule: AmountRule,
  table: BankTable,
): number | null {
  if (rule.kind === 'by-currency') return null
  // `Amount in EUR` is in euros, whatever the purchase was in.
  if (rule.kind === 'signed' && table.meanings[rule.column]?.currency != null) return null
  const [amount = 0] = amountColumns(rule)
  const found = [...(columns.get('currency') ?? [])].sort(
    (a, b) => Math.abs(a - amount) - Math.abs(b - amount) || b - a,
  )
  return found[0] ?? null
}

/** Whether all rows are in money that has no smaller unit, such as yen. */
export function isWholeMoney(
  rows: readonly (readonly string[])[],
  said: { readonly currencyColumn: number | null; readonly currency: Currency | null },
): boolean {
  const { currencyColumn, currency } = said
  if (currencyColumn === null) return currency !== null && currencyDigits(currency) === 0
  return rows.every((row) => {
    const code = parseCurrency(row[currencyColumn]?.trim() ?? '')
    return code !== undefined && currencyDigits(code) === 0
  })
}

/** From the headings of the amounts, or from the lines around the table. */
export function currencyOutside(
  table: BankTable,
  rule: AmountRule,
  preamble: Preamble,
): BankLayout['currency'] {
  const said = amountColumns(rule).map((column) => table.meanings[column]?.currency ?? null)
  return said.find((currency) => currency !== null) ?? preamble.currency
}

/** Whether neither a column nor a title nor the user says what the amounts are in. */
export function isCurrencyOpen(
  rule: AmountRule,
  said: { readonly currencyColumn: number | null; readonly currency: Currency | null },
): boolean {
  return rule.kind !== 'by-currency' && said.currencyColumn === null && said.currency === null
}

const MENTIONED_ROWS_MAX = 300
/** Codes that are words as well. */
const WORDS: ReadonlySet<string> = new Set(['ALL', 'TOP', 'TRY', 'CUP', 'LAK', 'MOP', 'PEN', 'SOS'])

/** The currencies whose codes fill a cell, wherever that is. */
export function mentionedCurrencies(rows: readonly (readonly string[])[]): readonly Currency[] {
  const found = new Set<Currency>()
  for (const row of rows.slice(0, MENTIONED_ROWS_MAX)) {
    for (const cell of row) {
      const code = /^\s*([A-Z]{3})\s*$/.exec(cell)?.[1]
      const currency = code === undefined || WORDS.has(code) ? undefined : parseCurrency(code)
      if (currency !== undefined) found.add(currency)
    }
  }
  return [...found]
}
