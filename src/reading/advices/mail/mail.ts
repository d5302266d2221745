import type { CalendarDate } from '../../../core/calendar-date.ts'

/** A mail as far as an advice can stand in it. */
export interface Mail {
  /** Who sent it, by name. */
  readonly from: string | null
  readonly date: CalendarDate | null
  readonly subject: string
  /** The ways in which it can be read, the one to begin with first. */
  readonly texts: readonly string[]
  /** Attachments that nobody can read here, such as pictures of a table. */
  readonly unread: readonly string[]
}
