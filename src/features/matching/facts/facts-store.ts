import { addDays, type CalendarDate, dayNumber } from '../../../core/calendar-date.ts'
import type { Currency } from '../../../core/currency.ts'
import type { Database } from '../../../core/ports.ts'
import { waitingBankLines } from '../../../ledger/bank-line.ts'
import { allCustomers, type Customer } from '../../../ledger/customer.ts'
import type { ReceivableId } from '../../../ledger/ids.ts'
import { parseTerms } from '../../../ledger/terms.ts'
import { withholdingProofs } from '../../../ledger/withholding-store.ts'
import { knownRates } from '../amounts/known-rates.ts'
import { NOT_A_RECEIPT } from '../decision.ts'
import { kindOfLine } from '../text/kind-of-line.ts'
import { readWithheld } from './autonomy-store.ts'
import { readKnownLengths, readKnownTexts } from './bank-texts-store.ts'
import type {
  DiscountTerms,
  ItemFact,
  LessonFact,
  LineFact,
  MatchFacts,
  MatchRules,
  PayoutFact,
  RecordedPayment,
  RemittanceFact,
} from './facts.ts'
import { paymentReader } from './payments-store.ts'
import { shared } from './shared-text.ts'
import { readUnapplied } from './unapplied-store.ts'

/** How far back closed invoices are kept in mind: for duplicates, returns and late bank lines. */
const MEMORY_DAYS = 400

/** Reads everything that the engine may know; closed invoices from some time before `since` or the first line that waits. */
export function readFacts(db: Database, rules: MatchRules, since?: CalendarDate): MatchFacts {
  const customers = allCustomers(db)
  const held = heldLines(db)
  const currency = shared<Currency>()
  const date = shared<CalendarDate>()
  const lines = Array.from(waitingBankLines(db), (line) => ({
    id: line.id,
    bankRef: line.bankRef,
    bookingDate: date(line.bookingDate),
    currency: currency(line.currency),
    amountMinor: line.amountMinor,
    description: line.description,
    counterparty: line.counterparty,
    counterpartyAccount: line.counterpartyAccount,
    creditorReference: line.creditorReference,
    isHeld: held.has(line.id),
  }))
  const unapplied = readUnapplied(db)
  const first = since ?? earliest(lines[0], unapplied[0]?.line)
  return {
    customers,
    items:
      first === undefined
        ? []
        : readItems(db, addDays(first, -MEMORY_DAYS), { customers, currency }),
    lines,
    unapplied,
    payouts: readPayouts(db),
    remittances: readRemittances(db),
    lessons: readLessons(db),
    knownTexts: readKnownTexts(db),
    knownLengths: readKnownLengths(db),
    ignoredKinds: readIgnoredKinds(db),
    withheld: readWithheld(db, rules.confirmations),
    paymentsOf: paymentReader(db),
    withholding: knownRates(customers, withholdingProofs(db), rules),
    rules,
  }
}

function earliest(...lines: readonly (LineFact | undefined)[]): CalendarDate | undefined {
  const [first] = lines.flatMap((line) => line?.bookingDate ?? []).sort()
  return first
}

/** What people said is no customer's money; taking it back takes the lesson back. */
function readIgnoredKinds(db: Database): ReadonlyMap<string, string> {
  const rows = db
    .prepare<[string], { counterparty: string | null; description: string; reason: string }>(
      `SELECT counterparty, description, reason
       FROM ignored_line JOIN bank_line ON bank_line.id = bank_line_id
       WHERE ended_seq IS NULL AND reason <> ? AND amount_minor > 0 AND voided_seq IS NULL
       ORDER BY ignored_line.id`,
    )
    .all(NOT_A_RECEIPT)
  const kinds = rows.map((row) => [kindOfLine(row), row.reason] as const)
  return new Map(kinds.filter(([kind]) => kind !== ''))
}

type ItemRow = Omit<ItemFact, 'discount' | 'recorded'> & { readonly terms: string | null }

function* readItems(
  db: Database,
  since: CalendarDate,
  {
    customers,
    currency,
  }: { customers: readonly Customer[]; currency: (code: Currency) => Currency },
): IterableIterator<ItemFact> {
  const recorded = readRecorded(db)
  const termsOf = termsReader()
  const ownTerms = new Map(customers.map(({ id, terms }) => [id, terms]))
  const date = shared<CalendarDate>()
  const rows = db
    .prepare<{ since: string }, ItemRow>(
      `SELECT id, kind, number, customer_id AS customerId, issue_date AS issueDate,
         due_date AS dueDate, currency, total_minor AS totalMinor, tax_minor AS taxMinor,
         open_minor AS openMinor, terms,
         po_number AS poNumber, structured_reference AS structuredReference,
         settled_date AS settledDate,
         CASE WHEN open_minor = total_minor THEN 0 ELSE
           (SELECT coalesce(sum(amount_minor), 0) FROM allocation
            WHERE receivable_id = receivable.id AND kind = 'cash') END AS cashMinor
       FROM receivable
       WHERE voided_seq IS NULL AND (open_minor <> 0 OR settled_date >= @since)
       ORDER BY issue_date, id`,
    )
    .iterate({ since })
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
      settledDate: row.settledDate === null ? null : date(row.settledDate),
      cashMinor: row.cashMinor,
      recorded: recorded.get(row.id) ?? null,
    }
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

function readPayouts(db: Database): readonly PayoutFact[] {
  return db
    .prepare<[], PayoutFact>(
      `SELECT payout_ref AS payoutRef, payout_date AS date, invoice_number AS invoiceNumber, currency,
         gross_minor AS grossMinor, fee_minor AS feeMinor, net_minor AS netMinor
       FROM payout_item WHERE voided_seq IS NULL ORDER BY id`,
    )
    .all()
}

function readRemittances(db: Database): readonly RemittanceFact[] {
  return db
    .prepare<[], RemittanceFact>(
      `SELECT remittance_ref AS ref, payer, paid_date AS date, invoice_number AS invoiceNumber,
         currency, amount_minor AS amountMinor, discount_minor AS discountMinor,
         deduction_minor AS deductionMinor, reason, deposit_ref AS depositRef
       FROM remittance_item WHERE voided_seq IS NULL ORDER BY id`,
    )
    .all()
}

function readLessons(db: Database): readonly LessonFact[] {
  return db
    .prepare<[], Omit<LessonFact, 'isConfirmed'> & { isConfirmed: 0 | 1 }>(
      `SELECT kind, value, customer_id AS customerId, count(*) AS times,
         max(is_confirmed) AS isConfirmed
       FROM payer_lesson WHERE ended_seq IS NULL
       GROUP BY kind, value, customer_id ORDER BY kind, value, customer_id`,
    )
    .all()
    .map((row) => ({ ...row, isConfirmed: row.isConfirmed === 1 }))
}

function heldLines(db: Database): ReadonlySet<number> {
  const rows = db
    .prepare<[], { id: number }>(
      'SELECT bank_line_id AS id FROM cash_exception WHERE closed_seq IS NULL AND is_held = 1',
    )
    .all()
  return new Set(rows.map(({ id }) => id))
}
