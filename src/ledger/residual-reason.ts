import type { Database } from '../core/ports.ts'
import type { ApplicationId, ReceivableId } from './ids.ts'

/** Why customers keep something back; a book adds its own under `[matching] reasons`. */
export const RESIDUAL_REASONS = [
  'discount-late',
  'fee',
  'pricing',
  'damaged',
  'withholding',
  'unknown',
] as const

/** What an application left of an invoice, what became of it, and why. */
export interface ReasonedResidual {
  readonly applicationId: ApplicationId
  readonly receivableId: ReceivableId
  /** How it was booked; `open` where it still is. */
  readonly kind: string
  readonly reason: string
  readonly amountMinor: number
}

/** Records why a rest was booked, or stays open. */
export function recordResidual(db: Database, residual: ReasonedResidual, seq: number): void {
  db.prepare(
    `INSERT INTO residual_reason (application_id, receivable_id, kind, reason, amount_minor, recorded_seq)
     VALUES (@applicationId, @receivableId, @kind, @reason, @amountMinor, @seq)`,
  ).run({ ...residual, seq })
}

/** Takes back the reasons that one event recorded. */
export function endResiduals(db: Database, event: { recordedSeq: number; seq: number }): void {
  db.prepare(
    `UPDATE residual_reason SET ended_seq = @seq
     WHERE recorded_seq = @recordedSeq AND ended_seq IS NULL`,
  ).run(event)
}
