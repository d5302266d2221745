import type { CalendarDate } from './calendar-date.ts'
import type { Json } from './outcome.ts'

/** What an event is about, known before its work begins. */
export interface EventHead {
  /** What was done, in the form `noun.verb`: `bank.import`, `match.apply`. */
  readonly action: string
  /** The thing it was done to, as people name it: a batch, a bank reference, an invoice. */
  readonly ref: string
  /** The day on which it takes effect. */
  readonly effectiveDate: CalendarDate
}

/** What an event tells, by name. */
export type EventDetail = { readonly [name: string]: Json }

/** An event whose number is known, so that the facts it records can point to it. */
export interface OpenEvent {
  readonly seq: number
  /**
   * Writes the event; `detail` is what changed, with both sides where something was replaced. The
   * trail adds `rows`: a digest of the rows that were added in between, by which `check` knows them.
   */
  close(detail: EventDetail): void
}

/** The log of all changes of the book; each event holds the hash of the one before. */
export interface AuditTrail {
  /** Starts an event. One may be open at a time, and it must be closed before the commit. */
  open(head: EventHead): OpenEvent
  /** Opens and closes at once, for an event whose detail is known. Returns its number. */
  record(head: EventHead, detail: EventDetail): number
}
