import type { Context } from '../../core/command.ts'
import { customerKey } from '../../ledger/customer.ts'
import type { PlannedLetter, PlannedTask } from './facts.ts'
import { type NewMessage, openEntries } from './outbox-entry-store.ts'
import type { TaskLine } from './report.ts'
import { findOpenTask, insertTask, stepInserter } from './store.ts'

type Books = Pick<Context, 'db' | 'trail' | 'asOf'>

/** A letter with the plan that it was written from. */
export interface WrittenLetter {
  readonly planned: PlannedLetter
  readonly message: NewMessage
}

/** Enters letters into the book, each with the steps that its invoices take by it. */
export function letterRecorder({ db, trail, asOf }: Books): (letter: WrittenLetter) => void {
  const entries = openEntries(db)
  const insertSteps = stepInserter(db)
  return ({ planned, message }) => {
    const { policy, reached } = planned
    const event = trail.open({ action: 'letter.render', ref: message.id, effectiveDate: asOf })
    entries.add(message, event.seq)
    insertSteps(reached, { policy, asOf, taker: { messageId: message.id }, seq: event.seq })
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
}

/** Enters tasks; one of the same kind that is still open takes the new invoices on. */
export function taskRecorder({ db, trail, asOf }: Books): (task: PlannedTask) => TaskLine {
  const insertSteps = stepInserter(db)
  return (task) => {
    const ref = customerKey(task.customer)
    const known = findOpenTask(db, task.customer.id, task.kind)
    const action = known === undefined ? 'task.open' : 'task.extend'
    const event = trail.open({ action, ref, effectiveDate: asOf })
    const id = known ?? insertTask(db, task, event.seq)
    const { policy, reached } = task
    insertSteps(reached, { policy, asOf, taker: { taskId: id }, seq: event.seq })
    event.close({ task: id, kind: task.kind, due: task.due, why: task.why })
    return { ...task, id }
  }
}
