import type { AccountLine } from '../statements/account-line.ts'
import {
  type Columns,
  codedColumn,
  type FieldReaders,
  filledNumberColumn,
  filledTextColumn,
  textColumn,
} from './packed.ts'

/** How movements of one account are packed. */
export function movementColumns(): Columns<AccountLine> {
  return {
    line: filledNumberColumn((row) => row.line),
    bankRef: filledTextColumn((row) => row.bankRef),
    isOwnRef: codedColumn((row) => row.isOwnRef),
    isRounded: codedColumn((row) => row.isRounded),
    bookingDate: codedColumn((row) => row.bookingDate),
    valueDate: codedColumn((row) => row.valueDate),
    currency: codedColumn((row) => row.currency),
    amountMinor: filledNumberColumn((row) => row.amountMinor),
    description: filledTextColumn((row) => row.description),
    counterparty: textColumn((row) => row.counterparty),
    counterpartyAccount: textColumn((row) => row.counterpartyAccount),
    creditorReference: textColumn((row) => row.creditorReference),
  }
}

/** The movement at a place; written out, since it is made a million times. */
export function movementAt(read: FieldReaders<AccountLine>, index: number): AccountLine {
  return {
    line: read.line(index),
    bankRef: read.bankRef(index),
    isOwnRef: read.isOwnRef(index),
    isRounded: read.isRounded(index),
    bookingDate: read.bookingDate(index),
    valueDate: read.valueDate(index),
    currency: read.currency(index),
    amountMinor: read.amountMinor(index),
    description: read.description(index),
    counterparty: read.counterparty(index),
    counterpartyAccount: read.counterpartyAccount(index),
    creditorReference: read.creditorReference(index),
  }
}
