import type { Database } from '../../../core/ports.ts'
import { openPosting } from '../../../ledger/posting.ts'
import type { LineFact, UnappliedFact } from '../facts/facts.ts'
import type { Queue } from '../queue/queue-store.ts'
import type { Decided } from './plain-decision.ts'
import { type PostedLine, post, postingsOf, queueResidual } from './posting-store.ts'

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

function postedLine(line: LineFact, { receiptId, memo, customerId }: UnappliedFact): PostedLine {
  const { id, currency, amountMinor, bookingDate, cheque } = line
  const own = { id, currency, amountMinor, bookingDate }
  if (cheque === undefined || receiptId === null) return own
  return { ...own, cheque: { ...cheque, receiptId, memo, customerId } }
}
