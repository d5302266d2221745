import { type Customer, type CustomerFacts, customerKey } from '../../../ledger/customer.ts'
import { isSupplierSide } from '../../../reading/lists/side-column.ts'
import type { Batch } from '../batch.ts'
import {
  type CellReader,
  cellReaderOf,
  type Refusal,
  readSafely,
} from '../receivables/cell-reader.ts'
import type { Reading } from '../receivables/reading.ts'
import { onlyText } from '../receivables/row-nature.ts'
import { isYes } from '../receivables/status.ts'
import { type CustomerBook, openCustomerBook, type Sides } from './customer-book.ts'

/** What reports write below their table: when they were run, how many rows there are. */
const FOOTER = /\b\d{1,2}:\d{2}\b|^(?:total|count|page|seite)\b/i

const NO_SIDES: Sides = { before: {}, after: {} }

interface CustomerRow {
  readonly line: number
  readonly facts: CustomerFacts
  /** How the file names the customer above this one. */
  readonly parent: string | null
}

/** Takes a list of customers into the book; parents are joined when all rows are in. */
export function importCustomers(
  format: Reading,
  rows: Iterable<{ readonly cells: readonly string[]; readonly line: number }>,
  batch: Batch,
): void {
  const book = openCustomerBook(batch.db, batch.seq)
  const children: (CustomerRow & { sides: Sides | null })[] = []
  const scene: Scene = { book, batch, told: new Map(), keysOf: keyLister() }
  const cellsOf = cellReaderOf(format)
  for (const { cells, line } of rows) {
    const only = onlyText(cells)
    if (only === '') continue
    if (only !== undefined && cells.length > 2 && FOOTER.test(only)) {
      batch.leftOut(line, 'a row of a single cell')
      continue
    }
    const cell = cellsOf(cells, line)
    if (isSupplierSide(cell.text('side') ?? '')) {
      batch.leftOut(line, 'a supplier')
      continue
    }
    const row = readRow(cell, line)
    if ('reject' in row) {
      batch.rejected(row.reject)
      continue
    }
    const taken = takeRow(row, scene)
    if (taken.kind === 'told') continue
    if (row.parent === null) tell(row, taken.sides, batch)
    else children.push({ ...row, sides: taken.sides })
  }
  for (const child of children) {
    tell(child, bothSides(child.sides, joinParent(child, book, batch)), batch)
  }
}

function readRow(cell: CellReader, line: number): CustomerRow | Refusal {
  return readSafely(() => {
    const number = cell.text('customerNumber')
    const name = cell.text('customer') ?? number ?? cell.fail('customer', 'no name of a customer')
    const facts = {
      number,
      name,
      email: cell.text('email'),
      segment: cell.text('segment'),
      region: cell.text('region'),
      terms: termsText(cell.text('terms')),
      owner: cell.text('owner'),
      language: cell.text('language')?.toLowerCase() ?? null,
      dunningPolicy: policyOf(cell.text('dunningPolicy')),
    }
    const po = cell.text('requiresPo')
    const requiresPo = po === null ? {} : ({ requiresPo: isYes(po) ? 1 : 0 } as const)
    return { line, facts: { ...known(facts), ...requiresPo }, parent: cell.text('parent') }
  })
}

interface Scene {
  readonly book: CustomerBook
  readonly batch: Batch
  /** Which facts of which customer this file has told; the facts themselves are in the book. */
  readonly told: Map<number, Told>
  readonly keysOf: (facts: Readonly<Partial<CustomerFacts>>) => readonly string[]
}

interface Told {
  readonly line: number
  readonly keys: readonly string[]
}

/** What a row became: told, or with what it changed; null where it brought the customer in. */
type Taken = { readonly kind: 'told' } | { readonly kind: 'in'; readonly sides: Sides | null }

const TOLD: Taken = { kind: 'told' }

