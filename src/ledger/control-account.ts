import type { CalendarDate } from '../core/calendar-date.ts'
import type { Currency } from '../core/currency.ts'
import type { Database } from '../core/ports.ts'
import { mainCurrency } from './customer-sums.ts'

/** What moved the control account up to a day, in one currency; each sum is signed as it counts. */
export interface ControlAccount {
  readonly currency: Currency
  readonly invoicesMinor: number
  readonly creditMemosMinor: number
  readonly receiptsMinor: number
  /** Discounts, fees, withholding, write-offs, rounding and exchange differences. */
  readonly adjustmentsMinor: number
  readonly balanceMinor: number
}

/**
 * The control account from events alone, without looking at any single invoice's balance: issued,
 * less credited, less received, less written down. A report ties out when its total equals this.
 */
export function controlAccounts(db: Database, asOf: CalendarDate): readonly ControlAccount[] {
  const accounts = db
    .prepare<
      { asOf: string; main: string | null },
      Omit<ControlAccount, 'balanceMinor'> & { facts: number }
    >(
      `SELECT currency, sum(invoices) AS invoicesMinor, sum(memos) AS creditMemosMinor,
         sum(receipts) AS receiptsMinor, sum(adjustments) AS adjustmentsMinor, sum(facts) AS facts
       FROM (
         ${inMainAndOthers(
           `sum((issue_date <= @asOf AND kind = 'invoice') * total_minor) AS invoices,
            sum((issue_date <= @asOf AND kind = 'credit_memo') * total_minor) AS memos,
            0 AS receipts, 0 AS adjustments, sum(issue_date <= @asOf) AS facts`,
           'receivable WHERE voided_seq IS NULL',
         )}
         UNION ALL
         ${inMainAndOthers(
           // A receipt and its reversal count as nothing: a currency of which nothing stands is none.
           `0, 0, -sum((effective_date <= @asOf) * amount_minor), 0,
            sum((effective_date <= @asOf) * (CASE WHEN reverses_id IS NULL THEN 1 ELSE -1 END))`,
           'receipt WHERE TRUE',
         )}
         UNION ALL -- CROSS JOIN keeps the order: adjustments are few, invoices many
         SELECT receivable.currency, 0, 0, 0, -allocation.amount_minor, 0
         FROM allocation NOT INDEXED CROSS JOIN receivable ON receivable.id = receivable_id
         WHERE allocation.effective_date <= @asOf AND allocation.kind NOT IN ('cash', 'credit')
       ) GROUP BY currency ORDER BY currency`,
    )
    .all({ asOf, main: mainCurrency(db) })
  const crossings = accounts.length > 1 ? currencyCrossings(db, asOf) : []
  return accounts
    .map(({ facts, ...account }) => {
      const crossed = crossings.find(({ currency }) => currency === account.currency)?.minor ?? 0
      const adjustmentsMinor = account.adjustmentsMinor + crossed
      const { invoicesMinor, creditMemosMinor, receiptsMinor } = account
      const balanceMinor = invoicesMinor + creditMemosMinor + receiptsMinor + adjustmentsMinor
      return { facts, account: { ...account, adjustmentsMinor, balanceMinor } }
    })
    .filter(({ facts, account }) => facts > 0 || account.balanceMinor !== 0)
    .map(({ account }) => account)
}

/** Most books have one currency: summed apart from all others, its rows need not be sorted. */
function inMainAndOthers(sums: string, rows: string): string {
  return `SELECT @main AS currency, ${sums} FROM ${rows} AND currency IS @main HAVING count(*) > 0
    UNION ALL SELECT currency, ${sums} FROM ${rows} AND currency IS NOT @main GROUP BY currency`
}

/** Cash that pays an invoice in another currency leaves one control account for the other. */
function currencyCrossings(
  db: Database,
  asOf: CalendarDate,
): readonly { currency: Currency; minor: number }[] {
  return db
    .prepare<{ asOf: string }, { currency: Currency; minor: number }>(
      `WITH crossing AS (
         SELECT receivable.currency AS owed_in, allocation.amount_minor,
           receipt.currency AS paid_in, allocation.receipt_minor
         FROM allocation JOIN receivable ON receivable.id = allocation.receivable_id
           JOIN receipt ON receipt.id = allocation.receipt_id
         WHERE allocation.effective_date <= @asOf AND receipt.currency <> receivable.currency
       )
       SELECT currency, sum(minor) AS minor FROM (
         SELECT owed_in AS currency, -amount_minor AS minor FROM crossing
         UNION ALL SELECT paid_in, receipt_minor FROM crossing
       ) GROUP BY currency ORDER BY currency`,
    )
    .all({ asOf })
}
