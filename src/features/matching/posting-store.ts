import type { CalendarDate } from '../../core/calendar-date.ts'
import { check } from '../../core/errors.ts'
import type { Database } from '../../core/ports.ts'
import { type BankLineId, bankLineMarker } from '../../ledger/bank-line.ts'
import type { ApplicationId, Posting, ReceiptId } from '../../ledger/posting.ts'
import { openPosting } from '../../ledger/posting.ts'
import type { PostedItem, Proposal } from './decision.ts'
import type { LineFact } from './facts.ts'
import type { Lesson } from './payer/lessons.ts'
import { openQueue, type Queue } from './queue-store.ts'

/** What a posting has to know of a line. */
export type PostedLine = Pick<LineFact, 'id' | 'currency' | 'amountMinor' | 'bookingDate'>

/** Writes decisions into the book; every statement is prepared once. */
export interface Applier {
  /** Posts the money of a line and what it pays. */
  apply(line: PostedLine, proposal: Proposal<PostedItem>): ApplicationId
  teach(lessons: readonly Lesson[], applicationId: ApplicationId, isConfirmed: boolean): void
  /** Posts what a person decided, and closes what stood in the queue. */
  decideByHand(line: PostedLine, proposal: Proposal<PostedItem>): ApplicationId
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

function post(line: PostedLine, proposal: Proposal<PostedItem>, posting: Posting): ApplicationId {
  let id: ApplicationId | undefined
  for (const { receipt, application } of postingsOf(line, proposal)) {
    const receiptId: ReceiptId = posting.receipt({
      source: 'bank',
      ...receipt,
      isDateKnown: true,
      batchId: null,
    })
    id = posting.application({ bankLineId: line.id, receiptId, ...application })
  }
  check(id !== undefined, 'nothing was posted')
  return id
}

/** The receipts that a line consists of, each with what it pays: a deposit has one a cheque. */
export function* postingsOf(line: PostedLine, proposal: Proposal<PostedItem>) {
  const { shares, customerId, evidence, parts } = proposal
  const whole = { customerId, amountMinor: line.amountMinor, memo: null, from: 0, to: parts.length }
  for (const share of shares ?? [{ ...whole, evidence }]) {
    const receipt = {
      bankLineId: line.id,
      customerId: share.customerId,
      currency: line.currency,
      amountMinor: share.amountMinor,
      effectiveDate: line.bookingDate,
      memo: share.memo,
    }
    // Every cheque is told, also one that pays nothing yet.
    const application = {
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
    }
    yield { receipt, application }
  }
}

/** Writes what postings teach about payers. */
export function teacher(db: Database, seq: number): Applier['teach'] {
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
