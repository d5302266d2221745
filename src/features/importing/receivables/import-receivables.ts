import type { Currency } from '../../../core/currency.ts'
import type { Customer } from '../../../ledger/customer.ts'
import { openPosting } from '../../../ledger/posting.ts'
import {
  type Receivable,
  receivableInserter,
  updateReceivable,
} from '../../../ledger/receivable.ts'
import { dueDate, parseTerms, type Terms } from '../../../ledger/terms.ts'
import type { Batch } from '../batch.ts'
import { type CustomerBook, openCustomerBook } from '../customers/customer-book.ts'
import { findReceivablesByNumber, type KnownReceivable, receivableFinder } from '../store.ts'
import { fromMinorText, isFinerThan, minorUnits } from '../values/amount.ts'
import type { ListFormat } from './format.ts'
import { documentReader } from './group.ts'
import { type History, openHistory } from './history.ts'
import type { DocumentFact } from './receivable-fact.ts'
import { differences } from './revision.ts'
import { openVanished } from './vanished.ts'

interface Scene {
  readonly batch: Batch
  readonly format: ListFormat
  readonly customers: CustomerBook
  readonly history: History
  readonly find: ReturnType<typeof receivableFinder>
  readonly insert: ReturnType<typeof receivableInserter>
  readonly termsOf: (text: string) => Terms | undefined
  readonly tally: { rounded: number }
  readonly seen: (id: number, isOpen: boolean) => void
}

/** Takes a list of invoices or credit memos into the book, with the paid history that it carries. */
export function importReceivables(
  format: ListFormat,
  rows: Iterable<{ readonly cells: readonly string[]; readonly line: number }>,
  batch: Batch,
  { isStreaming }: { isStreaming: boolean },
): void {
  const { db, seq } = batch
  const vanished = openVanished(db, format, batch.id)
  const scene: Scene = {
    batch,
    format,
    customers: openCustomerBook(db, seq),
    history: openHistory(batch, openPosting(db, seq), format.isMinorUnits),
    find: receivableFinder(db),
    insert: receivableInserter(db),
    termsOf: remembered(parseTerms),
    tally: { rounded: 0 },
    seen: vanished.seen,
  }
  batch.warnings.push(...format.warnings)
  const reader = documentReader(
    format,
    {
      fact: (fact) => takeFact(fact, scene),
      reject: (reject) => batch.rejected(reject),
      leaveOut: (line, why) => batch.leftOut(line, why),
    },
    { isStreaming },
  )
  for (const { cells, line } of rows) reader.row(cells, line)
  reader.end()
  scene.history.end((number) => findReceivablesByNumber(db, number))
  if (scene.tally.rounded > 0) {
    batch.warnings.push(
      `${scene.tally.rounded} amounts had more digits than their currency and were rounded`,
    )
  }
  batch.warnings.push(...vanished.warnings())
}

function takeFact(fact: DocumentFact, scene: Scene): void {
  const { batch } = scene
  const customer = customerOf(fact, scene)
  if (customer === undefined) return
  const receivable = receivableOf(fact, customer, scene)
  if (receivable === undefined) return
  const known = scene.find(fact.number, customer.id)
  if (known === undefined) {
    if (fact.state === 'void') return batch.leftOut(fact.line, 'void', fact.number)
    const id = scene.insert(receivable, { batchId: batch.id, row: fact.line, seq: batch.seq })
    const settlement = scene.history.settle(fact, { ...receivable, id }, undefined)
    scene.seen(id, settlement.isOpen)
    batch.imported(1 + fact.otherLines.length)
    for (const line of fact.otherLines) batch.part(line, fact.number)
    return
  }
  if (known.batchId === batch.id) {
    return batch.rejected({
      line: fact.line,
      column: '',
      value: fact.number,
      reason: `an invoice that stands in line ${known.row} of the same file`,
    })
  }
  revise(fact, { receivable, known }, scene)
}

