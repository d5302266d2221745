import type { Context, Input } from '../../core/command.ts'
import { decimal, of } from '../../core/money.ts'
import { type Outcome, textBlock } from '../../core/outcome.ts'
import { closeException } from '../../ledger/cash-exception.ts'
import { gapJson, gapText } from './gap-json.ts'
import { addSettlement, settlementOf } from './remark-store.ts'
import { gapsOf, linesCalled, unappliedOf, waitingOf } from './store.ts'
import { requireApplied, theLine } from './the-line.ts'
import { undoSettlement } from './undo-settlement.ts'

/** Takes an applied line off the queue as it is. */
export function run(context: Context, input: Input): Outcome {
  const { db, trail, asOf } = context
  const ref = input.words[0] ?? ''
  const line = theLine(linesCalled(db, ref), ref)
  if (input.flag('undo')) return undoSettlement(context, line, 'kept')
  const waiting = requireApplied(line, {
    waiting: waitingOf(db, line),
    settlement: settlementOf(db, line),
  })
  const gaps = gapsOf(db, line).map((gap) => gapJson(gap, line.currency))
  const unapplied = unappliedOf(db, line)
  const onAccount = decimal(of(unapplied, line.currency))
  const event = trail.open({ action: 'queue.keep', ref: line.bankRef, effectiveDate: asOf })
  addSettlement(db, line, { kind: 'kept', flagged: [], seq: event.seq })
  closeException(db, line, event.seq)
  const json = { bank_ref: line.bankRef, reason: waiting.reason, gaps, unapplied: onAccount }
  event.close(json)
  const rest = [
    ...gaps.map((gap) => `${gapText(gap)} stays open`),
    ...(unapplied === 0 ? [] : [`${onAccount} stays on account`]),
  ]
  const sentence = [`${line.bankRef} is kept as it is`, ...rest].join(', ')
  return { json, blocks: [textBlock(sentence)] }
}
