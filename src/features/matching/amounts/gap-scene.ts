import type { Book } from '../book/book.ts'
import type { Item, Part } from '../book/item.ts'
import type { MatchFacts, MatchRules } from '../facts/facts.ts'

/** What was named, what was paid, and what may explain the difference. */
export interface GapScene {
  readonly items: readonly Item[]
  readonly amountMinor: number
  readonly day: number
  readonly book: Book
  readonly rules: MatchRules
  readonly withholding: MatchFacts['withholding']
  /** In a back-test: the event that decided the line. */
  readonly decidedSeq?: number | undefined
}

/** What a payer kept back, told by one of the reasons that need no asking. */
export interface Explanation {
  readonly rule: 'discount' | 'credit' | 'withholding' | 'rounding' | 'fee'
  readonly parts: readonly Part[]
  readonly evidence: string
}

/** What is open of some items together. */
export function sumOpen(items: readonly Item[]): number {
  return items.reduce((sum, item) => sum + item.open, 0)
}

/** Cash for what is open of each item, less what other parts take. */
export function cashParts(items: readonly Item[], others: readonly Part[]): readonly Part[] {
  const parts = items.flatMap((item): Part[] => {
    const taken = others
      .filter((part) => part.item === item)
      .reduce((sum, part) => sum + part.amountMinor, 0)
    const rest = item.open - taken
    return rest === 0
      ? []
      : [{ item, kind: item.kind === 'invoice' ? 'cash' : 'credit', amountMinor: rest }]
  })
  return [...parts, ...others]
}
