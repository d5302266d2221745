import type { CalendarDate } from '../../../core/calendar-date.ts'
import type { Currency } from '../../../core/currency.ts'
import type { DocumentKind, State } from './status.ts'

/** One row of an invoice list, read but not yet joined with the other rows of its invoice. */
export interface DocumentRow {
  readonly line: number
  readonly number: string
  readonly customerNumber: string | null
  readonly customer: string | null
  readonly email: string | null
  readonly issueDate: CalendarDate
  readonly dueDate: CalendarDate | null
  readonly terms: string | null
  readonly currency: Currency | null
  /** Decimals with a point, as the file has them; null where the cell is empty. */
  readonly total: string | null
  readonly lineTotal: string | null
  readonly tax: string | null
  readonly balance: string | null
  readonly paid: string | null
  readonly paidDate: CalendarDate | null
  readonly poNumber: string | null
  readonly kind: DocumentKind
  readonly state: State
  readonly status: string | null
  readonly segment: string | null
  readonly region: string | null
  readonly paymentLink: string | null
  readonly structuredReference: string | null
  readonly isDisputed: boolean
  readonly appliesTo: string | null
}

/** An invoice or credit memo as a file tells it: signed as in the ledger. */
export interface DocumentFact extends Omit<DocumentRow, 'total' | 'kind'> {
  readonly kind: 'invoice' | 'credit_memo'
  readonly total: string
  /** The further lines of the file that belong to it. */
  readonly otherLines: readonly number[]
}
