import type { Database } from '../../core/ports.ts'
import type { AuditEvent } from '../../ledger/audit-trail.ts'
import {
  ANSWERED_TABLES,
  type AnsweredTable,
  type RowRange,
  rowDigest,
  rowMarkReader,
} from '../../ledger/event-rows.ts'
import type { Problem } from './problem.ts'

type RecordedRange = RowRange & { readonly sha256: string }

/**
 * Whether the rows of each event still are what it recorded, and whether every row belongs to one:
 * the events are proved by their chain, and each proves its rows.
 */
export function recordedRowProblems(
  db: Database,
  events: Iterable<AuditEvent>,
): readonly Problem[] {
  const problems: Problem[] = []
  const last = new Map<AnsweredTable, number>(ANSWERED_TABLES.map((table) => [table, 0]))
  const stray = (table: AnsweredTable, range: RowRange): void => {
    const message = `${rowsOf(table, range)} belong to no event of the audit trail`
    problems.push({ code: 'EVENT_ROWS', message, ref: table })
  }
  const newest = rowMarkReader(db)()
  for (const { seq, action, detail } of events) {
    for (const [table, told] of rangesOf(detail)) {
      const recorded = { ...told, last: Math.min(told.last, newest[table]) }
      const before = last.get(table) ?? 0
      if (recorded.first > before + 1) stray(table, { first: before + 1, last: recorded.first - 1 })
      last.set(table, Math.max(before, recorded.last))
      if (rowDigest(db, table, recorded) === recorded.sha256) continue
      const message = `${rowsOf(table, recorded)} are not what ${action} recorded: a row was changed, added or removed since`
      problems.push({ code: 'EVENT_ROWS', message, ref: `event ${seq}` })
    }
  }
  for (const table of ANSWERED_TABLES) {
    const first = (last.get(table) ?? 0) + 1
    if (newest[table] >= first) stray(table, { first, last: newest[table] })
  }
  return problems
}

function rowsOf(table: AnsweredTable, { first, last }: RowRange): string {
  return first === last ? `row ${first} of ${table}` : `rows ${first} to ${last} of ${table}`
}

/** The rows that the detail of an event names; most events name none. */
function rangesOf(detail: string): readonly (readonly [AnsweredTable, RecordedRange])[] {
  if (!detail.includes('"rows":{')) return []
  const { rows } = parsed(detail)
  return ANSWERED_TABLES.flatMap((table) => {
    const range = rows?.[table]
    return range === undefined ? [] : [[table, range] as const]
  })
}

/** A detail that is no JSON any more was edited; the chain says so. */
function parsed(detail: string): { rows?: Partial<Record<AnsweredTable, RecordedRange>> } {
  try {
    return JSON.parse(detail)
  } catch {
    return {}
  }
}
