import { AppError } from '../../../core/errors.ts'
import type { Database } from '../../../core/ports.ts'
import type { BankLine } from '../../../ledger/bank-line.ts'
import type { CustomerId } from '../../../ledger/ids.ts'
import { openPosting, type ReceiptFacts } from '../../../ledger/posting.ts'
import { voidMemosOf } from '../../../ledger/residual-booking.ts'
import { returnsStandingOn } from '../../../ledger/standing-returns.ts'
import { customerBefore, endLessons, type LivePosting, replacedPayments } from './hand-store.ts'
import { repeatPayment } from './repeat-payment-store.ts'

/** Refuses to take back a payment whose money went back since: the return comes first. */
export function requireNotReturned(
  db: Database,
  line: BankLine,
  applications: LivePosting['applications'],
): void {
  const [first, ...others] = returnsStandingOn(db, applications)
  if (first === undefined) return
  const refs = [...new Set([first, ...others].map(({ ref }) => ref))]
  throw new AppError(
    'usage',
    `${refs.join(' and ')} took back what ${line.bankRef} paid of ${first.number}`,
    {
      hint: `take the return back first: ${refs.map((ref) => `openitem unapply ${ref}`).join(', ')}`,
    },
  )
}

/** Reverses what stands of a line, or of one cheque: what it paid, taught and took the place of. */
export function takeBack(db: Database, line: BankLine, live: LivePosting, seq: number): void {
  const posting = openPosting(db, seq)
  for (const id of live.applications) {
    posting.reverseApplication(id)
    voidMemosOf(db, id, seq)
    endLessons(db, id, seq)
  }
  for (const id of live.receipts) posting.reverseReceipt(id)
  for (const id of live.applications) {
    for (const old of replacedPayments(db, id)) repeatPayment(db, old, posting)
  }
  const { cheque } = line
  // The money of a cheque stays in the book with its deposit: nobody's, or whose it was before.
  if (cheque !== undefined) posting.receipt(chequeAgain(line, customerBefore(db, cheque.receiptId)))
}

function chequeAgain(line: BankLine, customerId: CustomerId | null): ReceiptFacts {
  const { id, currency, amountMinor, bookingDate, cheque } = line
  return {
    source: 'bank',
    bankLineId: id,
    customerId,
    currency,
    amountMinor,
    effectiveDate: bookingDate,
    isDateKnown: true,
    memo: cheque?.memo ?? null,
    batchId: null,
    ...(cheque === undefined ? {} : { cheque }),
  }
}
