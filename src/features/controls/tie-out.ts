import type { CalendarDate } from '../../core/calendar-date.ts'
import type { Currency } from '../../core/currency.ts'
import * as money from '../../core/money.ts'
import type { Database } from '../../core/ports.ts'
import { controlAccounts } from '../../ledger/control-account.ts'
import { openByCustomer, unappliedCash } from '../../ledger/position.ts'
import type { Problem } from './problem.ts'

/** Whether what is open, less the unapplied cash, is the control account of each currency. */
export function tieOutProblems(db: Database, asOf: CalendarDate): readonly Problem[] {
  const totals = new Map<Currency, number>()
  const add = (currency: Currency, minor: number): void => {
    totals.set(currency, (totals.get(currency) ?? 0) + minor)
  }
  for (const { currency, bandsMinor } of openByCustomer(db, { asOf, basis: 'due', starts: [] })) {
    add(currency, bandsMinor[0] ?? 0)
  }
  for (const { currency, unappliedMinor } of unappliedCash(db, asOf)) add(currency, -unappliedMinor)
  for (const { currency, balanceMinor } of controlAccounts(db, asOf)) add(currency, -balanceMinor)
  return [...totals].flatMap(([currency, minor]) => {
    if (minor === 0) return []
    const difference = money.decimal(money.of(minor, currency))
    const message = `on ${asOf} the aging is ${difference} ${currency} more than the control account`
    return [{ code: 'TIE_OUT', message, ref: currency }]
  })
}
