import { createHash } from 'node:crypto'
import type { Json } from '../core/outcome.ts'
import type { Database } from '../core/ports.ts'
import type { RowRange } from './row-range.ts'

/**
 * Facts that an event answers for beside its rows, since something of them may be changed by a later
 * event: each change is told with both sides in `fact_change`, so what was recorded can be put
 * together again. `own` is the row; `changing` are the columns, in the order in which changes tell
 * them; `line` makes the text that is proved out of them.
 */
export const FACTS = {
  bank_line: {
    changing: [],
    line: () => `own.description || '|' || coalesce(own.counterparty, '')`,
  },
  customer: {
    changing: ['parent_id'],
    line: ([parent]: readonly string[]) => `own.id || '|' || coalesce(${parent}, 0)`,
  },
  payer_lesson: {
    changing: ['customer_id', 'ended_seq'],
    line: ([customer]: readonly string[]) =>
      `own.id || '|' || own.kind || '|' || own.value || '|' || ${customer} || '|'
       || coalesce(own.application_id, 0) || '|' || own.is_confirmed || '|' || own.recorded_seq`,
  },
  receipt: {
    changing: ['customer_id'],
    line: ([customer]: readonly string[]) => `own.id || '|' || coalesce(${customer}, 0)`,
  },
  receivable: {
    changing: ['customer_id', 'total_minor'],
    line: ([customer, total]: readonly string[]) =>
      `own.number || '|' || ${customer} || '|' || ${total}`,
  },
} as const

export type FactTable = keyof typeof FACTS

/** The tables in the order in which they are told. */
export const FACT_TABLES = Object.keys(FACTS).sort() as readonly FactTable[]

/** The key of the newest row of each table; 0 where there is none. */
export type FactMarks = Readonly<Record<FactTable, number>>

/** What an event says of the facts that were added while it was open; undefined where there are none. */
export function addedFacts(
  db: Database,
  { before, after }: { before: FactMarks; after: FactMarks },
): { readonly [table: string]: Json } | undefined {
  const added = FACT_TABLES.filter((table) => after[table] > before[table]).map((table) => {
    const range = { first: before[table] + 1, last: after[table] }
    return [table, { ...range, sha256: factDigest(db, table, range) }] as const
  })
  return added.length === 0 ? undefined : Object.fromEntries(added)
}

const ROWS_AT_ONCE = 5_000

/** SHA-256 over the facts of rows as they were recorded, in the order of their keys. */
export function factDigest(db: Database, table: FactTable, { first, last }: RowRange): string {
  const isChanged = db
    .prepare<[string, number, number], number>(
      'SELECT EXISTS (SELECT 1 FROM fact_change WHERE place = ? AND row BETWEEN ? AND ?)',
    )
    .pluck()
    .get(table, first, last)
  // As bytes, which need not become a text here first: it is a third of the cost.
  const lines = db
    .prepare<{ first: number; last: number }, Buffer | null>(
      `SELECT CAST(group_concat(${isChanged === 1 ? asRecorded(table) : asItIs(table)}, char(10)) AS BLOB)
       FROM ${table} AS own ${isChanged === 1 ? firstChanges(table) : ''}
       WHERE own.id BETWEEN @first AND @last`,
    )
    .pluck()
  const sha256 = createHash('sha256')
  for (let from = first; from <= last; from += ROWS_AT_ONCE) {
    const some = lines.get({ first: from, last: Math.min(last, from + ROWS_AT_ONCE - 1) })
    if (some !== null && some !== undefined) sha256.update(some)
    sha256.update('\n')
  }
  return sha256.digest('hex')
}

function asItIs(table: FactTable): string {
  const { changing, line } = FACTS[table]
  return line(changing.map((column) => `own.${column}`))
}

function asRecorded(table: FactTable): string {
  const { changing, line } = FACTS[table]
  return line(
    changing.map((column, at) => `iif(old.row IS NULL, own.${column}, old.before ->> ${at})`),
  )
}

/** What the first change of each row has found there: of the columns beside min() those of its row are meant. */
function firstChanges(table: FactTable): string {
  return `LEFT JOIN (SELECT row, before, min(id) FROM fact_change
    WHERE place = '${table}' AND row BETWEEN @first AND @last GROUP BY row) AS old ON old.row = own.id`
}
