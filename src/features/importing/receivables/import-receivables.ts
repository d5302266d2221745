import { counted } from '../../../core/counted.ts'
import { check } from '../../../core/errors.ts'
import type { Customer } from '../../../ledger/customer.ts'
import type { ReceivableId } from '../../../ledger/ids.ts'
import { openPosting } from '../../../ledger/posting.ts'
import { type Receivable, updateReceivable } from '../../../ledger/receivable.ts'
import {
  type NewReceivable,
  receivableLoader,
  receivableRows,
} from '../../../ledger/receivable-load.ts'
import { TOO_LARGE } from '../../../reading/text/minor-units.ts'
import type { DocumentTaking } from '../ahead/feeds.ts'
import type { Page, PlainTaking } from '../ahead/pieces.ts'
import type { Batch } from '../batch.ts'
import { type CustomerBook, openCustomerBook } from '../customers/customer-book.ts'
import { type Intake, openIntake } from '../intake.ts'
import { findReceivablesByNumber, type KnownReceivable, receivableFinder } from '../store.ts'
import { customerFinder, type customerOf, nameIn } from './document-customer.ts'
import { type DueDays, openDueDays } from './due-day.ts'
import type { ListFormat } from './format.ts'
import { type History, openHistory } from './history.ts'
import { plainDocuments } from './plain-documents.ts'
import type { DocumentFact, Party } from './receivable-fact.ts'
import { differences } from './revision.ts'
import { openVanished, type Vanished } from './vanished.ts'

/** An invoice on its way into the book, and what the file says of it. */
interface Candidate extends NewReceivable {
  readonly fact: DocumentFact
}

interface Scene {
  readonly batch: Batch
  readonly format: ListFormat
  readonly customers: CustomerBook
  readonly customerOf: (party: Party) => ReturnType<typeof customerOf>
  readonly history: History
  readonly find: ReturnType<typeof receivableFinder>
  readonly load: ReturnType<typeof receivableLoader>
  readonly intake: Intake<Candidate>
  readonly dueDays: DueDays
  readonly tally: { rounded: number }
  readonly vanished: Vanished
}

/** Takes a list of invoices or credit memos into the book, with the paid history that it carries. */
export function importReceivables(
  format: ListFormat,
  feed: (sink: DocumentTaking) => void,
  batch: Batch,
): void {
  const { db, seq } = batch
  const vanished = openVanished(db, format, batch.id)
  const find = receivableFinder(db)
  const load = receivableLoader(db, { batchId: batch.id, seq })
  const intake = openIntake<Candidate, KnownReceivable>({
    load: (rows) => load(receivableRows(rows), 0, rows.length),
    find: ({ facts }) => find(facts.number, facts.customerId),
    added: (candidate, id) => takeNew(candidate, id, scene),
    known: (candidate, known) => takeKnown(candidate, known, scene),
  })
  const customers = openCustomerBook(db, seq)
  const scene: Scene = {
    batch,
    format,
    customers,
    customerOf: customerFinder(customers),
    history: openHistory(batch, openPosting(db, seq)),
    find,
    load,
    intake,
    dueDays: openDueDays(),
    tally: { rounded: 0 },
    vanished,
  }
  batch.warnings.push(...format.warnings)
  feed(sinkOf(scene))
  intake.settle()
  scene.history.end((number) => findReceivablesByNumber(db, number))
  if (scene.tally.rounded > 0) {
    batch.warnings.push(
      `${counted(scene.tally.rounded, 'amount')} had more digits than the currency; rounded`,
    )
  }
  batch.warnings.push(...scene.dueDays.warnings(), ...vanished.warnings())
}

/** What is told of a row waits for the rows before it, so that all is told in the file's order. */
function sinkOf(scene: Scene): DocumentTaking {
  const { batch, intake } = scene
  return {
    plain: (page) => takingOf(page, scene),
    fact(fact) {
      if (fact.state !== 'void') takeFact(fact, scene)
      else {
        intake.settle()
        takeVoid(fact, scene)
      }
    },
    reject(reject) {
      intake.settle()
      batch.rejected(reject)
    },
    leaveOut: (line, why) => batch.leftOut(line, why),
  }
}

/** How the documents of a page are taken of which nothing but their number is to be told. */
function takingOf(page: Page<DocumentFact>, scene: Scene): PlainTaking {
  const { batch, intake, load, vanished } = scene
  const { isPlain, customer, rows } = plainDocuments(page, {
    customerOf: scene.customerOf,
    dueOf: scene.dueDays.of,
  })
  const plain = {
    load: (from: number, count: number) => load(rows, from, count),
    added(count: number) {
      scene.dueDays.added()
      batch.imported(count)
    },
    row(index: number) {
      const fact = page.row(index)
      const facts = receivableOf(fact, customer(index), scene)
      check(facts !== undefined, 'a plain document has no total')
      return { fact, facts, row: fact.line }
    },
  }
  return {
    isPlain: vanished.isWatching ? () => false : isPlain,
    take: (from, to) => intake.takePlain(plain, { from, to }),
  }
}

