import type { Context, Input } from '../../core/command.ts'
import { AppError } from '../../core/errors.ts'
import { type Outcome, textBlock } from '../../core/outcome.ts'
import { closeException } from '../../ledger/cash-exception.ts'
import { markDisputed } from '../../ledger/receivable.ts'
import { RESIDUAL_REASONS, recordResidual } from '../../ledger/residual-reason.ts'
import { gapJson, gapText } from './gap-json.ts'
import { addSettlement, settlementOf } from './remark-store.ts'
import { gapsOf, linesCalled, waitingOf } from './store.ts'
import { requireApplied, requireGaps, theLine } from './the-line.ts'
import { undoSettlement } from './undo-settlement.ts'

/** Gives the gap of a short payment its reason and marks the invoice as disputed. */
export function run(context: Context, input: Input): Outcome {
  const { db, trail, asOf, settings } = context
  const ref = input.words[0] ?? ''
  const line = theLine(linesCalled(db, ref), ref)
  if (input.flag('undo')) return undoSettlement(context, line, 'disputed')
  requireApplied(line, {
    waiting: waitingOf(db, line),
    settlement: settlementOf(db, line),
  })
  const gaps = requireGaps(line, gapsOf(db, line))
  const reason = requireReason(input.text('reason'), [
    ...RESIDUAL_REASONS,
    ...settings.matching.reasons,
  ])
  const event = trail.open({ action: 'queue.dispute', ref: line.bankRef, effectiveDate: asOf })
  const flagged = gaps.filter(({ isDisputed }) => isDisputed === 0)
  for (const { applicationId, receivableId, openMinor: amountMinor } of gaps) {
    recordResidual(
      db,
      { applicationId, receivableId, kind: 'open', reason, amountMinor },
      event.seq,
    )
  }
  const ids = flagged.map(({ receivableId }) => receivableId)
  for (const id of ids) markDisputed(db, id, true)
  addSettlement(db, line, { kind: 'disputed', flagged: ids, seq: event.seq })
  closeException(db, line, event.seq)
  const shown = gaps.map((gap) => gapJson(gap, line.currency))
  const json = { bank_ref: line.bankRef, reason, gaps: shown }
  event.close(json)
  const list = shown.map(gapText).join(', ')
  return { json, blocks: [textBlock(`${line.bankRef} disputed (${reason}): ${list} stays open`)] }
}

function requireReason(found: string | undefined, known: readonly string[]): string {
  if (found !== undefined && known.includes(found)) return found
  const what = found === undefined ? 'nothing' : `"${found}"`
  throw new AppError('usage', `--reason: expected one of ${known.join(', ')}; found ${what}`, {
    hint: 'reasons of your own stand in openitem.toml under [matching] as reasons = [...]',
  })
}
