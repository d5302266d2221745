import type { CalendarDate } from '../../core/calendar-date.ts'
import type { Database } from '../../core/ports.ts'
import type { CustomerId, ReceivableId } from '../../ledger/ids.ts'
import type { UnappliedCash } from '../../ledger/position.ts'
import type { Cycle } from './cycle.ts'
import type { PlannedTask, Reached } from './facts.ts'

/** How far each invoice has come. One that was settled and is open again begins a new cycle. */
export function cycles(db: Database, asOf: CalendarDate): ReadonlyMap<ReceivableId, Cycle> {
  const rows = db
    .prepare<[], Cycle & { readonly receivableId: ReceivableId }>(
      `SELECT receivable_id AS receivableId, cycle AS number, max(day) AS reachedDay,
         max(reached_date) AS reachedDate, max(delay_days) AS delayDays
       FROM dunning_step WHERE ended_seq IS NULL
       GROUP BY receivable_id, cycle ORDER BY receivable_id, cycle`,
    )
    .all()
  const reopened = settledSince(db, asOf)
  // Later cycles come later in the list and take the place of earlier ones.
  return new Map(
    rows.map(({ receivableId, ...cycle }) => [
      receivableId,
      reopened.has(receivableId)
        ? { number: cycle.number + 1, reachedDay: null, reachedDate: null, delayDays: 0 }
        : cycle,
    ]),
  )
}

/** Open invoices with nothing open at the end of some day since their last step. */
function settledSince(db: Database, asOf: CalendarDate): ReadonlySet<ReceivableId> {
  const rows = db
    .prepare<{ asOf: string }, { id: ReceivableId }>(
      `WITH reached AS (
         SELECT receivable_id AS id, max(reached_date) AS since FROM dunning_step
         WHERE ended_seq IS NULL GROUP BY receivable_id
       ), moved AS (
         SELECT reached.id, reached.since, item.total_minor, allocation.effective_date AS day,
           sum(allocation.amount_minor) AS minor
         FROM reached JOIN receivable AS item ON item.id = reached.id
           JOIN allocation ON allocation.receivable_id = item.id
         WHERE (item.open_minor <> 0 OR item.settled_date > @asOf)
           AND allocation.effective_date <= @asOf
         GROUP BY reached.id, allocation.effective_date
       ), balance AS (
         SELECT id, since, day, total_minor - sum(minor) OVER (PARTITION BY id ORDER BY day) AS open
         FROM moved
       )
       SELECT DISTINCT id FROM balance WHERE open = 0 AND day >= since AND day < @asOf ORDER BY id`,
    )
    .all({ asOf })
  return new Set(rows.map(({ id }) => id))
}

/**
 * Money in the queue that nobody has decided on yet: what is left of each line, and of each cheque
 * that is nobody's yet, and who it may be from.
 */
const WAITING = `
  WITH waiting AS (
    SELECT entry.id, entry.suggestions, line.currency,
      CASE WHEN entry.cheque IS NULL
        THEN line.amount_minor - coalesce((SELECT sum(amount_minor) FROM receipt
                                           WHERE bank_line_id = line.id), 0)
        ELSE (SELECT sum(unapplied_minor) FROM receipt
                JOIN deposit_cheque AS cheque ON cheque.receipt_id = receipt.id
              WHERE bank_line_id = line.id AND ref = entry.cheque AND customer_id IS NULL)
        END AS minor
    FROM cash_exception AS entry JOIN bank_line AS line ON line.id = entry.bank_line_id
    WHERE entry.closed_seq IS NULL AND line.voided_seq IS NULL AND line.booking_date <= @asOf
  )`

/** The invoices that a bank line waiting in the queue may be for. */
export function queuedInvoices(db: Database, asOf: CalendarDate): ReadonlySet<ReceivableId> {
  const rows = db
    .prepare<{ asOf: string }, { id: ReceivableId }>(
      `${WAITING}
       SELECT DISTINCT part.value ->> 'id' AS id
       FROM waiting, json_each(waiting.suggestions) AS suggestion,
         json_each(suggestion.value, '$.allocations') AS part
       WHERE waiting.minor > 0 ORDER BY id`,
    )
    .all({ asOf })
  return new Set(rows.map(({ id }) => id))
}

