import type { Context, Input } from '../../core/command.ts'
import { AppError } from '../../core/errors.ts'
import { type Outcome, textBlock } from '../../core/outcome.ts'
import { type BankLine, bankLineMarker } from '../../ledger/bank-line.ts'
import { keepGaps } from '../../ledger/cash-exception.ts'
import type { ApplicationId } from '../../ledger/ids.ts'
import { eventHead } from './hand/carry-out.ts'
import { livePosting, requireLine } from './hand/hand-store.ts'
import { suggestionsAgain } from './hand/once-more-store.ts'
import { requireNotReturned, takeBack } from './hand/take-back-store.ts'
import { lastTakenUp, takeBackTakenUp } from './hand/taken-up-store.ts'
import { openQueue } from './queue/queue-store.ts'

/** Takes back what was decided about a line, or one cheque of it; it waits for a person from now on. */
export function run(context: Context, input: Input): Outcome {
  const { db, trail, asOf, actor } = context
  const line = requireLine(db, input.words[0] ?? '')
  if (line.status !== 'applied' && line.status !== 'ignored') {
    throw new AppError(
      'usage',
      `${line.bankRef} is neither applied nor ignored: there is nothing to take back`,
      { hint: '"openitem queue" shows what waits' },
    )
  }
  const live = livePosting(db, line)
  const takenUp = lastTakenUp(db, line, live)
  requireNotReturned(db, line, takenUp === undefined ? live.applications : [takenUp])
  if (takenUp !== undefined) return leftOverAgain(context, line, takenUp)
  const suggestions = suggestionsAgain(db, line, live)
  const event = trail.open(eventHead('match.unapply', line, context))
  const queue = openQueue(db, event.seq, asOf)
  const { cheque } = line
  takeBack(db, line, live, event.seq)
  queue.close(line.id, cheque?.ref)
  queue.stopIgnoring(line.id)
  queue.put(line.id, {
    reason: 'TAKEN_BACK',
    suggestions,
    evidence: [`${actor} took back what was ${line.status}`],
    isHeld: true,
    cheque: cheque?.ref,
  })
  if (cheque === undefined) bankLineMarker(db)(line.id, 'queued')
  const json = { bank_ref: line.bankRef, was: line.status, reversed: live.applications.length }
  keepGaps(db, event.seq)
  event.close(json)
  return { json, blocks: [textBlock(`${line.bankRef} is taken back and waits for a person`)] }
}

/** Of money that had something left over, only what that has paid since: before, it stood as it does then. */
function leftOverAgain(context: Context, line: BankLine, takenUp: ApplicationId): Outcome {
  const event = context.trail.open(eventHead('match.unapply', line, context))
  takeBackTakenUp(context, { line, takenUp, seq: event.seq })
  const json = { bank_ref: line.bankRef, was: line.status, reversed: 1 }
  event.close(json)
  const told = `${line.bankRef} has money left over again, which waits for a person; what it paid at first stays`
  return { json, blocks: [textBlock(told)] }
}
