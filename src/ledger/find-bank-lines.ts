import type { Database } from '../core/ports.ts'
import { type BankLine, bankLinesCalled } from './bank-line.ts'
import { findCheques } from './cheque.ts'

/** The lines with this reference, see `bankLinesCalled`; `REF/CHEQUE` is one cheque of a deposit. */
export function findBankLines(db: Database, ref: string): readonly BankLine[] {
  const lines = bankLinesCalled(db, ref)
  return lines.length > 0 ? lines : findCheques(db, ref)
}
