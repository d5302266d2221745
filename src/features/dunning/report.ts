import type { CalendarDate } from '../../core/calendar-date.ts'
import type { FailureKind } from '../../core/errors.ts'
import {
  type Block,
  type Cell,
  type Tone as CellTone,
  dateCell,
  type Json,
  type Outcome,
  tableBlock,
  textCell,
} from '../../core/outcome.ts'
import { customerKey } from '../../ledger/customer.ts'
import type { Held, PlannedTask } from './facts.ts'
import { pathOf } from './outbox-files.ts'
import type { Message, MessageStatus } from './outbox-store.ts'

/** A task as it stands in the book. */
export interface TaskLine extends PlannedTask {
  readonly id: number
}

/** The document and the tables of `remind`. */
export function remindOutcome({
  asOf,
  messages,
  held,
  tasks,
  notes,
}: {
  asOf: CalendarDate
  messages: readonly Message[]
  held: readonly Held[]
  tasks: readonly TaskLine[]
  notes: readonly string[]
}): Outcome {
  return {
    json: {
      as_of: asOf,
      messages: messages.map(messageJson),
      held: held.map(({ customer, invoices, reason }) => ({
        customer_number: customerKey(customer),
        invoices,
        reason,
      })),
      tasks: tasks.map((task) => ({
        id: task.id,
        kind: task.kind,
        customer_number: customerKey(task.customer),
        owner: task.customer.owner,
        due: task.due,
        why: task.why,
      })),
    },
    blocks: [messagesTable(messages, 'Reminders'), ...heldTable(held), ...tasksTable(tasks)],
    notes,
  }
}

/** The outcome of `remind` once letters were sent: the same, with what became of each. */
export function withMessages(
  outcome: Outcome,
  {
    messages,
    notes,
    failure,
  }: {
    messages: readonly Message[]
    notes: readonly string[]
    failure: FailureKind | undefined
  },
): Outcome {
  return {
    ...outcome,
    json: { ...fields(outcome.json), messages: messages.map(messageJson) },
    blocks: [messagesTable(messages, 'Reminders'), ...outcome.blocks.slice(1)],
    notes: [...(outcome.notes ?? []), ...notes],
    ...(failure === undefined ? {} : { failure }),
  }
}

/** The ids of the letters in a document of `remind`. */
export function messageIds(json: Json): ReadonlySet<string> {
  const list = fields(json)['messages'] ?? []
  const ids = (Array.isArray(list) ? list : []).map((message: Json) => fields(message)['id'])
  return new Set(ids.filter((id) => typeof id === 'string'))
}

/** A letter as the interface contract shows it. */
export function messageJson(message: Message) {
  return {
    id: message.id,
    customer_number: message.customer,
    to: message.recipients,
    policy: message.policy,
    step: message.step,
    tone: message.tone,
    subject: message.subject,
    invoices: message.invoices,
    path: pathOf(message),
    status: message.status,
  }
}

/** The same with what a bookkeeper needs to deal with it. */
export function messageDetailJson(message: Message) {
  return {
    ...messageJson(message),
    reason: message.statusReason,
    rendered: message.renderedDate,
    sent: message.sentDate,
    attempts: message.attempts,
    next_try: message.notBefore,
  }
}

const STATUS_TONES: Readonly<Record<MessageStatus, CellTone>> = {
  rendered: 'dim',
  sending: 'warn',
  sent: 'good',
  failed: 'bad',
  unknown: 'warn',
  withdrawn: 'dim',
}

/** The letters as a table for people. */
export function messagesTable(messages: readonly Message[], title: string): Block {
  return tableBlock({
    title,
    columns: [
      { key: 'id', label: 'Letter', isKey: true },
      { key: 'customer_number', label: 'Customer' },
      { key: 'to', label: 'To', isSpare: true },
      { key: 'step', label: 'Step', align: 'right' },
      { key: 'tone', label: 'Tone', isSpare: true },
      { key: 'invoices', label: 'Invoices' },
      { key: 'status', label: 'Status' },
    ],
    rows: messages.map((message): readonly Cell[] => [
      textCell(message.id),
      textCell(message.customer),
      textCell(message.recipients.join(', ')),
      textCell(message.step),
      textCell(message.tone),
      textCell(message.invoices.join(', ')),
      textCell(
        message.statusReason === null
          ? message.status
          : `${message.status}: ${message.statusReason}`,
        STATUS_TONES[message.status],
      ),
    ]),
  })
}

function heldTable(held: readonly Held[]): readonly Block[] {
  if (held.length === 0) return []
  return [
    tableBlock({
      title: 'Held back',
      columns: [
        { key: 'customer_number', label: 'Customer' },
        { key: 'invoices', label: 'Invoices' },
        { key: 'reason', label: 'Reason' },
      ],
      rows: held.map(({ customer, invoices, reason }) => [
        textCell(customerKey(customer)),
        textCell(invoices.join(', ')),
        textCell(reason, 'warn'),
      ]),
    }),
  ]
}

function tasksTable(tasks: readonly TaskLine[]): readonly Block[] {
  if (tasks.length === 0) return []
  return [
    tableBlock({
      title: 'Tasks',
      columns: [
        { key: 'kind', label: 'Task' },
        { key: 'customer_number', label: 'Customer' },
        { key: 'owner', label: 'Owner' },
        { key: 'due', label: 'Due' },
        { key: 'why', label: 'Why' },
      ],
      rows: tasks.map((task) => [
        textCell(task.kind),
        textCell(customerKey(task.customer)),
        textCell(task.customer.owner),
        dateCell(task.due),
        textCell(task.why),
      ]),
    }),
  ]
}

function fields(json: Json | undefined): Readonly<Record<string, Json>> {
  return typeof json === 'object' && json !== null && !isList(json) ? json : {}
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json)
}
