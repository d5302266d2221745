import type { CalendarDate } from '../../../core/calendar-date.ts'
import type { DocumentFact } from './receivable-fact.ts'

/** What a file says was paid on an invoice, in minor units with the sign of its total. */
export interface Settlement {
  /** Total less what is open. */
  readonly settledMinor: number
  /** The part of it that was money. */
  readonly cashMinor: number
  /** Money beyond the total, which stays the customer's. */
  readonly overpaidMinor: number
}

/** Reads total, balance, amount paid and status together; figures win over the status. */
export function settlementOf(
  fact: Pick<DocumentFact, 'balanceMinor' | 'paidMinor' | 'state'>,
  totalMinor: number,
): Settlement {
  const { balanceMinor: balance, paidMinor: paid } = fact
  const sign = totalMinor < 0 ? -1 : 1
  const size = Math.abs(totalMinor)
  if (balance === null) {
    const isPaidByWord = fact.state === 'paid' && (paid === null || paid === 0)
    const money = isPaidByWord ? size : Math.max(0, (paid ?? 0) * sign)
    const settled = Math.min(money, size)
    return signed(sign, { settled, cash: settled, over: money - settled })
  }
  const settled = Math.min(Math.max(size - balance * sign, 0), size)
  const money = paid === null ? Math.max(size - balance * sign, 0) : Math.max(paid * sign, 0)
  const over = balance * sign < 0 ? Math.min(-balance * sign, Math.max(money - settled, 0)) : 0
  return signed(sign, { settled, cash: Math.min(money, settled), over })
}

function signed(
  sign: number,
  { settled, cash, over }: { settled: number; cash: number; over: number },
): Settlement {
  // A memo's minus zero would not equal zero.
  return {
    settledMinor: sign * settled + 0,
    cashMinor: sign * cash + 0,
    overpaidMinor: sign * over + 0,
  }
}

/** The day money of the past took effect, and whether the file tells it. */
export function paidOn(
  fact: Pick<DocumentFact, 'paidDate' | 'issueDate'>,
  asOf: CalendarDate,
): { readonly date: CalendarDate; readonly isKnown: boolean } {
  if (fact.paidDate !== null) return { date: fact.paidDate, isKnown: true }
  return { date: asOf < fact.issueDate ? fact.issueDate : asOf, isKnown: false }
}

/** The later of two days: money counts for an invoice from its issue on. */
export function laterDay(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a > b ? a : b
}
