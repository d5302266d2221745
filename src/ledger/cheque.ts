import type { Database } from '../core/ports.ts'
import type { BankLine, Cheque } from './bank-line.ts'
import type { BankLineId } from './ids.ts'

/** A cheque in the shape of the bank line that it would be by itself: what can be done with one, can with it. */
export interface ChequeLine extends BankLine {
  readonly cheque: Cheque
}

// It can be decided while it waits and pays nothing; else it is applied, as its line is.
const CHEQUE = `SELECT line.id, account.name AS account, line.bank_ref || '/' || cheque.ref AS bankRef,
    booking_date AS bookingDate, value_date AS valueDate, receipt.currency,
    receipt.amount_minor AS amountMinor, cheque.text AS description, cheque.payer AS counterparty,
    NULL AS counterpartyAccount, NULL AS creditorReference,
    CASE WHEN receipt.unapplied_minor = receipt.amount_minor AND EXISTS (
      SELECT 1 FROM cash_exception AS entry WHERE entry.bank_line_id = line.id
        AND entry.cheque = cheque.ref AND entry.closed_seq IS NULL) THEN 'queued' ELSE 'applied'
      END AS status,
    cheque.ref, cheque.payer, cheque.text, receipt.id AS receiptId, receipt.memo,
    receipt.customer_id AS customerId
  FROM deposit_cheque AS cheque JOIN receipt ON receipt.id = cheque.receipt_id
    JOIN bank_line AS line ON line.id = receipt.bank_line_id
    JOIN bank_account AS account ON account.id = line.account_id
  WHERE line.voided_seq IS NULL
    AND NOT EXISTS (SELECT 1 FROM receipt AS back WHERE back.reverses_id = receipt.id)`

type ChequeRow = BankLine & Cheque

/** The standing cheques called `LINE/CHEQUE`, or `ACCOUNT:LINE/CHEQUE`. */
export function findCheques(db: Database, ref: string): readonly ChequeLine[] {
  return db
    .prepare<{ ref: string }, ChequeRow>(
      `${CHEQUE} AND @ref IN (line.bank_ref || '/' || cheque.ref,
         account.name || ':' || line.bank_ref || '/' || cheque.ref) ORDER BY cheque.id`,
    )
    .all({ ref })
    .map(chequeLine)
}

/** The standing cheques of a bank line, in the order of its list. */
export function chequesOf(db: Database, lineId: BankLineId): readonly ChequeLine[] {
  return db
    .prepare<[number], ChequeRow>(`${CHEQUE} AND line.id = ? ORDER BY cheque.id`)
    .all(lineId)
    .map(chequeLine)
}

function chequeLine(row: ChequeRow): ChequeLine {
  const { ref, payer, text, receiptId, memo, customerId, ...line } = row
  return { ...line, cheque: { ref, payer, text, receiptId, memo, customerId } }
}
