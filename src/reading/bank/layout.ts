import type { Currency } from '../../core/currency.ts'
import type { DecimalMark } from '../text/bare-number.ts'
import type { DateOrder } from '../text/date-text.ts'
import type { Ways } from './asked-sides.ts'
import type { DateParts } from './date-parts.ts'
import type { MissingYears } from './missing-years.ts'

/** What the user says about a bank file; each flag decides what the file may leave open. */
export interface BankReadOptions {
  readonly dateOrder?: DateOrder
  readonly decimal?: DecimalMark
  readonly invertSign?: boolean
  /** Field (`Date`, `Amount`, …) to heading or `#3`. */
  readonly columns?: Readonly<Record<string, string>>
  /** Which of these fields are not said now but remembered, and where. */
  readonly remembered?: { readonly section: string; readonly fields: readonly string[] }
  /** The currency where the file names none. */
  readonly currency?: Currency
  /** Whether a text names an invoice or a customer of the book, which only money in does. */
  readonly namesOurs?: (text: string) => boolean
  /** Whether earlier files of the account brought money in as positive numbers. */
  readonly isPositiveIn?: boolean
  /** All rows, where the sample is the first of them only; asked only where that is in doubt. */
  readonly whole?: () => Iterable<readonly string[]>
}

/** A fee beside an amount that moves the balance too. */
export interface FeeRule {
  readonly column: number
  /** Whether the fee is taken off (`-1`), added as signed (`1`). */
  readonly sign: 1 | -1
}

/** Who is on the other side: the payer of money in, the payee of money out. */
export interface CounterpartyColumns {
  readonly payer: number | null
  readonly payee: number | null
  /** Columns for either. */
  readonly either: readonly number[]
}

/** How the amount of a row is told; positive is money in, for the owner of the account. */
export type AmountRule =
  | {
      readonly kind: 'signed'
      readonly column: number
      /** -1 where charges stand as positive numbers. */
      readonly sign: 1 | -1
      readonly fee: FeeRule | null
      /** Rows with this word are money out, though they stand as positive numbers. */
      readonly out?: { readonly column: number; readonly word: string }
    }
  /** Unmarked amounts are charges; `+` or `CR` marks money in. */
  | { readonly kind: 'marked'; readonly column: number }
  | {
      readonly kind: 'directed'
      readonly column: number
      readonly direction: number
      /** What no word means, where one word alone marks the others: `CR`, or nothing. */
      readonly unmarked: 1 | -1 | null
      /** What its cells mean where they are answers, such as yes and no, and no words of banks. */
      readonly ways: Ways | null
    }
  | {
      readonly kind: 'split'
      readonly debit: number
      readonly credit: number
      /** How a minus is read in the debit column and in the credit column. */
      readonly debitMinus: MinusInSplit
      readonly creditMinus: MinusInSplit
      readonly fee: FeeRule | null
    }
  /** What left the one side of a transfer, and what reached the other; -1 where there is no column. */
  | {
      readonly kind: 'two-ended'
      readonly direction: number
      readonly status: number
      readonly source: TransferEnd
      readonly target: TransferEnd
    }
  /** One column a currency. */
  | {
      readonly kind: 'by-currency'
      readonly columns: readonly { readonly column: number; readonly currency: Currency }[]
    }

/** The columns of one side of a transfer. */
export interface TransferEnd {
  readonly amount: number
  readonly currency: number
  readonly fee: number
  readonly feeCurrency: number
}

/** `decoration`: the minus repeats what the column says; `reversal`: it turns it round. */
export type MinusInSplit = 'decoration' | 'reversal'

/** Everything that a row needs to be read; a plain value, found on the head of a file. */
export interface BankLayout {
  /** The name of a layout that is known by its headings. */
  readonly profile: string | null
  readonly headings: readonly string[]
  /** How many cells most rows have, where no heading says what they hold; 0 with headings. */
  readonly width: number
  /** Without headings: every movement but one at most has a word on what it was for. */
  readonly isSpoken: boolean
  /** How many cells all rows have beyond the headings, with amounts that the balance proves. */
  readonly spare: number
  /** A title above the header says that what follows is pending. */
  readonly beginsPending: boolean
  /** The row of the sample on which the data begin. */
  readonly firstRow: number
  readonly date: number
  /** Where a date stands in three columns; the row reader puts it together. */
  readonly dateParts: DateParts | null
  /** Where dates lack their years; the row reader adds them. */
  readonly years: MissingYears | null
  readonly valueDate: number | null
  /** Null while no date was seen whose order matters. */
  readonly dateOrder: DateOrder | null
  /** Null while no amount was seen whose mark matters. */
  readonly decimal: DecimalMark | null
  readonly amount: AmountRule
  readonly balance: number | null
  readonly balanceDecimal: DecimalMark | null
  readonly currencyColumn: number | null
  /** What the file says outside of a column. */
  readonly currency: Currency | null
  /** What stands somewhere in the file, where it does not say what its amounts are in. */
  readonly mentioned: readonly Currency[]
  /** What the sign beside the amounts may mean, such as `$`, where nothing else says it. */
  readonly possible: readonly Currency[]
  readonly status: readonly number[]
  /** Words of a status column that nobody knows, on a few rows among booked ones. */
  readonly openStatus: readonly string[]
  readonly description: readonly number[]
  readonly counterparty: CounterpartyColumns
  readonly counterpartyAccount: number | null
  readonly account: number | null
  readonly reference: number | null
  readonly creditorReference: number | null
  /** The account that the preamble names. */
  readonly accountName: string | null
  readonly warnings: readonly string[]
}

/** The heading of a column for a message, or `#3`. */
export function columnName(headings: readonly string[], column: number): string {
  const heading = headings[column]?.trim()
  return heading === undefined || heading === '' ? `#${column + 1}` : heading
}
