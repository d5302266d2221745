import type { Context, Input } from '../../core/command.ts'
import { AppError } from '../../core/errors.ts'
import { type Outcome, textBlock } from '../../core/outcome.ts'
import { bankLineMarker } from '../../ledger/bank-line.ts'
import { chequesOf } from '../../ledger/cheque.ts'
import { eventHead, requireUndecided } from './hand/carry-out.ts'
import { requireLine } from './hand/hand-store.ts'
import { openQueue } from './queue/queue-store.ts'

/** Says that a line is no customer's money. */
export function run(context: Context, input: Input): Outcome {
  const { db, trail, asOf, actor } = context
  const line = requireLine(db, input.words[0] ?? '')
  requireUndecided(line, chequesOf(db, line.id))
  if (line.cheque !== undefined) {
    throw new AppError(
      'usage',
      `${line.bankRef} is a cheque of a deposit, and the deposit is in the book`,
      {
        hint: `openitem apply ${line.bankRef} --customer CUSTOMER --on-account keeps it for whoever wrote it`,
      },
    )
  }
  const reason = input.text('reason')?.trim() ?? ''
  if (reason === '') {
    throw new AppError('usage', "--reason: expected why the line is no customer's money", {
      hint: `openitem ignore ${line.bankRef} --reason "loan from the bank"`,
    })
  }
  const event = trail.open(eventHead('match.ignore', line, context))
  const queue = openQueue(db, event.seq, asOf)
  queue.close(line.id)
  queue.ignore(line.id, { reason, evidence: [`ignored by ${actor}`] })
  bankLineMarker(db)(line.id, 'ignored')
  const json = { bank_ref: line.bankRef, reason }
  event.close(json)
  return { json, blocks: [textBlock(`${line.bankRef} is ignored: ${reason}`)] }
}
