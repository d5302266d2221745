import { type CalendarDate, daysBetween, endOfMonth } from '../core/calendar-date.ts'
import { over, plus, type Ratio, ratio, times } from '../core/ratio.ts'
import { windowDays } from '../core/window.ts'
import { type CollectionFacts, salesMonthsBack } from './collection.ts'

/** The figures of a window, exact; null where one would divide by zero or by negative sales. */
export interface CollectionFigures {
  /** Days: what was open at the end, in days of sales. */
  readonly ending: Ratio | null
  /** The same of the mean of start and end. */
  readonly average: Ratio | null
  readonly countBack: CountBack
  /** The same of what was not yet due. */
  readonly bestPossible: Ratio | null
  /** The same of what was past due. */
  readonly delinquent: Ratio | null
  /** Per cent of what could have been collected in the window. */
  readonly effectiveness: Ratio | null
  readonly rateOfCollectable: Ratio | null
  readonly rateOfBilled: Ratio | null
  /** How often the receivables turned over in the window. */
  readonly turnover: Ratio | null
  readonly turnoverYear: Ratio | null
  readonly pastDueShare: Ratio | null
  readonly writeOffShare: Ratio | null
}

/** How many days of sales the balance covers, walked back from the newest. */
export interface CountBack {
  readonly days: Ratio
  /** The month without sales at which the walk had to end, with this much left over. */
  readonly stopped: { readonly month: CalendarDate; readonly restMinor: number } | null
}

/** Each figure is defined where `openitem metrics` prints it. */
export function collectionFigures(facts: CollectionFacts): CollectionFigures {
  const { salesMinor: sales, startMinor: start, currentMinor, pastDueMinor, cashMinor } = facts
  const end = currentMinor + pastDueMinor
  const days = ratio(windowDays(facts.window))
  const inDays = (minor: Ratio): Ratio | null =>
    sales > 0 ? times(over(minor, ratio(sales)), days) : null
  const mean = ratio(start + end, 2)
  const turnover = quotient(ratio(sales), mean)
  return {
    ending: inDays(ratio(end)),
    average: inDays(mean),
    countBack: countBack(facts),
    bestPossible: inDays(ratio(currentMinor)),
    delinquent: inDays(ratio(pastDueMinor)),
    effectiveness: percent(start + sales - end, start + sales - currentMinor),
    rateOfCollectable: percent(cashMinor, start + sales),
    rateOfBilled: percent(cashMinor, sales),
    turnover,
    turnoverYear: turnover === null ? null : over(times(turnover, ratio(365)), days),
    pastDueShare: percent(pastDueMinor, end),
    writeOffShare: percent(facts.writeOffMinor, sales),
  }
}

/**
 * Walks back month by month: while the balance covers a month's sales its days count in full, then
 * the part that is left counts by its share. The month of the last day ends with that day.
 */
export function countBack(facts: CollectionFacts): CountBack {
  let restMinor = facts.currentMinor + facts.pastDueMinor
  let days = ratio(0)
  for (let back = 0; restMinor > 0; back++) {
    const { month, salesMinor } = salesMonthsBack(facts, back)
    if (salesMinor <= 0) return { days, stopped: { month, restMinor } }
    const last = back === 0 ? facts.window.to : endOfMonth(month)
    const length = ratio(daysBetween({ from: month, to: last }) + 1)
    const share = restMinor >= salesMinor ? ratio(1) : ratio(restMinor, salesMinor)
    days = plus(days, times(length, share))
    restMinor -= salesMinor
  }
  return { days, stopped: null }
}

function percent(part: number, whole: number): Ratio | null {
  return whole > 0 ? ratio(BigInt(part) * 100n, whole) : null
}

function quotient(a: Ratio, b: Ratio): Ratio | null {
  return b.numerator > 0n ? over(a, b) : null
}
