import type { Database } from '../core/ports.ts'
import type { BankAccountId, BankLineFacts } from './bank-line.ts'
import { type Loader, type LoadOrigin, type LoadPlan, rowLoader } from './load.ts'

/** A movement with its account and the row of the file that tells of it. */
export interface NewBankLine {
  readonly facts: BankLineFacts
  readonly accountId: BankAccountId
  readonly row: number | null
}

const plan: LoadPlan<NewBankLine> = {
  insert: 'INSERT INTO bank_line',
  columns: [
    ...['account_id', 'bank_ref', 'booking_date', 'currency', 'amount_minor', 'description'],
    'row',
  ],
  push(values, { facts, accountId, row }) {
    values.push(accountId, facts.bankRef, facts.bookingDate, facts.currency, facts.amountMinor)
    values.push(facts.description, row)
  },
  optional: [
    { column: 'value_date', value: ({ facts }) => facts.valueDate },
    { column: 'counterparty', value: ({ facts }) => facts.counterparty },
    { column: 'counterparty_account', value: ({ facts }) => facts.counterpartyAccount },
    { column: 'creditor_reference', value: ({ facts }) => facts.creditorReference },
  ],
}

/** Adds movements many at a time, as `rowLoader` does. */
export function bankLineLoader(db: Database, origin: LoadOrigin): Loader<NewBankLine> {
  return rowLoader(db, plan, origin)
}
