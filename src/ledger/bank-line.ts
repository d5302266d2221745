import type { CalendarDate } from '../core/calendar-date.ts'
import type { Currency } from '../core/currency.ts'
import { check } from '../core/errors.ts'
import type { Database } from '../core/ports.ts'
import type { BankAccountId, BankLineId, CustomerId, ReceiptId } from './ids.ts'

export type BankLineStatus = 'new' | 'queued' | 'applied' | 'ignored'

/** One booked movement of a bank account, as the account's owner sees it: positive is money in. */
export interface BankLine {
  readonly id: BankLineId
  readonly account: string
  readonly bankRef: string
  readonly bookingDate: CalendarDate
  readonly valueDate: CalendarDate | null
  readonly currency: Currency
  readonly amountMinor: number
  readonly description: string
  readonly counterparty: string | null
  readonly counterpartyAccount: string | null
  readonly creditorReference: string | null
  readonly status: BankLineStatus
  /** Set where it is one cheque of a deposit. */
  readonly cheque?: Cheque
}

/** A cheque of a deposit, as whoever listed the deposit tells it. */
export interface ChequeFacts {
  /** Its number, unique among the cheques of its bank line. */
  readonly ref: string
  readonly payer: string | null
  /** The invoices that the list names; empty where it names none. */
  readonly text: string
}

/** A cheque whose receipt stands. */
export interface Cheque extends ChequeFacts {
  readonly receiptId: ReceiptId
  readonly memo: string | null
  /** Whose money it is, as far as it is known. */
  readonly customerId: CustomerId | null
}

export type BankLineFacts = Omit<BankLine, 'id' | 'account' | 'status' | 'cheque'>

const SELECT = `SELECT line.id, account.name AS account, bank_ref AS bankRef,
    booking_date AS bookingDate, value_date AS valueDate, line.currency,
    amount_minor AS amountMinor, description, counterparty,
    counterparty_account AS counterpartyAccount, creditor_reference AS creditorReference, status
  FROM bank_line AS line JOIN bank_account AS account ON account.id = line.account_id
  WHERE voided_seq IS NULL`

/** Every line of the book in the order of booking. */
export function allBankLines(db: Database): readonly BankLine[] {
  return db.prepare<[], BankLine>(`${SELECT} ORDER BY booking_date, line.id`).all()
}

/** The lines that no decision has settled yet, one by one in the order of booking. */
export function waitingBankLines(db: Database): IterableIterator<BankLine> {
  return db
    .prepare<[], BankLine>(
      `${SELECT} AND status IN ('new', 'queued') ORDER BY booking_date, line.id`,
    )
    .iterate()
}

/** The lines with this reference: one, unless two accounts use the same; `ACCOUNT:REF` tells them apart. */
export function bankLinesCalled(db: Database, ref: string): readonly BankLine[] {
  return db
    .prepare<{ ref: string }, BankLine>(
      `${SELECT} AND (bank_ref = @ref OR account.name || ':' || bank_ref = @ref) ORDER BY line.id`,
    )
    .all({ ref })
}

/** A bank account of the book. */
export interface BankAccount {
  readonly id: BankAccountId
  /** What its lines are in where a file does not say; null while nothing has told. */
  readonly currency: Currency | null
}

/** The account with this name, made when it is new; what is known of it is not replaced. */
export function ensureBankAccount(
  db: Database,
  account: { name: string; identifier: string | null; currency: Currency | null },
): BankAccount {
  const row = db
    .prepare<typeof account, BankAccount>(
      `INSERT INTO bank_account (name, identifier, currency) VALUES (@name, @identifier, @currency)
       ON CONFLICT (name) DO UPDATE SET identifier = coalesce(identifier, excluded.identifier),
         currency = coalesce(currency, excluded.currency)
       RETURNING id, currency`,
    )
    .get(account)
  check(row !== undefined, `no bank account ${account.name}`)
  return row
}

/** Prepares the update once; the returned function says what became of a line. */
export function bankLineMarker(db: Database): (id: BankLineId, status: BankLineStatus) => void {
  const update = db.prepare('UPDATE bank_line SET status = ? WHERE id = ?')
  return (id, status) => {
    update.run(status, id)
  }
}

/** Says the same of many lines, in the order of the table. */
export function markBankLines(
  db: Database,
  ids: readonly BankLineId[],
  status: BankLineStatus,
): void {
  if (ids.length === 0) return
  db.prepare<[string, string]>(
    'UPDATE bank_line SET status = ? WHERE id IN (SELECT value FROM json_each(?))',
  ).run(status, JSON.stringify(ids))
}

/** Takes a line out of the book as though it had never been; it must not be applied. */
export function voidBankLine(db: Database, id: BankLineId, seq: number): void {
  db.prepare('UPDATE bank_line SET voided_seq = ? WHERE id = ?').run(seq, id)
}
