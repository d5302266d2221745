import type { CalendarDate } from '../../../core/calendar-date.ts'
import type { Currency } from '../../../core/currency.ts'
import type { Database } from '../../../core/ports.ts'
import type { BankLine, BankLineStatus } from '../../../ledger/bank-line.ts'
import type { BankLineId, CustomerId } from '../../../ledger/ids.ts'
import type { StoredSuggestion } from '../decision.ts'

/** What a person has to look at, as it is written. */
export interface QueueEntry {
  readonly reason: string
  readonly suggestions: readonly StoredSuggestion[]
  readonly evidence: readonly string[]
  /** Whether the machine must leave the line to a person from now on. */
  readonly isHeld: boolean
  /** The one cheque of the line that it is about. */
  readonly cheque?: string | undefined
}

/** Writes what waits and what is ignored. */
export interface Queue {
  /** Returns whether anything changed: the same entry again is left as it is. */
  put(lineId: BankLineId, entry: QueueEntry): boolean
  /** Ends what stands about a line and each of its cheques, or about the one cheque. */
  close(lineId: BankLineId, cheque?: string): void
  ignore(lineId: BankLineId, why: { reason: string; evidence: readonly string[] }): void
  stopIgnoring(lineId: BankLineId): void
}

/**
 * `seq` is the audit event that every change here belongs to; who knows about which lines nothing
 * waits says so, and they are not looked for.
 */
