import type { Database } from '../core/ports.ts'
import type { BankLine } from './bank-line.ts'

/** Takes a line, or one cheque of it, off the queue; what stood there is kept. */
export function closeException(
  db: Database,
  { id, cheque }: Pick<BankLine, 'id' | 'cheque'>,
  seq: number,
): void {
  db.prepare(
    `UPDATE cash_exception SET closed_seq = ?
     WHERE bank_line_id = ? AND cheque IS ? AND closed_seq IS NULL`,
  ).run(seq, id, cheque?.ref ?? null)
}

/** Puts what an event took off the queue back as it was; a line that waits again by now is left. */
export function reopenException(db: Database, event: { closedSeq: number; seq: number }): void {
  db.prepare(
    `INSERT INTO cash_exception
       (bank_line_id, cheque, reason, suggestions, evidence, is_held, opened_date, opened_seq)
     SELECT bank_line_id, cheque, reason, suggestions, evidence, is_held, opened_date, @seq
     FROM cash_exception WHERE closed_seq = @closedSeq
     ON CONFLICT DO NOTHING`,
  ).run(event)
}
