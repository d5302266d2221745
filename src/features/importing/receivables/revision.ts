import type { Json } from '../../../core/outcome.ts'
import type { Receivable } from '../../../ledger/receivable.ts'
import type { KnownReceivable } from '../store.ts'

/** What a file may correct in a known invoice; what it leaves empty stays as it is. */
const CORRECTABLE = [
  'issueDate',
  'dueDate',
  'totalMinor',
  'taxMinor',
  'terms',
  'poNumber',
  'structuredReference',
  'paymentLink',
  'sourceStatus',
] as const

/** Holds an invoice of a file against the one in the book. */
export function differences(
  known: KnownReceivable,
  told: Omit<Receivable, 'id'>,
): {
  readonly next: Receivable
  readonly sides: { before: Record<string, Json>; after: Record<string, Json> } | undefined
} {
  const before: Record<string, Json> = {}
  const after: Record<string, Json> = {}
  for (const key of CORRECTABLE) {
    if (told[key] === null || told[key] === known[key]) continue
    before[key] = known[key]
    after[key] = told[key]
  }
  if (told.isDisputed && known.isDisputed === 0) {
    before['isDisputed'] = false
    after['isDisputed'] = true
  }
  const { openMinor: _open, batchId: _batch, row: _row, ...facts } = known
  const next: Receivable = { ...facts, isDisputed: known.isDisputed === 1, ...after }
  return { next, sides: Object.keys(after).length === 0 ? undefined : { before, after } }
}
