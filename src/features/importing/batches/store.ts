import type { Database } from '../../../core/ports.ts'
import type { ApplicationId, BankLineId, ReceiptId, ReceivableId } from '../../../ledger/ids.ts'

/** A batch as the lists show it. */
export interface ListedBatch {
  readonly id: number
  readonly path: string
  readonly sha256: string
  readonly kind: string
  readonly format: string
  readonly profile: string | null
  readonly account: string | null
  readonly rows: number
  readonly imported: number
  readonly updated: number
  readonly duplicates: number
  readonly leftOut: number
  readonly rejected: number
  readonly warnings: string
  readonly seq: number
  readonly recordedAt: string
  readonly undoneSeq: number | null
}

const BATCHES = `SELECT batch.id, path, sha256, kind, format, profile, account.name AS account, rows,
    imported, updated, duplicates, left_out AS leftOut, rejected, warnings,
    batch.recorded_seq AS seq, event.recorded_at AS recordedAt, undone_seq AS undoneSeq
  FROM import_batch AS batch LEFT JOIN bank_account AS account ON account.id = batch.account_id
    JOIN audit_event AS event ON event.seq = batch.recorded_seq`

/** Every batch in order. */
export function allBatches(db: Database): readonly ListedBatch[] {
  return db.prepare<[], ListedBatch>(`${BATCHES} ORDER BY batch.id`).all()
}

/** One batch. */
export function findBatch(db: Database, id: number): ListedBatch | undefined {
  return db.prepare<[number], ListedBatch>(`${BATCHES} WHERE batch.id = ?`).get(id)
}

/** What became of one row. */
export interface RowOfBatch {
  readonly line: number | null
  readonly outcome: string
  readonly ref: string | null
  readonly reason: string | null
}

/** What became of each row of a batch: what it brought in, and what was recorded of the others. */
export function rowsOfBatch(db: Database, batch: ListedBatch): readonly RowOfBatch[] {
  return db
    .prepare<{ id: number; seq: number; kind: string }, RowOfBatch>(
      `SELECT line, outcome, ref, reason FROM (
         SELECT row AS line, 'imported' AS outcome, number AS ref, NULL AS reason
         FROM receivable WHERE batch_id = @id
         UNION ALL SELECT row, 'imported', bank_ref, NULL FROM bank_line WHERE batch_id = @id
         UNION ALL SELECT row, 'imported', payout_ref || ' ' || invoice_number, NULL
           FROM payout_item WHERE batch_id = @id
         UNION ALL SELECT row, 'imported', remittance_ref || ' ' || invoice_number, NULL
           FROM remittance_item WHERE batch_id = @id
         UNION ALL SELECT NULL, 'imported', coalesce(number, name), NULL
           FROM customer WHERE recorded_seq = @seq AND @kind = 'customers'
         UNION ALL SELECT row, CASE outcome WHEN 'part' THEN 'imported' ELSE outcome END, ref, reason
           FROM import_row WHERE batch_id = @id
       ) ORDER BY line IS NULL, line, ref`,
    )
    .all({ id: batch.id, seq: batch.seq, kind: batch.kind })
}

