import type { Database } from '../../core/ports.ts'
import type { BankLineId } from '../../ledger/bank-line.ts'
import type { ReceivableId } from '../../ledger/receivable.ts'

/** A note on a bank line. */
export interface LineNote {
  readonly id: number
  readonly text: string
  readonly actor: string
  /** The day that it was made for. */
  readonly date: string
}

/** The notes on a line that nobody took back, the oldest first. */
export function notesOf(db: Database, lineId: BankLineId): readonly LineNote[] {
  return db
    .prepare<[number], LineNote>(
      `SELECT note.id, note.text, event.actor, event.effective_date AS date
       FROM line_note AS note JOIN audit_event AS event ON event.seq = note.recorded_seq
       WHERE note.bank_line_id = ? AND note.ended_seq IS NULL ORDER BY note.id`,
    )
    .all(lineId)
}

/** Writes a note down. */
export function addNote(
  db: Database,
  { lineId, text, seq }: { lineId: BankLineId; text: string; seq: number },
): void {
  db.prepare('INSERT INTO line_note (bank_line_id, text, recorded_seq) VALUES (?, ?, ?)').run(
    lineId,
    text,
    seq,
  )
}

/** Takes a note back. */
export function endNote(db: Database, id: number, seq: number): void {
  db.prepare('UPDATE line_note SET ended_seq = ? WHERE id = ?').run(seq, id)
}

/** That a person has settled what an applied line left: kept it as it is, disputed it, or booked it. */
export interface Settlement {
  readonly id: number
  readonly kind: 'kept' | 'disputed' | 'settled'
  /** The invoices that it marked as disputed. */
  readonly flagged: readonly ReceivableId[]
  readonly seq: number
}

/** The standing settlement of a line. */
export function settlementOf(db: Database, lineId: BankLineId): Settlement | undefined {
  const row = db
    .prepare<[number], Omit<Settlement, 'flagged'> & { flagged: string }>(
      `SELECT id, kind, flagged, recorded_seq AS seq FROM line_settlement
       WHERE bank_line_id = ? AND ended_seq IS NULL`,
    )
    .get(lineId)
  return row === undefined ? undefined : { ...row, flagged: JSON.parse(row.flagged) }
}

/** Records that a line is settled; one that was taken back and applied anew replaces the old one. */
export function addSettlement(
  db: Database,
  lineId: BankLineId,
  settlement: Omit<Settlement, 'id'>,
): void {
  const { kind, flagged, seq } = settlement
  db.prepare(
    'UPDATE line_settlement SET ended_seq = ? WHERE bank_line_id = ? AND ended_seq IS NULL',
  ).run(seq, lineId)
  db.prepare(
    'INSERT INTO line_settlement (bank_line_id, kind, flagged, recorded_seq) VALUES (?, ?, ?, ?)',
  ).run(lineId, kind, JSON.stringify(flagged), seq)
}

/** Takes a settlement back. */
export function endSettlement(db: Database, id: number, seq: number): void {
  db.prepare('UPDATE line_settlement SET ended_seq = ? WHERE id = ?').run(seq, id)
}
