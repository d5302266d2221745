import { type AuditEvent, eventHash, GENESIS } from '../../ledger/audit-trail.ts'
import type { Problem } from './problem.ts'

/** What the walk along the chain of hashes found. */
export interface ChainResult {
  readonly problems: readonly Problem[]
  /** The newest event, whose hash stands for all before it; null in a book without changes. */
  readonly head: { readonly seq: number; readonly hash: string } | null
}

/**
 * Walks the events in order and recomputes each hash. What was cut off at the end leaves no trace in
 * the chain itself: only a head that was noted elsewhere shows it.
 */
export function walkChain(
  events: Iterable<AuditEvent>,
  notedHead: string | undefined,
): ChainResult {
  const problems: Problem[] = []
  let last = { seq: 0, hash: GENESIS }
  let isHeadSeen = notedHead === undefined || notedHead === GENESIS
  for (const { hash, ...event } of events) {
    const ref = `event ${event.seq}`
    if (event.seq !== last.seq + 1) {
      const message = `event ${last.seq + 1} is missing: ${event.seq} follows ${last.seq}`
      problems.push({ code: 'AUDIT_GAP', message, ref })
    }
    if (event.previous_hash !== last.hash) {
      const message = `event ${event.seq} does not follow the event before it: its previous hash is another`
      problems.push({ code: 'AUDIT_ORDER', message, ref })
    }
    if (eventHash(event) !== hash) {
      const message = `event ${event.seq} (${event.action}) was changed after it was recorded`
      problems.push({ code: 'AUDIT_EDITED', message, ref })
    }
    if (hash === notedHead) isHeadSeen = true
    last = { seq: event.seq, hash }
  }
  if (!isHeadSeen) {
    const message = `no event has the hash ${notedHead}: what was recorded by then was cut off or rewritten`
    problems.push({ code: 'AUDIT_HEAD', message, ref: `event ${last.seq}` })
  }
  return { problems, head: last.seq === 0 ? null : last }
}
