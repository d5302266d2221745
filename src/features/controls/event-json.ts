import type { Json } from '../../core/outcome.ts'
import type { AuditEvent } from '../../ledger/audit-trail.ts'

/** An event as data; the hash is over the detail's canonical text, which re-encoding gives again. */
export function eventJson(event: AuditEvent): Json {
  return { ...event, detail: parsedDetail(event.detail) }
}

/** A damaged detail stays the text that it is, so that the event can still be looked at. */
export function parsedDetail(detail: string): Json {
  try {
    return JSON.parse(detail)
  } catch {
    return detail
  }
}
