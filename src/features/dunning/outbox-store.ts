import type { CalendarDate } from '../../core/calendar-date.ts'
import type { Currency } from '../../core/currency.ts'
import type { Database } from '../../core/ports.ts'
import type { Tone } from '../../core/settings/dunning-policies.ts'
import type { CustomerId, ReceivableId } from '../../ledger/ids.ts'

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
    recipients, message_id AS messageId, credits, sha256, rendered_date AS renderedDate,
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

/** What a letter says, as text. */
export function messageText(db: Database, id: string): string {
  const row = db
    .prepare<[string], { text: string }>('SELECT text FROM message_body WHERE message_id = ?')
    .get(id)
  return row?.text ?? ''
}

/** Prepares the look-up once; the returned function gives the bytes of a letter. */
export function contentReader(db: Database): (id: string) => Uint8Array {
  const select = db.prepare<[string], { content: Uint8Array }>(
    'SELECT content FROM message_body WHERE message_id = ?',
  )
  return (id) => select.get(id)?.content ?? new Uint8Array()
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

/** What was written to a customer before. */
export interface Correspondence {
  /** The Message-IDs of the letters that stand, oldest first. */
  readonly messageIds: readonly string[]
  /** How many letters there were, the withdrawn ones among them. */
  readonly count: number
}

/** What was written before to each customer who has had a letter. */
export function correspondence(db: Database): ReadonlyMap<CustomerId, Correspondence> {
  const rows = db
    .prepare<[], { customerId: CustomerId; messageId: string; status: MessageStatus }>(
      `SELECT customer_id AS customerId, message_id AS messageId, status FROM message
       ORDER BY recorded_seq, id`,
    )
    .all()
  return new Map(
    [...Map.groupBy(rows, ({ customerId }) => customerId)].map(([id, list]) => {
      const standing = list.filter(({ status }) => status !== 'withdrawn')
      return [id, { messageIds: standing.map(({ messageId }) => messageId), count: list.length }]
    }),
  )
}

/** The steps that were taken with a letter and stand. */
export function stepsOf(
  db: Database,
  messageId: string,
): readonly { readonly invoice: string; readonly cycle: number; readonly day: number }[] {
  return db
    .prepare<[string], { invoice: string; cycle: number; day: number }>(
      `SELECT item.number AS invoice, cycle, day
       FROM dunning_step JOIN receivable AS item ON item.id = receivable_id
       WHERE message_id = ? AND ended_seq IS NULL ORDER BY item.due_date, item.number, item.id`,
    )
    .all(messageId)
}

/** Changes whenever another process has committed something to the book. */
export function foreignChanges(db: Database): number {
  return Number(db.pragma('data_version', { simple: true }))
}

/** Looks letters up one by one, as they are about to be sent. */
export interface LetterDesk {
  find(id: string): Message | undefined
  /** A later letter to the same customer, if one was written and not withdrawn. */
  laterThan(id: string): string | undefined
  /** Whether a customer got a letter on a day, or is just getting one. */
  isWrittenTo(customerId: CustomerId, day: CalendarDate): boolean
  /** Whether a mail server refused an address for good. */
  isRefused(address: string): boolean
}

/** Prepares the look-ups once. */
export function openDesk(db: Database): LetterDesk {
  const find = db.prepare<[string], Row>(`${SELECT} WHERE message.id = ?`)
  const later = db.prepare<[string], { id: string }>(
    `SELECT later.id FROM message AS mine JOIN message AS later
       ON later.customer_id = mine.customer_id AND later.recorded_seq > mine.recorded_seq
     WHERE mine.id = ? AND later.status <> 'withdrawn'
     ORDER BY later.recorded_seq DESC LIMIT 1`,
  )
  const written = db.prepare<{ customerId: number; day: string }, { id: string }>(
    `SELECT id FROM message WHERE customer_id = @customerId
       AND (sent_date = @day OR status = 'sending') LIMIT 1`,
  )
  const refused = db.prepare<[string], { id: number }>(
    'SELECT id FROM refused_address WHERE address = ? AND ended_seq IS NULL',
  )
  return {
    find(id) {
      const row = find.get(id)
      return row === undefined ? undefined : parsed(row)
    },
    laterThan: (id) => later.get(id)?.id,
    isWrittenTo: (customerId, day) => written.get({ customerId, day }) !== undefined,
    isRefused: (address) => refused.get(address.toLowerCase()) !== undefined,
  }
}
