import type { Context, Input } from '../../core/command.ts'
import { countCell, type Outcome, tableBlock, textCell } from '../../core/outcome.ts'
import { eventJson, parsedDetail } from './event-json.ts'
import { eventText } from './event-text.ts'
import { newestEvents } from './store.ts'

const LIMIT_DEFAULT = 50

/** The newest changes, in the order in which they were made. */
export function run({ db }: Context, input: Input): Outcome {
  const events = newestEvents(db, input.count('limit') ?? LIMIT_DEFAULT)
  return {
    json: { events: events.map(eventJson) },
    blocks: [
      tableBlock({
        title: 'Changes of the book',
        columns: [
          { key: 'seq', label: 'Event', align: 'right' },
          { key: 'recorded_at', label: 'Recorded (UTC)', isKey: true },
          { key: 'actor', label: 'Actor' },
          { key: 'action', label: 'Action' },
          { key: 'ref', label: 'Of' },
          { key: 'effective_date', label: 'As of', align: 'right', isSpare: true },
          { key: 'detail', label: 'Detail' },
        ],
        rows: events.map((event) => [
          countCell(event.seq),
          textCell(event.recorded_at.slice(0, 'YYYY-MM-DD hh:mm:ss'.length).replace('T', ' ')),
          textCell(event.actor),
          textCell(event.action),
          textCell(event.ref),
          textCell(event.effective_date),
          textCell(eventText(parsedDetail(event.detail), event.ref)),
        ]),
      }),
    ],
  }
}
