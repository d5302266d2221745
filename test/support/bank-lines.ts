import type { Database } from '../../src/core/ports.ts'
import type { BankLineFacts } from '../../src/ledger/bank-line.ts'
import { bankLineLoader, bankLineRows } from '../../src/ledger/bank-line-load.ts'
import type { BankAccountId, BankLineId } from '../../src/ledger/ids.ts'

/** Adds one bank line that no file brought in. */
export function addBankLine(
  db: Database,
  facts: BankLineFacts,
  { accountId, seq }: { readonly accountId: BankAccountId; readonly seq: number },
): BankLineId {
  const load = bankLineLoader(db, { batchId: null, seq })
  const { first } = load(bankLineRows([{ facts, accountId, row: null }]), 0, 1)
  return first as BankLineId
}
