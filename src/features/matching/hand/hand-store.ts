import { AppError } from '../../../core/errors.ts'
import type { Database } from '../../../core/ports.ts'
import type { BankLine } from '../../../ledger/bank-line.ts'
import { type Customer, findCustomers } from '../../../ledger/customer.ts'
import { findBankLines } from '../../../ledger/find-bank-lines.ts'
import type { ApplicationId, CustomerId, ReceiptId } from '../../../ledger/ids.ts'
import { RESIDUAL_RULE } from '../../../ledger/posting.ts'
import { FALLS_WITH_CASH } from '../facts/payments.ts'
import type { HandResult } from './by-hand.ts'
import type { HandItem } from './order.ts'

/** The one line with this reference; `ACCOUNT:REF` where two accounts use the same. */
export function requireLine(db: Database, ref: string): BankLine {
  const lines = findBankLines(db, ref)
  const [line] = lines
  if (line === undefined) throw noLine(ref, findBankLines(db, ref.replace(/\/[^/]*$/, '')))
  if (lines.length === 1) return line
  const names = lines.map(({ account, bankRef }) => `${account}:${bankRef}`).join(', ')
  throw new AppError('usage', `${ref} stands in several accounts: ${names}`, {
    hint: 'write ACCOUNT:REF',
  })
}

/** `of` are the lines that the part before the last slash means: their cheques have other numbers. */
function noLine(ref: string, of: readonly BankLine[]): AppError {
  const [line] = ref.includes('/') ? of : []
  if (line === undefined) {
    return new AppError('usage', `no bank line ${ref}`, { hint: '"openitem bank" lists them all' })
  }
  const cheque = ref.slice(ref.lastIndexOf('/') + 1)
  return new AppError('usage', `${line.bankRef} has no cheque ${cheque} that can be decided`, {
    hint: `openitem explain ${line.bankRef} lists its cheques; it has them once its deposit is applied`,
  })
}

/** The one customer with this number or name. */
export function requireCustomer(db: Database, text: string): Customer {
  const found = findCustomers(db, text)
  const [only] = found
  if (only !== undefined && found.length === 1) return only
  throw new AppError(
    'usage',
    found.length === 0 ? `no customer ${text}` : `${found.length} customers are called ${text}`,
    { hint: '"openitem customers" lists them; name one by its number' },
  )
}

const ITEM = `SELECT id, number, customer_id AS customerId, issue_date AS issueDate, kind, currency,
    open_minor AS openMinor,
    (SELECT coalesce(sum(amount_minor), 0) FROM allocation
     WHERE receivable_id = receivable.id AND kind = 'cash') AS cashMinor,
    (SELECT json_group_array(json_object('kind', kind, 'minor', minor)) FROM (
       SELECT kind, sum(amount_minor) AS minor FROM allocation WHERE receivable_id = receivable.id
         AND kind IN (SELECT value FROM json_each('${JSON.stringify(FALLS_WITH_CASH)}'))
       GROUP BY kind HAVING sum(amount_minor) > 0 ORDER BY kind)) AS beside
  FROM receivable WHERE voided_seq IS NULL`

type ItemRow = Omit<HandItem, 'beside'> & { readonly beside: string }

/** The invoice or credit memo with this number, of one customer where several use it. */
export function requireItem(db: Database, number: string, customerId: CustomerId | null): HandItem {
  const all = db
    .prepare<[string], ItemRow>(`${ITEM} AND number = ? ORDER BY open_minor = 0, id`)
    .all(number)
    .map(handItem)
  const own = all.filter((item) => customerId === null || item.customerId === customerId)
  const [only] = own.length > 0 ? own : all
  if (only === undefined) {
    throw new AppError('usage', `no invoice ${number}`, {
      hint: '"openitem invoices --all" lists them',
    })
  }
  if (own.length > 1) {
    throw new AppError('usage', `${own.length} customers have an invoice ${number}`, {
      hint: 'say which with --customer',
    })
  }
  return only
}

/** The invoice or credit memo of a suggestion, as it stands now. */
export function itemById(db: Database, id: number): HandItem | undefined {
  const row = db.prepare<[number], ItemRow>(`${ITEM} AND id = ?`).get(id)
  return row === undefined ? undefined : handItem(row)
}

function handItem(row: ItemRow): HandItem {
  return { ...row, beside: JSON.parse(row.beside) }
}

/** Whether nobody took a receipt back. */
export function isStanding(db: Database, id: ReceiptId): boolean {
  const back = db.prepare<[number], { id: number }>('SELECT id FROM receipt WHERE reverses_id = ?')
  return back.get(id) === undefined
}

/** What stands of a line: the applications and receipts that nobody took back. */
export interface LivePosting {
  readonly applications: readonly ApplicationId[]
  readonly receipts: readonly ReceiptId[]
  /** The event that decided the line: that it is applied, or ignored. */
  readonly decidedSeq: number | undefined
}

