import type { Database } from '../core/ports.ts'
import type { BankLine } from './bank-line.ts'
import type { BankLineId } from './ids.ts'
import { standingPayments } from './standing-payments.ts'

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

const REOPEN = `INSERT INTO cash_exception
    (bank_line_id, cheque, reason, suggestions, evidence, is_held, opened_date, opened_seq)
  SELECT bank_line_id, cheque, reason, suggestions, evidence, is_held, opened_date, @seq
  FROM cash_exception`

/** Puts what an event took off the queue back as it was; a line that waits again by now is left. */
export function reopenException(db: Database, event: { closedSeq: number; seq: number }): void {
  db.prepare(`${REOPEN} WHERE closed_seq = @closedSeq ON CONFLICT DO NOTHING`).run(event)
}

interface GapEntry {
  readonly id: number
  readonly lineId: BankLineId
  readonly cheque: string | null
  readonly isOpen: 0 | 1
}

interface GapChange {
  readonly id: number
  readonly isOpen: boolean
}

/**
 * Entries about the gap of a short payment that do not stand as they should: the gap is gone, since
 * the rest was paid or the payment itself came back, or it is there again. What a person has decided
 * about a gap stays decided.
 */
export function gapChanges(db: Database): readonly GapChange[] {
  const entries = db
    .prepare<[], GapEntry>(
      `SELECT entry.id, entry.bank_line_id AS lineId, entry.cheque,
         entry.closed_seq IS NULL AS isOpen
       FROM cash_exception AS entry JOIN bank_line AS line ON line.id = entry.bank_line_id
       WHERE entry.reason IN ('SHORT_PAY', 'DEDUCTION')
         AND line.status = 'applied' AND line.voided_seq IS NULL
         AND NOT EXISTS (SELECT 1 FROM cash_exception AS later
           WHERE later.bank_line_id = entry.bank_line_id AND later.cheque IS entry.cheque
             AND later.id > entry.id)
         AND NOT EXISTS (SELECT 1 FROM line_settlement AS word
           WHERE word.bank_line_id = entry.bank_line_id AND word.cheque IS entry.cheque
             AND word.ended_seq IS NULL)
       ORDER BY entry.id`,
    )
    .all()
  const hasGap = gapReader(db)
  return entries.flatMap((entry) => {
    const isOpen = hasGap(entry)
    return isOpen === (entry.isOpen === 1) ? [] : [{ id: entry.id, isOpen }]
  })
}

/** Whether an invoice that a line, or a cheque of it, has paid is open in part, and the payment did not come back. */
function gapReader(db: Database): (entry: GapEntry) => boolean {
  const short = db.prepare<{ lineId: number; cheque: string | null }, { id: number }>(
    `SELECT DISTINCT item.id
     FROM receipt JOIN allocation AS part ON part.receipt_id = receipt.id
       JOIN receivable AS item ON item.id = part.receivable_id
     WHERE receipt.bank_line_id = @lineId AND item.kind = 'invoice' AND item.open_minor > 0
       AND (@cheque IS NULL OR EXISTS (SELECT 1 FROM deposit_cheque AS cheque
         WHERE cheque.receipt_id = receipt.id AND cheque.ref = @cheque))
     ORDER BY item.id`,
  )
  const payments = db.prepare<
    [number],
    { cashMinor: number; lineId: BankLineId | null; cheque: string | null }
  >(
    `SELECT sum(part.amount_minor) AS cashMinor, receipt.bank_line_id AS lineId, cheque.ref AS cheque
     FROM allocation AS part JOIN receipt ON receipt.id = part.receipt_id
       LEFT JOIN deposit_cheque AS cheque ON cheque.receipt_id = receipt.id
     WHERE part.receivable_id = ? AND part.reverses_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM allocation AS back WHERE back.reverses_id = part.id)
     GROUP BY part.application_id, receipt.id ORDER BY part.application_id, receipt.id`,
  )
  return ({ lineId, cheque }) =>
    short
      .all({ lineId, cheque })
      .some(({ id }) =>
        standingPayments(payments.all(id)).some(
          (own) => own.lineId === lineId && (cheque === null || own.cheque === cheque),
        ),
      )
}

/** Has the queue tell of the gaps that there are; for the end of every event that moves money. */
export function keepGaps(db: Database, seq: number): void {
  const changes = gapChanges(db)
  if (changes.length === 0) return
  const end = db.prepare('UPDATE cash_exception SET closed_seq = ? WHERE id = ?')
  const again = db.prepare(`${REOPEN} WHERE id = @id`)
  for (const { id, isOpen } of changes) {
    if (isOpen) again.run({ id, seq })
    else end.run(seq, id)
  }
}
