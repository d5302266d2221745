import type { Context, Input } from '../../core/command.ts'
import { AppError } from '../../core/errors.ts'
import { type Outcome, textBlock } from '../../core/outcome.ts'
import { bankLineMarker } from '../../ledger/bank-line.ts'
import { openPosting } from '../../ledger/posting.ts'
import { voidMemosOf } from '../../ledger/residual-booking.ts'
import { eventHead } from './hand/carry-out.ts'
import { endLessons, livePosting, replacedPayments, requireLine } from './hand/hand-store.ts'
import { suggestionsAgain } from './hand/once-more-store.ts'
import { repeatPayment } from './hand/repeat-payment-store.ts'
import { openQueue } from './queue-store.ts'

/** Takes back what was decided about a line; it waits for a person from now on. */
export function run(context: Context, input: Input): Outcome {
  const { db, trail, asOf, actor } = context
  const line = requireLine(db, input.words[0] ?? '')
  if (line.status !== 'applied' && line.status !== 'ignored') {
    throw new AppError('usage', `${line.bankRef} is neither applied nor ignored`, {
      hint: '"openitem queue" shows what waits',
    })
  }
  const live = livePosting(db, line.id)
  const suggestions = suggestionsAgain(db, line, live)
  const event = trail.open(eventHead('match.unapply', line, context))
  const posting = openPosting(db, event.seq)
  const queue = openQueue(db, event.seq, asOf)
  for (const id of live.applications) {
    posting.reverseApplication(id)
    voidMemosOf(db, id, event.seq)
    endLessons(db, id, event.seq)
  }
  for (const id of live.receipts) posting.reverseReceipt(id)
  for (const id of live.applications) {
    for (const old of replacedPayments(db, id)) repeatPayment(db, old, posting)
  }
  queue.close(line.id)
  queue.stopIgnoring(line.id)
  queue.put(line.id, {
    reason: 'TAKEN_BACK',
    suggestions,
    evidence: [`${actor} took back what was ${line.status}`],
    isHeld: true,
  })
  bankLineMarker(db)(line.id, 'queued')
  const json = { bank_ref: line.bankRef, was: line.status, reversed: live.applications.length }
  event.close(json)
  return { json, blocks: [textBlock(`${line.bankRef} is taken back and waits for a person`)] }
}
