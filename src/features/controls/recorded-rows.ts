import type { Database } from '../../core/ports.ts'
import type { AuditEvent } from '../../ledger/audit-trail.ts'
import { FACT_TABLES, type FactTable, factDigest } from '../../ledger/event-facts.ts'
import {
  ANSWERED_TABLES,
  type AnsweredTable,
  rowDigest,
  rowMarkReader,
} from '../../ledger/event-rows.ts'
import type { RowRange } from '../../ledger/row-range.ts'
import type { Problem } from './problem.ts'
import { proofStarts } from './store.ts'

type RecordedRange = RowRange & { readonly sha256: string }

/** What events say of rows under one name: which tables they answer for, and how a range is proved. */
interface Proof<Table extends string> {
  readonly key: 'rows' | 'facts'
  readonly tables: readonly Table[]
  /** Rows up to here were written before events told of them. */
  readonly starts: ReadonlyMap<string, number>
  digest(table: Table, range: RowRange): string
}

/**
 * Whether the rows of each event still are what it recorded, and whether every row belongs to one:
 * the events are proved by their chain, and each proves its rows. What later events changed by right
 * is taken back first, as they tell it.
 */
export function recordedRowProblems(
  db: Database,
  events: () => Iterable<AuditEvent>,
): readonly Problem[] {
  const newest = rowMarkReader(db)()
  const rows: Proof<AnsweredTable> = {
    key: 'rows',
    tables: ANSWERED_TABLES,
    starts: new Map(),
    digest: (table, range) => rowDigest(db, table, range),
  }
  const facts: Proof<FactTable> = {
    key: 'facts',
    tables: FACT_TABLES,
    starts: proofStarts(db),
    digest: (table, range) => factDigest(db, table, range),
  }
  return [...problemsOf(rows, events(), newest), ...problemsOf(facts, events(), newest)]
}

function problemsOf<Table extends string>(
  { key, tables, starts, digest }: Proof<Table>,
  events: Iterable<AuditEvent>,
  newest: Readonly<Record<Table, number>>,
): readonly Problem[] {
  const problems: Problem[] = []
  const last = new Map<Table, number>(tables.map((table) => [table, starts.get(table) ?? 0]))
  const stray = (table: Table, range: RowRange): void => {
    const message = `${rowsOf(table, range)} belong to no event of the audit trail`
    problems.push({ code: 'EVENT_ROWS', message, ref: table })
  }
  for (const { seq, action, detail } of events) {
    for (const [table, told] of rangesOf(detail, key, tables)) {
      const recorded = { ...told, last: Math.min(told.last, newest[table]) }
      const before = last.get(table) ?? 0
      if (recorded.first > before + 1) stray(table, { first: before + 1, last: recorded.first - 1 })
      last.set(table, Math.max(before, recorded.last))
      if (digest(table, recorded) === recorded.sha256) continue
      const message = `${rowsOf(table, recorded)} are not what ${action} recorded: a row was changed, added or removed since`
      problems.push({ code: 'EVENT_ROWS', message, ref: `event ${seq}` })
    }
  }
  for (const table of tables) {
    const first = (last.get(table) ?? 0) + 1
    if (newest[table] >= first) stray(table, { first, last: newest[table] })
  }
  return problems
}

function rowsOf(table: string, { first, last }: RowRange): string {
  return first === last ? `row ${first} of ${table}` : `rows ${first} to ${last} of ${table}`
}

/** The rows that the detail of an event names; most events name none. */
function rangesOf<Table extends string>(
  detail: string,
  key: 'rows' | 'facts',
  tables: readonly Table[],
): readonly (readonly [Table, RecordedRange])[] {
  if (!detail.includes(`"${key}":{`)) return []
  const ranges = parsed(detail)[key]
  return tables.flatMap((table) => {
    const range = ranges?.[table]
    return range === undefined ? [] : [[table, range] as const]
  })
}

type Ranges = { readonly [table: string]: RecordedRange | undefined }

/** A detail that is no JSON any more was edited; the chain says so. */
function parsed(detail: string): { readonly rows?: Ranges; readonly facts?: Ranges } {
  try {
    return JSON.parse(detail)
  } catch {
    return {}
  }
}
