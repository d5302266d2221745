import type { Context, Input } from '../../core/command.ts'
import { AppError } from '../../core/errors.ts'
import type { Outcome } from '../../core/outcome.ts'
import { publishLetters, requireMessage, withdraw } from './outbox.ts'
import { openEntries } from './outbox-entry-store.ts'
import { type Message, messages } from './outbox-store.ts'
import { messageDetailJson, messagesTable } from './report.ts'

const VERDICTS = ['sent', 'not-sent', 'withdraw'] as const

/** Enters what a person found out about a letter, or decided. */
export function run(context: Context, input: Input): Outcome {
  const given = VERDICTS.filter((verdict) => input.flag(verdict))
  const [verdict] = given
  if (verdict === undefined || given.length > 1) {
    throw new AppError('usage', 'expected one of --sent, --not-sent and --withdraw')
  }
  const message = requireMessage(context.db, input.words[0] ?? '')
  if (['sent', 'withdrawn', 'sending'].includes(message.status)) {
    throw new AppError('usage', `letter ${message.id} is ${message.status}: nothing to resolve`)
  }
  const notes = resolve(context, message, verdict)
  context.afterCommit(() => publishLetters(context))
  const found = messages(context.db, { ids: [message.id] })
  return {
    json: { messages: found.map(messageDetailJson) },
    blocks: [messagesTable(found, 'Outbox')],
    notes,
  }
}

function resolve(
  context: Context,
  message: Message,
  verdict: (typeof VERDICTS)[number],
): readonly string[] {
  const { db, trail, asOf } = context
  if (verdict === 'withdraw') {
    return [withdraw(context, message, { reason: 'taken back by hand', isStepFree: true })]
  }
  const entries = openEntries(db)
  const event = trail.open({ action: 'letter.resolve', ref: message.id, effectiveDate: asOf })
  if (verdict === 'sent') {
    const reason = 'sent, as a person found out'
    const sentDate = message.sentDate ?? asOf
    entries.setStatus(message, { status: 'sent', reason, sentDate }, event.seq)
  } else {
    entries.setStatus({ ...message, attempts: 0 }, { status: 'rendered', reason: null }, event.seq)
    for (const address of message.recipients) entries.forgive(address, event.seq)
  }
  event.close({ before: message.status, verdict })
  return []
}
