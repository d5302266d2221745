import { hash } from 'node:crypto'
import type { Json } from '../../core/outcome.ts'
import type { Decision } from './decision.ts'
import type { LineFact } from './facts.ts'
import type { OpenException } from './queue-store.ts'
import { storedSuggestion } from './suggestion.ts'

/** Whether a decision changes the book: what waits as it waited before does not. */
export function isNews(decision: Decision, before: OpenException | undefined): boolean {
  if (decision.kind !== 'queue' || before === undefined) return true
  const reason = before.isHeld ? before.reason : decision.reason
  return (
    before.status !== 'queued' ||
    before.reason !== reason ||
    !isSame(before.evidence, decision.evidence) ||
    !isSame(before.suggestions, decision.suggestions.map(storedSuggestion))
  )
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

/** What the audit trail keeps of a run: how much it decided, and a digest of every decision. */
export function matchEvent(news: readonly { line: LineFact; decision: Decision }[]): Json {
  const count = (kind: Decision['kind']): number =>
    news.filter(({ decision }) => decision.kind === kind).length
  const told = news.map(({ line, decision }) => [
    line.bankRef,
    decision.kind,
    ...(decision.kind === 'apply'
      ? decision.proposal.parts.map(
          ({ item, kind, amountMinor }) => `${item.id} ${kind} ${amountMinor}`,
        )
      : [decision.reason]),
  ])
  return {
    applied: count('apply'),
    queued: count('queue'),
    ignored: count('ignore'),
    sha256: hash('sha256', JSON.stringify(told)),
  }
}
