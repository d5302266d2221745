import type { CalendarDate } from '../core/calendar-date.ts'
import type { Currency } from '../core/currency.ts'

/**
 * What files say, in the ledger's terms but before it is held against the book: every reader ends
 * in these, whatever the format was.
 */

/** A row that could not be taken: where, what was found, what is wrong with it. */
export interface RowReject {
  /** The line of the file (from 1) on which the row begins. */
  readonly line: number
  /** The column's heading, or `#3`; empty when it is about the whole row. */
  readonly column: string
  readonly value: string
  /** What was expected, as a sentence: `not an amount`. */
  readonly reason: string
}

/** A row that is right and yet moves no money: a balance, a total, a pending movement. */
export interface RowLeftOut {
  readonly line: number
  readonly reason: string
}

/** One booked movement, from the account owner's view: positive is money in. */
export interface BankLineFact {
  readonly line: number
  readonly bookingDate: CalendarDate
  readonly valueDate: CalendarDate | null
  /** Null where the file does not say: the account's, the profile's or the company's is taken. */
  readonly currency: Currency | null
  /** A decimal with a point, signed, with as many digits as the file had: `-12.5`. */
  readonly amount: string
  readonly description: string
  readonly counterparty: string | null
  readonly counterpartyAccount: string | null
  readonly creditorReference: string | null
  /** The bank's own id of the movement; null where the file has none. */
  readonly bankRef: string | null
}

/** The movements of one account in one file, with what the file claims about its balances. */
export interface StatementFact {
  /** The account as the file names it (IBAN, number); null where it does not. */
  readonly account: string | null
  readonly currency: Currency | null
  /** Currencies that stand in a file which does not say what its amounts are in. */
  readonly mentioned?: readonly Currency[]
  /** What the sign beside its amounts may mean, such as `$`, where nothing else says it. */
  readonly possible?: readonly Currency[]
  /** Signed decimals; null where the file has none. */
  readonly openingBalance: string | null
  readonly closingBalance: string | null
  readonly firstDate: CalendarDate | null
  readonly lastDate: CalendarDate | null
  readonly lines: readonly BankLineFact[]
}

/** What a reader makes of a whole bank file. */
export interface BankFileFacts {
  readonly statements: readonly StatementFact[]
  readonly rejects: readonly RowReject[]
  readonly leftOut?: readonly RowLeftOut[]
  /** Sentences for the user; none of them stops the import. */
  readonly warnings: readonly string[]
}

/** What the user knows about a file and the file does not say. */
export interface StatementOptions {
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd'
  readonly decimal?: '.' | ','
}

/** A format that says of itself what it is: OFX, camt, MT940, BAI2, QIF. */
export interface StatementFormat {
  /** The name in `--json`: `camt.053`. */
  readonly name: string
  /** Whether the beginning of the decoded text is of this format. */
  recognises(head: string): boolean
  /** Reads the whole file; throws an `AppError('input')` with the line when it is no such file at all. */
  parse(text: string, options?: StatementOptions): BankFileFacts
}
