import type { Database } from '../../core/ports.ts'
import type { CustomerId } from '../../ledger/ids.ts'
import { openPosting, type Posting } from '../../ledger/posting.ts'
import type { LineFact, UnappliedFact } from './facts.ts'
import type { Decided } from './plain-decision.ts'
import { type PostedLine, post, postingsOf, queueResidual } from './posting-store.ts'
import type { Queue } from './queue-store.ts'

/** Carries out what was decided about money that is in the book already. */
export function placeUnapplied(
  db: Database,
  { seq, queue }: { seq: number; queue: Queue },
  decisions: readonly Decided[],
): void {
  if (decisions.length === 0) return
  const posting = openPosting(db, seq)
  for (const { line, decision, money } of decisions) {
    if (money === undefined || money.receiptId === null || decision.kind === 'ignore') continue
    if (decision.kind === 'queue') {
      if (decision.customerId !== undefined) giveTo(decision.customerId, money, posting)
      const { reason, suggestions, evidence } = decision
      const entry = { reason, suggestions, evidence, isHeld: false, cheque: line.cheque?.ref }
      queue.put(line.id, entry)
      continue
    }
    queueResidual(line, decision.proposal, queue)
    if (money.parts.length === 0) {
      posting.reverseReceipt(money.receiptId)
      post(postedLine(line, money), decision.proposal, posting)
      continue
    }
    for (const { application } of postingsOf(postedLine(line, money), decision.proposal)) {
      posting.application({ bankLineId: line.id, receiptId: money.receiptId, ...application })
    }
  }
}

/** The money of a cheque whose payer is known by now, for nothing in particular yet. */
function giveTo(customerId: CustomerId, money: UnappliedFact, posting: Posting): void {
  if (money.receiptId === null) return
  const { line } = money
  const { cheque } = postedLine(line, money)
  posting.reverseReceipt(money.receiptId)
  posting.receipt({
    source: 'bank',
    bankLineId: line.id,
    customerId,
    currency: line.currency,
    amountMinor: line.amountMinor,
    effectiveDate: line.bookingDate,
    isDateKnown: true,
    memo: money.memo,
    batchId: null,
    ...(cheque === undefined ? {} : { cheque }),
  })
}

function postedLine(line: LineFact, { receiptId, memo, customerId }: UnappliedFact): PostedLine {
  const { id, currency, amountMinor, bookingDate, cheque } = line
  const own = { id, currency, amountMinor, bookingDate }
  if (cheque === undefined || receiptId === null) return own
  return { ...own, cheque: { ...cheque, receiptId, memo, customerId } }
}
