import type { CalendarDate } from '../../core/calendar-date.ts'
import type { Database } from '../../core/ports.ts'
import { type BankLineId, type BankLineStatus, markBankLines } from '../../ledger/bank-line.ts'
import { type ApplicationId, openPosting } from '../../ledger/posting.ts'
import { openPostingRun } from '../../ledger/posting-run.ts'
import type { Decision } from './decision.ts'
import type { LineFact } from './facts.ts'
import type { Lesson } from './payer/lessons.ts'
import { postingsOf, queueResidual, teacher } from './posting-store.ts'
import { openQueue } from './queue-store.ts'
import { storedSuggestion } from './suggestion.ts'

/** A decision with the line it is about. */
export interface Decided {
  readonly line: LineFact
  readonly decision: Decision
}

/** Writes everything that a run decided, as one event of the audit trail. */
export function carryOut(
  db: Database,
  { seq, today }: { seq: number; today: CalendarDate },
  decided: readonly Decided[],
): void {
  takeBackReplaced(db, seq, decided)
  const waiting = waitingLines(db)
  const queue = openQueue(db, seq, today, (id) => waiting.has(id))
  const run = openPostingRun(db, seq)
  const taught: { lessons: readonly Lesson[]; id: ApplicationId }[] = []
  const lines: Record<Exclude<BankLineStatus, 'new'>, BankLineId[]> = {
    applied: [],
    queued: [],
    ignored: [],
  }
  for (const { line, decision } of decided) {
    switch (decision.kind) {
      case 'apply': {
        const { proposal, lessons } = decision
        let id: ApplicationId | undefined
        for (const { receipt, application } of postingsOf(line, proposal)) {
          id = run.post(receipt, application)
        }
        if (id !== undefined && lessons.length > 0) taught.push({ lessons, id })
        queueResidual(line, proposal, queue)
        lines.applied.push(line.id)
        break
      }
      case 'queue':
        if (queue.put(line.id, entryOf(decision))) lines.queued.push(line.id)
        break
      case 'ignore':
        queue.close(line.id)
        queue.ignore(line.id, decision)
        lines.ignored.push(line.id)
    }
  }
  run.close()
  const teach = teacher(db, seq)
  for (const { lessons, id } of taught) teach(lessons, id, false)
  for (const status of ['applied', 'queued', 'ignored'] as const) {
    markBankLines(db, lines[status], status)
  }
}

/** Takes back what exports had told of payments whose bank lines are here now. */
function takeBackReplaced(db: Database, seq: number, decided: readonly Decided[]): void {
  const posting = openPosting(db, seq)
  for (const { decision } of decided) {
    if (decision.kind !== 'apply') continue
    for (const recorded of decision.proposal.replaces ?? []) {
      posting.reverseApplication(recorded.applicationId)
      posting.reverseReceipt(recorded.receiptId)
    }
  }
}

function entryOf(decision: Extract<Decision, { kind: 'queue' }>) {
  const { reason, suggestions, evidence } = decision
  return { reason, suggestions: suggestions.map(storedSuggestion), evidence, isHeld: false }
}

/** The lines about which something stands in the queue. */
function waitingLines(db: Database): ReadonlySet<BankLineId> {
  const rows = db
    .prepare<[], { id: BankLineId }>(
      'SELECT bank_line_id AS id FROM cash_exception WHERE closed_seq IS NULL',
    )
    .all()
  return new Set(rows.map(({ id }) => id))
}
