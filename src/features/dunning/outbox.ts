import type { Context } from '../../core/command.ts'
import { AppError } from '../../core/errors.ts'
import type { Customer } from '../../ledger/customer.ts'
import { openItems, unappliedCash } from '../../ledger/position.ts'
import { openEntries } from './outbox-entry-store.ts'
import { settleOutbox } from './outbox-files.ts'
import {
  contentReader,
  findMessage,
  type Message,
  messageStates,
  messages,
  waitingItems,
} from './outbox-store.ts'
import { type Position, positionOf, staleReason } from './stale.ts'
import { queuedInvoices } from './store.ts'

type Books = Pick<Context, 'db' | 'trail' | 'asOf'>

/** Brings the files of the outbox in line with the book. */
export function publishLetters({ db, ports, book }: Pick<Context, 'db' | 'ports' | 'book'>): void {
  settleOutbox(ports, {
    folder: book.outbox,
    letters: () => messageStates(db),
    content: contentReader(db),
  })
}

/**
 * Takes back what waits, of these customers or of all, and no longer holds: paid, credited or disputed since it was written. Its
 * invoices may take their steps again, so that a fresh letter asks for what is left.
 */
export function withdrawStale(books: Books, customers?: readonly Customer[]): readonly string[] {
  const ids = customers === undefined ? undefined : new Set(customers.map(({ id }) => id))
  const waiting = messages(books.db, { statuses: ['rendered', 'failed'] }).filter(
    ({ customerId }) => ids === undefined || ids.has(customerId),
  )
  if (waiting.length === 0) return []
  const items = waitingItems(books.db)
  const position = currentPosition(books)
  return waiting.flatMap((message) => {
    const reason = staleReason(message, { items: items.get(message.id) ?? [], position })
    return reason === undefined ? [] : [withdraw(books, message, { reason, isStepFree: true })]
  })
}

/** What customers owe on the day of the command. */
export function currentPosition({ db, asOf }: Pick<Books, 'db' | 'asOf'>): Position {
  return positionOf(openItems(db, asOf), unappliedCash(db, asOf), queuedInvoices(db, asOf))
}

/** Takes a letter back that was not sent; returns a note about it. */
export function withdraw(
  { db, trail, asOf }: Books,
  message: Message,
  { reason, isStepFree }: { reason: string; isStepFree: boolean },
): string {
  const entries = openEntries(db)
  const event = trail.open({ action: 'letter.withdraw', ref: message.id, effectiveDate: asOf })
  entries.setStatus(message, { status: 'withdrawn', reason }, event.seq)
  if (isStepFree) entries.endSteps(message.id, event.seq)
  event.close({ customer: message.customer, before: message.status, reason })
  return `letter ${message.id} to ${message.customer} was withdrawn: ${reason}`
}

/** The letter that a person named by its id or the beginning of it. */
export function requireMessage(db: Books['db'], id: string): Message {
  const message = id === '' ? undefined : findMessage(db, id)
  if (message !== undefined) return message
  throw new AppError('usage', `there is no letter "${id}", or several begin so`, {
    hint: '"openitem outbox list --all" lists them',
  })
}
