import { join } from 'node:path'
import { addDays, type CalendarDate, parseDate } from '../../../src/core/calendar-date.ts'
import { parseCurrency } from '../../../src/core/currency.ts'
import * as money from '../../../src/core/money.ts'
import type { Json } from '../../../src/core/outcome.ts'
import type { Database, Ports } from '../../../src/core/ports.ts'
import { openDatabase } from '../../../src/db/database.ts'
import { openTrail } from '../../../src/ledger/audit-trail.ts'
import { bankLineMarker, ensureBankAccount } from '../../../src/ledger/bank-line.ts'
import { type CustomerFacts, findCustomers, insertCustomer } from '../../../src/ledger/customer.ts'
import type { BankLineId, ReceivableId } from '../../../src/ledger/ids.ts'
import { openPosting } from '../../../src/ledger/posting.ts'
import type { ReceivableFacts } from '../../../src/ledger/receivable.ts'
import { addReceivable } from '../../../src/ledger/receivable-load.ts'
import { systemFiles } from '../../../src/platform/files.ts'
import { addBankLine } from '../../support/bank-lines.ts'
import { type Cli, makeCli } from '../../support/cli.ts'

/** A date that a test writes down. */
export function day(text: string): CalendarDate {
  const date = parseDate(text)
  if (date === undefined) throw new Error(`no date: ${text}`)
  return date
}

export interface RemindDocument {
  readonly as_of: string
  readonly messages: readonly {
    readonly id: string
    readonly customer_number: string
    readonly to: readonly string[]
    readonly policy: string
    readonly step: string
    readonly tone: string
    readonly subject: string
    readonly invoices: readonly string[]
    readonly path: string
    readonly status: string
  }[]
  readonly held: readonly {
    readonly customer_number: string
    readonly invoices: readonly string[]
    readonly reason: string
  }[]
  readonly tasks: readonly {
    readonly id: number
    readonly kind: string
    readonly customer_number: string
    readonly owner: string | null
    readonly due: string
    readonly why: string
  }[]
}

/** A small book with facts entered straight through the ledger. */
export interface Book {
  readonly cli: Cli
  readonly folder: string
  customer(number: string | null, facts?: Partial<CustomerFacts>): void
  /** An invoice of 30 days, due on the day given; a negative amount is a credit memo. */
  invoice(number: string, customer: string, due: string, facts?: InvoiceFacts): ReceivableId
  pay(invoice: ReceivableId, amount: string, on: string): void
  /** Cash of a customer that pays nothing yet. */
  deposit(customer: string, amount: string, on: string): void
  /** A bank line in the queue whose suggestions name an invoice. */
  queue(invoice: string, amount: string, on: string): void
  /** A bank line in the queue that may be from a customer, for no invoice by name. */
  queueFrom(customer: string, amount: string, on: string): void
  bankLine(on: string): void
  /** The document of `remind` as of a day, with more words after it. */
  remind(asOf: string, ...words: string[]): Promise<RemindDocument>
  read<T>(sql: string): readonly T[]
  write(sql: string): void
  settings(text: string): void
  eml(path: string): Buffer
}

interface InvoiceFacts
  extends Partial<Omit<ReceivableFacts, 'number' | 'customerId' | 'dueDate' | 'currency'>> {
  readonly amount?: string
  readonly currency?: string
}

const EUR = 'EUR'

/** Makes a book in euro with a sender; `settings` are lines of openitem.toml to add. */
export async function makeBook(settings = '', overrides: Partial<Ports> = {}): Promise<Book> {
  const cli = makeCli(overrides)
  await cli.json('init', '.', '--name', 'Example Ltd', '--currency', EUR)
  const folder = cli.folder
  const company = '[company]\nname = "Example Ltd"\ncurrency = "EUR"\nemail = "ar@example.com"\n'
  const write = (text: string): void =>
    systemFiles.write(
      join(folder, 'openitem.toml'),
      text.includes('[company]') ? text : company + text,
    )
  write(settings)
  const change = <T>(work: (db: Database, seq: number) => T): T => {
    const db = openDatabase({ path: join(folder, 'book.db'), access: 'write' })
    const trail = openTrail(db, { actor: 'test', clock: { now: () => new Date(0) } })
    try {
      return db
        .transaction(() => {
          const event = trail.open({ action: 'test', ref: '', effectiveDate: day('2026-01-01') })
          const result = work(db, event.seq)
          event.close({})
          return result
        })
        .immediate()
    } finally {
      db.close()
    }
  }
  return {
    cli,
    folder,
    ...entries(change),
    remind: async (asOf, ...words) => await cli.json('remind', '--as-of', asOf, ...words),
    read: (sql) => change((db) => db.prepare<[], never>(sql).all()),
    write: (sql) => change((db) => db.exec(sql)),
    settings: write,
    eml: (path) => systemFiles.read(join(folder, path)),
  }
}

type Change = <T>(work: (db: Database, seq: number) => T) => T