function takeFact(fact: DocumentFact, scene: Scene): void {
  const { intake, batch } = scene
  const wanted = scene.customerOf(fact.party)
  const receivable = 'refusal' in wanted ? undefined : receivableOf(fact, wanted.customer, scene)
  if (receivable !== undefined) {
    intake.take({ fact, facts: receivable, row: fact.line })
    return
  }
  intake.settle()
  const reason = 'refusal' in wanted ? wanted.refusal : `its total is ${TOO_LARGE}`
  refuse(fact, reason, batch)
}

function takeNew({ fact, facts }: Candidate, id: ReceivableId, scene: Scene): void {
  const { batch } = scene
  scene.dueDays.added(fact)
  const posted = scene.history.settle(fact, { ...facts, id }, undefined)
  scene.vanished.seen(id, posted.isOpen)
  batch.imported(1 + fact.otherLines.length)
  for (const line of fact.otherLines) batch.part(line, fact.number)
}

function takeKnown({ fact, facts }: Candidate, known: KnownReceivable, scene: Scene): void {
  const { batch } = scene
  if (known.batchId === batch.id) {
    refuse(fact, `it stands in line ${known.row} of the same file with other lines between`, batch)
  } else revise(fact, { facts, known }, scene)
}

function takeVoid(fact: DocumentFact, scene: Scene): void {
  const { batch, history, customers } = scene
  const found = customers.find({ number: fact.party.number, name: nameIn(fact.party) })
  const known = found.kind === 'one' ? scene.find(fact.number, found.customer.id) : undefined
  for (const line of fact.otherLines) batch.leftOut(line, 'void', fact.number)
  if (known === undefined) batch.leftOut(fact.line, 'void', fact.number)
  else history.void(fact, known)
}

function revise(
  fact: DocumentFact,
  { facts, known }: { facts: Omit<Receivable, 'id'>; known: KnownReceivable },
  scene: Scene,
): void {
  const { batch, history } = scene
  const receivable = { ...facts, dueDate: scene.dueDays.revised(fact, known) }
  const obstacle = obstacleTo(receivable, known)
  if (obstacle !== undefined) {
    refuse(fact, obstacle, batch)
    return
  }
  const { next, sides } = differences(known, receivable)
  if (sides !== undefined) updateReceivable(batch.db, next)
  const posted = history.settle(fact, next, known)
  scene.vanished.seen(known.id, posted.isOpen)
  for (const line of fact.otherLines) batch.duplicate(line, fact.number)
  if (sides === undefined && posted.sides === undefined) batch.duplicate(fact.line, fact.number)
  else {
    batch.updated(fact.line, fact.number, {
      before: { id: known.id, ...sides?.before, ...posted.sides?.before },
      after: { id: known.id, ...sides?.after, ...posted.sides?.after },
    })
  }
}

/** Why a known invoice cannot become what the file says; undefined when it can. */
function obstacleTo(told: Omit<Receivable, 'id'>, known: KnownReceivable): string | undefined {
  if (known.kind !== told.kind) return 'it is an invoice on one side and a credit memo on the other'
  if (known.currency !== told.currency) {
    return `it is in ${told.currency} here and in ${known.currency} in the book`
  }
  const allocated = known.totalMinor - known.openMinor
  const isTooSmall = Math.abs(allocated) > Math.abs(told.totalMinor)
  return isTooSmall ? 'more of it is paid in the book than its new total' : undefined
}

/** Rejects every row of an invoice. */
function refuse(fact: DocumentFact, reason: string, batch: Batch): void {
  for (const line of [fact.line, ...fact.otherLines]) {
    batch.rejected({ line, column: '', value: fact.number, reason })
  }
}

function receivableOf(
  fact: DocumentFact,
  customer: Customer,
  scene: Scene,
): Omit<Receivable, 'id'> | undefined {
  const { totalMinor } = fact
  if (totalMinor === null) return undefined
  if (fact.isRounded) scene.tally.rounded += 1
  return {
    kind: fact.kind,
    number: fact.number,
    customerId: customer.id,
    issueDate: fact.issueDate,
    dueDate: fact.dueDate ?? scene.dueDays.of(fact, customer),
    currency: fact.currency,
    totalMinor,
    taxMinor: fact.taxMinor,
    terms: fact.terms,
    poNumber: fact.poNumber,
    structuredReference: fact.structuredReference,
    paymentLink: fact.paymentLink,
    sourceStatus: fact.status,
    isDisputed: fact.isDisputed,
  }
}
