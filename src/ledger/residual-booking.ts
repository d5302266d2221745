import type { CalendarDate } from '../core/calendar-date.ts'
import type { Currency } from '../core/currency.ts'
import type { Database } from '../core/ports.ts'
import type { BankLine } from './bank-line.ts'
import type { ApplicationId, BankLineId, CustomerId, ReceivableId } from './ids.ts'
import { type AllocationFacts, openPosting, RESIDUAL_RULE } from './posting.ts'
import { voidReceivable } from './receivable.ts'
import { addReceivable } from './receivable-load.ts'

/** What becomes of the rest of an invoice that was paid short. */
export const RESIDUAL_KINDS = [
  'writeoff',
  'discount',
  'fee',
  'withholding',
  'rounding',
  'credit-memo',
] as const

export type ResidualKind = (typeof RESIDUAL_KINDS)[number]

/** The rest of an invoice that a bank line paid in part. */
export interface Residual {
  readonly receivableId: ReceivableId
  readonly customerId: CustomerId
  readonly invoice: string
  readonly issueDate: CalendarDate
  readonly currency: Currency
  readonly openMinor: number
}

/** What is to be booked, by whom, and when. */
export interface ResidualOrder {
  readonly line: BankLine
  readonly residuals: readonly Residual[]
  readonly kind: ResidualKind
  readonly evidence: readonly string[]
  readonly asOf: CalendarDate
  readonly seq: number
}

/**
 * Books what a short payment left, so that nothing is open any more. What the payer kept back by
 * right counts from the day of the payment; what is forgiven (a write-off, a credit memo) is decided
 * today and counts from today. Returns the numbers of the credit memos that were made.
 */
export function bookResiduals(
  db: Database,
  order: ResidualOrder,
): { readonly applicationId: ApplicationId; readonly memos: readonly string[] } {
  const { line, kind, asOf, seq } = order
  const isForgiven = kind === 'writeoff' || kind === 'credit-memo'
  const day = isForgiven ? asOf : line.bookingDate
  const memos: string[] = []
  const allocations = order.residuals.flatMap((residual): readonly AllocationFacts[] => {
    const effectiveDate = residual.issueDate > day ? residual.issueDate : day
    const part = { amountMinor: residual.openMinor, receiptMinor: 0, effectiveDate }
    const { receivableId } = residual
    if (kind !== 'credit-memo') return [{ ...part, receivableId, kind }]
    const memo = createMemo(db, residual, { day: effectiveDate, seq })
    memos.push(memo.number)
    return [
      { ...part, receivableId, kind: 'credit' },
      { ...part, receivableId: memo.id, kind: 'credit', amountMinor: -residual.openMinor },
    ]
  })
  const applicationId = openPosting(db, seq).application({
    bankLineId: line.id,
    receiptId: null,
    rule: RESIDUAL_RULE,
    confidence: 1,
    evidence: order.evidence,
    allocations,
  })
  return { applicationId, memos }
}

function createMemo(
  db: Database,
  { customerId, invoice, currency, openMinor }: Residual,
  { day, seq }: { day: CalendarDate; seq: number },
): { readonly id: ReceivableId; readonly number: string } {
  const number = freeNumber(db, `CM-${invoice}`)
  const id = addReceivable(
    db,
    {
      kind: 'credit_memo',
      number,
      customerId,
      issueDate: day,
      dueDate: day,
      currency,
      totalMinor: -openMinor,
      taxMinor: null,
      terms: null,
      poNumber: null,
      structuredReference: null,
      paymentLink: null,
      sourceStatus: null,
      isDisputed: false,
    },
    seq,
  )
  return { id, number }
}

/** A number that no document ever had: one that was taken back keeps its own. */
function freeNumber(db: Database, wanted: string): string {
  const isTaken = db.prepare<[string], { id: number }>('SELECT id FROM receivable WHERE number = ?')
  for (let count = 1; ; count++) {
    const number = count === 1 ? wanted : `${wanted}-${count}`
    if (isTaken.get(number) === undefined) return number
  }
}

/** Takes out the credit memos that were made for an application which was taken back. */
export function voidMemosOf(db: Database, applicationId: ApplicationId, seq: number): void {
  const made = db
    .prepare<[number], { id: ReceivableId }>(
      `SELECT memo.id FROM application
         JOIN allocation ON allocation.application_id = application.id
         JOIN receivable AS memo ON memo.id = allocation.receivable_id
       WHERE application.id = ? AND memo.kind = 'credit_memo' AND memo.batch_id IS NULL
         AND memo.recorded_seq = application.recorded_seq AND memo.voided_seq IS NULL
       ORDER BY memo.id`,
    )
    .all(applicationId)
  for (const { id } of made) voidReceivable(db, id, seq)
}

/** The applications of one event that booked what a line left, and that nobody took back. */
export function standingResiduals(
  db: Database,
  { lineId, recordedSeq }: { lineId: BankLineId; recordedSeq: number },
): readonly ApplicationId[] {
  return db
    .prepare<[number, string, number], ApplicationId>(
      `SELECT decision.id FROM application AS decision
       WHERE decision.bank_line_id = ? AND decision.rule = ? AND decision.recorded_seq = ?
         AND NOT EXISTS (SELECT 1 FROM application AS back WHERE back.reverses_id = decision.id)
       ORDER BY decision.id`,
    )
    .pluck()
    .all(lineId, RESIDUAL_RULE, recordedSeq)
}
