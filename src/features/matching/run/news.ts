import type { EventDetail } from '../../../core/audit.ts'
import type { StoredSuggestion } from '../decision.ts'
import type { OpenException } from '../queue/queue-store.ts'
import type { PlainDecision } from './plain-decision.ts'

/** What an entry of the queue says. */
type Waiting = Pick<OpenException, 'status' | 'reason' | 'isHeld' | 'evidence' | 'suggestions'>

/** Whether a decision changes the book: what waits as it waited before does not. */
export function isNews(decision: PlainDecision, before: Waiting | undefined): boolean {
  if (decision.kind !== 'queue' || before === undefined) return true
  const reason = before.isHeld ? before.reason : decision.reason
  return (
    before.status !== 'queued' ||
    before.reason !== reason ||
    !isSame(before.evidence, decision.evidence) ||
    !areAlike(before.suggestions, decision.suggestions)
  )
}

/** In hundredths: habits of payers that are counted once more move a guess by so much. */
const CONFIDENCE_STEP = 2

/** Whether suggestions are the same, but for how sure they are within a step. */
function areAlike(left: readonly StoredSuggestion[], right: readonly StoredSuggestion[]): boolean {
  return (
    left.length === right.length &&
    left.every((one, index) => {
      const other = right[index]
      if (other === undefined) return false
      const step = Math.round(Math.abs(one.confidence - other.confidence) * 100)
      return step <= CONFIDENCE_STEP && isSame({ ...one, confidence: other.confidence }, other)
    })
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