function entries(
  change: Change,
): Pick<Book, 'customer' | 'invoice' | 'pay' | 'deposit' | 'queue' | 'queueFrom' | 'bankLine'> {
  const line = (db: Database, seq: number, ref: string, amount: string, on: string) =>
    addBankLine(
      db,
      {
        bankRef: ref,
        bookingDate: day(on),
        valueDate: null,
        currency: currency(EUR),
        amountMinor: minor(amount, EUR),
        description: 'payment',
        counterparty: null,
        counterpartyAccount: null,
        creditorReference: null,
      },
      {
        accountId: ensureBankAccount(db, { name: 'main', identifier: null, currency: null }).id,
        seq,
      },
    )
  return {
    customer: (number, facts = {}) =>
      change((db, seq) => {
        const email = `${(number ?? 'ap').toLowerCase()}@customer.example`
        insertCustomer(db, { name: `Customer ${number}`, number, email, ...facts }, seq)
      }),
    invoice: (number, customer, due, { amount = '100.00', currency: name = EUR, ...facts } = {}) =>
      change((db, seq) => {
        const totalMinor = minor(amount, name)
        return addReceivable(
          db,
          {
            kind: totalMinor < 0 ? 'credit_memo' : 'invoice',
            number,
            customerId: customerId(db, customer),
            issueDate: addDays(day(due), -30),
            dueDate: day(due),
            currency: currency(name),
            totalMinor,
            taxMinor: null,
            terms: null,
            poNumber: null,
            structuredReference: null,
            paymentLink: null,
            sourceStatus: null,
            isDisputed: false,
            ...facts,
          },
          seq,
        )
      }),
    pay: (invoice, amount, on) =>
      change((db, seq) => {
        const posting = openPosting(db, seq)
        const amountMinor = minor(amount, EUR)
        const [item] = db
          .prepare<[number], { customer: never }>(
            'SELECT customer_id AS customer FROM receivable WHERE id = ?',
          )
          .all(invoice)
        const receiptId = posting.receipt({
          source: 'manual',
          bankLineId: null,
          customerId: item?.customer ?? null,
          currency: currency(EUR),
          amountMinor,
          effectiveDate: day(on),
          isDateKnown: true,
          memo: null,
          batchId: null,
        })
        posting.application({
          bankLineId: null,
          receiptId,
          rule: 'test',
          confidence: 1,
          evidence: [],
          allocations: [
            {
              receivableId: invoice,
              kind: 'cash',
              amountMinor,
              receiptMinor: amountMinor,
              effectiveDate: day(on),
            },
          ],
        })
      }),
    deposit: (customer, amount, on) =>
      change((db, seq) => {
        openPosting(db, seq).receipt({
          source: 'manual',
          bankLineId: null,
          customerId: customerId(db, customer),
          currency: currency(EUR),
          amountMinor: minor(amount, EUR),
          effectiveDate: day(on),
          isDateKnown: true,
          memo: null,
          batchId: null,
        })
      }),
    queue: (invoice, amount, on) =>
      change((db, seq) => {
        const [item] = db
          .prepare<[string], { id: number; customer: number }>(
            'SELECT id, customer_id AS customer FROM receivable WHERE number = ?',
          )
          .all(invoice)
        const part = { id: item?.id ?? 0, invoice, kind: 'cash', minor: minor(amount, EUR) }
        queueLine(db, seq, { line: line(db, seq, `Q-${invoice}`, amount, on), on }, [
          { allocations: [part], confidence: 0.7, customer: item?.customer ?? null },
        ])
      }),
    queueFrom: (customer, amount, on) =>
      change((db, seq) => {
        queueLine(db, seq, { line: line(db, seq, `Q-${customer}`, amount, on), on }, [
          { allocations: [], confidence: 0.4, customer: customerId(db, customer) },
        ])
      }),
    bankLine: (on) =>
      change((db, seq) => {
        line(db, seq, `B-${on}`, '1.00', on)
      }),
  }
}

function queueLine(
  db: Database,
  seq: number,
  { line, on }: { line: BankLineId; on: string },
  suggestions: readonly Json[],
): void {
  bankLineMarker(db)(line, 'queued')
  db.prepare(
    `INSERT INTO cash_exception (bank_line_id, reason, suggestions, evidence, opened_date, opened_seq)
     VALUES (?, 'AMBIGUOUS', ?, '[]', ?, ?)`,
  ).run(line, JSON.stringify(suggestions), on, seq)
}

function currency(code: string) {
  const found = parseCurrency(code)
  if (found === undefined) throw new Error(`no currency: ${code}`)
  return found
}

function minor(amount: string, code: string): number {
  const found = money.parseDecimal(amount, currency(code))
  if (found === undefined) throw new Error(`no amount: ${amount}`)
  return found.minor
}

function customerId(db: Database, number: string) {
  const [customer] = findCustomers(db, number)
  if (customer === undefined) throw new Error(`no customer: ${number}`)
  return customer.id
}
