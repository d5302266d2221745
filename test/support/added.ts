import type { Database } from '../../src/core/ports.ts'
import type { BankAccountId, BankLineFacts, BankLineId } from '../../src/ledger/bank-line.ts'
import { bankLineLoader } from '../../src/ledger/bank-line-load.ts'
import type { Loaded } from '../../src/ledger/load.ts'
import type { ReceivableFacts, ReceivableId } from '../../src/ledger/receivable.ts'
import { receivableLoader } from '../../src/ledger/receivable-load.ts'

/** Adds one invoice or credit memo that no file brought in. */
export function addReceivable(db: Database, facts: ReceivableFacts, seq: number): ReceivableId {
  return only(receivableLoader(db, { batchId: null, seq })([{ facts, row: null }])) as ReceivableId
}

/** Adds one bank line that no file brought in. */
export function addBankLine(
  db: Database,
  facts: BankLineFacts,
  { accountId, seq }: { readonly accountId: BankAccountId; readonly seq: number },
): BankLineId {
  const load = bankLineLoader(db, { batchId: null, seq })
  return only(load([{ facts, accountId, row: null }])) as BankLineId
}

function only({ first, added }: Loaded): number {
  if (added !== 1) throw new Error('the book has it already')
  return first
}
