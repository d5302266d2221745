import type { CalendarDate } from '../core/calendar-date.ts'
import { check } from '../core/errors.ts'
import type { Database } from '../core/ports.ts'
import type { ReceivableId } from './ids.ts'
import {
  fieldsOf,
  type Loader,
  type LoadOrigin,
  type LoadPlan,
  type RowFields,
  rowLoader,
} from './load.ts'
import type { ReceivableFacts } from './receivable.ts'

/** An invoice or a credit memo with the row of the file that tells of it. */
export interface NewReceivable {
  readonly facts: ReceivableFacts
  readonly row: number | null
}

/** An invoice or a credit memo as the table has it. */
export interface ReceivableRow extends Omit<ReceivableFacts, 'isDisputed'> {
  readonly isDisputed: 0 | 1
  readonly settledDate: CalendarDate | null
  readonly row: number | null
}

const plan: LoadPlan<ReceivableRow> = {
  insert: 'INSERT INTO receivable',
  columns: [
    ['kind', 'kind'],
    ['number', 'number'],
    ['customer_id', 'customerId'],
    ['issue_date', 'issueDate'],
    ['due_date', 'dueDate'],
    ['currency', 'currency'],
    ['total_minor', 'totalMinor'],
    ['open_minor', 'totalMinor'],
    ['tax_minor', 'taxMinor'],
    ['terms', 'terms'],
    ['po_number', 'poNumber'],
    ['structured_reference', 'structuredReference'],
    ['payment_link', 'paymentLink'],
    ['source_status', 'sourceStatus'],
    ['is_disputed', 'isDisputed'],
    ['settled_date', 'settledDate'],
    ['row', 'row'],
  ],
}

/** Adds invoices and credit memos many at a time, as `rowLoader` does. */
export function receivableLoader(db: Database, origin: LoadOrigin): Loader<ReceivableRow> {
  return rowLoader(db, plan, origin)
}

/** Invoices and credit memos that are at hand one by one, for the loader. */
export function receivableRows(rows: readonly NewReceivable[]): RowFields<ReceivableRow> {
  return fieldsOf(
    plan,
    rows.map(({ facts, row }) => ({
      ...facts,
      isDisputed: facts.isDisputed ? 1 : 0,
      // What is worth nothing is settled from the start.
      settledDate: facts.totalMinor === 0 ? facts.issueDate : null,
      row,
    })),
  )
}

/** Adds one invoice or credit memo that no file brought in; its identity must be new. */
export function addReceivable(db: Database, facts: ReceivableFacts, seq: number): ReceivableId {
  const load = receivableLoader(db, { batchId: null, seq })
  const { first, added } = load(receivableRows([{ facts, row: null }]), 0, 1)
  check(added === 1, `the book has ${facts.number} already`)
  return first as ReceivableId
}
