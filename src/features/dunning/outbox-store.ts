import type { CalendarDate } from '../../core/calendar-date.ts'
import type { Currency } from '../../core/currency.ts'
import { AppError } from '../../core/errors.ts'
import type { Database } from '../../core/ports.ts'
import type { Tone } from '../../core/settings/dunning-policies.ts'
import type { CustomerId } from '../../ledger/customer.ts'
import type { ReceivableId } from '../../ledger/receivable.ts'

export type MessageStatus = 'rendered' | 'sending' | 'sent' | 'failed' | 'unknown' | 'withdrawn'

/** A letter of the outbox, without its bytes. */
export interface Message {
  readonly id: string
  readonly customerId: CustomerId
  readonly customer: string
  readonly policy: string
  readonly step: string
  readonly tone: Tone
  readonly subject: string
  readonly sender: string
  readonly recipients: readonly string[]
  readonly messageId: string
  readonly text: string
  readonly credits: readonly CreditTotal[]
  readonly invoices: readonly string[]
  readonly sha256: string
  readonly renderedDate: CalendarDate
  readonly status: MessageStatus
  readonly statusReason: string | null
  /** The day on which it went out, or may have. */
  readonly sentDate: CalendarDate | null
  readonly senderProcess: number | null
  readonly attempts: number
  readonly notBefore: string | null
}

export type MessageState = Pick<Message, 'id' | 'status' | 'notBefore'>

/** What a letter takes off its total, in one currency. */
export interface CreditTotal {
  readonly currency: Currency
  readonly minor: number
}

/** What a letter asked for when it was written. */
export interface MessageItem {
  readonly messageId: string
  readonly receivableId: ReceivableId
  readonly number: string
  readonly openMinor: number
}

type Row = Omit<Message, 'recipients' | 'credits' | 'invoices'> & {
  readonly recipients: string
  readonly credits: string
  readonly invoices: string
}

const SELECT = `SELECT message.id, customer_id AS customerId,
    coalesce(customer.number, customer.name) AS customer, policy, step, tone, subject, sender,
    recipients, message_id AS messageId, text, credits, sha256, rendered_date AS renderedDate,
    status, status_reason AS statusReason, sent_date AS sentDate,
    sender_process AS senderProcess, attempts, not_before AS notBefore,
    (SELECT json_group_array(item.number ORDER BY item.currency, item.due_date, item.number)
     FROM message_item JOIN receivable AS item ON item.id = message_item.receivable_id
     WHERE message_item.message_id = message.id) AS invoices
  FROM message JOIN customer ON customer.id = message.customer_id`

/** Which letters are asked for: some by their status or id, or all. */
export type Choice =
  | { readonly statuses: readonly MessageStatus[] }
  | { readonly ids: Iterable<string> }
  | 'all'

/** The letters asked for, in the order of writing. */
export function messages(db: Database, choice: Choice): readonly Message[] {
  const order = 'ORDER BY message.recorded_seq, message.id'
  if (choice === 'all') return db.prepare<[], Row>(`${SELECT} ${order}`).all().map(parsed)
  const [column, wanted] =
    'ids' in choice ? ['message.id', [...choice.ids]] : ['message.status', choice.statuses]
  return db
    .prepare<[string], Row>(
      `${SELECT} WHERE ${column} IN (SELECT value FROM json_each(?)) ${order}`,
    )
    .all(JSON.stringify(wanted))
    .map(parsed)
}

/** Where each letter of the book stands, and no more: an outbox of years is read at each run. */
export function messageStates(db: Database): readonly MessageState[] {
  return db
    .prepare<[], MessageState>(
      'SELECT id, status, not_before AS notBefore FROM message ORDER BY id',
    )
    .all()
}

/** The letter whose id begins so; undefined when there is none or several. */
export function findMessage(db: Database, id: string): Message | undefined {
  const rows = db
    .prepare<{ id: string }, Row>(
      `${SELECT} WHERE substr(message.id, 1, length(@id)) = @id ORDER BY message.id LIMIT 2`,
    )
    .all({ id })
  const exact = rows.find((row) => row.id === id)
  const found = exact ?? (rows.length === 1 ? rows[0] : undefined)
  return found === undefined ? undefined : parsed(found)
}

function parsed(row: Row): Message {
  return {
    ...row,
    recipients: JSON.parse(row.recipients),
    credits: JSON.parse(row.credits),
    invoices: JSON.parse(row.invoices),
  }
}

/** The bytes of a letter. */
export function messageContent(db: Database, id: string): Uint8Array {
  const row = db
    .prepare<[string], { content: Uint8Array }>('SELECT content FROM message WHERE id = ?')
    .get(id)
  return row?.content ?? new Uint8Array()
}

/** The items of the letters that are not on their way yet, by letter. */
export function waitingItems(db: Database): ReadonlyMap<string, readonly MessageItem[]> {
  const rows = db
    .prepare<[], MessageItem>(
      `SELECT message.id AS messageId, receivable_id AS receivableId, item.number,
         message_item.open_minor AS openMinor
       FROM message JOIN message_item ON message_item.message_id = message.id
         JOIN receivable AS item ON item.id = message_item.receivable_id
       WHERE message.status IN ('rendered', 'failed') ORDER BY message.id, item.number, item.id`,
    )
    .all()
  return Map.groupBy(rows, ({ messageId }) => messageId)
}

/** The Message-IDs of the letters to each customer, oldest first. */
export function correspondence(db: Database): ReadonlyMap<CustomerId, readonly string[]> {
  const rows = db
    .prepare<[], { customerId: CustomerId; messageId: string }>(
      `SELECT customer_id AS customerId, message_id AS messageId FROM message
       WHERE status <> 'withdrawn' ORDER BY recorded_seq, id`,
    )
    .all()
  return new Map(
    [...Map.groupBy(rows, ({ customerId }) => customerId)].map(([id, list]) => [
      id,
      list.map(({ messageId }) => messageId),
    ]),
  )
}

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

/** Changes whenever another process has committed something to the book. */
export function foreignChanges(db: Database): number {
  return Number(db.pragma('data_version', { simple: true }))
}

/** A later letter to the same customer, if one was written and not withdrawn. */
export function laterMessage(db: Database, { id }: Pick<Message, 'id'>): string | undefined {
  return db
    .prepare<[string], { id: string }>(
      `SELECT later.id FROM message AS mine JOIN message AS later
         ON later.customer_id = mine.customer_id AND later.recorded_seq > mine.recorded_seq
       WHERE mine.id = ? AND later.status <> 'withdrawn'
       ORDER BY later.recorded_seq DESC LIMIT 1`,
    )
    .get(id)?.id
}

/** Whether a customer got a letter on a day, or is just getting one. */
export function isWrittenTo(db: Database, customerId: CustomerId, day: CalendarDate): boolean {
  const found = db
    .prepare<{ customerId: number; day: string }, { id: string }>(
      `SELECT id FROM message WHERE customer_id = @customerId
         AND (sent_date = @day OR status = 'sending') LIMIT 1`,
    )
    .get({ customerId, day })
  return found !== undefined
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
