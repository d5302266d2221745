import type { Database } from '../core/ports.ts'
import type { BankLineFacts } from './bank-line.ts'
import type { BankAccountId } from './ids.ts'
import {
  fieldsOf,
  type Loader,
  type LoadOrigin,
  type LoadPlan,
  type RowFields,
  rowLoader,
} from './load.ts'

/** A movement with its account and the row of the file that tells of it. */
export interface NewBankLine {
  readonly facts: BankLineFacts
  readonly accountId: BankAccountId
  readonly row: number | null
}

/** A movement as the table has it. */
export interface BankLineRow extends BankLineFacts {
  readonly accountId: BankAccountId
  readonly row: number | null
}

const plan: LoadPlan<BankLineRow> = {
  insert: 'INSERT INTO bank_line',
  columns: [
    ['account_id', 'accountId'],
    ['bank_ref', 'bankRef'],
    ['booking_date', 'bookingDate'],
    ['value_date', 'valueDate'],
    ['currency', 'currency'],
    ['amount_minor', 'amountMinor'],
    ['description', 'description'],
    ['counterparty', 'counterparty'],
    ['counterparty_account', 'counterpartyAccount'],
    ['creditor_reference', 'creditorReference'],
    ['row', 'row'],
  ],
}

/** Adds movements many at a time, as `rowLoader` does. */
export function bankLineLoader(db: Database, origin: LoadOrigin): Loader<BankLineRow> {
  return rowLoader(db, plan, origin)
}

/** Movements that are at hand one by one, for the loader. */
export function bankLineRows(rows: readonly NewBankLine[]): RowFields<BankLineRow> {
  return fieldsOf(
    plan,
    rows.map(({ facts, accountId, row }) => ({ ...facts, accountId, row })),
  )
}
