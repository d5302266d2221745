import type { Context } from '../../core/command.ts'
import { AppError } from '../../core/errors.ts'
import { type Outcome, textBlock } from '../../core/outcome.ts'
import type { BankLine } from '../../ledger/bank-line.ts'
import { reopenException } from '../../ledger/cash-exception.ts'
import { markDisputed } from '../../ledger/receivable.ts'
import { endResiduals } from '../../ledger/residual-reason.ts'
import { endSettlement, type Settlement, settlementOf } from './remark-store.ts'

/** Takes back that a line was kept or disputed: it waits again, for what it waited before. */
export function undoSettlement(
  { db, trail, asOf }: Context,
  line: BankLine,
  kind: Settlement['kind'],
): Outcome {
  const settlement = settlementOf(db, line.id)
  if (settlement?.kind !== kind) {
    throw new AppError('usage', `${line.bankRef} is not ${kind}`, {
      hint: `openitem explain ${line.bankRef} tells what became of it`,
    })
  }
  const json = { bank_ref: line.bankRef, was: kind }
  const seq = trail.record(
    { action: 'queue.undo', ref: line.bankRef, effectiveDate: asOf },
    { ...json, event: settlement.seq },
  )
  endSettlement(db, settlement.id, seq)
  endResiduals(db, { recordedSeq: settlement.seq, seq })
  for (const id of settlement.flagged) markDisputed(db, id, false)
  reopenException(db, { closedSeq: settlement.seq, seq })
  return { json, blocks: [textBlock(`${line.bankRef} is no longer ${kind} and waits again`)] }
}
