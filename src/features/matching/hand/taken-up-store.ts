import type { Context } from '../../../core/command.ts'
import type { Database } from '../../../core/ports.ts'
import type { BankLine } from '../../../ledger/bank-line.ts'
import { keepGaps } from '../../../ledger/cash-exception.ts'
import type { ApplicationId } from '../../../ledger/ids.ts'
import { openPosting } from '../../../ledger/posting.ts'
import { openQueue } from '../queue/queue-store.ts'
import { endLessons, type LivePosting } from './hand-store.ts'

/**
 * The standing application by which a later run took up what a line, or a cheque, had left over,
 * where that is the last thing that was done with its money.
 */
export function lastTakenUp(
  db: Database,
  { cheque }: Pick<BankLine, 'cheque'>,
  { applications: [last], receipts: [receipt, ...others] }: LivePosting,
): ApplicationId | undefined {
  if (last === undefined || receipt === undefined || others.length > 0) return undefined
  const isDeposit = db
    .prepare<[number], number>('SELECT EXISTS (SELECT 1 FROM deposit_cheque WHERE receipt_id = ?)')
    .pluck()
    .get(receipt)
  if (isDeposit === 1 && cheque === undefined) return undefined
  return db
    .prepare<{ last: number; receipt: number }, ApplicationId>(
      `SELECT decision.id FROM application AS decision JOIN receipt ON receipt.id = @receipt
       WHERE decision.id = @last AND decision.recorded_seq > receipt.recorded_seq
         AND EXISTS (SELECT 1 FROM allocation WHERE application_id = decision.id
           AND allocation.receipt_id = receipt.id)`,
    )
    .pluck()
    .get({ last, receipt })
}

/** Takes that back: the money is left over again, and no machine takes it up another time. */
export function takeBackTakenUp(
  { db, asOf, actor }: Pick<Context, 'db' | 'asOf' | 'actor'>,
  { line, takenUp, seq }: { line: BankLine; takenUp: ApplicationId; seq: number },
): void {
  openPosting(db, seq).reverseApplication(takenUp)
  endLessons(db, takenUp, seq)
  openQueue(db, seq, asOf).put(line.id, {
    reason: 'TAKEN_BACK',
    suggestions: [],
    evidence: [`${actor} took back what the money left over has paid since`],
    isHeld: true,
    cheque: line.cheque?.ref,
  })
  keepGaps(db, seq)
}
