import type { PostedItem } from '../book/item.ts'
import type { Decision, Proposal, StoredSuggestion } from '../decision.ts'
import type { LineFact, UnappliedFact } from '../facts/facts.ts'
import { storedSuggestion } from '../queue/suggestion.ts'

/** A decision as it is carried out and told: what the engine thinks with is no part of it any more. */
export type PlainDecision =
  | (Omit<Extract<Decision, { kind: 'apply' }>, 'proposal'> & {
      readonly proposal: Proposal<PostedItem>
    })
  | (Omit<Extract<Decision, { kind: 'queue' }>, 'suggestions'> & {
      readonly suggestions: readonly StoredSuggestion[]
    })
  | Extract<Decision, { kind: 'ignore' }>

/** A decision with the line it is about. */
export interface Decided {
  readonly line: LineFact
  readonly decision: PlainDecision
  /** Set where it is about money that the book has already. */
  readonly money?: UnappliedFact
}

/** A line that was applied, and how. */
export interface Applied extends Decided {
  readonly decision: Extract<PlainDecision, { kind: 'apply' }>
}

/** Whether a decision applied its line. */
export function isApplied(one: Decided): one is Applied {
  return one.decision.kind === 'apply'
}

/** Takes out of a decision what others need of it. */
export function plainDecision(decision: Decision): PlainDecision {
  if (decision.kind !== 'queue') return decision
  return { ...decision, suggestions: decision.suggestions.map(storedSuggestion) }
}
