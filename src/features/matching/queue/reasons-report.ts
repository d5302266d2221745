import { decimal, of } from '../../../core/money.ts'
import { countCell, type Json, moneyCell, type Table, textCell } from '../../../core/outcome.ts'
import type { ReasonSum } from './reasons-store.ts'

/** The reasons by month and currency, as data. */
export function reasonsJson(sums: readonly ReasonSum[]): Json {
  const months = new Map<string, { month: string; currency: string; reasons: Json[] }>()
  for (const { month, currency, reason, count, amountMinor } of sums) {
    const key = `${month} ${currency}`
    const known = months.get(key) ?? { month, currency, reasons: [] }
    known.reasons.push({ reason, count, amount: decimal(of(amountMinor, currency)) })
    months.set(key, known)
  }
  return [...months.values()]
}

/** The same for people, the latest month first. */
export function reasonsTable(sums: readonly ReasonSum[]): Table {
  return {
    title: 'What customers kept back, by month of payment',
    columns: [
      { key: 'month', label: 'Month' },
      { key: 'currency', label: 'Currency' },
      { key: 'reason', label: 'Reason' },
      { key: 'count', label: 'Gaps', align: 'right' },
      { key: 'amount', label: 'Amount', align: 'right' },
    ],
    rows: sums.map(({ month, currency, reason, count, amountMinor }) => [
      textCell(month),
      textCell(currency),
      textCell(reason),
      countCell(count),
      moneyCell(of(amountMinor, currency)),
    ]),
    notes: ['"unexplained" is open and waits in the queue: "openitem queue dispute" says why.'],
  }
}
