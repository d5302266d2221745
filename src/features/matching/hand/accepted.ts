import { AppError } from '../../../core/errors.ts'
import type { BankLine } from '../../../ledger/bank-line.ts'
import type { Part } from '../book/item.ts'
import type { Proposal, StoredSuggestion } from '../decision.ts'
import type { RecordedPayment } from '../facts/facts.ts'
import type { HandItem } from './order.ts'

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
  const taken = new Map<number, Taken>()
  const parts = suggestion.allocations.map((part, index): Part<HandItem> => {
    const item = findItem(part.id)
    const before = taken.get(part.id) ?? { cash: 0, beside: 0 }
    const sum = { ...before }
    if (part.kind === 'cash') sum.cash += part.minor
    else sum.beside += part.minor
    taken.set(part.id, sum)
    const recorded = suggestion.replaces?.[index]
    const isOpen = recorded === undefined || isStanding(recorded)
    if (item === undefined || !isOpen || !fits(item, sum, recorded?.amountMinor ?? 0)) {
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

/** What parts take off an item so far; less than nothing is put back. */
interface Taken {
  cash: number
  beside: number
}

/** `recorded` is what was told of the same payment before, and is taken back first. */
function fits(item: HandItem, { cash, beside }: Taken, recorded: number): boolean {
  const minor = cash + beside - recorded
  if (item.kind === 'credit_memo') return minor >= item.openMinor
  if (minor >= 0) return minor <= item.openMinor
  const fallen = item.beside.reduce((sum, one) => sum + one.minor, 0)
  return recorded - cash <= item.cashMinor && -beside <= fallen
}
