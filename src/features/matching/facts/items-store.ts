import { type CalendarDate, dayNumber, parseDate } from '../../../core/calendar-date.ts'
import type { Currency } from '../../../core/currency.ts'
import type { Database } from '../../../core/ports.ts'
import type { Customer } from '../../../ledger/customer.ts'
import type { ReceivableId } from '../../../ledger/ids.ts'
import { parseTerms } from '../../../ledger/terms.ts'
import type { DiscountTerms, ItemFact, ItemPast, RecordedPayment } from './facts.ts'
import { shared } from './shared-text.ts'

interface ItemRow extends Omit<ItemFact, 'discount' | 'recorded' | 'past' | 'cashMinor'> {
  readonly terms: string | null
  /** All cash, the last of it and its day, in one text: `350 -50 2026-02-01 17`. */
  readonly cash: string | null
  readonly movedDate: CalendarDate | null
}

const ITEMS = `SELECT id, kind, number, customer_id AS customerId, issue_date AS issueDate,
    due_date AS dueDate, currency, total_minor AS totalMinor, tax_minor AS taxMinor,
    open_minor AS openMinor, terms,
    po_number AS poNumber, structured_reference AS structuredReference,
    CASE WHEN settled_date IS NOT NULL OR open_minor = total_minor THEN settled_date ELSE
      (SELECT max(effective_date) FROM allocation WHERE receivable_id = receivable.id)
    END AS movedDate,
    -- What stands beside max(id) is of that row.
    CASE WHEN open_minor <> total_minor THEN
      (SELECT sum(amount_minor) || ' ' || amount_minor || ' ' || effective_date || ' ' || max(id)
       FROM allocation WHERE receivable_id = receivable.id AND kind = 'cash') END AS cash
  FROM receivable
  WHERE voided_seq IS NULL AND (open_minor <> 0 OR settled_date >= @since)
  ORDER BY issue_date, id`

/** The open items of the book, and those that were settled since a day, in the order of issue. */
export function* readItems(
  db: Database,
  since: CalendarDate,
  {
    customers,
    currency,
  }: { customers: readonly Customer[]; currency: (code: Currency) => Currency },
): IterableIterator<ItemFact> {
  const recorded = readRecorded(db)
  const undone = readUndone(db)
  const termsOf = termsReader()
  const ownTerms = new Map(customers.map(({ id, terms }) => [id, terms]))
  const date = shared<CalendarDate>()
  const rows = db.prepare<{ since: string }, ItemRow>(ITEMS).iterate({ since })
  // Row by row, each key written out: the driver's own rows are several times as large and slow.
  for (const row of rows) {
    yield {
      id: row.id,
      kind: row.kind,
      number: row.number,
      customerId: row.customerId,
      issueDate: date(row.issueDate),
      dueDate: date(row.dueDate),
      currency: currency(row.currency),
      totalMinor: row.totalMinor,
      taxMinor: row.taxMinor,
      openMinor: row.openMinor,
      discount: termsOf(row.terms ?? ownTerms.get(row.customerId) ?? null),
      poNumber: row.poNumber,
      structuredReference: row.structuredReference,
      past: pastOf(row, undone),
      cashMinor: Number(row.cash?.split(' ', 1)[0] ?? 0),
      recorded: recorded.get(row.id) ?? null,
    }
  }
}

function pastOf(
  { id, cash, movedDate }: ItemRow,
  undone: ReadonlyMap<ReceivableId, CalendarDate>,
): ItemPast | null {
  const moved = movedDate ?? undone.get(id)
  if (moved === undefined) return null
  const [, lastMinor = '0', lastDate = ''] = cash?.split(' ') ?? []
  return {
    lastCashMinor: Number(lastMinor),
    lastCashDate: parseDate(lastDate) ?? null,
    movedDate: moved,
  }
}

/** Reads each different text of terms once; a book has few. */
function termsReader(): (text: string | null) => DiscountTerms | null {
  const known = new Map<string, DiscountTerms | null>()
  return (text) => {
    if (text === null) return null
    const cached = known.get(text)
    if (cached !== undefined) return cached
    const terms = parseTerms(text)
    const discount =
      terms?.discountPercent === undefined || terms.discountDays === undefined
        ? null
        : { percent1e4: percent1e4(terms.discountPercent), days: terms.discountDays }
    known.set(text, discount)
    return discount
  }
}

/** Per cent × 10,000 of a plain decimal: `1.5` is 15000. */
function percent1e4(text: string): number {
  const [whole = '0', fraction = ''] = text.split('.')
  return Number(whole + fraction.slice(0, 4).padEnd(4, '0'))
}

function readRecorded(db: Database): ReadonlyMap<ReceivableId, RecordedPayment> {
  const rows = db
    .prepare<
      [],
      Omit<RecordedPayment, 'day'> & { id: ReceivableId; date: CalendarDate; isDateKnown: 0 | 1 }
    >(
      `SELECT allocation.receivable_id AS id, receipt.id AS receiptId,
         allocation.application_id AS applicationId, allocation.amount_minor AS amountMinor,
         receipt.effective_date AS date, receipt.is_date_known AS isDateKnown
       FROM receipt JOIN allocation ON allocation.receipt_id = receipt.id
       WHERE receipt.source = 'history' AND receipt.reverses_id IS NULL
         AND allocation.reverses_id IS NULL AND receipt.amount_minor = allocation.receipt_minor
         AND NOT EXISTS (SELECT 1 FROM receipt AS back WHERE back.reverses_id = receipt.id)
       ORDER BY allocation.id`,
    )
    .all()
  return new Map(
    rows.map(({ id, isDateKnown, date, ...payment }) => [
      id,
      { ...payment, day: isDateKnown === 1 ? dayNumber(date) : null },
    ]),
  )
}

/** The last day of what was allocated and taken back, by item. */
function readUndone(db: Database): ReadonlyMap<ReceivableId, CalendarDate> {
  const rows = db
    .prepare<[], [ReceivableId, CalendarDate]>(
      `SELECT receivable_id, max(effective_date) FROM allocation
       WHERE reverses_id IS NOT NULL GROUP BY receivable_id`,
    )
    .raw()
    .all()
  return new Map(rows)
}
