import type { Currency } from '../../core/currency.ts'
import type { Database } from '../../core/ports.ts'
import type { BankAccountId, BankLineId, CustomerId, ReceivableId } from '../../ledger/ids.ts'
import { RECEIVABLE_COLUMNS, type Receivable } from '../../ledger/receivable.ts'

export type RowOutcome = 'part' | 'updated' | 'duplicate' | 'rejected' | 'left out'

/** What became of a row that added nothing of its own. */
export interface RowRecord {
  readonly line: number
  readonly outcome: RowOutcome
  readonly ref: string | null
  readonly reason: string | null
  readonly replaced: string | null
}

/** Writes such records. */
export interface RowStore {
  add(row: RowRecord): void
}

/** A batch as it is written down. */
export interface BatchRecord {
  readonly id: number
  readonly path: string
  readonly sha256: string
  readonly kind: string
  readonly format: string
  readonly profile: string | null
  readonly accountId: BankAccountId | null
  readonly rows: number
  readonly imported: number
  readonly updated: number
  readonly duplicates: number
  readonly rejected: number
  readonly leftOut: number
  readonly warnings: string
  readonly seq: number
}

/** The number that the next batch gets. */
export function nextBatchId(db: Database): number {
  const row = db
    .prepare<[], { id: number }>('SELECT coalesce(max(id), 0) + 1 AS id FROM import_batch')
    .get()
  return row?.id ?? 1
}

/** Opens the record of a batch, so that its rows can point to it. */
export function insertBatch(db: Database, batch: { id: number; path: string; seq: number }): void {
  db.prepare(
    `INSERT INTO import_batch (id, path, sha256, kind, format, rows, imported, updated, duplicates,
       rejected, left_out, warnings, recorded_seq)
     VALUES (@id, @path, '', '', '', 0, 0, 0, 0, 0, 0, '[]', @seq)`,
  ).run(batch)
}

/** Fills in what became of the batch. */
export function finishBatch(db: Database, batch: BatchRecord): void {
  db.prepare(
    `UPDATE import_batch SET sha256 = @sha256, kind = @kind, format = @format, profile = @profile,
       account_id = @accountId, rows = @rows, imported = @imported, updated = @updated,
       duplicates = @duplicates, rejected = @rejected, left_out = @leftOut, warnings = @warnings
     WHERE id = @id`,
  ).run(batch)
}

/** Prepares the insert of row records once. */
export function rowStore(db: Database, batchId: number): RowStore {
  const insert = db.prepare(
    `INSERT INTO import_row (batch_id, row, outcome, ref, reason, replaced)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (batch_id, row) DO UPDATE SET outcome = excluded.outcome, ref = excluded.ref,
       reason = excluded.reason, replaced = excluded.replaced`,
  )
  return {
    add: ({ line, outcome, ref, reason, replaced }) => {
      insert.run(batchId, line, outcome, ref, reason, replaced)
    },
  }
}

/** An invoice that the book has, with where it came from. */
export interface KnownReceivable extends Omit<Receivable, 'isDisputed'> {
  readonly isDisputed: 0 | 1
  readonly openMinor: number
  readonly batchId: number | null
  readonly row: number | null
}

/** Looks up live invoices by their identity; prepared once. */
export function receivableFinder(
  db: Database,
): (number: string, customerId: CustomerId) => KnownReceivable | undefined {
  const find = db.prepare<[string, number], KnownReceivable>(
    `SELECT ${RECEIVABLE_COLUMNS}, open_minor AS openMinor, batch_id AS batchId, row
     FROM receivable WHERE number = ? AND customer_id = ? AND voided_seq IS NULL`,
  )
  return (number, customerId) => find.get(number, customerId)
}

/** Live invoices of any customer with a number. */
export function findReceivablesByNumber(db: Database, number: string): readonly KnownReceivable[] {
  return db
    .prepare<[string], KnownReceivable>(
      `SELECT ${RECEIVABLE_COLUMNS}, open_minor AS openMinor, batch_id AS batchId, row
       FROM receivable WHERE number = ? AND voided_seq IS NULL ORDER BY id`,
    )
    .all(number)
}

