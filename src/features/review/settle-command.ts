import type { Context, Input } from '../../core/command.ts'
import { type Outcome, textBlock } from '../../core/outcome.ts'
import { closeException, keepGaps } from '../../ledger/cash-exception.ts'
import { bookResiduals } from '../../ledger/residual-booking.ts'
import { recordResidual } from '../../ledger/residual-reason.ts'
import { gapJson, gapText } from './gap-json.ts'
import { addSettlement, settlementOf } from './remark-store.ts'
import { choiceOf } from './residual-choice.ts'
import { gapsOf, linesCalled, waitingOf } from './store.ts'
import { requireApplied, requireGaps, theLine } from './the-line.ts'
import { undoSettlement } from './undo-settlement.ts'

/** Books the gap of a short payment: nothing of it stays open. */
export function run(context: Context, input: Input): Outcome {
  const { db, trail, asOf, settings, actor } = context
  const ref = input.words[0] ?? ''
  const line = theLine(linesCalled(db, ref), ref)
  if (input.flag('undo')) return undoSettlement(context, line, 'settled')
  requireApplied(line, {
    waiting: waitingOf(db, line),
    settlement: settlementOf(db, line),
  })
  const residuals = requireGaps(line, gapsOf(db, line))
  const { kind, reason } = choiceOf(input.text('as'), settings.matching.reasons)
  const event = trail.open({ action: 'queue.settle', ref: line.bankRef, effectiveDate: asOf })
  const { seq } = event
  const evidence = [`${actor} settled what the payment left: ${kind}, ${reason}`]
  const { applicationId, memos } = bookResiduals(db, { line, residuals, kind, evidence, asOf, seq })
  for (const { receivableId, openMinor: amountMinor } of residuals) {
    recordResidual(db, { applicationId, receivableId, kind, reason, amountMinor }, seq)
  }
  addSettlement(db, line, { kind: 'settled', flagged: [], seq })
  closeException(db, line, seq)
  keepGaps(db, seq)
  const shown = residuals.map((gap) => gapJson(gap, line.currency))
  const gaps = shown.map(({ open: amount, ...gap }) => ({ ...gap, amount }))
  const json = { bank_ref: line.bankRef, kind, reason, gaps, credit_memos: memos }
  event.close(json)
  const list = shown.map(gapText).join(', ')
  const made = memos.length === 0 ? '' : ` (${memos.join(', ')})`
  return {
    json,
    blocks: [textBlock(`${line.bankRef} settled: ${list} booked as ${kind}${made}, ${reason}`)],
  }
}
