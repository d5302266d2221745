import { join } from 'node:path'
import { type CalendarDate, parseDate } from '../../src/core/calendar-date.ts'
import { type Currency, parseCurrency } from '../../src/core/currency.ts'
import * as money from '../../src/core/money.ts'
import type { Database } from '../../src/core/ports.ts'
import { openDatabase } from '../../src/db/database.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openTrail } from '../../src/ledger/audit-trail.ts'
import { bankLineMarker, ensureBankAccount } from '../../src/ledger/bank-line.ts'
import { type CustomerFacts, insertCustomer } from '../../src/ledger/customer.ts'
import type { ApplicationId, CustomerId, ReceiptId, ReceivableId } from '../../src/ledger/ids.ts'
import { type AllocationKind, openPosting } from '../../src/ledger/posting.ts'
import { addReceivable } from '../../src/ledger/receivable-load.ts'
import { addBankLine } from './bank-lines.ts'

/** A book written fact by fact, each with an event of its own, as commands do it. */
export interface TestLedger {
  readonly db: Database
  customer(facts: CustomerFacts): CustomerId
  /** A negative total makes a credit memo. */
  invoice(facts: InvoiceText): ReceivableId
  /** A payment and what it pays; the rest stays unapplied. */
  payment(facts: PaymentText): { receipt: ReceiptId; application: ApplicationId }
  /** Allocations without cash: discounts, write-offs, credits. */
  apply(date: string, parts: readonly PartText[]): ApplicationId
  /** Takes an application back. */
  reverse(application: ApplicationId): void
  reverseReceipt(receipt: ReceiptId): void
  close(): void
}

interface InvoiceText {
  readonly number: string
  readonly customer: CustomerId
  readonly issued: string
  readonly due: string
  readonly total: string
  readonly currency?: string
}

interface PaymentText {
  readonly date: string
  readonly amount: string
  readonly customer?: CustomerId | null
  readonly currency?: string
  readonly rule?: string
  readonly bankRef?: string
  readonly pays?: readonly PartText[]
}

interface PartText {
  readonly invoice: ReceivableId
  readonly amount: string
  readonly kind?: AllocationKind
}

/** A book in memory. */
export function memoryLedger(): TestLedger {
  const db = openDatabase({ path: ':memory:', access: 'create' })
  db.transaction(() => migrate(db)).immediate()
  return ledgerOn(db)
}

/** The book in a folder that `openitem init` made. */
export function ledgerIn(folder: string): TestLedger {
  return ledgerOn(openDatabase({ path: join(folder, 'book.db'), access: 'write' }))
}

function ledgerOn(db: Database): TestLedger {
  const clock = { now: () => new Date('2026-10-31T12:00:00Z') }
  const within = <T>(write: (seq: number) => T): T =>
    db
      .transaction(() => {
        const head = { action: 'test.write', ref: 'test', effectiveDate: day('2026-01-01') }
        const event = openTrail(db, { actor: 'tester', clock }).open(head)
        const written = write(event.seq)
        event.close({})
        return written
      })
      .immediate()
  const origin = (seq: number) => ({ batchId: null, row: null, seq })
  return {
    db,
    customer: (facts) => within((seq) => insertCustomer(db, facts, seq)),
    invoice(facts) {
      const currency = currencyOf(facts.currency)
      const totalMinor = minor(facts.total, currency)
      const invoice = {
        kind: totalMinor < 0 ? ('credit_memo' as const) : ('invoice' as const),
        number: facts.number,
        customerId: facts.customer,
        issueDate: day(facts.issued),
        dueDate: day(facts.due),
        currency,
        totalMinor,
        ...NOTHING_ELSE,
      }
      return within((seq) => addReceivable(db, invoice, seq))
    },
    payment: (facts) => within((seq) => pay(db, facts, origin(seq))),
    apply(date, parts) {
      const allocations = parts.map((part) => allocationOf(db, part, date))
      return within((seq) =>
        openPosting(db, seq).application({ ...BY_HAND, receiptId: null, allocations }),
      )
    },
    reverse: (application) => {
      within((seq) => openPosting(db, seq).reverseApplication(application))
    },
    reverseReceipt: (receipt) => {
      within((seq) => openPosting(db, seq).reverseReceipt(receipt))
    },
    close: () => db.close(),
  }
}

function pay(db: Database, facts: PaymentText, origin: { batchId: null; row: null; seq: number }) {
  const currency = currencyOf(facts.currency)
  const amountMinor = minor(facts.amount, currency)
  const effectiveDate = day(facts.date)
  const bankLineId = facts.bankRef === undefined ? null : bankLine(db, facts, origin)
  const posting = openPosting(db, origin.seq)
  const receiptId = posting.receipt({
    source: bankLineId === null ? 'manual' : 'bank',
    bankLineId,
    customerId: facts.customer ?? null,
    currency,
    amountMinor,
    effectiveDate,
    isDateKnown: true,
    memo: null,
    batchId: null,
  })
  const allocations = (facts.pays ?? []).map((part) => allocationOf(db, part, facts.date))
  const rule = facts.rule ?? 'manual'
  const application = posting.application({ ...BY_HAND, bankLineId, rule, receiptId, allocations })
  return { receipt: receiptId, application }
}

function bankLine(
  db: Database,
  facts: PaymentText,
  origin: { batchId: null; row: null; seq: number },
) {
  const currency = currencyOf(facts.currency)
  const accountId = ensureBankAccount(db, { name: 'main', identifier: null, currency: null }).id
  const id = addBankLine(
    db,
    {
      bankRef: facts.bankRef ?? '',
      bookingDate: day(facts.date),
      valueDate: null,
      currency,
      amountMinor: minor(facts.amount, currency),
      description: 'payment',
      counterparty: null,
      counterpartyAccount: null,
      creditorReference: null,
    },
    { accountId, seq: origin.seq },
  )
  bankLineMarker(db)(id, 'applied')
  return id
}

function allocationOf(db: Database, part: PartText, date: string) {
  const row = db
    .prepare<[number], { currency: Currency }>('SELECT currency FROM receivable WHERE id = ?')
    .get(part.invoice)
  const kind = part.kind ?? 'cash'
  const amountMinor = minor(part.amount, row?.currency ?? currencyOf(undefined))
  return {
    receivableId: part.invoice,
    kind,
    amountMinor,
    receiptMinor: kind === 'cash' ? amountMinor : 0,
    effectiveDate: day(date),
  }
}

export function day(text: string): CalendarDate {
  const date = parseDate(text)
  if (date === undefined) throw new Error(`no date: ${text}`)
  return date
}

function minor(text: string, currency: Currency): number {
  const parsed = money.parseDecimal(text, currency)
  if (parsed === undefined) throw new Error(`no amount: ${text}`)
  return parsed.minor
}

function currencyOf(text: string | undefined): Currency {
  const currency = parseCurrency(text ?? 'USD')
  if (currency === undefined) throw new Error(`no currency: ${text}`)
  return currency
}

const BY_HAND = { bankLineId: null, rule: 'manual', confidence: 1, evidence: [] }

const NOTHING_ELSE = {
  taxMinor: null,
  terms: null,
  poNumber: null,
  structuredReference: null,
  paymentLink: null,
  sourceStatus: null,
  isDisputed: false,
}