/** What waits in the queue and may be from a customer, though for none of his invoices by name. */
export function queuedCash(db: Database, asOf: CalendarDate): readonly UnappliedCash[] {
  return db
    .prepare<{ asOf: string }, UnappliedCash>(
      `${WAITING}
       SELECT customerId, currency, sum(minor) AS unappliedMinor FROM (
         SELECT DISTINCT waiting.id, suggestion.value ->> 'customer' AS customerId,
           waiting.currency, waiting.minor
         FROM waiting, json_each(waiting.suggestions) AS suggestion
         WHERE waiting.minor > 0 AND suggestion.value ->> 'customer' IS NOT NULL
           AND coalesce(json_array_length(suggestion.value, '$.allocations'), 0) = 0
       ) GROUP BY customerId, currency ORDER BY customerId, currency`,
    )
    .all({ asOf })
}

/** The customers who have had a letter on a day; one that was withdrawn does not count. */
export function customersWrittenTo(db: Database, day: CalendarDate): ReadonlySet<CustomerId> {
  const rows = db
    .prepare<{ day: string }, { id: CustomerId }>(
      `SELECT DISTINCT customer_id AS id FROM message
       WHERE (rendered_date = @day OR sent_date = @day) AND status <> 'withdrawn' ORDER BY id`,
    )
    .all({ day })
  return new Set(rows.map(({ id }) => id))
}

/** The addresses that a mail server refused for good, in small letters. */
export function refusedAddresses(db: Database): ReadonlySet<string> {
  const rows = db
    .prepare<[], { address: string }>(
      'SELECT address FROM refused_address WHERE ended_seq IS NULL ORDER BY address',
    )
    .all()
  return new Set(rows.map(({ address }) => address))
}

/** The booking date of the newest bank line up to a day. */
export function newestBankDate(db: Database, asOf: CalendarDate): CalendarDate | null {
  const row = db
    .prepare<[string], { date: CalendarDate | null }>(
      `SELECT max(booking_date) AS date FROM bank_line
       WHERE voided_seq IS NULL AND booking_date <= ?`,
    )
    .get(asOf)
  return row?.date ?? null
}

/** An open task of this kind for a customer, if there is one. */
export function findOpenTask(
  db: Database,
  customerId: CustomerId,
  kind: string,
): number | undefined {
  return db
    .prepare<[number, string], { id: number }>(
      `SELECT id FROM task WHERE customer_id = ? AND kind = ? AND done_seq IS NULL
       ORDER BY id LIMIT 1`,
    )
    .get(customerId, kind)?.id
}

/** Enters a task and returns its number. */
export function insertTask(db: Database, task: PlannedTask, seq: number): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO task (kind, customer_id, owner, due_date, why, recorded_seq)
       VALUES (?, ?, ?, ?, ?, ?)`,
    )
    .run(task.kind, task.customer.id, task.customer.owner, task.due, task.why, seq)
  return Number(lastInsertRowid)
}

/** What took a step: a letter or a task. */
export type StepTaker = { readonly messageId: string } | { readonly taskId: number }

/** What a step is entered with, beside the invoice that took it. */
export interface StepEntry {
  readonly policy: string
  readonly asOf: CalendarDate
  readonly taker: StepTaker
  readonly seq: number
}

/** Prepares the entry of steps once; the database refuses a step that is taken twice. */
export function stepInserter(
  db: Database,
): (reached: readonly Reached[], entry: StepEntry) => void {
  const insert = db.prepare(
    `INSERT INTO dunning_step (receivable_id, cycle, day, delay_days, policy, reached_date,
       message_id, task_id, recorded_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  return (reached, { policy, asOf, taker, seq }) => {
    const messageId = 'messageId' in taker ? taker.messageId : null
    const taskId = 'taskId' in taker ? taker.taskId : null
    for (const { item, due } of reached) {
      const { cycle, step, delayDays } = due
      insert.run(item.id, cycle, step.day, delayDays, policy, asOf, messageId, taskId, seq)
    }
  }
}
