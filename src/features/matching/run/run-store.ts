import type { CalendarDate } from '../../../core/calendar-date.ts'
import type { Database } from '../../../core/ports.ts'
import { type BankLineStatus, markBankLines } from '../../../ledger/bank-line.ts'
import type { ApplicationId, BankLineId } from '../../../ledger/ids.ts'
import { openPosting } from '../../../ledger/posting.ts'
import { openPostingRun, type PostingRun } from '../../../ledger/posting-run.ts'
import type { Lesson } from '../payer/lessons.ts'
import { openQueue } from '../queue/queue-store.ts'
import { placeUnapplied } from './place-unapplied-store.ts'
import { type Applied, type Decided, isApplied } from './plain-decision.ts'
import { postingsOf, queueResidual, teacher } from './posting-store.ts'

/** Writes what a run decides, one decision after the other. */
export interface Run {
  carryOut(decided: Decided): void
  /** Writes the rest; only then does the book hold together again. */
  close(): void
}

interface Taught {
  readonly lessons: readonly Lesson[]
  readonly id: ApplicationId
}

/** `seq` is the audit event that everything carried out here belongs to. */
export function openRun(db: Database, { seq, today }: { seq: number; today: CalendarDate }): Run {
  const waiting = waitingLines(db)
  const queue = openQueue(db, seq, today, (id) => waiting.has(id))
  const postings = openPostingRun(db, seq)
  const marks = openMarks(db)
  const taught: Taught[] = []
  const replacing: Applied[] = []
  const unapplied: Decided[] = []
  return {
    carryOut(decided) {
      const { line, decision } = decided
      if (decided.money !== undefined) {
        unapplied.push(decided)
        return
      }
      if (isApplied(decided)) {
        if (decided.decision.proposal.replaces === undefined) post(decided, postings, taught)
        else replacing.push(decided)
        queueResidual(line, decided.decision.proposal, queue)
        marks.mark(line.id, 'applied')
      } else if (decision.kind === 'queue') {
        if (queue.put(line.id, { ...decision, isHeld: false })) marks.mark(line.id, 'queued')
      } else if (decision.kind === 'ignore') {
        queue.close(line.id)
        queue.ignore(line.id, decision)
        marks.mark(line.id, 'ignored')
      }
    },
    close() {
      postings.close()
      replace(db, seq, { replacing, taught })
      placeUnapplied(db, { seq, queue }, unapplied)
      teach(db, seq, taught)
      marks.close()
    },
  }
}

function post({ line, decision }: Applied, postings: PostingRun, taught: Taught[]): void {
  const { proposal, lessons } = decision
  let id: ApplicationId | undefined
  const { id: lineId, currency, amountMinor, bookingDate } = line
  const posted = { id: lineId, currency, amountMinor, bookingDate }
  for (const { receipt, application } of postingsOf(posted, proposal)) {
    id = postings.post(receipt, application)
  }
  if (id !== undefined && lessons.length > 0) taught.push({ lessons, id })
}

/** Takes back what exports had told of payments whose bank lines are here now, and posts those instead. */
function replace(
  db: Database,
  seq: number,
  { replacing, taught }: { replacing: readonly Applied[]; taught: Taught[] },
): void {
  const posting = openPosting(db, seq)
  for (const { decision } of replacing) {
    for (const recorded of decision.proposal.replaces ?? []) {
      posting.reverseApplication(recorded.applicationId)
      posting.reverseReceipt(recorded.receiptId)
    }
  }
  const postings = openPostingRun(db, seq)
  for (const one of replacing) post(one, postings, taught)
  postings.close()
}

function teach(db: Database, seq: number, taught: readonly Taught[]): void {
  const write = teacher(db, seq)
  for (const { lessons, id } of taught) write(lessons, id, false)
}

const MARKS_AT_ONCE = 1_000

/** Notes what became of lines, many with one statement. */
function openMarks(db: Database) {
  const lines = new Map<BankLineStatus, BankLineId[]>()
  const flush = (ids: BankLineId[], status: BankLineStatus): void => {
    markBankLines(db, ids.splice(0), status)
  }
  return {
    mark(id: BankLineId, status: BankLineStatus): void {
      const ids = lines.get(status) ?? []
      lines.set(status, ids)
      ids.push(id)
      if (ids.length === MARKS_AT_ONCE) flush(ids, status)
    },
    close(): void {
      for (const [status, ids] of lines) flush(ids, status)
    },
  }
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
