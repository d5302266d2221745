import { AppError } from '../../../core/errors.ts'
import type { BankLine } from '../../../ledger/bank-line.ts'
import type { Part, Proposal } from '../decision.ts'
import type { RecordedPayment } from '../facts.ts'
import type { StoredSuggestion } from '../suggestion.ts'
import type { HandItem } from './by-hand.ts'

/** What accepting has to know of the book as it stands now. */
export interface SceneOfAccepting {
  readonly line: BankLine
  readonly actor: string
  findItem(id: number): HandItem | undefined
  /** Whether a payment that an export told was not taken back since. */
  isStanding(payment: RecordedPayment): boolean
}

/** A suggestion as a decision of the person who takes it; refused when the book has moved on. */
export function acceptedProposal(
  suggestion: StoredSuggestion,
  scene: SceneOfAccepting,
): Proposal<HandItem> {
  const { line, actor, findItem, isStanding } = scene
  const taken = new Map<number, number>()
  const parts = suggestion.allocations.map((part, index): Part<HandItem> => {
    const item = findItem(part.id)
    const sum = (taken.get(part.id) ?? 0) + part.minor
    taken.set(part.id, sum)
    const recorded = suggestion.replaces?.[index]
    const isOpen = recorded === undefined || isStanding(recorded)
    if (item === undefined || !isOpen || !fits(item, sum - (recorded?.amountMinor ?? 0))) {
      throw new AppError('usage', `${part.invoice} has changed since this was suggested`, {
        hint: `run "openitem match" for new suggestions, or openitem apply ${line.bankRef}`,
      })
    }
    const foreign = part.foreign === undefined ? {} : { receiptMinor: part.foreign.receiptMinor }
    return { item, kind: part.kind, amountMinor: part.minor, ...foreign }
  })
  return {
    parts,
    rule: 'accepted',
    confidence: 1,
    evidence: [`accepted by ${actor}: ${suggestion.rule}`, ...suggestion.evidence],
    unappliedMinor: suggestion.unapplied,
    customerId: suggestion.customer,
    ...(suggestion.replaces === undefined ? {} : { replaces: suggestion.replaces }),
    ...(suggestion.shares === undefined ? {} : { shares: suggestion.shares }),
  }
}

function fits(item: HandItem, minor: number): boolean {
  if (minor < 0 && item.kind === 'invoice') return -minor <= item.cashMinor
  return item.kind === 'invoice' ? minor <= item.openMinor : minor >= item.openMinor
}
