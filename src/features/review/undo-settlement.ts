import type { Context } from '../../core/command.ts'
import { AppError } from '../../core/errors.ts'
import { type Outcome, textBlock } from '../../core/outcome.ts'
import type { BankLine } from '../../ledger/bank-line.ts'
import { keepGaps, reopenException } from '../../ledger/cash-exception.ts'
import { openPosting } from '../../ledger/posting.ts'
import { markDisputed } from '../../ledger/receivable.ts'
import { standingResiduals, voidMemosOf } from '../../ledger/residual-booking.ts'
import { endResiduals } from '../../ledger/residual-reason.ts'
import { endSettlement, type Settlement, settlementOf } from './remark-store.ts'

/** Takes back that a line was kept, disputed or booked: it waits again, for what it waited before. */
export function undoSettlement(
  { db, trail, asOf }: Context,
  line: BankLine,
  kind: Settlement['kind'],
): Outcome {
  const settlement = settlementOf(db, line)
  if (settlement?.kind !== kind) {
    throw new AppError('usage', `${line.bankRef} is not ${kind}`, {
      hint: `openitem explain ${line.bankRef} tells what became of it`,
    })
  }
  const json = { bank_ref: line.bankRef, was: kind }
  const event = trail.open({ action: 'queue.undo', ref: line.bankRef, effectiveDate: asOf })
  const { seq } = event
  for (const id of standingResiduals(db, { lineId: line.id, recordedSeq: settlement.seq })) {
    openPosting(db, seq).reverseApplication(id)
    voidMemosOf(db, id, seq)
  }
  endSettlement(db, settlement.id, seq)
  endResiduals(db, { recordedSeq: settlement.seq, seq })
  for (const id of settlement.flagged) markDisputed(db, id, false)
  reopenException(db, { closedSeq: settlement.seq, seq })
  keepGaps(db, seq)
  event.close({ ...json, event: settlement.seq })
  return { json, blocks: [textBlock(`${line.bankRef} is no longer ${kind} and waits again`)] }
}