function takeRow(row: CustomerRow, { book, batch, told, keysOf }: Scene): Taken {
  const { line, facts } = row
  const found = book.find({ number: facts.number ?? null, name: facts.name })
  if (found.kind === 'several') {
    const reason = `the name of ${found.count} customers of the book; the row needs a customer number`
    batch.rejected({ line, column: '', value: facts.name, reason })
    return TOLD
  }
  if (found.kind === 'none') {
    told.set(book.add(facts).id, { line, keys: keysOf(facts) })
    return { kind: 'in', sides: null }
  }
  if (found.isMerged) {
    batch.duplicate(line, customerKey(found.customer))
    return TOLD
  }
  const before = told.get(found.customer.id)
  if (contradicts(found.customer, before?.keys ?? [], facts)) {
    const reason = `line ${before?.line} says otherwise of this customer`
    batch.rejected({ line, column: '', value: facts.number ?? facts.name, reason })
    return TOLD
  }
  told.set(found.customer.id, {
    line,
    keys: [...new Set([...(before?.keys ?? []), ...keysOf(facts)])],
  })
  return { kind: 'in', sides: book.update(found.customer, facts) ?? NO_SIDES }
}

/** Tells what became of a row once all that it changed is known. */
function tell({ line, facts }: CustomerRow, sides: Sides | null, batch: Batch): void {
  const ref = facts.number ?? facts.name
  if (sides === null) batch.imported(1)
  else if (Object.keys(sides.after).length === 0) batch.duplicate(line, ref)
  else batch.updated(line, ref, sides)
}

/** What two steps changed of one customer. */
function bothSides(first: Sides | null, second: Sides): Sides | null {
  if (first === null) return null
  return {
    before: { ...second.before, ...first.before },
    after: { ...first.after, ...second.after },
  }
}

/** Two rows of one file on one customer: each import would undo what the one before changed. */
function contradicts(
  customer: Customer,
  told: readonly string[],
  facts: Readonly<Partial<CustomerFacts>>,
): boolean {
  if (told.length === 0) return false
  const known = new Map<string, unknown>(Object.entries(customer))
  return Object.entries(facts).some(
    ([key, value]) => value !== null && told.includes(key) && known.get(key) !== value,
  )
}

/** Tells the names of facts; rows that tell the same share one list. */
function keyLister(): Scene['keysOf'] {
  const lists = new Map<string, readonly string[]>()
  return (facts) => {
    const keys = Object.keys(facts)
    const name = keys.join()
    const shared = lists.get(name)
    if (shared === undefined) lists.set(name, keys)
    return shared ?? keys
  }
}

function joinParent({ line, facts, parent }: CustomerRow, book: CustomerBook, batch: Batch): Sides {
  const child = book.find({ number: facts.number ?? null, name: facts.name })
  const above = book.find({ number: parent, name: parent })
  if (child.kind !== 'one' || child.isMerged) return NO_SIDES
  if (above.kind !== 'one' || above.customer.id === child.customer.id) {
    batch.warnings.push(
      `line ${line}: the parent "${parent}" of ${facts.name} is no customer of the book`,
    )
    return NO_SIDES
  }
  return book.update(child.customer, { parentId: above.customer.id }) ?? NO_SIDES
}

/** A bare number of days becomes words that `parseTerms` and people read alike. */
function termsText(text: string | null): string | null {
  return text !== null && /^\d{1,3}$/.test(text) ? `Net ${text}` : text
}

/** Packages have a yes/no for reminders where openitem has the name of a policy. */
function policyOf(text: string | null): string | null {
  if (text === null || /^(true|yes|1)$/i.test(text)) return null
  return /^(false|no|0)$/i.test(text) ? 'none' : text
}

/** The facts that are told: an empty cell says nothing. */
function known(facts: CustomerFacts): CustomerFacts {
  const told: Record<string, string | number | null> = {}
  for (const [key, value] of Object.entries(facts)) if (value !== null) told[key] = value
  return { ...told, name: facts.name }
}
