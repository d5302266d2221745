import type { CalendarDate } from '../../core/calendar-date.ts'
import { AppError } from '../../core/errors.ts'
import type { Database } from '../../core/ports.ts'
import type { ReceivableId } from '../../ledger/ids.ts'
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
    | 'credits'
    | 'sha256'
    | 'renderedDate'
  > {
  readonly text: string
  readonly content: Uint8Array
  readonly items: readonly { readonly id: ReceivableId; readonly openMinor: number }[]
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

/** Enters letters and what becomes of them; each statement is prepared once. */
export interface LetterEntries {
  /** Enters a letter; it waits in the outbox from then on. */
  add(message: NewMessage, seq: number): void
  setStatus(message: Pick<Message, 'id' | 'attempts'>, change: StatusChange, seq: number): void
  /** Gives the steps back that were taken with a letter, so that another one can take them. */
  endSteps(messageId: string, seq: number): void
  /** Flags an address as refused; flagging it again changes nothing. */
  refuse(address: string, reply: string, seq: number): void
  /** Takes the flag off an address. */
  forgive(address: string, seq: number): void
}

/** Prepares the statements. */
export function openEntries(db: Database): LetterEntries {
  const endSteps = db.prepare(
    'UPDATE dunning_step SET ended_seq = ? WHERE message_id = ? AND ended_seq IS NULL',
  )
  const refuse = db.prepare(
    `INSERT INTO refused_address (address, reply, recorded_seq) VALUES (?, ?, ?)
     ON CONFLICT (address) WHERE ended_seq IS NULL DO NOTHING`,
  )
  const forgive = db.prepare(
    'UPDATE refused_address SET ended_seq = ? WHERE address = ? AND ended_seq IS NULL',
  )
  return {
    add: messageInserter(db),
    setStatus: statusSetter(db),
    endSteps: (messageId, seq) => {
      endSteps.run(seq, messageId)
    },
    refuse: (address, reply, seq) => {
      refuse.run(address.toLowerCase(), reply, seq)
    },
    forgive: (address, seq) => {
      forgive.run(seq, address.toLowerCase())
    },
  }
}

function messageInserter(db: Database): LetterEntries['add'] {
  const insert = db.prepare(
    `INSERT INTO message (id, customer_id, policy, step, tone, subject, sender, recipients,
       message_id, credits, sha256, rendered_date, status, recorded_seq, status_seq)
     VALUES (@id, @customerId, @policy, @step, @tone, @subject, @sender, @recipients,
       @messageId, @credits, @sha256, @renderedDate, 'rendered', @seq, @seq)`,
  )
  const insertBody = db.prepare(
    'INSERT INTO message_body (message_id, text, content) VALUES (?, ?, ?)',
  )
  const insertItem = db.prepare(
    'INSERT INTO message_item (message_id, receivable_id, open_minor) VALUES (?, ?, ?)',
  )
  return ({ items, text, content, ...row }, seq) => {
    insert.run({
      ...row,
      recipients: JSON.stringify(row.recipients),
      credits: JSON.stringify(row.credits),
      seq,
    })
    insertBody.run(row.id, text, content)
    for (const { id, openMinor } of items) insertItem.run(row.id, id, openMinor)
  }
}

function statusSetter(db: Database): LetterEntries['setStatus'] {
  const update = db.prepare(
    `UPDATE message SET status = @status, status_reason = @reason, status_seq = @seq,
       sent_date = @sentDate, sender_process = @senderProcess, attempts = @attempts,
       not_before = @notBefore
     WHERE id = @id`,
  )
  return ({ id, attempts }, change, seq) => {
    update.run({
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
