import { addDays } from '../../../core/calendar-date.ts'
import type { BankLineId } from '../../../ledger/ids.ts'
import type { LineFact } from '../facts/facts.ts'
import { push } from '../lists.ts'
import { squashed } from '../text/fold.ts'
import type { LineView } from './line-view.ts'
import type { ReadLine } from './view.ts'

const DAYS_MAX = 5 // parts of one payment come within some days, over a weekend

/** The other lines of about the same day that show the same payer, or no payer as this one. */
export type Neighbours = (view: LineView) => readonly LineView[]

/** Finds them; nothing is indexed or read before it is asked for. */
export function neighbourIndex(lines: readonly LineFact[], read: ReadLine): Neighbours {
  let byDay: Map<string, LineFact[]> | undefined
  const views = new Map<BankLineId, LineView>()
  const viewOf = (fact: LineFact): LineView => {
    const known = views.get(fact.id) ?? read(fact)
    views.set(fact.id, known)
    return known
  }
  return ({ fact: own }) => {
    if (byDay === undefined) {
      byDay = new Map()
      for (const fact of lines) {
        if (fact.amountMinor > 0 && !fact.isHeld) push(byDay, keyOf(fact, fact.bookingDate), fact)
      }
    }
    const found: LineView[] = []
    for (let day = -DAYS_MAX; day <= DAYS_MAX; day++) {
      const others = byDay.get(keyOf(own, addDays(own.bookingDate, day))) ?? []
      for (const fact of others) if (fact.id !== own.id) found.push(viewOf(fact))
    }
    return found
  }
}

function keyOf({ counterparty, currency }: LineFact, day: string): string {
  return `${day} ${currency} ${squashed(counterparty ?? '')}`
}
