import type { Context } from '../../core/command.ts'
import type { Customer } from '../../ledger/customer.ts'
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

/** Hands out letters to send, each looked at once more at the moment it leaves. */
export interface Claims {
  /** Whether there may be more to hand out. */
  isWaiting(): boolean
  /** Claims up to so many letters; call it inside a transaction. */
  take(count: number): readonly Message[]
  notes(): readonly string[]
}

/** Which letters are to go out: one, whatever its age and time, or all, or those of some customers. */
export interface LetterChoice {
  readonly id?: string | undefined
  readonly customers?: readonly Customer[]
}

/** Queues what may be sent now. */
export function claimer(context: Context, choice: LetterChoice): Claims {
  const { db, ports } = context
  const now = ports.clock.now().toISOString()
  const customers = choice.customers && new Set(choice.customers.map(({ id }) => id))
  const queue = messages(db, { statuses: ['rendered', 'failed'] })
    .filter((message) => (choice.id === undefined ? isDue(message, now) : message.id === choice.id))
    .filter(({ customerId }) => customers?.has(customerId) ?? true)
    .map(({ id }) => id)
  const notes: string[] = []
  const desk = openDesk(db)
  const check = checker(context, { desk, isOldGood: choice.id !== undefined })
  const claim = letterClaimer(context, desk)
  return {
    isWaiting: () => queue.length > 0,
    notes: () => notes,
    take(count) {
      const claimed: Message[] = []
      while (claimed.length < count && queue.length > 0) {
        const message = desk.find(queue.shift() ?? '')
        if (message === undefined || !['rendered', 'failed'].includes(message.status)) continue
        const objection = check(message)
        if (objection === undefined) claimed.push(claim(message))
        else notes.push(objection)
      }
      return claimed
    },
  }
}

/** A failed letter without a time for the next try waits for a person. */
function isDue({ status, notBefore }: Message, now: string): boolean {
  return status === 'rendered' || (notBefore !== null && notBefore <= now)
}

/** Looks at a letter once more; returns a note when it does not go out. */
function checker(
  context: Context,
  { desk, isOldGood }: { desk: LetterDesk; isOldGood: boolean },
): (message: Message) => string | undefined {
  const { db, asOf } = context
  let changes = foreignChanges(db)
  let position = currentPosition(context)
  const items = waitingItems(db)
  return (message) => {
    const changesNow = foreignChanges(db)
    if (changesNow !== changes) position = currentPosition(context)
    changes = changesNow
    const takeBack = (reason: string, isStepFree: boolean): string =>
      withdraw(context, message, { reason, isStepFree })
    const later = desk.laterThan(message.id)
    if (later !== undefined) return takeBack(`${later} took its place`, false)
    if (!isOldGood && isAged(message, asOf)) {
      return takeBack(`it was written on ${message.renderedDate} and is out of date`, false)
    }
    const stale = staleReason(message, { items: items.get(message.id) ?? [], position })
    if (stale !== undefined) return takeBack(stale, true)
    if (desk.isWrittenTo(message.customerId, asOf)) {
      return `letter ${message.id} waits: ${message.customer} has another one today`
    }
    const isReachable = message.recipients.some((address) => !desk.isRefused(address))
    return isReachable ? undefined : takeBack('its addresses were refused before', true)
  }
}

function letterClaimer(
  { db, trail, asOf, ports }: Context,
  desk: LetterDesk,
): (message: Message) => Message {
  const entries = openEntries(db)
  const change = { status: 'sending', reason: null, sentDate: asOf } as const
  return (message) => {
    const event = trail.open({ action: 'letter.sending', ref: message.id, effectiveDate: asOf })
    entries.setStatus(message, { ...change, senderProcess: ports.processId }, event.seq)
    const recipients = message.recipients.filter((address) => !desk.isRefused(address))
    event.close({ to: recipients, sha256: message.sha256, attempt: message.attempts + 1 })
    return { ...message, recipients }
  }
}
