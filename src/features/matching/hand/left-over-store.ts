import type { Database } from '../../../core/ports.ts'
import type { BankLine } from '../../../ledger/bank-line.ts'
import type { ReceiptId } from '../../../ledger/ids.ts'

/** What an applied line, or cheque, has left: money that pays nothing yet. */
export interface LeftOver {
  readonly receiptId: ReceiptId
  readonly minor: number
}

/** What is left of a line that is applied already; undefined where nothing is, or only of single cheques. */
export function leftOverOf(db: Database, line: BankLine): LeftOver | undefined {
  if (line.status !== 'applied') return undefined
  const rows = db
    .prepare<{ lineId: number; receiptId: number | null }, LeftOver>(
      `SELECT receipt.id AS receiptId, unapplied_minor AS minor FROM receipt
         LEFT JOIN deposit_cheque AS cheque ON cheque.receipt_id = receipt.id
       WHERE bank_line_id = @lineId AND unapplied_minor > 0 AND reverses_id IS NULL
         AND iif(@receiptId IS NULL, cheque.id IS NULL, receipt.id = @receiptId)`,
    )
    .all({ lineId: line.id, receiptId: line.cheque?.receiptId ?? null })
  return rows.length === 1 ? rows[0] : undefined
}
