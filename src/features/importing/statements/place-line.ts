import type { BankLineFacts } from '../../../ledger/bank-line.ts'
import type { KnownBankLine } from '../store.ts'

/** Where a movement of a file belongs: it is new under this reference, or the book has it. */
export type Place =
  | { readonly kind: 'new'; readonly bankRef: string; readonly isConflict: boolean }
  | { readonly kind: 'known'; readonly bankRef: string }

/** Places the lines of one file, in their order. */
export interface Placer {
  place(facts: BankLineFacts, isOwnRef: boolean): Place
}

/**
 * Counts the movements of one file against those of the book. Each line of the book stands for one
 * line of the file at most, so that twins stay two; a file that repeats days of another one brings
 * in only what it has more of. Under a reference of the bank's own, equal content is the same
 * movement however often it is listed, and other content is another movement.
 */
export function openPlacer(
  find: (bankRef: string) => KnownBankLine | undefined,
  batchId: number,
): Placer {
  const matched = new Set<number>()
  // Of many twins each would be held against all before it.
  const firstFree = new Map<string, number>()
  return {
    place(facts, isOwnRef) {
      let isConflict = false
      for (let ordinal = firstFree.get(facts.bankRef) ?? 1; ; ordinal += 1) {
        const bankRef = ordinal === 1 ? facts.bankRef : `${facts.bankRef}-${ordinal}`
        const known = find(bankRef)
        if (known === undefined) {
          if (ordinal > 1 && !isOwnRef) firstFree.set(facts.bankRef, ordinal + 1)
          return { kind: 'new', bankRef, isConflict }
        }
        const isSame = isSameMovement(known, facts)
        if (isSame && isOwnRef) return { kind: 'known', bankRef }
        if (!isSame) isConflict = true
        else if (known.batchId !== batchId && !matched.has(known.id)) {
          matched.add(known.id)
          if (ordinal > 1) firstFree.set(facts.bankRef, ordinal + 1)
          return { kind: 'known', bankRef }
        }
      }
    },
  }
}

function isSameMovement(known: KnownBankLine, facts: BankLineFacts): boolean {
  return (
    known.bookingDate === facts.bookingDate &&
    known.amountMinor === facts.amountMinor &&
    known.currency === facts.currency
  )
}
