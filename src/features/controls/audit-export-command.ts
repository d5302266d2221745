import type { Context } from '../../core/command.ts'
import { jsonText } from '../../core/json-text.ts'
import { type Outcome, textBlock } from '../../core/outcome.ts'
import { auditEvents } from '../../ledger/audit-trail.ts'
import { eventJson } from './event-json.ts'

/** Every change, oldest first: one JSON document a line, or one list with `--json`. */
export function run({ db }: Context): Outcome {
  const events = [...auditEvents(db)].map(eventJson)
  return {
    json: { events },
    blocks: events.length === 0 ? [] : [textBlock(events.map(jsonText).join('\n'))],
  }
}
