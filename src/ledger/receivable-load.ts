import { check } from '../core/errors.ts'
import type { Database } from '../core/ports.ts'
import { type Loader, type LoadOrigin, type LoadPlan, rowLoader } from './load.ts'
import type { ReceivableFacts, ReceivableId } from './receivable.ts'

/** An invoice or a credit memo with the row of the file that tells of it. */
export interface NewReceivable {
  readonly facts: ReceivableFacts
  readonly row: number | null
}

const plan: LoadPlan<NewReceivable> = {
  insert: 'INSERT INTO receivable',
  columns: [
    ...['number', 'customer_id', 'issue_date', 'due_date', 'currency', 'total_minor'],
    ...['open_minor', 'row'],
  ],
  push(values, { facts, row }) {
    values.push(facts.number, facts.customerId, facts.issueDate, facts.dueDate, facts.currency)
    values.push(facts.totalMinor, facts.totalMinor, row)
  },
  optional: [
    {
      column: 'kind',
      value: ({ facts }) => (facts.kind === 'invoice' ? null : facts.kind),
      usual: 'invoice',
    },
    { column: 'is_disputed', value: ({ facts }) => (facts.isDisputed ? 1 : null), usual: 0 },
    {
      column: 'settled_date',
      value: ({ facts }) => (facts.totalMinor === 0 ? facts.issueDate : null),
    },
    { column: 'tax_minor', value: ({ facts }) => facts.taxMinor },
    { column: 'terms', value: ({ facts }) => facts.terms },
    { column: 'po_number', value: ({ facts }) => facts.poNumber },
    { column: 'structured_reference', value: ({ facts }) => facts.structuredReference },
    { column: 'payment_link', value: ({ facts }) => facts.paymentLink },
    { column: 'source_status', value: ({ facts }) => facts.sourceStatus },
  ],
}

/** Adds invoices and credit memos many at a time, as `rowLoader` does. */
export function receivableLoader(db: Database, origin: LoadOrigin): Loader<NewReceivable> {
  return rowLoader(db, plan, origin)
}

/** Adds one invoice or credit memo that no file brought in; its identity must be new. */
export function addReceivable(db: Database, facts: ReceivableFacts, seq: number): ReceivableId {
  const { first, added } = receivableLoader(db, { batchId: null, seq })([{ facts, row: null }])
  check(added === 1, `the book has ${facts.number} already`)
  return first as ReceivableId
}
