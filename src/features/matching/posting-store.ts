import type { CalendarDate } from '../../core/calendar-date.ts'
import { check } from '../../core/errors.ts'
import type { Database } from '../../core/ports.ts'
import { type BankLineId, bankLineMarker } from '../../ledger/bank-line.ts'
import type { ApplicationId, Posting, ReceiptId } from '../../ledger/posting.ts'
import { openPosting } from '../../ledger/posting.ts'
import type { Decision, PostedItem, Proposal } from './decision.ts'
import type { LineFact } from './facts.ts'
import type { Lesson } from './payer/lessons.ts'
import { openQueue, type Queue } from './queue-store.ts'
import { storedSuggestion } from './suggestion.ts'

/** What a posting has to know of a line. */
export type PostedLine = Pick<LineFact, 'id' | 'currency' | 'amountMinor' | 'bookingDate'>

/** Writes decisions into the book; every statement is prepared once. */
export interface Applier {
  /** Posts the money of a line and what it pays. */
  apply(line: PostedLine, proposal: Proposal<PostedItem>): ApplicationId
  teach(lessons: readonly Lesson[], applicationId: ApplicationId, isConfirmed: boolean): void
  /** Posts what a person decided, and closes what stood in the queue. */
  decideByHand(line: PostedLine, proposal: Proposal<PostedItem>): ApplicationId
  carryOut(line: LineFact, decision: Decision): void
}

/** `seq` is the audit event that everything carried out here belongs to. */
export function openApplier(db: Database, seq: number, today: CalendarDate): Applier {
  const posting = openPosting(db, seq)
  const mark = bankLineMarker(db)
  const queue = openQueue(db, seq, today)
  const teach = teacher(db, seq)
  const apply: Applier['apply'] = (line, proposal) => {
    for (const recorded of proposal.replaces ?? []) {
      posting.reverseApplication(recorded.applicationId)
      posting.reverseReceipt(recorded.receiptId)
    }
    return post(line, proposal, posting)
  }
  return {
    apply,
    teach,
    decideByHand(line, proposal) {
      queue.close(line.id)
      mark(line.id, 'applied')
      return apply(line, proposal)
    },
    carryOut(line, decision) {
      switch (decision.kind) {
        case 'apply': {
          const id = apply(line, decision.proposal)
          teach(decision.lessons, id, false)
          queueResidual(line.id, decision.proposal, queue)
          mark(line.id, 'applied')
          return
        }
        case 'queue':
          if (queue.put(line.id, entryOf(decision))) mark(line.id, 'queued')
          return
        case 'ignore':
          queue.close(line.id)
          queue.ignore(line.id, { reason: decision.reason, evidence: decision.evidence })
          mark(line.id, 'ignored')
      }
    },
  }
}

/** Puts what an application left open, or left over, into the queue; closes what stood there. */
export function queueResidual(
  lineId: BankLineId,
  proposal: Proposal<PostedItem>,
  queue: Queue,
): void {
  queue.close(lineId)
  const { residual } = proposal
  if (residual === undefined || residual.reason === 'RETURN') return
  queue.put(lineId, {
    reason: residual.reason,
    suggestions: [],
    evidence: proposal.evidence,
    isHeld: false,
  })
}

function entryOf(decision: Extract<Decision, { kind: 'queue' }>) {
  const { reason, suggestions, evidence } = decision
  return { reason, suggestions: suggestions.map(storedSuggestion), evidence, isHeld: false }
}

function post(line: PostedLine, proposal: Proposal<PostedItem>, posting: Posting): ApplicationId {
  const { shares, customerId, evidence, parts } = proposal
  const whole = { customerId, amountMinor: line.amountMinor, memo: null, from: 0, to: parts.length }
  let id: ApplicationId | undefined
  for (const share of shares ?? [{ ...whole, evidence }]) {
    const receiptId: ReceiptId = posting.receipt({
      source: 'bank',
      bankLineId: line.id,
      customerId: share.customerId,
      currency: line.currency,
      amountMinor: share.amountMinor,
      effectiveDate: line.bookingDate,
      isDateKnown: true,
      memo: share.memo,
      batchId: null,
    })
    // Every cheque is told, also one that pays nothing yet.
    id = posting.application({
      bankLineId: line.id,
      receiptId,
      rule: proposal.rule,
      confidence: proposal.confidence,
      evidence: share.evidence,
      allocations: parts
        .slice(share.from, share.to)
        .map(({ item, kind, amountMinor, receiptMinor }) => ({
          receivableId: item.id,
          kind,
          amountMinor,
          receiptMinor: kind === 'cash' ? (receiptMinor ?? amountMinor) : 0,
          effectiveDate: item.issueDate > line.bookingDate ? item.issueDate : line.bookingDate,
        })),
    })
  }
  check(id !== undefined, 'nothing was posted')
  return id
}

function teacher(db: Database, seq: number): Applier['teach'] {
  const insert = db.prepare(
    `INSERT INTO payer_lesson (kind, value, customer_id, application_id, is_confirmed, recorded_seq)
     VALUES (?, ?, ?, ?, ?, ?)`,
  )
  return (lessons, applicationId, isConfirmed) => {
    for (const { kind, value, customerId } of lessons) {
      insert.run(kind, value, customerId, applicationId, isConfirmed ? 1 : 0, seq)
    }
  }
}
