import type { Context, Input } from '../../core/command.ts'
import type { Outcome } from '../../core/outcome.ts'
import { type MessageStatus, messages } from './outbox-store.ts'
import { messageDetailJson, messagesTable } from './report.ts'

/** What nobody has finished with: a list that a bookkeeper works down. */
const UNFINISHED: readonly MessageStatus[] = ['rendered', 'sending', 'failed', 'unknown']

/** Lists the letters that wait, failed or are in doubt; with `--all` also those that are done. */
export function run({ db }: Context, input: Input): Outcome {
  const isWhole = input.flag('all')
  const found = messages(db, isWhole ? 'all' : { statuses: UNFINISHED })
  return {
    json: { messages: found.map(messageDetailJson) },
    blocks: [messagesTable(found, isWhole ? 'Outbox, all letters' : 'Outbox')],
  }
}
