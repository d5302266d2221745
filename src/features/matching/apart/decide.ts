import type { Threads } from '../../../core/ports.ts'
import { decisionsOf } from '../engine.ts'
import type { MatchFacts } from '../facts/facts.ts'
import { type PlainDecision, plainDecision } from '../run/plain-decision.ts'
import { packFacts, packItems } from './packed-facts.ts'
import { type MatchJob, matchTask } from './tasks.ts'

/** Fewer lines are decided before another thread has begun. */
const LINES_APART_MIN = 10_000

interface Deciding extends Omit<MatchJob, 'facts'> {
  readonly threads: Threads
  /** So many lines are worth another thread. */
  readonly apartFrom?: number
}

/**
 * The decisions about every line, in the order in which they are taken. Of many lines they come from
 * another thread, so that the first are posted while the next are thought about.
 */
export function* decide(
  facts: MatchFacts,
  { threads, apartFrom = LINES_APART_MIN, ...by }: Deciding,
): Generator<PlainDecision, void> {
  if (facts.lines.length < apartFrom) {
    for (const decision of decisionsOf(facts)) yield plainDecision(decision)
    return
  }
  const job = { facts: packFacts(facts), ...by }
  const here = { fed: packItems(facts.items), ask: facts.paymentsOf }
  for (const piece of threads.run(matchTask, job, here)) {
    const some: readonly PlainDecision[] = JSON.parse(piece)
    yield* some
  }
}
