import { AppError } from '../../../core/errors.ts'
import type { BankLine } from '../../../ledger/bank-line.ts'
import type { Part, Proposal } from '../decision.ts'
import type { StoredSuggestion } from '../suggestion.ts'
import type { HandItem } from './by-hand.ts'

/** A suggestion as a decision of the person who takes it; refused when the book has moved on. */
export function acceptedProposal(
  suggestion: StoredSuggestion,
  scene: { line: BankLine; actor: string; findItem: (id: number) => HandItem | undefined },
): Proposal<HandItem> {
  const { line, actor, findItem } = scene
  const taken = new Map<number, number>()
  const parts = suggestion.allocations.map((part): Part<HandItem> => {
    const item = findItem(part.id)
    const sum = (taken.get(part.id) ?? 0) + part.minor
    taken.set(part.id, sum)
    const isOpen = item !== undefined && fits(item, sum)
    if (!isOpen) {
      throw new AppError('usage', `${part.invoice} has changed since this was suggested`, {
        hint: `run "openitem match" for new suggestions, or openitem apply ${line.bankRef}`,
      })
    }
    return { item, kind: part.kind, amountMinor: part.minor }
  })
  return {
    parts,
    rule: 'accepted',
    confidence: 1,
    evidence: [`accepted by ${actor}: ${suggestion.rule}`, ...suggestion.evidence],
    unappliedMinor: suggestion.unapplied,
    customerId: suggestion.customer,
  }
}

function fits(item: HandItem, minor: number): boolean {
  if (minor < 0 && item.kind === 'invoice') return -minor <= item.cashMinor
  return item.kind === 'invoice' ? minor <= item.openMinor : minor >= item.openMinor
}
