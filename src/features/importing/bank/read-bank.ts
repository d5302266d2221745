import { type Currency, parseCurrency } from '../../../core/currency.ts'
import { AppError } from '../../../core/errors.ts'
import { normaliseHeading } from '../columns/normalise.ts'
import type { BankFileFacts, BankLineFact } from '../facts.ts'
import type { Grid } from '../table/grid.ts'
import { readAmount } from '../values/amount.ts'
import { type DateOrder, readDate } from '../values/date.ts'

export interface BankReadOptions {
  readonly dateOrder?: DateOrder
  readonly decimal?: '.' | ','
  readonly invertSign?: boolean
  readonly columns?: Readonly<Record<string, string>>
  readonly currency?: Currency
}

/** Reads a statement with plain headings. */
export function readBankGrid(
  grid: Grid,
  options: BankReadOptions,
): BankFileFacts & { readonly profile: string | null } {
  const names = (grid.rows[0] ?? []).map(normaliseHeading)
  const column = (...words: string[]): number => names.findIndex((name) => words.includes(name))
  const date = column('booking date', 'date')
  const amount = column('amount')
  if (date < 0 || amount < 0) throw new AppError('input', 'no column for the date or the amount')
  const cell = (row: readonly string[], index: number): string => row[index]?.trim() ?? ''
  const lines: BankLineFact[] = []
  const order = options.dateOrder ?? 'dmy'
  for (const [index, row] of grid.rows.entries()) {
    if (index === 0 || row.every((text) => text.trim() === '')) continue
    const bookingDate = readDate(cell(row, date), order)
    const value = readAmount(cell(row, amount), options.decimal ?? '.')
    if (bookingDate === undefined || value === undefined) continue
    lines.push({
      line: grid.lines[index] ?? 0,
      bookingDate,
      valueDate: null,
      currency: parseCurrency(cell(row, column('currency'))) ?? null,
      amount: value,
      description: [column('description'), column('remittance information'), column('reference')]
        .map((at) => cell(row, at))
        .filter((text) => text !== '')
        .join(' '),
      counterparty: cell(row, column('counterparty')) || null,
      counterpartyAccount: cell(row, column('counterparty iban')) || null,
      creditorReference: cell(row, column('creditor reference')) || null,
      bankRef: cell(row, column('transaction id')) || null,
    })
  }
  const statement = {
    account: null,
    currency: null,
    openingBalance: null,
    closingBalance: null,
    firstDate: null,
    lastDate: null,
    lines,
  }
  return { statements: [statement], rejects: [], warnings: [], profile: null }
}
