import type { Context, Input } from '../../core/command.ts'
import { type Outcome, textBlock } from '../../core/outcome.ts'
import { requireMessage } from './outbox.ts'
import { messageText, stepsOf } from './outbox-store.ts'
import { messageDetailJson } from './report.ts'

/** Shows a letter: its head, what it says, and which steps its invoices took by it. */
export function run({ db }: Context, input: Input): Outcome {
  const message = requireMessage(db, input.words[0] ?? '')
  const text = messageText(db, message.id)
  const detail = messageDetailJson(message)
  const head = [
    ['Letter', message.id],
    ['Status', [message.status, message.statusReason].filter((part) => part !== null).join(': ')],
    ['File', detail.path],
    ['From', message.sender],
    ['To', message.recipients.join(', ')],
    ['Subject', message.subject],
    ['Message-ID', message.messageId],
    ['SHA-256', message.sha256],
  ]
  return {
    json: {
      ...detail,
      sender: message.sender,
      message_id: message.messageId,
      sha256: message.sha256,
      text,
      steps: stepsOf(db, message.id).map(({ invoice, cycle, day }) => ({ invoice, cycle, day })),
    },
    blocks: [
      textBlock(head.map(([label = '', value = '']) => `${label.padEnd(12)}${value}`).join('\n')),
      textBlock(text.trimEnd()),
    ],
  }
}
