import type { Currency } from '../../../core/currency.ts'
import type { Database } from '../../../core/ports.ts'
import type { BankLine } from '../../../ledger/bank-line.ts'
import type { ApplicationId, BankLineId } from '../../../ledger/ids.ts'

/** What a decision gave an invoice, in the invoice's currency. */
export interface PastPart {
  readonly invoice: string
  readonly kind: string
  readonly amountMinor: number
  readonly currency: Currency
}

/** One decision about a line, standing or taken back, as the ledger has it. */
export interface PastDecision {
  readonly id: ApplicationId
  readonly rule: string
  readonly confidence: number
  readonly evidence: readonly string[]
  readonly isTakenBack: boolean
  readonly actor: string
  readonly recordedAt: string
  readonly parts: readonly PastPart[]
}

/** Every decision that was ever taken about a line, or one cheque of it, the first one first. */
export function pastDecisions(
  db: Database,
  { id, cheque }: Pick<BankLine, 'id' | 'cheque'>,
): readonly PastDecision[] {
  const parts = db.prepare<[number], PastDecision['parts'][number]>(
    `SELECT receivable.number AS invoice, allocation.kind, amount_minor AS amountMinor,
       receivable.currency
     FROM allocation JOIN receivable ON receivable.id = allocation.receivable_id
     WHERE application_id = ? ORDER BY allocation.id`,
  )
  return db
    .prepare<
      { id: number; ref: string | null },
      Omit<PastDecision, 'parts' | 'evidence' | 'isTakenBack'> & { evidence: string; back: number }
    >(
      `SELECT application.id, rule, confidence_1e4 / 10000.0 AS confidence, evidence, actor,
         recorded_at AS recordedAt,
         EXISTS (SELECT 1 FROM application AS other WHERE other.reverses_id = application.id) AS back
       FROM application JOIN audit_event ON audit_event.seq = application.recorded_seq
       WHERE bank_line_id = @id AND reverses_id IS NULL
         AND (@ref IS NULL OR EXISTS (SELECT 1 FROM allocation JOIN deposit_cheque USING (receipt_id)
           WHERE application_id = application.id AND ref = @ref)) ORDER BY application.id`,
    )
    .all({ id, ref: cheque?.ref ?? null })
    .map(({ back, evidence, ...row }) => ({
      ...row,
      evidence: JSON.parse(evidence),
      isTakenBack: back === 1,
      parts: parts.all(row.id),
    }))
}

/** Why a line is left alone. */
export interface Ignored {
  readonly reason: string
  readonly evidence: readonly string[]
}

/** Why a line is ignored; undefined when it is not. */
export function ignoredReason(db: Database, lineId: BankLineId): Ignored | undefined {
  const row = db
    .prepare<[number], { reason: string; evidence: string }>(
      'SELECT reason, evidence FROM ignored_line WHERE bank_line_id = ? AND ended_seq IS NULL',
    )
    .get(lineId)
  return row === undefined ? undefined : { ...row, evidence: JSON.parse(row.evidence) }
}
