import type { CalendarDate } from '../../../core/calendar-date.ts'
import { check } from '../../../core/errors.ts'
import type { Database } from '../../../core/ports.ts'
import { type BankLine, bankLineMarker, type ChequeFacts } from '../../../ledger/bank-line.ts'
import type { ApplicationId, ReceiptId } from '../../../ledger/ids.ts'
import { openPosting, type Posting } from '../../../ledger/posting.ts'
import type { PostedItem } from '../book/item.ts'
import type { Proposal } from '../decision.ts'
import type { Lesson } from '../payer/lessons.ts'
import { openQueue, type Queue } from '../queue/queue-store.ts'

/** What a posting has to know of a line. */
export type PostedLine = Pick<
  BankLine,
  'id' | 'currency' | 'amountMinor' | 'bookingDate' | 'cheque'
>

/** Writes decisions into the book; every statement is prepared once. */
export interface Applier {
  /** Posts the money of a line and what it pays. */
  apply(line: PostedLine, proposal: Proposal<PostedItem>): ApplicationId
  teach(lessons: readonly Lesson[], applicationId: ApplicationId, isConfirmed: boolean): void
  /** Posts what a person decided, and closes what stood in the queue. */
  decideByHand(line: PostedLine, proposal: Proposal<PostedItem>): ApplicationId
  /** The same of what is left of a payment that is applied already. */
  applyLeftOver(
    line: PostedLine,
    receiptId: ReceiptId,
    proposal: Proposal<PostedItem>,
  ): ApplicationId
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
      const { cheque } = line
      if (cheque === undefined) mark(line.id, 'applied')
      else posting.reverseReceipt(cheque.receiptId)
      queueResidual(line, isByHand(proposal), queue)
      return apply(line, proposal)
    },
    applyLeftOver(line, receiptId, proposal) {
      queueResidual(line, isByHand(proposal), queue)
      const [posted] = postingsOf(line, isByHand(proposal))
      check(posted !== undefined, 'nothing was posted')
      return posting.application({ bankLineId: line.id, receiptId, ...posted.application })
    },
  }
}

/** What is left of the money of one payer is what the person wants; of a deposit each cheque is asked about. */
function isByHand({ residual: _known, ...proposal }: Proposal<PostedItem>): Proposal<PostedItem> {
  return proposal
}

/** Puts what an application left open, or left over, into the queue; closes what stood there. */
export function queueResidual(
  { id, cheque: own }: Pick<BankLine, 'id'> & { readonly cheque?: Pick<ChequeFacts, 'ref'> },
  proposal: Proposal<PostedItem>,
  queue: Queue,
): void {
  queue.close(id, own?.ref)
  const { shares, residual, evidence } = proposal
  for (const one of shares ?? [{ residual, evidence }]) {
    if (one.residual === undefined || one.residual.reason === 'RETURN') continue
    const { reason } = one.residual
    const { cheque, suggestions = [] } = 'cheque' in one ? one : {}
    queue.put(id, {
      reason,
      suggestions,
      evidence: one.evidence,
      isHeld: false,
      cheque: cheque?.ref,
    })
  }
}

/** Posts the money of a line, or of one cheque, and what it pays. */
export function post(
  line: PostedLine,
  proposal: Proposal<PostedItem>,
  posting: Posting,
): ApplicationId {
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
  const { amountMinor, cheque } = line
  const whole = { customerId, amountMinor, memo: cheque?.memo ?? null, cheque, evidence }
  for (const share of shares ?? [{ ...whole, from: 0, to: parts.length }]) {
    const receipt = {
      bankLineId: line.id,
      customerId: share.customerId,
      currency: line.currency,
      amountMinor: share.amountMinor,
      effectiveDate: line.bookingDate,
      memo: share.memo,
      ...(share.cheque === undefined ? {} : { cheque: share.cheque }),
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
