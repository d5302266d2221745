import type { CalendarDate } from '../../../core/calendar-date.ts'
import type { Currency } from '../../../core/currency.ts'
import type { Database } from '../../../core/ports.ts'

/** One invoice within a remittance advice. */
export interface RemittanceItem {
  readonly remittanceRef: string
  readonly payer: string | null
  readonly paidDate: CalendarDate | null
  /** Empty where the money is for nothing in particular. */
  readonly invoiceNumber: string
  readonly currency: Currency
  readonly amountMinor: number
  readonly discountMinor: number
  readonly deductionMinor: number
  readonly reason: string | null
  readonly depositRef: string | null
  readonly batchId: number
  readonly row: number
}

/** Adds an item of a remittance advice; false when it is known. */
export function remittanceInserter(db: Database): (item: RemittanceItem) => boolean {
  const insert = db.prepare(
    `INSERT INTO remittance_item (remittance_ref, payer, paid_date, invoice_number, currency,
       amount_minor, discount_minor, deduction_minor, reason, deposit_ref, batch_id, row)
     VALUES (@remittanceRef, @payer, @paidDate, @invoiceNumber, @currency, @amountMinor,
       @discountMinor, @deductionMinor, @reason, @depositRef, @batchId, @row)
     ON CONFLICT DO NOTHING`,
  )
  return (item) => insert.run(item).changes === 1
}

/** A line of an advice that the book has. */
export interface KnownRemittance {
  readonly invoiceNumber: string
  readonly amountMinor: number
  readonly batchId: number
}

/** What tells one advice from another; cheques come again on other days, payments do not. */
export interface AdviceName {
  readonly ref: string
  readonly payer: string | null
  readonly deposit: string | null
  readonly paidDate: string | null
}

/** Looks up what the book has of one advice; prepared once. */
export function remittanceFinder(db: Database): (advice: AdviceName) => readonly KnownRemittance[] {
  const find = db.prepare<AdviceName, KnownRemittance>(
    `SELECT invoice_number AS invoiceNumber, amount_minor AS amountMinor, batch_id AS batchId
     FROM remittance_item
     WHERE remittance_ref = @ref AND deposit_ref IS @deposit AND voided_seq IS NULL
       AND coalesce(payer, '') = coalesce(@payer, '')
       AND (@deposit IS NULL OR paid_date IS @paidDate)
     ORDER BY id`,
  )
  return ({ ref, payer, deposit, paidDate }) => find.all({ ref, payer, deposit, paidDate })
}
