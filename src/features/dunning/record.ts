import type { Context } from '../../core/command.ts'
import { customerKey } from '../../ledger/customer.ts'
import type { PlannedLetter, PlannedTask } from './facts.ts'
import { insertMessage, type NewMessage } from './outbox-entry-store.ts'
import type { TaskLine } from './report.ts'
import { findOpenTask, insertSteps, insertTask } from './store.ts'

type Books = Pick<Context, 'db' | 'trail' | 'asOf'>

/** Enters a letter into the book, with the steps that its invoices take by it. */
export function recordLetter(
  { db, trail, asOf }: Books,
  { planned, message }: { planned: PlannedLetter; message: NewMessage },
): void {
  const { policy, reached } = planned
  const event = trail.open({ action: 'letter.render', ref: message.id, effectiveDate: asOf })
  insertMessage(db, message, event.seq)
  insertSteps(db, reached, { policy, asOf, taker: { messageId: message.id }, seq: event.seq })
  event.close({
    customer: customerKey(planned.customer),
    to: message.recipients,
    policy,
    step: message.step,
    tone: message.tone,
    subject: message.subject,
    invoices: planned.items.map(({ number }) => number),
    steps: reached.map(({ item, due }) => ({ invoice: item.number, day: due.step.day })),
    sha256: message.sha256,
  })
}

/** Enters a task; one of the same kind that is still open takes the new invoices on. */
export function recordTask({ db, trail, asOf }: Books, task: PlannedTask): TaskLine {
  const ref = customerKey(task.customer)
  const known = findOpenTask(db, task.customer.id, task.kind)
  const action = known === undefined ? 'task.open' : 'task.extend'
  const event = trail.open({ action, ref, effectiveDate: asOf })
  const id = known ?? insertTask(db, task, event.seq)
  const { policy, reached } = task
  insertSteps(db, reached, { policy, asOf, taker: { taskId: id }, seq: event.seq })
  event.close({ task: id, kind: task.kind, due: task.due, why: task.why })
  return { ...task, id }
}
