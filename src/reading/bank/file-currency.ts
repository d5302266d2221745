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

/** From the headings of the amounts or of the balance, or from the lines around the table. */
export function currencyOutside(
  table: BankTable,
  { rule, balance }: { readonly rule: AmountRule; readonly balance: number | null },
  preamble: Preamble,
): BankLayout['currency'] {
  const columns = [...amountColumns(rule), ...(balance === null ? [] : [balance])]
  const said = columns.map((column) => table.meanings[column]?.currency ?? null)
  return said.find((currency) => currency !== null) ?? preamble.currency
}