/** What was allocated in money to an invoice. */
export function cashAllocated(db: Database, id: ReceivableId): number {
  const row = db
    .prepare<[number], { minor: number }>(
      `SELECT coalesce(sum(amount_minor), 0) AS minor FROM allocation
       WHERE receivable_id = ? AND kind = 'cash'`,
    )
    .get(id)
  return row?.minor ?? 0
}

/** A bank line that the book has, as far as it tells one from another. */
export interface KnownBankLine {
  readonly id: BankLineId
  readonly bookingDate: string
  readonly currency: Currency
  readonly amountMinor: number
  readonly description: string
  readonly batchId: number | null
}

/** Looks up the live line of an account with a reference; prepared once. */
export function bankLineFinder(
  db: Database,
  accountId: BankAccountId,
): (bankRef: string) => KnownBankLine | undefined {
  const find = db.prepare<[number, string], KnownBankLine>(
    `SELECT id, booking_date AS bookingDate, currency, amount_minor AS amountMinor, description,
       batch_id AS batchId
     FROM bank_line WHERE account_id = ? AND bank_ref = ? AND voided_seq IS NULL`,
  )
  return (bankRef) => find.get(accountId, bankRef)
}

/** One charge within a payout. */
export interface PayoutItem {
  readonly payoutRef: string
  readonly payoutDate: string | null
  /** The number of an invoice; without one the words in which it may stand. */
  readonly invoiceNumber: string
  readonly words: string | null
  readonly payer: string | null
  readonly currency: Currency
  readonly grossMinor: number
  readonly feeMinor: number
  readonly netMinor: number
  /** Which of several equal charges of the payout it is, from 0. */
  readonly twin: number
  readonly batchId: number
  readonly row: number
}

/** Adds an item of a payout; false when it is known. */
export function payoutInserter(db: Database): (item: PayoutItem) => boolean {
  const insert = db.prepare(
    `INSERT INTO payout_item (payout_ref, payout_date, invoice_number, words, payer, currency,
       gross_minor, fee_minor, net_minor, twin, batch_id, row)
     VALUES (@payoutRef, @payoutDate, @invoiceNumber, @words, @payer, @currency, @grossMinor,
       @feeMinor, @netMinor, @twin, @batchId, @row)
     ON CONFLICT DO NOTHING`,
  )
  return (item) => insert.run(item).changes === 1
}

/** The batch that brought in a payment of a customer, known by its memo. */
export function findPaymentBatch(
  db: Database,
  payment: { customerId: CustomerId; memo: string },
): number | undefined {
  return db
    .prepare<{ customerId: number; memo: string }, { batchId: number }>(
      `SELECT batch_id AS batchId FROM receipt AS paid
       WHERE customer_id = @customerId AND memo = @memo AND source = 'history' AND reverses_id IS NULL
         AND NOT EXISTS (SELECT 1 FROM receipt WHERE reverses_id = paid.id)`,
    )
    .get(payment)?.batchId
}

/** The open invoices and memos that batches before this one brought in. */
export function openReceivablesBefore(
  db: Database,
  batchId: number,
): readonly { readonly id: number; readonly number: string }[] {
  return db
    .prepare<[number], { id: number; number: string }>(
      `SELECT id, number FROM receivable
       WHERE open_minor <> 0 AND voided_seq IS NULL AND batch_id IS NOT NULL AND batch_id < ?
       ORDER BY due_date, number, id`,
    )
    .all(batchId)
}

/** What is open of the only invoice or memo of this number and currency; prepared once. */
export function openFinder(
  db: Database,
): (number: string, currency: Currency) => number | undefined {
  const find = db
    .prepare<[string, string], number>(
      `SELECT open_minor FROM receivable WHERE number = ? AND currency = ? AND voided_seq IS NULL
       LIMIT 2`,
    )
    .pluck()
  return (number, currency) => {
    const [open, another] = find.all(number, currency)
    return another === undefined ? open : undefined
  }
}

/** Whether the book has an invoice or a credit memo of this number; prepared once. */
export function numberFinder(db: Database): (number: string) => boolean {
  const find = db.prepare<[string]>('SELECT 1 FROM receivable WHERE number = ? LIMIT 1').pluck()
  return (number) => number !== '' && find.get(number) !== undefined
}
