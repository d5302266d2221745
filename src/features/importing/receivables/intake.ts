import { check } from '../../../core/errors.ts'
import type { Database } from '../../../core/ports.ts'
import type { ReceivableFacts, ReceivableId } from '../../../ledger/receivable.ts'
import {
  type NewReceivable,
  RECEIVABLES_AT_ONCE,
  receivableLoader,
} from '../../../ledger/receivable-load.ts'
import { type KnownReceivable, receivableFinder } from '../store.ts'
import type { DocumentFact } from './receivable-fact.ts'

/** An invoice on its way into the book, and what the file says of it. */
export interface Candidate extends NewReceivable {
  readonly fact: DocumentFact
}

/** What became of it. */
export interface IntakeSink {
  added(candidate: Candidate, id: ReceivableId): void
  known(candidate: Candidate, known: KnownReceivable): void
}

/** Takes invoices in their order, many at a time; `settle` before anything that depends on them. */
export interface Intake {
  take(fact: DocumentFact, facts: ReceivableFacts): void
  settle(): void
}

/**
 * Adds what the book has not. Nothing is looked up before: the unique index tells of what is known,
 * and only then the rows of that statement are looked at one by one.
 */
export function openIntake(
  db: Database,
  origin: { readonly batchId: number; readonly seq: number },
  sink: IntakeSink,
): Intake {
  const load = receivableLoader(db, origin)
  const find = receivableFinder(db)
  let waiting: Candidate[] = []
  const settle = (): void => {
    if (waiting.length === 0) return
    const candidates = waiting
    waiting = []
    const first = load(candidates)
    for (const [index, candidate] of candidates.entries()) {
      if (first !== undefined) {
        sink.added(candidate, (first + index) as ReceivableId)
        continue
      }
      const found = find(candidate.facts.number, candidate.facts.customerId)
      check(found !== undefined, `${candidate.facts.number} is neither new nor known`)
      if (found.batchId === origin.batchId && found.row === candidate.row) {
        sink.added(candidate, found.id)
      } else sink.known(candidate, found)
    }
  }
  return {
    take(fact, facts) {
      waiting.push({ fact, facts, row: fact.line })
      if (waiting.length === RECEIVABLES_AT_ONCE) settle()
    },
    settle,
  }
}
