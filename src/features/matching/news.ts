import type { EventDetail } from '../../core/audit.ts'
import type { PlainDecision } from './plain-decision.ts'
import type { OpenException } from './queue-store.ts'

/** Whether a decision changes the book: what waits as it waited before does not. */
export function isNews(decision: PlainDecision, before: OpenException | undefined): boolean {
  if (decision.kind !== 'queue' || before === undefined) return true
  if (decision.customerId !== undefined) return true
  const reason = before.isHeld ? before.reason : decision.reason
  return (
    before.status !== 'queued' ||
    before.reason !== reason ||
    !isSame(before.evidence, decision.evidence) ||
    !isSame(before.suggestions, decision.suggestions)
  )
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

/** What the audit trail keeps of a run beside its rows: how much it decided. */
export function matchEvent(news: readonly { decision: PlainDecision }[]): EventDetail {
  const count = (kind: PlainDecision['kind']): number =>
    news.filter(({ decision }) => decision.kind === kind).length
  return { applied: count('apply'), queued: count('queue'), ignored: count('ignore') }
}