/** What stands of a line, or of the one cheque, the latest first. */
export function livePosting(
  db: Database,
  { id: lineId, cheque }: Pick<BankLine, 'id' | 'cheque'>,
): LivePosting {
  if (cheque !== undefined) return liveCheque(db, cheque.receiptId)
  const applications = db
    .prepare<[number], { id: ApplicationId }>(
      `SELECT id FROM application WHERE bank_line_id = ? AND reverses_id IS NULL
         AND NOT EXISTS (SELECT 1 FROM application AS back WHERE back.reverses_id = application.id)
       ORDER BY id DESC`,
    )
    .all(lineId)
  const receipts = db
    .prepare<[number], { id: ReceiptId }>(
      `SELECT id FROM receipt WHERE bank_line_id = ? AND reverses_id IS NULL
         AND NOT EXISTS (SELECT 1 FROM receipt AS back WHERE back.reverses_id = receipt.id)
       ORDER BY id DESC`,
    )
    .all(lineId)
  const decided = db
    .prepare<{ id: number }, { seq: number | null }>(
      `SELECT coalesce(
         (SELECT max(recorded_seq) FROM ignored_line WHERE bank_line_id = @id AND ended_seq IS NULL),
         (SELECT max(recorded_seq) FROM receipt WHERE bank_line_id = @id AND reverses_id IS NULL)
       ) AS seq`,
    )
    .get({ id: lineId })
  return {
    applications: applications.map(({ id }) => id),
    receipts: receipts.map(({ id }) => id),
    decidedSeq: decided?.seq ?? undefined,
  }
}

/**
 * What a cheque pays, and what was booked of the rest of these invoices; also the decision by which
 * it was kept on account, which pays nothing.
 */
function liveCheque(db: Database, receiptId: ReceiptId): LivePosting {
  const applications = db
    .prepare<{ receiptId: number; rest: string }, { id: ApplicationId }>(
      `WITH own AS (
         SELECT application_id AS id, receivable_id FROM allocation WHERE receipt_id = @receiptId
       ), alone AS (
         SELECT max(part.id) AS id FROM receipt JOIN application AS part
           ON part.bank_line_id = receipt.bank_line_id AND part.recorded_seq = receipt.recorded_seq
         WHERE receipt.id = @receiptId GROUP BY receipt.id HAVING count(*) = 1
       )
       SELECT id FROM application WHERE reverses_id IS NULL
         AND NOT EXISTS (SELECT 1 FROM application AS back WHERE back.reverses_id = application.id)
         AND (id IN (SELECT id FROM own) OR id IN (SELECT id FROM alone) OR (rule = @rest
           AND bank_line_id = (SELECT bank_line_id FROM receipt WHERE id = @receiptId)
           AND EXISTS (SELECT 1 FROM allocation WHERE application_id = application.id
             AND receivable_id IN (SELECT receivable_id FROM own))))
       ORDER BY id DESC`,
    )
    .all({ receiptId, rest: RESIDUAL_RULE })
  const receipt = db
    .prepare<[number], { seq: number }>('SELECT recorded_seq AS seq FROM receipt WHERE id = ?')
    .get(receiptId)
  return {
    applications: applications.map(({ id }) => id),
    receipts: [receiptId],
    decidedSeq: receipt?.seq,
  }
}

/** Whose money a cheque was thought to be before it was decided. */
export function customerBefore(db: Database, receiptId: ReceiptId): CustomerId | null {
  const before = db
    .prepare<[number], { customerId: CustomerId | null }>(
      `SELECT old.customer_id AS customerId FROM receipt
         JOIN receipt AS back ON back.recorded_seq = receipt.recorded_seq
           AND back.bank_line_id = receipt.bank_line_id
         JOIN receipt AS old ON old.id = back.reverses_id AND old.memo IS receipt.memo
       WHERE receipt.id = ?`,
    )
    .get(receiptId)
  return before?.customerId ?? null
}

/** An export's payment that a posting took back, to be told again when the posting itself is. */
export interface ReplacedPayment {
  readonly receiptId: ReceiptId
  readonly applicationId: ApplicationId
}

/** The recorded payments that were reversed together with an application of the line. */
export function replacedPayments(
  db: Database,
  applicationId: ApplicationId,
): readonly ReplacedPayment[] {
  return db
    .prepare<[number], ReplacedPayment>(
      `SELECT old.id AS receiptId, allocation.application_id AS applicationId
       FROM application JOIN receipt AS back ON back.recorded_seq = application.recorded_seq
         JOIN receipt AS old ON old.id = back.reverses_id AND old.source = 'history'
         JOIN allocation ON allocation.receipt_id = old.id AND allocation.reverses_id IS NULL
       WHERE application.id = ? AND allocation.receivable_id IN
         (SELECT receivable_id FROM allocation AS own WHERE own.application_id = application.id)
       ORDER BY old.id`,
    )
    .all(applicationId)
}

/** Ends what an application taught and the reasons given with it. */
export function endLessons(db: Database, applicationId: ApplicationId, seq: number): void {
  const change = { seq, id: applicationId }
  db.prepare(
    'UPDATE payer_lesson SET ended_seq = @seq WHERE application_id = @id AND ended_seq IS NULL',
  ).run(change)
  db.prepare(
    'UPDATE residual_reason SET ended_seq = @seq WHERE application_id = @id AND ended_seq IS NULL',
  ).run(change)
}

/** Records why something was let go, for the list of reasons. */
export function recordReasons(
  db: Database,
  residuals: HandResult['residuals'],
  { applicationId, seq }: { applicationId: ApplicationId; seq: number },
): void {
  const insert = db.prepare(
    `INSERT INTO residual_reason (application_id, receivable_id, kind, reason, amount_minor, recorded_seq)
     VALUES (?, ?, ?, ?, ?, ?)`,
  )
  for (const { item, amountMinor, choice } of residuals) {
    insert.run(applicationId, item.id, choice.kind, choice.reason, amountMinor, seq)
  }
}
