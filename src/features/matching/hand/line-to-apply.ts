import type { Database } from '../../../core/ports.ts'
import type { BankLine } from '../../../ledger/bank-line.ts'
import { chequesOf } from '../../../ledger/cheque.ts'
import { requireUndecided } from './carry-out.ts'
import { requireLine } from './hand-store.ts'
import { type LeftOver, leftOverOf } from './left-over-store.ts'

/** What a person can apply of a line: all of it, or what is left where it is applied already. */
export function requireLineToApply(
  db: Database,
  ref: string,
  hasTargets: boolean,
): { line: BankLine; left: LeftOver | undefined } {
  const line = requireLine(db, ref)
  const left = leftOverOf(db, line)
  if (hasTargets && left !== undefined) {
    return { line: { ...line, amountMinor: left.minor }, left }
  }
  requireUndecided(line, chequesOf(db, line.id), left)
  return { line, left: undefined }
}
