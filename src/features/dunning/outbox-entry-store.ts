import type { CalendarDate } from '../../core/calendar-date.ts'
import { AppError } from '../../core/errors.ts'
import type { Database } from '../../core/ports.ts'
import type { ReceivableId } from '../../ledger/receivable.ts'
import type { Message, MessageStatus } from './outbox-store.ts'

/** A letter as it is first written down. */
export interface NewMessage
  extends Pick<
    Message,
    | 'id'
    | 'customerId'
    | 'policy'
    | 'step'
    | 'tone'
    | 'subject'
    | 'sender'
    | 'recipients'
    | 'messageId'
    | 'text'
    | 'credits'
    | 'sha256'
    | 'renderedDate'
  > {
  readonly content: Uint8Array
  readonly items: readonly { readonly id: ReceivableId; readonly openMinor: number }[]
}

/** Enters a letter; it waits in the outbox from then on. */
export function insertMessage(db: Database, message: NewMessage, seq: number): void {
  const { items, ...row } = message
  db.prepare(
    `INSERT INTO message (id, customer_id, policy, step, tone, subject, sender, recipients,
       message_id, text, credits, content, sha256, rendered_date, status, recorded_seq, status_seq)
     VALUES (@id, @customerId, @policy, @step, @tone, @subject, @sender, @recipients,
       @messageId, @text, @credits, @content, @sha256, @renderedDate, 'rendered', @seq, @seq)`,
  ).run({
    ...row,
    recipients: JSON.stringify(row.recipients),
    credits: JSON.stringify(row.credits),
    seq,
  })
  const insert = db.prepare(
    'INSERT INTO message_item (message_id, receivable_id, open_minor) VALUES (?, ?, ?)',
  )
  for (const { id, openMinor } of items) insert.run(message.id, id, openMinor)
}

/** What changes with the status of a letter. */
export interface StatusChange {
  readonly status: MessageStatus
  readonly reason: string | null
  readonly sentDate?: CalendarDate
  readonly senderProcess?: number
  readonly attempts?: number
  readonly notBefore?: string
}

/** Gives a letter another status. */
export function setStatus(
  db: Database,
  { id, attempts }: Pick<Message, 'id' | 'attempts'>,
  change: StatusChange,
  seq: number,
): void {
  db.prepare(
    `UPDATE message SET status = @status, status_reason = @reason, status_seq = @seq,
       sent_date = @sentDate, sender_process = @senderProcess, attempts = @attempts,
       not_before = @notBefore
     WHERE id = @id`,
  ).run({
    id,
    seq,
    status: change.status,
    reason: change.reason,
    sentDate: change.sentDate ?? null,
    senderProcess: change.senderProcess ?? null,
    attempts: change.attempts ?? attempts,
    notBefore: change.notBefore ?? null,
  })
}

/** Gives the steps back that were taken with a letter, so that another one can take them. */
export function endSteps(db: Database, messageId: string, seq: number): void {
  db.prepare(
    'UPDATE dunning_step SET ended_seq = ? WHERE message_id = ? AND ended_seq IS NULL',
  ).run(seq, messageId)
}

/** Flags an address as refused; flagging it again changes nothing. */
export function insertRefusedAddress(
  db: Database,
  { address, reply }: { address: string; reply: string },
  seq: number,
): void {
  db.prepare(
    `INSERT INTO refused_address (address, reply, recorded_seq) VALUES (?, ?, ?)
     ON CONFLICT (address) WHERE ended_seq IS NULL DO NOTHING`,
  ).run(address.toLowerCase(), reply, seq)
}

/** Takes the flag off an address. */
export function endRefusedAddress(db: Database, address: string, seq: number): void {
  db.prepare(
    'UPDATE refused_address SET ended_seq = ? WHERE address = ? AND ended_seq IS NULL',
  ).run(seq, address.toLowerCase())
}

/** How often a busy book is asked again; each time SQLite itself waits some seconds. */
const TRIES_MAX = 6

/** Runs work in an immediate transaction of its own, after the command's is committed. */
export function inOwnTransaction<T>(db: Database, work: () => T): T {
  for (let left = TRIES_MAX - 1; ; left--) {
    try {
      return db.transaction(work).immediate()
    } catch (error) {
      const isBusy = error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY'
      if (!isBusy) throw error
      if (left === 0) {
        throw new AppError('busy', 'another program holds the book; sending has stopped', {
          cause: error,
          hint: 'run "openitem outbox send" when it is done',
        })
      }
    }
  }
}