function revise(
  fact: DocumentFact,
  { receivable, known }: { receivable: Omit<Receivable, 'id'>; known: KnownReceivable },
  scene: Scene,
): void {
  const { batch, history } = scene
  for (const line of fact.otherLines) batch.part(line, fact.number)
  batch.counts.duplicates += fact.otherLines.length
  if (fact.state === 'void') return history.void(fact, known)
  if (known.kind !== receivable.kind || known.currency !== receivable.currency) {
    return batch.rejected({
      line: fact.line,
      column: '',
      value: fact.number,
      reason: `${receivable.kind} in ${receivable.currency}; the book has it as ${known.kind} in ${known.currency}`,
    })
  }
  const { next, sides } = differences(known, receivable)
  const allocated = known.totalMinor - known.openMinor
  if (Math.abs(allocated) > Math.abs(next.totalMinor) || allocated * next.totalMinor < 0) {
    return batch.rejected({
      line: fact.line,
      column: '',
      value: fact.number,
      reason: 'an invoice of which more is paid already than its new total',
    })
  }
  if (sides !== undefined) updateReceivable(batch.db, next)
  const posted = history.settle(fact, next, known)
  scene.seen(known.id, posted.isOpen)
  if (sides === undefined && posted.sides === undefined)
    return batch.duplicate(fact.line, fact.number)
  batch.updated(fact.line, fact.number, {
    before: { id: known.id, ...sides?.before, ...posted.sides?.before },
    after: { id: known.id, ...sides?.after, ...posted.sides?.after },
  })
}

function customerOf(fact: DocumentFact, { customers, batch }: Scene): Customer | undefined {
  const number = fact.customerNumber
  const name = fact.customer ?? fact.email ?? number
  const reject = (reason: string): undefined =>
    void batch.rejected({
      line: fact.line,
      column: '',
      value: fact.customer ?? fact.number,
      reason,
    })
  if (name === null) return reject('an invoice without a customer')
  const found = customers.find({ number, name })
  if (found.kind === 'several') {
    return reject(
      `the name of ${found.count} customers of the book; the row needs a customer number`,
    )
  }
  const details = { email: fact.email, segment: fact.segment, region: fact.region }
  if (found.kind === 'none') return customers.add({ number, name, ...details })
  const { customer } = found
  if (isComplete(customer, fact)) return customer
  // An invoice tells its own time: it fills what is unknown and corrects nothing.
  const blanks = Object.entries({ number, ...details }).filter(
    ([key, value]) =>
      value !== null && Object.entries(customer).some(([k, v]) => k === key && v === null),
  )
  customers.update(customer, Object.fromEntries(blanks))
  const again = customers.find({ number: customer.number ?? number, name })
  return again.kind === 'one' ? again.customer : customer
}

function isComplete(customer: Customer, fact: DocumentFact): boolean {
  return (
    (customer.number !== null || fact.customerNumber === null) &&
    (customer.email !== null || fact.email === null) &&
    (customer.segment !== null || fact.segment === null) &&
    (customer.region !== null || fact.region === null)
  )
}

function receivableOf(
  fact: DocumentFact,
  customer: Customer,
  scene: Scene,
): Omit<Receivable, 'id'> | undefined {
  const { batch, format, termsOf } = scene
  const currency = fact.currency ?? batch.settings.company.currency
  const totalMinor = minorUnits(inUnits(fact.total, currency, format), currency)
  if (totalMinor === undefined) {
    return void batch.rejected({
      line: fact.line,
      column: '',
      value: fact.total,
      reason: 'an amount beyond what can be counted exactly',
    })
  }
  if (isFinerThan(fact.total, currency) && !format.isMinorUnits) scene.tally.rounded += 1
  const tax =
    fact.tax === null ? undefined : minorUnits(inUnits(fact.tax, currency, format), currency)
  const terms = fact.terms ?? customer.terms
  return {
    kind: fact.kind,
    number: fact.number,
    customerId: customer.id,
    issueDate: fact.issueDate,
    dueDate: fact.dueDate ?? dueOf(fact, terms === null ? undefined : termsOf(terms)),
    currency,
    totalMinor,
    taxMinor: tax ?? null,
    terms: fact.terms,
    poNumber: fact.poNumber,
    structuredReference: fact.structuredReference,
    paymentLink: fact.paymentLink,
    sourceStatus: fact.status,
    isDisputed: fact.isDisputed,
  }
}

function dueOf(fact: DocumentFact, terms: Terms | undefined) {
  return terms === undefined || fact.kind === 'credit_memo'
    ? fact.issueDate
    : dueDate(terms, fact.issueDate)
}

/** The amount in whole units, whatever the file counts in. */
export function inUnits(
  text: string,
  currency: Currency,
  format: Pick<ListFormat, 'isMinorUnits'>,
): string {
  return format.isMinorUnits ? fromMinorText(text, currency) : text
}

function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const value = read(text)
    known.set(text, value)
    return value
  }
}
