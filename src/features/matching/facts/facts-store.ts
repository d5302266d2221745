import { addDays, type CalendarDate } from '../../../core/calendar-date.ts'
import type { Currency } from '../../../core/currency.ts'
import type { Database } from '../../../core/ports.ts'
import { waitingBankLines } from '../../../ledger/bank-line.ts'
import { allCustomers } from '../../../ledger/customer.ts'
import { withholdingProofs } from '../../../ledger/withholding-store.ts'
import { knownRates } from '../amounts/known-rates.ts'
import { NOT_A_RECEIPT } from '../decision.ts'
import { kindOfLine } from '../text/kind-of-line.ts'
import { readWithheld } from './autonomy-store.ts'
import { readKnownLengths, readKnownTexts } from './bank-texts-store.ts'
import type {
  LessonFact,
  LineFact,
  MatchFacts,
  MatchRules,
  PayoutFact,
  RemittanceFact,
} from './facts.ts'
import { readItems } from './items-store.ts'
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

function readPayouts(db: Database): readonly PayoutFact[] {
  return db
    .prepare<[], PayoutFact>(
      `SELECT payout_ref AS payoutRef, payout_date AS date, invoice_number AS invoiceNumber, words, payer,
         currency,
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
