import type { CalendarDate } from '../../core/calendar-date.ts'
import type { Currency } from '../../core/currency.ts'
import type { PolicyStep } from '../../core/settings/dunning-policies.ts'
import type { Customer } from '../../ledger/customer.ts'
import type { CustomerId, ReceivableId } from '../../ledger/ids.ts'
import type { OpenItem, UnappliedCash } from '../../ledger/position.ts'
import type { Cycle, DueStep } from './cycle.ts'

/** Why nobody is reminded although a step is due. */
export type HoldReason =
  | 'DISPUTED'
  | 'PROMISED'
  | 'PAUSED'
  | 'PLAN'
  | 'UNAPPLIED_CASH'
  | 'NO_EMAIL'
  | 'STALE_BANK'
  | 'BELOW_MINIMUM'
  | 'QUIET_DAY'
  | 'HUMAN_ONLY'

/** What the book says on a day, as far as reminders go by it. */
export interface Facts {
  readonly asOf: CalendarDate
  readonly customers: readonly Customer[]
  readonly items: readonly OpenItem[]
  readonly unapplied: readonly UnappliedCash[]
  /** Invoices that a bank line in the queue may be for. */
  readonly queued: ReadonlySet<ReceivableId>
  /** Money in the queue that may be from a customer, for no invoice by name. */
  readonly queuedCash: readonly UnappliedCash[]
  readonly cycles: ReadonlyMap<ReceivableId, Cycle>
  /** Customers who have had a letter on this day. */
  readonly writtenToday: ReadonlySet<CustomerId>
  readonly refusedAddresses: ReadonlySet<string>
  readonly newestBankDate: CalendarDate | null
}

/** An invoice and the step that it takes. */
export interface Reached {
  readonly item: OpenItem
  readonly due: DueStep
}

/** Money of the customer that pays nothing yet: a credit memo by its number, or cash. */
export interface Credit {
  readonly memo: string | null
  readonly currency: Currency
  /** Positive. */
  readonly minor: number
}

/** A letter as it was decided on, not yet written. */
export interface PlannedLetter {
  readonly customer: Customer
  readonly to: readonly string[]
  readonly policy: string
  /** The strongest step that is due; it sets the tone. */
  readonly step: PolicyStep
  readonly reached: readonly Reached[]
  /** All that is due and may be asked for, by currency, due date and number. */
  readonly items: readonly OpenItem[]
  readonly credits: readonly Credit[]
}

/** A task as it was decided on. */
export interface PlannedTask {
  readonly customer: Customer
  readonly policy: string
  readonly kind: string
  readonly due: CalendarDate
  readonly why: string
  readonly reached: readonly Reached[]
}

/** Invoices of a customer whose step is due but not taken. */
export interface Held {
  readonly customer: Customer
  readonly invoices: readonly string[]
  readonly reason: HoldReason
}

/** Everything that a run of `remind` will do. */
export interface ReminderPlan {
  readonly letters: readonly PlannedLetter[]
  readonly tasks: readonly PlannedTask[]
  readonly held: readonly Held[]
  /** Sentences for the user on what could not be decided. */
  readonly notes: readonly string[]
}
