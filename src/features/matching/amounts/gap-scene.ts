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

/**
 * Cash for what is open of each invoice, less what other parts take; credit memos among the items
 * are set against the invoices.
 */
export function cashParts(items: readonly Item[], others: readonly Part[]): readonly Part[] {
  const invoices = items.filter(({ kind }) => kind === 'invoice')
  const memos = items.filter(({ kind }) => kind === 'credit_memo')
  const beside = memos.length === 0 ? others : [...others, ...setOffs(invoices, memos, others)]
  const cash = invoices.flatMap((item): Part[] => {
    const rest = leftOf(item, beside)
    return rest === 0 ? [] : [{ item, kind: 'cash', amountMinor: rest }]
  })
  return [...cash, ...beside]
}

/** Pairs each memo with the largest invoices, so that each of them still gets cash. */
function setOffs(
  items: readonly Item[],
  memos: readonly Item[],
  others: readonly Part[],
): readonly Part[] {
  const invoices = [...items].sort((a, b) => b.open - a.open)
  const credits: Part[] = []
  const left = new Map(invoices.map((item) => [item, leftOf(item, others)]))
  for (const memo of memos) {
    let missing = -memo.open
    for (const item of invoices) {
      const room = Math.min(missing, left.get(item) ?? 0)
      if (room === 0) continue
      credits.push({ item, kind: 'credit', amountMinor: room })
      left.set(item, (left.get(item) ?? 0) - room)
      missing -= room
    }
    const used = -memo.open - missing
    if (used > 0) credits.push({ item: memo, kind: 'credit', amountMinor: -used })
  }
  return credits
}

function leftOf(item: Item, others: readonly Part[]): number {
  return others.reduce(
    (left, part) => (part.item === item ? left - part.amountMinor : left),
    item.open,
  )
}
