import type { CalendarDate } from '../../../core/calendar-date.ts'
import type { Currency } from '../../../core/currency.ts'
import type { DocumentKind } from '../../../reading/lists/document-kind.ts'
import type { State } from './status.ts'

/** What a row says of its customer; rows that say the same share one. */
export interface Party {
  /** Its number among those that are at hand while the file is read. */
  readonly ordinal: number
  /** What rows of one customer have in common. */
  readonly key: string
  readonly number: string | null
  readonly name: string | null
  readonly email: string | null
  readonly segment: string | null
  readonly region: string | null
}

/** One row of an invoice list, read but not yet joined with the other rows of its invoice. */
export interface DocumentRow {
  readonly line: number
  readonly number: string
  readonly party: Party
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
  readonly paymentLink: string | null
  readonly structuredReference: string | null
  readonly isDisputed: boolean
  readonly appliesTo: string | null
}

type Amounts = 'total' | 'lineTotal' | 'tax' | 'balance' | 'paid'

/** An invoice or credit memo as a file tells it, in minor units, signed as in the ledger. */
export interface DocumentFact extends Omit<DocumentRow, Amounts | 'kind' | 'currency'> {
  readonly kind: 'invoice' | 'credit_memo'
  readonly currency: Currency
  /** Null where it is beyond what can be counted exactly. */
  readonly totalMinor: number | null
  /** Whether the file's total had more digits than its currency. */
  readonly isRounded: boolean
  readonly taxMinor: number | null
  readonly balanceMinor: number | null
  readonly paidMinor: number | null
  /** The further lines of the file that belong to it. */
  readonly otherLines: readonly number[]
}
