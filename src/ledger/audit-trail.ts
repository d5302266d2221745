import { hash as digest } from 'node:crypto'
import type { AuditTrail, EventHead, OpenEvent } from '../core/audit.ts'
import { check } from '../core/errors.ts'
import type { Json } from '../core/outcome.ts'
import type { Clock, Database } from '../core/ports.ts'
import { addedFacts } from './event-facts.ts'
import { addedRows, rowMarkReader } from './event-rows.ts'

/** The hash that the first event points back to. */
export const GENESIS = '0'.repeat(64)

/** A row of the audit trail, as stored. */
export interface AuditEvent {
  readonly seq: number
  readonly recorded_at: string
  readonly actor: string
  readonly action: string
  readonly ref: string
  readonly effective_date: string
  readonly detail: string
  readonly previous_hash: string
  readonly hash: string
}

/** The trail of one open transaction; every event names the same actor. */
export function openTrail(db: Database, who: { actor: string; clock: Clock }): AuditTrail {
  let isOpen = false
  const last = db.prepare<[], Pick<AuditEvent, 'seq' | 'hash'>>(
    'SELECT seq, hash FROM audit_event ORDER BY seq DESC LIMIT 1',
  )
  const insert = db.prepare(
    `INSERT INTO audit_event
       (seq, recorded_at, actor, action, ref, effective_date, detail, previous_hash, hash)
     VALUES (@seq, @recorded_at, @actor, @action, @ref, @effective_date, @detail, @previous_hash, @hash)`,
  )
  const marks = rowMarkReader(db)
  const open = (head: EventHead): OpenEvent => {
    check(!isOpen, 'an audit event is still open')
    isOpen = true
    const before = marks()
    const previous = last.get() ?? { seq: 0, hash: GENESIS }
    const seq = previous.seq + 1
    return {
      seq,
      close(detail) {
        check(isOpen, 'the audit event was closed before')
        isOpen = false
        const range = { before, after: marks() }
        const rows = addedRows(db, range)
        const facts = addedFacts(db, range)
        const told = { ...detail, ...(rows && { rows }), ...(facts && { facts }) }
        const event = {
          seq,
          recorded_at: who.clock.now().toISOString(),
          actor: who.actor,
          action: head.action,
          ref: head.ref,
          effective_date: head.effectiveDate,
          detail: canonicalJson(told),
          previous_hash: previous.hash,
        }
        insert.run({ ...event, hash: eventHash(event) })
      },
    }
  }
  return {
    open,
    record(head, detail) {
      const event = open(head)
      event.close(detail)
      return event.seq
    },
  }
}

/** SHA-256 over the previous hash and the canonical JSON of everything else in the event. */
export function eventHash(event: Omit<AuditEvent, 'hash'>): string {
  // A row read back carries its own hash too: that one is not part of what it stands for.
  const { seq, recorded_at, actor, action, ref, effective_date, detail, previous_hash } = event
  const rest = { seq, recorded_at, actor, action, ref, effective_date, detail }
  return digest('sha256', `${previous_hash}\n${canonicalJson(rest)}`)
}

/** JSON with sorted keys and no blanks, so that equal facts give equal bytes. */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`
}

/** Every event in order, for verifying and exporting. */
export function auditEvents(db: Database): IterableIterator<AuditEvent> {
  return db
    .prepare<[], AuditEvent>(
      `SELECT seq, recorded_at, actor, action, ref, effective_date, detail, previous_hash, hash
       FROM audit_event ORDER BY seq`,
    )
    .iterate()
}
