import type { Context } from '../../core/command.ts'
import { currentPosition, withdraw } from './outbox.ts'
import { openEntries } from './outbox-entry-store.ts'
import {
  foreignChanges,
  type LetterDesk,
  type Message,
  messages,
  openDesk,
  waitingItems,
} from './outbox-store.ts'
import { isAged, staleReason } from './stale.ts'
import { refusedAddresses } from './store.ts'

/** Hands out letters to send, each looked at once more at the moment it leaves. */
export interface Claims {
  /** Whether there may be more to hand out. */
  isWaiting(): boolean
  /** Claims up to so many letters; call it inside a transaction. */
  take(count: number): readonly Message[]
  notes(): readonly string[]
}

/** What may be sent now: all that waits and whose time has come, or one letter whatever its time. */
export function claimer(context: Context, only?: string): Claims {
  const { db, ports } = context
  const queue = messages(db, { statuses: ['rendered', 'failed'] })
    .filter((message) =>
      only === undefined ? isDue(message, ports.clock.now().toISOString()) : message.id === only,
    )
    .map(({ id }) => id)
  const notes: string[] = []
  const desk = openDesk(db)
  const check = checker(context, desk)
  const claim = letterClaimer(context)
  return {
    isWaiting: () => queue.length > 0,
    notes: () => notes,
    take(count) {
      const claimed: Message[] = []
      while (claimed.length < count && queue.length > 0) {
        const message = desk.find(queue.shift() ?? '')
        if (message === undefined || !['rendered', 'failed'].includes(message.status)) continue
        const verdict = check(message)
        if (verdict === 'send') claimed.push(claim(message))
        else notes.push(verdict)
      }
      return claimed
    },
  }
}

/** A failed letter without a time for the next try waits for a person. */
function isDue({ status, notBefore }: Message, now: string): boolean {
  return status === 'rendered' || (notBefore !== null && notBefore <= now)
}

/** Says whether a letter goes out, or in a note why not. */
function checker(context: Context, desk: LetterDesk): (message: Message) => string {
  const { db, asOf } = context
  let changes = foreignChanges(db)
  let position = currentPosition(context)
  const items = waitingItems(db)
  const refused = refusedAddresses(db)
  return (message) => {
    const changesNow = foreignChanges(db)
    if (changesNow !== changes) position = currentPosition(context)
    changes = changesNow
    const later = desk.laterThan(message.id)
    if (later !== undefined) {
      return withdraw(context, message, { reason: `${later} took its place`, isStepFree: false })
    }
    if (isAged(message, asOf)) {
      const reason = `it was written on ${message.renderedDate} and is out of date`
      return withdraw(context, message, { reason, isStepFree: false })
    }
    const stale = staleReason(message, { items: items.get(message.id) ?? [], position })
    if (stale !== undefined) return withdraw(context, message, { reason: stale, isStepFree: true })
    if (desk.isWrittenTo(message.customerId, asOf)) {
      return `letter ${message.id} waits: ${message.customer} has another one today`
    }
    const isReachable = message.recipients.some((to) => !refused.has(to.toLowerCase()))
    return isReachable ? 'send' : `letter ${message.id} waits: its addresses were refused before`
  }
}

function letterClaimer({ db, trail, asOf, ports }: Context): (message: Message) => Message {
  const entries = openEntries(db)
  const change = { status: 'sending', reason: null, sentDate: asOf } as const
  return (message) => {
    const event = trail.open({ action: 'letter.sending', ref: message.id, effectiveDate: asOf })
    entries.setStatus(message, { ...change, senderProcess: ports.processId }, event.seq)
    event.close({ to: message.recipients, sha256: message.sha256, attempt: message.attempts + 1 })
    return message
  }
}
