import type { Database } from '../../core/ports.ts'
import type { AuditEvent } from '../../ledger/audit-trail.ts'
import { CHANGES } from './change-probes.ts'
import { eventProbe, PROBES, type Probe } from './probes.ts'
import type { Problem } from './problem.ts'

/** A claim that is broken everywhere needs no million lines to be believed. */
const PROBLEMS_PER_CLAIM_MAX = 100

/** What is wrong with the file and with the facts in it, as the database itself can tell. */
export function ledgerProblems(db: Database): readonly Problem[] {
  const probes = [...PROBES, CHANGES, eventProbe(eventColumns(db))]
  return [...fileProblems(db), ...linkProblems(db), ...probes.flatMap((probe) => asked(db, probe))]
}

function eventColumns(db: Database): readonly { table: string; column: string }[] {
  return db
    .prepare<[], { table: string; column: string }>(
      `SELECT one.name AS "table", own.name AS "column"
       FROM sqlite_schema AS one JOIN pragma_table_info(one.name) AS own
       WHERE one.type = 'table' AND own.name LIKE '%\\_seq' ESCAPE '\\' ORDER BY 1, 2`,
    )
    .all()
}

function fileProblems(db: Database): readonly Problem[] {
  return db
    .prepare<[], string>(`PRAGMA integrity_check(${PROBLEMS_PER_CLAIM_MAX})`)
    .pluck()
    .all()
    .filter((message) => message !== 'ok')
    .map((message) => ({ code: 'DATABASE', message, ref: 'book.db' }))
}

function linkProblems(db: Database): readonly Problem[] {
  return db
    .prepare<[], { table: string; rowid: number | null; parent: string }>(
      'PRAGMA foreign_key_check',
    )
    .all()
    .slice(0, PROBLEMS_PER_CLAIM_MAX)
    .map(({ table, rowid, parent }) => ({
      code: 'FOREIGN_KEY',
      message: `it points to a ${parent} that is not there`,
      ref: `${table} ${rowid ?? ''}`.trim(),
    }))
}

function asked(db: Database, { code, sql }: Probe): readonly Problem[] {
  return db
    .prepare<[number], { ref: string; message: string }>(`${sql} LIMIT ?`)
    .all(PROBLEMS_PER_CLAIM_MAX)
    .map(({ ref, message }) => ({ code, message, ref }))
}

/** A letter as the database knows it. */
export interface StoredLetter {
  readonly id: string
  readonly status: string
  readonly sha256: string
  readonly content: Uint8Array
}

/** Every letter of the book, one at a time. */
export function storedLetters(db: Database): IterableIterator<StoredLetter> {
  return db
    .prepare<
      [],
      StoredLetter
    >(`SELECT id, status, sha256, coalesce(content, x'') AS content FROM message
       LEFT JOIN message_body ON message_body.message_id = message.id ORDER BY id`)
    .iterate()
}

/** So many of the newest events, oldest first. */
export function newestEvents(db: Database, limit: number): readonly AuditEvent[] {
  return db
    .prepare<[number], AuditEvent>(
      `SELECT seq, recorded_at, actor, action, ref, effective_date, detail, previous_hash, hash
       FROM audit_event ORDER BY seq DESC LIMIT ?`,
    )
    .all(limit)
    .reverse()
}

/** Up to which row of each table the book was written before events told of its facts. */
export function proofStarts(db: Database): ReadonlyMap<string, number> {
  const rows = db
    .prepare<[], [string, number]>('SELECT place, last FROM proof_start ORDER BY place')
    .raw()
    .all()
  return new Map(rows)
}
