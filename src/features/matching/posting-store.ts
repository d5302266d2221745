import type { CalendarDate } from '../../core/calendar-date.ts'
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
  const receiptId: ReceiptId = posting.receipt({
    source: 'bank',
    ...receiptOf(line, proposal),
    isDateKnown: true,
    memo: null,
    batchId: null,
  })
  return posting.application({
    bankLineId: line.id,
    receiptId,
    ...applicationOf(line, proposal),
  })
}

/** The receipt that a line is. */
export function receiptOf(line: PostedLine, { customerId }: Proposal<PostedItem>) {
  return {
    bankLineId: line.id,
    customerId,
    currency: line.currency,
    amountMinor: line.amountMinor,
    effectiveDate: line.bookingDate,
  }
}

/** What a proposal makes of the receipt of a line. */
export function applicationOf(line: PostedLine, proposal: Proposal<PostedItem>) {
  return {
    rule: proposal.rule,
    confidence: proposal.confidence,
    evidence: proposal.evidence,
    allocations: proposal.parts.map(({ item, kind, amountMinor, receiptMinor }) => ({
      receivableId: item.id,
      kind,
      amountMinor,
      receiptMinor: kind === 'cash' ? (receiptMinor ?? amountMinor) : 0,
      effectiveDate: item.issueDate > line.bookingDate ? item.issueDate : line.bookingDate,
    })),
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
