import type { Database } from '../../src/core/ports.ts'
import type { BankAccountId, BankLineFacts, BankLineId } from '../../src/ledger/bank-line.ts'
import { bankLineLoader } from '../../src/ledger/bank-line-load.ts'

/** Adds one bank line that no file brought in. */
export function addBankLine(
  db: Database,
  facts: BankLineFacts,
  { accountId, seq }: { readonly accountId: BankAccountId; readonly seq: number },
): BankLineId {
  const { first } = bankLineLoader(db, { batchId: null, seq })([{ facts, accountId, row: null }])
  return first as BankLineId
}
