import type { Context, Input } from '../../core/command.ts'
import { AppError } from '../../core/errors.ts'
import type { Outcome } from '../../core/outcome.ts'
import { requireMessage, withdrawStale } from './outbox.ts'
import { messages } from './outbox-store.ts'
import { messageDetailJson, messagesTable } from './report.ts'
import { mailServer } from './server.ts'

/** Takes back what no longer holds; what is left is shown, and sent after the commit. */
export function run(context: Context, input: Input): Outcome {
  mailServer(context)
  const only = chosen(context, input)
  const notes = withdrawStale(context)
  const waiting = messages(context.db, { statuses: ['rendered', 'failed'] })
  return outcomeOf(
    waiting.filter(({ id }) => only === undefined || id === only),
    notes,
  )
}

/** Sends. */
export async function afterwards(
  context: Context,
  input: Input,
  before: Outcome,
): Promise<Outcome> {
  const { deliver } = await import('./deliver.ts')
  const { touched, notes, failure } = await deliver(context, { id: chosen(context, input) })
  const outcome = outcomeOf(messages(context.db, { ids: touched }), [
    ...(before.notes ?? []),
    ...notes,
  ])
  return failure === undefined ? outcome : { ...outcome, failure }
}

/** The one letter that was named, if any; only what waits or failed can be sent. */
function chosen({ db }: Context, input: Input): string | undefined {
  const [word] = input.words
  if (word === undefined) return undefined
  const message = requireMessage(db, word)
  if (['rendered', 'failed', 'withdrawn'].includes(message.status)) return message.id
  throw new AppError('usage', `letter ${message.id} is ${message.status}; it cannot be sent`, {
    hint: 'openitem outbox list shows what waits',
  })
}

function outcomeOf(found: Parameters<typeof messagesTable>[0], notes: readonly string[]): Outcome {
  return {
    json: { messages: found.map(messageDetailJson) },
    blocks: [messagesTable(found, 'Outbox')],
    notes,
  }
}
