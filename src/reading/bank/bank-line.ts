import type { CalendarDate } from '../../core/calendar-date.ts'
import type { Currency } from '../../core/currency.ts'
import type { BankLineFact } from '../facts.ts'
import { squeeze, unwrapCell } from '../text/cell-text.ts'
import { parseDateText, parseEvidentDate } from '../text/date-text.ts'
import { readCell } from './amount-cell.ts'
import type { BankRow, RowContext } from './bank-row.ts'
import { isAccountNumber } from './column-profile.ts'
import type { BankLayout } from './layout.ts'
import { isPaidOut } from './payout-rows.ts'

/** The parts of a row that are read already. */
export interface ReadParts {
  readonly cells: readonly string[]
  readonly line: number
  readonly date: CalendarDate
  readonly decimal: string
  readonly currency: Currency | null
}

/** Makes the movement of a row. */
export function lineOf({ layout, readDay }: RowContext, parts: ReadParts): BankRow {
  const { cells, line, date, decimal, currency } = parts
  const text = (column: number | null): string | null => {
    const found = column === null ? '' : squeeze(unwrapCell(cells[column] ?? ''))
    return found === '' ? null : found
  }
  // Two blanks keep the fields apart: a bank cuts each of them at a width of its own.
  const joined = (columns: readonly number[]): string => {
    if (columns.length === 1) return text(columns[0] ?? null) ?? ''
    return [...new Set(columns.map((column) => text(column) ?? ''))]
      .filter((part) => part !== '')
      .join('  ')
  }
  const other = text(layout.counterpartyAccount)
  const fact: BankLineFact = {
    line,
    bookingDate: date,
    valueDate: layout.valueDate === null ? null : (readDay(cells[layout.valueDate] ?? '') ?? null),
    currency,
    amount: decimal,
    description: joined(layout.description) || joined(layout.status),
    counterparty:
      counterpartyOf(layout, decimal)
        .map(text)
        .find((name) => name !== null) ?? null,
    counterpartyAccount:
      other !== null && isAccountNumber(other) ? other.replaceAll(' ', '') : other,
    creditorReference: text(layout.creditorReference),
    // It is the number of the sale.
    bankRef: isPaidOut(layout.amount, cells) ? null : text(layout.reference),
  }
  return { kind: 'line', fact, account: text(layout.account), balance: balanceOf(layout, cells) }
}

/** The columns to look for the other side in: the payer first where money comes in. */
export function counterpartyOf(layout: BankLayout, decimal: string): readonly number[] {
  const { payer, payee, either } = layout.counterparty
  const [near, far] = decimal.startsWith('-') ? [payee, payer] : [payer, payee]
  return [near, ...either, far].filter((column) => column !== null)
}

/** The balance beside a movement; null where the cell holds none. */
export function balanceOf(layout: BankLayout, cells: readonly string[]): string | null {
  if (layout.balance === null) return null
  const reading = readCell(cells[layout.balance] ?? '', layout.balanceDecimal)
  if (reading === undefined) return null
  return reading.sign === '-' || reading.word === 'debit' ? `-${reading.digits}` : reading.digits
}

/** The day that a cell names in the order of this file. */
export function dateOf(text: string, layout: BankLayout): CalendarDate | undefined {
  return layout.dateOrder === null ? parseEvidentDate(text) : parseDateText(text, layout.dateOrder)
}