export function openQueue(
  db: Database,
  seq: number,
  today: CalendarDate,
  mayWait: (lineId: BankLineId) => boolean = () => true,
): Queue {
  const find = db.prepare<
    [number, string | null],
    { reason: string; suggestions: string; evidence: string; is_held: 0 | 1; opened_date: string }
  >(
    `SELECT reason, suggestions, evidence, is_held, opened_date FROM cash_exception
     WHERE bank_line_id = ? AND cheque IS ? AND closed_seq IS NULL`,
  )
  const end = db.prepare<{ seq: number; id: number; cheque: string | null }>(
    `UPDATE cash_exception SET closed_seq = @seq
     WHERE bank_line_id = @id AND (@cheque IS NULL OR cheque = @cheque) AND closed_seq IS NULL`,
  )
  const open = db.prepare(
    `INSERT INTO cash_exception
       (bank_line_id, cheque, reason, suggestions, evidence, is_held, opened_date, opened_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  return {
    put(lineId, entry) {
      const cheque = entry.cheque ?? null
      const old = mayWait(lineId) ? find.get(lineId, cheque) : undefined
      const isHeld = entry.isHeld || old?.is_held === 1
      const reason = old?.is_held === 1 ? old.reason : entry.reason
      const suggestions = JSON.stringify(entry.suggestions)
      const evidence = JSON.stringify(entry.evidence)
      if (old?.reason === reason && old.suggestions === suggestions && old.evidence === evidence)
        return false
      if (old !== undefined) end.run({ seq, id: lineId, cheque })
      const since = old?.opened_date ?? today
      open.run(lineId, cheque, reason, suggestions, evidence, isHeld ? 1 : 0, since, seq)
      return true
    },
    close(lineId, cheque) {
      if (mayWait(lineId)) end.run({ seq, id: lineId, cheque: cheque ?? null })
    },
    ...ignoring(db, seq),
  }
}

function ignoring(db: Database, seq: number): Pick<Queue, 'ignore' | 'stopIgnoring'> {
  const ignore = db.prepare(
    'INSERT INTO ignored_line (bank_line_id, reason, evidence, recorded_seq) VALUES (?, ?, ?, ?)',
  )
  const stop = db.prepare(
    'UPDATE ignored_line SET ended_seq = ? WHERE bank_line_id = ? AND ended_seq IS NULL',
  )
  return {
    ignore: (lineId, { reason, evidence }) =>
      void ignore.run(lineId, reason, JSON.stringify(evidence), seq),
    stopIgnoring: (lineId) => void stop.run(seq, lineId),
  }
}

/** An open entry of the queue, with the line it is about. */
export interface OpenException {
  readonly lineId: BankLineId
  readonly account: string
  /** Of the line, or `LINE/CHEQUE` where it is about one cheque of a deposit. */
  readonly bankRef: string
  readonly bookingDate: CalendarDate
  readonly amountMinor: number
  readonly currency: Currency
  readonly description: string
  readonly counterparty: string | null
  readonly status: BankLineStatus
  readonly reason: string
  readonly suggestions: readonly StoredSuggestion[]
  readonly evidence: readonly string[]
  readonly isHeld: boolean
  readonly openedDate: CalendarDate
  /** Who looks after the customer whose money it is, or most likely is. */
  readonly owner: string | null
}

type ExceptionRow = Omit<OpenException, 'suggestions' | 'evidence' | 'isHeld'> & {
  readonly suggestions: string
  readonly evidence: string
  readonly isHeld: 0 | 1
}

const EXCEPTION = `SELECT line.id AS lineId, account.name AS account,
    line.bank_ref || coalesce('/' || entry.cheque, '') AS bankRef, booking_date AS bookingDate,
    coalesce(receipt.amount_minor, line.amount_minor) AS amountMinor, line.currency,
    CASE WHEN receipt.id IS NULL THEN line.description
      ELSE receipt.memo || iif(cheque.text = '', '', ', for ' || cheque.text) END AS description,
    CASE WHEN receipt.id IS NULL THEN line.counterparty ELSE cheque.payer END AS counterparty,
    CASE WHEN receipt.unapplied_minor = receipt.amount_minor THEN 'queued' ELSE line.status
      END AS status,
    reason, suggestions, evidence, is_held AS isHeld, opened_date AS openedDate,
    (SELECT owner FROM customer WHERE customer.id = coalesce(CASE WHEN receipt.id IS NULL
      THEN (SELECT customer_id FROM receipt WHERE bank_line_id = line.id
            ORDER BY receipt.id DESC LIMIT 1) ELSE receipt.customer_id END,
      json_extract(suggestions, '$[0].customer'))) AS owner
  FROM cash_exception AS entry JOIN bank_line AS line ON line.id = entry.bank_line_id
    JOIN bank_account AS account ON account.id = line.account_id
    LEFT JOIN receipt ON receipt.id = CASE WHEN entry.cheque IS NOT NULL THEN (
      SELECT max(part.id) FROM receipt AS part JOIN deposit_cheque ON receipt_id = part.id
      WHERE part.bank_line_id = line.id AND ref = entry.cheque) END
    LEFT JOIN deposit_cheque AS cheque ON cheque.receipt_id = receipt.id
  WHERE closed_seq IS NULL AND line.voided_seq IS NULL`

/** What waits about one line, or about one cheque of it; undefined where nothing does. */
export function openExceptionOf(
  db: Database,
  { id, cheque }: Pick<BankLine, 'id' | 'cheque'>,
): OpenException | undefined {
  const row = db
    .prepare<[number, string | null], ExceptionRow>(
      `${EXCEPTION} AND line.id = ? AND entry.cheque IS ?`,
    )
    .get(id, cheque?.ref ?? null)
  return row === undefined ? undefined : exceptionOf(row)
}

/** What was suggested for a line that waited until an event decided it; undefined where it did not wait. */
export function suggestionsBefore(
  db: Database,
  { id, cheque }: Pick<BankLine, 'id' | 'cheque'>,
  decidedSeq: number,
): readonly StoredSuggestion[] | undefined {
  const row = db
    .prepare<[number, string | null, number], { suggestions: string }>(
      `SELECT suggestions FROM cash_exception
       WHERE bank_line_id = ? AND cheque IS ? AND closed_seq = ?`,
    )
    .get(id, cheque?.ref ?? null, decidedSeq)
  return row === undefined ? undefined : JSON.parse(row.suggestions)
}

/** The whole queue in the order of booking. */
export function openExceptions(db: Database): readonly OpenException[] {
  return db
    .prepare<[], ExceptionRow>(`${EXCEPTION} ORDER BY booking_date, line.id, entry.id`)
    .all()
    .map(exceptionOf)
}

function exceptionOf(row: ExceptionRow): OpenException {
  return {
    ...row,
    suggestions: JSON.parse(row.suggestions),
    evidence: JSON.parse(row.evidence),
    isHeld: row.isHeld === 1,
  }
}

/** A line that touches no customer, and why. */
export interface IgnoredLine {
  readonly bankRef: string
  readonly reason: string
}

/** The lines that are no customer's money, in the order of booking. */
export function ignoredLines(db: Database): readonly IgnoredLine[] {
  return db
    .prepare<[], IgnoredLine>(
      `SELECT bank_ref AS bankRef, reason
       FROM ignored_line JOIN bank_line AS line ON line.id = ignored_line.bank_line_id
       WHERE ended_seq IS NULL AND line.voided_seq IS NULL ORDER BY booking_date, line.id`,
    )
    .all()
}

/** How the lines of the book stand, by currency. */
export interface LineCount {
  readonly currency: Currency
  readonly status: BankLineStatus
  readonly isAutomatic: 0 | 1
  readonly lines: number
  readonly absoluteMinor: number
}

/** Counts the lines of the book by what became of them. */
export function lineCounts(db: Database): readonly LineCount[] {
  return db
    .prepare<[], LineCount>(
      `SELECT currency, status, is_automatic AS isAutomatic, count(*) AS lines,
         sum(abs(amount_minor)) AS absoluteMinor
       FROM (
         SELECT line.currency, line.status, line.amount_minor,
           coalesce((SELECT rule NOT IN ('accepted', 'by-hand') FROM application
             WHERE bank_line_id = line.id AND rule <> 'residual' ORDER BY id DESC LIMIT 1), 0) AS is_automatic
         FROM bank_line AS line WHERE voided_seq IS NULL
       ) GROUP BY currency, status, is_automatic ORDER BY currency, status, is_automatic`,
    )
    .all()
}

/** The customers' numbers, else names, by row key. */
export function customerLabels(db: Database): ReadonlyMap<CustomerId, string> {
  const rows = db
    .prepare<[], { id: CustomerId; label: string }>(
      'SELECT id, coalesce(number, name) AS label FROM customer ORDER BY id',
    )
    .all()
  return new Map(rows.map(({ id, label }) => [id, label]))
}
