import type { CalendarDate } from '../../../core/calendar-date.ts'
import type { Currency } from '../../../core/currency.ts'
import type { Database } from '../../../core/ports.ts'
import type { BankLineId, CustomerId, ReceiptId, ReceivableId } from '../../../ledger/ids.ts'
import type { PaidPart, UnappliedFact } from './facts.ts'

interface Row {
  readonly id: BankLineId
  readonly bankRef: string
  readonly bookingDate: CalendarDate
  readonly currency: Currency
  readonly amountMinor: number
  readonly description: string
  readonly counterparty: string | null
  readonly counterpartyAccount: string | null
  readonly creditorReference: string | null
  readonly receiptId: ReceiptId
  readonly customerId: CustomerId | null
  readonly unappliedMinor: number
  readonly memo: string | null
  readonly isHeld: 0 | 1
  readonly ref: string | null
  readonly payer: string | null
  readonly text: string
}

/** The money in the book about which something waits: cheques, and what payments left over, in the order of booking. */
export function readUnapplied(db: Database): readonly UnappliedFact[] {
  const paid = paidReader(db)
  const rows = db
    .prepare<[], Row>(
      `SELECT line.id, line.bank_ref || coalesce('/' || cheque.ref, '') AS bankRef,
         line.booking_date AS bookingDate, receipt.currency, receipt.amount_minor AS amountMinor,
         iif(cheque.id IS NULL, line.description, cheque.text) AS description,
         iif(cheque.id IS NULL, line.counterparty, cheque.payer) AS counterparty,
         iif(cheque.id IS NULL, line.counterparty_account, NULL) AS counterpartyAccount,
         iif(cheque.id IS NULL, line.creditor_reference, NULL) AS creditorReference,
         receipt.id AS receiptId, receipt.customer_id AS customerId,
         receipt.unapplied_minor AS unappliedMinor, receipt.memo, entry.is_held AS isHeld,
         cheque.ref, cheque.payer, coalesce(cheque.text, '') AS text
       FROM cash_exception AS entry JOIN bank_line AS line ON line.id = entry.bank_line_id
         JOIN receipt ON receipt.bank_line_id = line.id AND receipt.unapplied_minor > 0
         LEFT JOIN deposit_cheque AS cheque ON cheque.receipt_id = receipt.id
       WHERE entry.closed_seq IS NULL AND line.voided_seq IS NULL AND line.status = 'applied'
         AND entry.cheque IS cheque.ref
       ORDER BY line.booking_date, line.id, receipt.id`,
    )
    .all()
  return rows.flatMap((row) => unappliedFact(row, paid) ?? [])
}

function unappliedFact(row: Row, paid: PaidReader): UnappliedFact | undefined {
  const { receiptId, customerId, unappliedMinor, memo, isHeld, ref, payer, text, ...own } = row
  const isWhole = unappliedMinor === own.amountMinor
  const told = isWhole ? { parts: [], newFrom: null } : paid(receiptId)
  if (told === undefined || (isWhole && ref === null)) return undefined
  const cheque = ref === null ? {} : { cheque: { ref, payer, text } }
  const line = { ...own, isHeld: isHeld === 1, ...cheque }
  return { line, receiptId, customerId, memo: memo ?? '', ...told }
}

type PaidReader = (id: ReceiptId) => Pick<UnappliedFact, 'parts' | 'newFrom'> | undefined

/** What a receipt pays; undefined where an invoice is in another currency. */
function paidReader(db: Database): PaidReader {
  const parts = db.prepare<[number], PaidPart & { isForeign: 0 | 1; seq: number }>(
    `SELECT part.receivable_id AS id, part.kind, sum(part.amount_minor) AS minor,
       max(part.kind = 'cash' AND part.amount_minor <> part.receipt_minor) AS isForeign,
       max(part.recorded_seq) AS seq
     FROM allocation AS part WHERE part.application_id IN (
         SELECT decision.id FROM allocation AS cash
           JOIN application AS decision ON decision.id = cash.application_id
         WHERE cash.receipt_id = ? AND decision.reverses_id IS NULL AND NOT EXISTS (
           SELECT 1 FROM application AS back WHERE back.reverses_id = decision.id))
     GROUP BY part.receivable_id, part.kind ORDER BY part.receivable_id, part.kind`,
  )
  const firstAfter = newReader(db)
  return (id) => {
    const found = parts.all(id)
    if (found.some(({ isForeign }) => isForeign === 1)) return undefined
    const seq = found.reduce((last, part) => Math.max(last, part.seq), 0)
    return {
      parts: found.map(({ id, kind, minor }) => ({ id, kind, minor })),
      newFrom: firstAfter(seq),
    }
  }
}

/** The first invoice that came in after an event; row keys grow with the events. */
function newReader(db: Database): (seq: number) => ReceivableId | null {
  const last = db
    .prepare<[number], number>(
      'SELECT id FROM receivable WHERE recorded_seq <= ? ORDER BY id DESC LIMIT 1',
    )
    .pluck()
  const next = db
    .prepare<[number], ReceivableId>('SELECT id FROM receivable WHERE id > ? ORDER BY id LIMIT 1')
    .pluck()
  const known = new Map<number, ReceivableId | null>()
  return (seq) => {
    const cached = known.get(seq)
    if (cached !== undefined) return cached
    const first = next.get(last.get(seq) ?? 0) ?? null
    known.set(seq, first)
    return first
  }
}
