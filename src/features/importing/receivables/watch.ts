import { AppError } from '../../../core/errors.ts'
import type { DecimalMark } from '../../../reading/text/bare-number.ts'
import { type OrderTally, orderOf, tallyOrders } from '../../../reading/text/date-order.ts'
import type { DateOrder } from '../../../reading/text/date-text.ts'
import { type MarkTally, markOf, tallyMarks } from '../../../reading/text/decimal-mark.ts'

/** What the first rows of a file decided, and what they showed of it; null where the user said it. */
export interface Decided {
  readonly names: readonly string[]
  readonly order: { readonly is: DateOrder; readonly seen: OrderTally } | null
  readonly mark: { readonly is: DecimalMark; readonly seen: MarkTally } | null
}

/**
 * Holds the rows of a file that is read in pieces against what its first rows decided. One that
 * would have decided otherwise refuses the file: the rows before it may have been misread.
 */
export interface Watch {
  /** Called once for each text. */
  date(text: string, line: number): void
  /** Called for each amount; `isRead` tells whether the mark that was decided reads it. */
  amount(text: string, line: number, isRead: boolean): void
}

/** Starts to watch. */
export function openWatch({ names, order, mark }: Decided): Watch {
  const before = order === null ? undefined : orderOf(order.seen, names)
  const markBefore = mark === null ? undefined : markOf(mark.seen, names)
  return {
    date(text, line) {
      if (order === null) return
      const now = orderOf(tallyOrders([text], order.seen), names)
      // The terms may have decided what the dates alone leave open.
      if (now === order.is || (now === undefined && before === undefined)) return
      throw contradiction({ text, line, what: 'dates' }, 'say --date-order dmy or --date-order mdy')
    },
    amount(text, line, isRead) {
      if (mark === null) return
      // Where the mark was seen, another one is not read; else each amount may show it yet.
      if (isRead && mark.seen[mark.is] > 0) return
      const now = markOf(tallyMarks([text], mark.seen), names)
      // What stands around the amounts may have decided what they leave open.
      if (now === mark.is || (now === undefined && markBefore === undefined)) return
      throw contradiction({ text, line, what: 'amounts' }, 'say --decimal . or --decimal ,')
    },
  }
}

function contradiction(
  { text, line, what }: { readonly text: string; readonly line: number; readonly what: string },
  hint: string,
): AppError {
  const found = `line ${line}: "${text}" is written otherwise than the ${what} of the first rows`
  return new AppError('input', `${found}, which decided how all are read`, { hint })
}
