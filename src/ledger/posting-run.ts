import { check } from '../core/errors.ts'
import type { Database } from '../core/ports.ts'
import type { ApplicationId, CustomerId } from './ids.ts'
import { type ManyRows, manyRows, ROWS_AT_ONCE } from './many-rows.ts'
import type { ApplicationFacts, ReceiptFacts } from './posting.ts'

/** Posts many receipts and what they pay under one event, until it is closed. */
export interface PostingRun {
  /** A receipt of a bank line and the application of it. */
  post(
    receipt: Pick<
      ReceiptFacts,
      'bankLineId' | 'customerId' | 'currency' | 'amountMinor' | 'effectiveDate' | 'memo' | 'cheque'
    >,
    application: Omit<ApplicationFacts, 'bankLineId' | 'receiptId'>,
  ): ApplicationId
  /** Works out what is derived; only then does the book hold together again. */
  close(): void
}

/**
 * Opens a run. While it lasts, the trigger that counts allocations is gone: what is open and what
 * is unapplied is worked out once for all of them, in the order of the tables, which takes a third
 * of the time. The table constraints refuse to allocate more than there is all the same. The
 * caller's transaction makes the run whole: nobody else ever sees a book without the trigger.
 */
export function openPostingRun(db: Database, seq: number): PostingRun {
  const lastReceipt = lastId(db, 'receipt')
  const lastApplication = lastId(db, 'application')
  const lastAllocation = lastId(db, 'allocation')
  const trigger = liftTrigger(db, 'allocation_counts')
  const rows = openRows(db, seq)
  const merged = mergedCustomers(db)
  let posted = 0
  return {
    post(receipt, application) {
      posted++
      const receiptId = lastReceipt + posted
      const id = (lastApplication + posted) as ApplicationId
      const { customerId } = receipt
      // What was suggested before a merge is the other's money.
      const payer = customerId === null ? null : (merged.get(customerId) ?? customerId)
      pushPosting(
        rows,
        { receiptId, id },
        { receipt: { ...receipt, customerId: payer }, application },
      )
      if (rows.receipts.count() === ROWS_AT_ONCE) flush(rows)
      return id
    },
    close() {
      flush(rows)
      check(lastId(db, 'receipt') === lastReceipt + posted, 'a receipt has another row key')
      check(lastId(db, 'application') === lastApplication + posted, 'an application has another')
      countAllocations(db, lastAllocation)
      db.exec(trigger)
    },
  }
}

interface Rows {
  readonly receipts: ManyRows
  readonly applications: ManyRows
  readonly allocations: ManyRows
  readonly cheques: ManyRows
}

function openRows(db: Database, seq: number): Rows {
  const receipts = manyRows(db, {
    insert: `INSERT INTO receipt (source, bank_line_id, customer_id, currency, amount_minor,
      effective_date, memo, unapplied_minor, recorded_seq)`,
    row: `('bank', ?, ?, ?, ?, ?, ?, ?, ${seq})`,
    width: 7,
  })
  const applications = manyRows(db, {
    insert: `INSERT INTO application (bank_line_id, rule, confidence_1e4, evidence, recorded_seq)`,
    row: `(?, ?, ?, ?, ${seq})`,
    width: 4,
  })
  const allocations = manyRows(db, {
    insert: `INSERT INTO allocation (application_id, receivable_id, receipt_id, kind,
      amount_minor, receipt_minor, effective_date, recorded_seq)`,
    row: `(?, ?, ?, ?, ?, ?, ?, ${seq})`,
    width: 7,
  })
  const cheques = manyRows(db, {
    insert: 'INSERT INTO deposit_cheque (receipt_id, ref, payer, text, recorded_seq)',
    row: `(?, ?, ?, ?, ${seq})`,
    width: 4,
  })
  return { receipts, applications, allocations, cheques }
}

/** Adds what waits; what others point to goes in first. */
function flush({ receipts, applications, allocations, cheques }: Rows): void {
  for (const rows of [receipts, applications, allocations, cheques]) rows.flush()
}

/** Who is the same customer under another number. */
function mergedCustomers(db: Database): ReadonlyMap<CustomerId, CustomerId> {
  const rows = db
    .prepare<[], [CustomerId, CustomerId]>(
      'SELECT id, merged_into_id FROM customer WHERE merged_into_id IS NOT NULL',
    )
    .raw()
    .all()
  return new Map(rows)
}

type Post = Parameters<PostingRun['post']>

function pushPosting(
  { receipts, applications, allocations, cheques }: Rows,
  { receiptId, id }: { receiptId: number; id: ApplicationId },
  { receipt, application }: { receipt: Post[0]; application: Post[1] },
): void {
  const { bankLineId, customerId, currency, amountMinor, effectiveDate, memo } = receipt
  let unappliedMinor = amountMinor
  for (const part of application.allocations) unappliedMinor -= part.receiptMinor
  receipts.push(bankLineId, customerId, currency, amountMinor, effectiveDate, memo, unappliedMinor)
  if (receipt.cheque !== undefined) {
    const { ref, payer, text } = receipt.cheque
    cheques.push(receiptId, ref, payer, text)
  }
  const confidence1e4 = Math.round(application.confidence * 10_000)
  const evidence = JSON.stringify(application.evidence)
  applications.push(bankLineId, application.rule, confidence1e4, evidence)
  for (const part of application.allocations) {
    allocations.push(
      id,
      part.receivableId,
      part.kind === 'cash' ? receiptId : null,
      part.kind,
      part.amountMinor,
      part.receiptMinor,
      part.effectiveDate,
    )
  }
}

/**
 * What the trigger would have kept row by row: what is open, and since when nothing is. (Without OR
 * FAIL a copy of each page would be kept until the statement is done; what fails here takes the
 * whole transaction back.)
 */
function countAllocations(db: Database, after: number): void {
  db.prepare<[number]>(
    `UPDATE OR FAIL receivable SET
       open_minor = open_minor - paid.minor,
       settled_date = CASE WHEN open_minor = paid.minor
         THEN (SELECT max(issue_date, max(a.effective_date)) FROM allocation a
               WHERE a.receivable_id = receivable.id) END
     FROM (SELECT receivable_id, sum(amount_minor) AS minor FROM allocation
           WHERE id > ? GROUP BY receivable_id) AS paid
     WHERE id = paid.receivable_id`,
  ).run(after)
}

function lastId(db: Database, table: 'receipt' | 'application' | 'allocation'): number {
  const row = db.prepare<[], { id: number | null }>(`SELECT max(id) AS id FROM ${table}`).get()
  return row?.id ?? 0
}

/** Drops a trigger and returns what makes it again. */
function liftTrigger(db: Database, name: string): string {
  const row = db
    .prepare<[string], { sql: string }>(
      "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?",
    )
    .get(name)
  check(row !== undefined, `the book has no trigger ${name}`)
  db.exec(`DROP TRIGGER ${name}`)
  return row.sql
}