/** What keeps a batch from being taken back, in sentences. */
export function obstaclesTo(db: Database, batch: ListedBatch): readonly string[] {
  return db
    .prepare<{ id: number; seq: number; kind: string }, { text: string }>(
      `WITH live AS (
         SELECT * FROM application AS done WHERE reverses_id IS NULL
           AND NOT EXISTS (SELECT 1 FROM application WHERE reverses_id = done.id)
       )
       SELECT DISTINCT text FROM (
         SELECT item.number || ' is paid or credited since' AS text
         FROM receivable AS item JOIN allocation AS part ON part.receivable_id = item.id
           JOIN live ON live.id = part.application_id
         WHERE item.batch_id = @id AND live.recorded_seq <> @seq
         UNION ALL
         SELECT 'bank line ' || line.bank_ref || ' is applied' FROM bank_line AS line
         WHERE line.batch_id = @id AND line.status = 'applied'
         UNION ALL
         SELECT 'the payment "' || coalesce(receipt.memo, receipt.id) || '" is applied since'
         FROM receipt JOIN allocation AS part ON part.receipt_id = receipt.id
           JOIN live ON live.id = part.application_id
         WHERE receipt.batch_id = @id AND live.recorded_seq <> @seq
         UNION ALL
         SELECT item.number || ' was reminded of' FROM receivable AS item
           JOIN dunning_step AS step ON step.receivable_id = item.id WHERE item.batch_id = @id
         UNION ALL
         SELECT 'customer ' || coalesce(customer.number, customer.name) || ' has invoices or payments'
         FROM customer WHERE customer.recorded_seq = @seq AND @kind = 'customers' AND (
           EXISTS (SELECT 1 FROM receivable WHERE customer_id = customer.id AND voided_seq IS NULL)
           OR EXISTS (SELECT 1 FROM receipt WHERE customer_id = customer.id))
         UNION ALL
         SELECT item.number || ' was void and came in again since' FROM import_row AS done
           JOIN receivable AS item ON item.id = json_extract(done.replaced, '$.before.id')
           JOIN receivable AS again ON again.number = item.number
             AND again.customer_id = item.customer_id AND again.voided_seq IS NULL
         WHERE done.batch_id = @id AND json_extract(done.replaced, '$.before.voided') = 0
           AND json_extract(done.replaced, '$.before.of') IS NULL AND again.id <> item.id
         UNION ALL
         SELECT 'batch ' || later.batch_id || ' changed ' || later.ref || ' since'
         FROM import_row AS later JOIN import_batch AS other ON other.id = later.batch_id
         WHERE later.batch_id > @id AND later.outcome = 'updated' AND other.undone_seq IS NULL
           AND (later.ref IN (SELECT number FROM receivable WHERE batch_id = @id)
             OR later.ref IN (SELECT ref FROM import_row WHERE batch_id = @id AND outcome = 'updated'))
       ) ORDER BY text`,
    )
    .all({ id: batch.id, seq: batch.seq, kind: batch.kind })
    .map(({ text }) => text)
}

/** What a batch brought in and changed. */
export interface BatchContent {
  readonly applications: readonly ApplicationId[]
  readonly receipts: readonly ReceiptId[]
  readonly receivables: readonly ReceivableId[]
  readonly bankLines: readonly BankLineId[]
  /** Both sides of each update, the last first. */
  readonly replaced: readonly string[]
}

/** Everything that a batch brought in and that still stands. */
export function contentOf(db: Database, batch: ListedBatch): BatchContent {
  const ids = <T>(sql: string, key: number): readonly T[] =>
    db
      .prepare<[number], { id: T }>(sql)
      .all(key)
      .map(({ id }) => id)
  return {
    applications: ids<ApplicationId>(
      `SELECT id FROM application AS done WHERE recorded_seq = ? AND reverses_id IS NULL
         AND NOT EXISTS (SELECT 1 FROM application WHERE reverses_id = done.id) ORDER BY id DESC`,
      batch.seq,
    ),
    receipts: ids<ReceiptId>(
      `SELECT id FROM receipt AS paid WHERE batch_id = ? AND reverses_id IS NULL
         AND NOT EXISTS (SELECT 1 FROM receipt WHERE reverses_id = paid.id) ORDER BY id DESC`,
      batch.id,
    ),
    receivables: ids<ReceivableId>(
      'SELECT id FROM receivable WHERE batch_id = ? AND voided_seq IS NULL ORDER BY id',
      batch.id,
    ),
    bankLines: ids<BankLineId>(
      'SELECT id FROM bank_line WHERE batch_id = ? AND voided_seq IS NULL ORDER BY id',
      batch.id,
    ),
    replaced: db
      .prepare<[number], { replaced: string }>(
        'SELECT replaced FROM import_row WHERE batch_id = ? AND replaced IS NOT NULL ORDER BY row DESC',
      )
      .all(batch.id)
      .map(({ replaced }) => replaced),
  }
}

/** Marks a batch as taken back, and what only this feature keeps of it as void; tells how much that was. */
export function markUndone(
  db: Database,
  batchId: number,
  seq: number,
): { readonly payouts: number; readonly remittances: number } {
  const change = (sql: string): number => db.prepare(sql).run(seq, batchId).changes
  change('UPDATE import_batch SET undone_seq = ? WHERE id = ?')
  change('UPDATE bank_statement SET voided_seq = ? WHERE batch_id = ?')
  return {
    payouts: change('UPDATE payout_item SET voided_seq = ? WHERE batch_id = ?'),
    remittances: change('UPDATE remittance_item SET voided_seq = ? WHERE batch_id = ?'),
  }
}
