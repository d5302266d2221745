import type { CalendarDate } from '../../core/calendar-date.ts'
import type { DemoInvoice } from './invoices.ts'
import type { Dice } from './random.ts'

/** A line of the demo's bank file, in US cents; negative is money out. */
export interface DemoLine {
  readonly date: CalendarDate
  readonly cents: number
  readonly payer: string
  readonly account: string
  readonly memo: string
}

/** What a card processor kept and paid out for one invoice. */
export interface DemoPayoutItem {
  readonly payout: string
  readonly date: CalendarDate
  readonly invoice: string
  readonly gross: number
  readonly fee: number
}

/** One customer's invoices on the day that one of them is paid, and everything that one may need. */
export interface Occasion {
  readonly date: CalendarDate
  readonly invoice: DemoInvoice
  /** The customer's other invoices that are open on that day, oldest first. */
  readonly others: readonly DemoInvoice[]
  /** The customer's credit memo that is not used yet. */
  readonly memo: DemoInvoice | undefined
  readonly dice: Dice
  readonly serial: number
}

/** A way of paying: the lines it leaves, and what it settles. None when it does not fit. */
export interface Payment {
  readonly lines: readonly DemoLine[]
  readonly settles: readonly DemoInvoice[]
  readonly payouts?: readonly DemoPayoutItem[]
}
