import type { Database } from '../../../core/ports.ts'
import { voidBankLine } from '../../../ledger/bank-line.ts'
import { closeException } from '../../../ledger/cash-exception.ts'
import { findCustomer, updateCustomer, voidCustomer } from '../../../ledger/customer.ts'
import { openPosting } from '../../../ledger/posting.ts'
import {
  findReceivable,
  reviveReceivable,
  updateReceivable,
  voidReceivable,
} from '../../../ledger/receivable.ts'
import { loneCustomers } from './lone-customers-store.ts'
import type { BatchContent, ListedBatch } from './store.ts'

/**
 * Takes back what a batch did, the last first: its payments, its corrections, its facts, and the
 * customers that nothing refers to then; tells how many of them there were.
 */
export function takeBack(
  db: Database,
  { batch, content }: { readonly batch: ListedBatch; readonly content: BatchContent },
  seq: number,
): number {
  const posting = openPosting(db, seq)
  for (const id of content.applications) posting.reverseApplication(id)
  for (const id of content.receipts) posting.reverseReceipt(id)
  for (const sides of content.replaced) restore(db, sides)
  for (const id of content.receivables) voidReceivable(db, id, seq)
  for (const id of content.bankLines) {
    closeException(db, { id }, seq)
    voidBankLine(db, id, seq)
  }
  const lone = loneCustomers(db, batch)
  for (const id of lone) voidCustomer(db, id, seq)
  return lone.length
}

/** Puts the earlier side of an update back. */
function restore(db: Database, sides: string): void {
  const { before }: { before: Record<string, string | number | boolean | null> } = JSON.parse(sides)
  const { id, of, settledMinor: _settled, voided, ...facts } = before
  if (of === 'customer') {
    const customer = findCustomer(db, Number(id))
    if (customer !== undefined) updateCustomer(db, { ...customer, ...facts })
    return
  }
  if (voided === false) reviveReceivable(db, Number(id))
  const receivable = findReceivable(db, Number(id))
  if (receivable !== undefined && Object.keys(facts).length > 0) {
    updateReceivable(db, { ...receivable, ...facts })
  }
}
