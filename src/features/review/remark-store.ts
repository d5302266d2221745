import type { Database } from '../../core/ports.ts'
import type { BankLine } from '../../ledger/bank-line.ts'
import type { ReceivableId } from '../../ledger/ids.ts'

/** A note on a bank line. */
export interface LineNote {
  readonly id: number
  readonly text: string
  readonly actor: string
  /** The day that it was made for. */
  readonly date: string
}

/** The line, or the one cheque of it, that a remark is about. */
type Place = Pick<BankLine, 'id' | 'cheque'>

/** The notes on a line that nobody took back, the oldest first. */
export function notesOf(db: Database, { id, cheque }: Place): readonly LineNote[] {
  return db
    .prepare<[number, string | null], LineNote>(
      `SELECT note.id, note.text, event.actor, event.effective_date AS date
       FROM line_note AS note JOIN audit_event AS event ON event.seq = note.recorded_seq
       WHERE note.bank_line_id = ? AND note.cheque IS ? AND note.ended_seq IS NULL
       ORDER BY note.id`,
    )
    .all(id, cheque?.ref ?? null)
}

/** Writes a note down. */
export function addNote(
  db: Database,
  { id, cheque }: Place,
  { text, seq }: { text: string; seq: number },
): void {
  db.prepare(
    'INSERT INTO line_note (bank_line_id, cheque, text, recorded_seq) VALUES (?, ?, ?, ?)',
  ).run(id, cheque?.ref ?? null, text, seq)
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
export function settlementOf(db: Database, { id, cheque }: Place): Settlement | undefined {
  const row = db
    .prepare<[number, string | null], Omit<Settlement, 'flagged'> & { flagged: string }>(
      `SELECT id, kind, flagged, recorded_seq AS seq FROM line_settlement
       WHERE bank_line_id = ? AND cheque IS ? AND ended_seq IS NULL`,
    )
    .get(id, cheque?.ref ?? null)
  return row === undefined ? undefined : { ...row, flagged: JSON.parse(row.flagged) }
}

/** Records that a line is settled; one that was taken back and applied anew replaces the old one. */
export function addSettlement(
  db: Database,
  { id, cheque }: Place,
  settlement: Omit<Settlement, 'id'>,
): void {
  const { kind, flagged, seq } = settlement
  const ref = cheque?.ref ?? null
  db.prepare(
    `UPDATE line_settlement SET ended_seq = ?
     WHERE bank_line_id = ? AND cheque IS ? AND ended_seq IS NULL`,
  ).run(seq, id, ref)
  db.prepare(
    `INSERT INTO line_settlement (bank_line_id, cheque, kind, flagged, recorded_seq)
     VALUES (?, ?, ?, ?, ?)`,
  ).run(id, ref, kind, JSON.stringify(flagged), seq)
}

/** Takes a settlement back. */
export function endSettlement(db: Database, id: number, seq: number): void {
  db.prepare('UPDATE line_settlement SET ended_seq = ? WHERE id = ?').run(seq, id)
}
