import type { Context, Input } from '../../core/command.ts'
import type { Outcome } from '../../core/outcome.ts'
import { publishLetters, withdrawStale } from './outbox.ts'
import { messages } from './outbox-store.ts'
import { planReminders } from './plan.ts'
import { taskRecorder } from './record.ts'
import { chosenCustomers, enterLetters, gatherFacts, rulesOf } from './reminders.ts'
import { messageIds, remindOutcome, withMessages } from './report.ts'
import { mailServer } from './server.ts'

/** Writes the letters and tasks that are due today and were not yet written. */
export async function run(context: Context, input: Input): Promise<Outcome> {
  const { db, asOf, settings } = context
  const customers = chosenCustomers(db, input)
  const notes: string[] = []
  if (input.flag('send')) {
    mailServer(context) // what could not be sent is refused before anything is written
    notes.push(...withdrawStale(context, customers))
  }
  const plan = planReminders(gatherFacts(context, customers), rulesOf(settings))
  const ids = await enterLetters(context, plan.letters)
  const tasks = plan.tasks.map(taskRecorder(context))
  context.afterCommit(() => publishLetters(context))
  if (settings.company.email === undefined && ids.length > 0) {
    notes.push('the letters have no sender yet: set company.email in openitem.toml')
  }
  return remindOutcome({
    asOf,
    messages: messages(db, { ids }),
    held: plan.held,
    tasks,
    notes: [...notes, ...plan.notes],
  })
}

/** With `--send`: takes what waits in the outbox to the mail server. */
export async function afterwards(
  context: Context,
  input: Input,
  outcome: Outcome,
): Promise<Outcome> {
  if (!input.flag('send')) return outcome
  const { deliver } = await import('./deliver.ts')
  const { touched, notes, failure } = await deliver(context, {
    customers: chosenCustomers(context.db, input),
  })
  const ids = [...messageIds(outcome.json), ...touched]
  const shown = messages(context.db, { ids }).filter(({ status }) => status !== 'withdrawn')
  return withMessages(outcome, { messages: shown, notes, failure })
}
