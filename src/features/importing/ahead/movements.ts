import type { RowFields } from '../../../ledger/load.ts'
import type { BankLayout } from '../../../reading/bank/layout.ts'
import type { AccountLine } from '../statements/account-line.ts'
import {
  type Columns,
  filledNumberColumn,
  filledTextColumn,
  onlyColumn,
  textColumn,
} from './packed.ts'
import { codedColumn } from './repeated.ts'

/** How movements of one account are packed. */
export function movementColumns(layout: BankLayout): Columns<AccountLine> {
  return {
    line: filledNumberColumn((row) => row.line),
    bankRef: filledTextColumn((row) => row.bankRef),
    isOwnRef: codedColumn((row) => row.isOwnRef),
    isRounded: codedColumn((row) => row.isRounded),
    bookingDate: codedColumn((row) => row.bookingDate),
    valueDate: layout.valueDate === null ? onlyColumn(null) : codedColumn((row) => row.valueDate),
    currency: codedColumn((row) => row.currency),
    amountMinor: filledNumberColumn((row) => row.amountMinor),
    description: filledTextColumn((row) => row.description),
    counterparty: textColumn((row) => row.counterparty),
    counterpartyAccount: textColumn((row) => row.counterpartyAccount),
    creditorReference: textColumn((row) => row.creditorReference),
  }
}

/** The movement at a place; written out, since it may be made a million times. */
export function movementAt(fields: RowFields<AccountLine>, index: number): AccountLine {
  return {
    line: fields.line.at(index),
    bankRef: fields.bankRef.at(index),
    isOwnRef: fields.isOwnRef.at(index),
    isRounded: fields.isRounded.at(index),
    bookingDate: fields.bookingDate.at(index),
    valueDate: fields.valueDate.at(index),
    currency: fields.currency.at(index),
    amountMinor: fields.amountMinor.at(index),
    description: fields.description.at(index),
    counterparty: fields.counterparty.at(index),
    counterpartyAccount: fields.counterpartyAccount.at(index),
    creditorReference: fields.creditorReference.at(index),
  }
}
