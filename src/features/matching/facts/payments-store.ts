import type { Database } from '../../../core/ports.ts'
import type { ReceivableId } from '../../../ledger/ids.ts'
import type { AllocationKind } from '../../../ledger/posting.ts'
import { standingPayments } from '../../../ledger/standing-payments.ts'
import type { PastPayment } from './facts.ts'
import { FALLS_WITH_CASH } from './payments.ts'

type PaymentRow = Omit<PastPayment, 'beside'> & { readonly application: number }

/**
 * The standing payments of an invoice, the newest first; what was returned is no longer one. What
 * is posted from now on is none of them: it is for the one who posts to know. For a
 * back-test only those count that an export had told: the bank lines are yet to be applied.
 */
export function paymentReader(
  db: Database,
  isBackTest = false,
): (id: ReceivableId) => readonly PastPayment[] {
  const last = db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM allocation').pluck().get()
  const payments = db.prepare<[number, number, number | undefined], PaymentRow>(
    `SELECT part.application_id AS application, receipt.currency,
       sum(part.receipt_minor) AS receiptMinor, sum(part.amount_minor) AS cashMinor,
       min(CASE receipt.source WHEN 'bank' THEN receipt.effective_date END) AS bookedOn
     FROM allocation AS part JOIN receipt ON receipt.id = part.receipt_id
       JOIN application ON application.id = part.application_id
     WHERE part.receivable_id = ? AND part.reverses_id IS NULL
       AND (? = 0 OR application.bank_line_id IS NULL) AND part.id <= ?
       AND NOT EXISTS (SELECT 1 FROM application AS back
         WHERE back.reverses_id = part.application_id)
     GROUP BY part.application_id, receipt.currency ORDER BY part.application_id`,
  )
  const beside = db.prepare<
    { id: number; application: number | null; kinds: string; last: number | undefined },
    { kind: AllocationKind; minor: number }
  >(
    `SELECT kind, sum(amount_minor) AS minor FROM allocation
     WHERE receivable_id = @id AND (@application IS NULL OR application_id = @application)
       AND kind IN (SELECT value FROM json_each(@kinds)) AND id <= @last
     GROUP BY kind HAVING sum(amount_minor) > 0 ORDER BY kind`,
  )
  const kinds = JSON.stringify(FALLS_WITH_CASH)
  return (id) => {
    const standing = standingPayments(payments.all(id, isBackTest ? 1 : 0, last))
    const only = standing.length === 1
    return standing
      .map(({ application, ...payment }) => ({
        ...payment,
        beside: beside.all({ id, application: only ? null : application, kinds, last }),
      }))
      .reverse()
  }
}
