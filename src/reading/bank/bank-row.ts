import type { CalendarDate } from '../../core/calendar-date.ts'
import type { BankLineFact, RowReject } from '../facts.ts'
import type { BankLayout } from './layout.ts'

/** Why a row is no movement. */
export type SkipReason =
  | 'blank'
  | 'repeated header'
  | 'not booked (pending, failed or scheduled)'
  | 'a balance, not a movement'
  | 'a total'
  | 'a note without date and amount'
  | 'no amount'
  | 'without a balance, and passed over by the balances around it'

/** What becomes of a row. */
export type BankRow =
  | {
      readonly kind: 'line'
      readonly fact: BankLineFact
      readonly account: string | null
      readonly balance: string | null
    }
  | { readonly kind: 'reject'; readonly reject: RowReject }
  | { readonly kind: 'skipped'; readonly reason: SkipReason }

/** The layout of a file, and its days once they are read. */
export interface RowContext {
  readonly layout: BankLayout
  readonly readDay: (text: string) => CalendarDate | undefined
}
