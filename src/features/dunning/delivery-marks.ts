import type { Context } from '../../core/command.ts'
import { unreachable } from '../../core/errors.ts'
import type { Delivery } from '../../core/ports.ts'
import { openEntries, type StatusChange } from './outbox-entry-store.ts'
import { type Message, messages } from './outbox-store.ts'

/** After so many tries a person has to look. */
const ATTEMPTS_MAX = 8

/** The first pause after a "try again later"; each further one is twice as long. */
const PAUSE_MINUTES = 15

/** Enters what became of letters; call what it returns inside a transaction. */
export function deliveryMarker(context: Context): (message: Message, delivery: Delivery) => void {
  const { db, trail, asOf } = context
  const entries = openEntries(db)
  return (message, delivery) => {
    const change = changeOf(context, message, delivery)
    const refused = 'refused' in delivery ? delivery.refused : []
    const event = trail.open({
      action: delivery.status === 'unreachable' ? 'letter.requeue' : `letter.${change.status}`,
      ref: message.id,
      effectiveDate: asOf,
    })
    entries.setStatus(message, change, event.seq)
    for (const address of refused) entries.refuse(address, delivery.reply, event.seq)
    event.close({ to: message.recipients, sha256: message.sha256, reply: delivery.reply, refused })
  }
}

/** Letters that an earlier run had in hand when it died: nobody knows whether they went out. */
export function markLost({ db, trail, asOf, ports }: Context): readonly Message[] {
  const lost = messages(db, { statuses: ['sending'] }).filter(
    ({ senderProcess }) =>
      senderProcess === null ||
      senderProcess === ports.processId ||
      !ports.isRunning(senderProcess),
  )
  const entries = openEntries(db)
  for (const message of lost) {
    const event = trail.open({ action: 'letter.unknown', ref: message.id, effectiveDate: asOf })
    const reason = 'a run ended while sending it'
    const day = message.sentDate === null ? {} : { sentDate: message.sentDate }
    entries.setStatus(message, { status: 'unknown', reason, ...day }, event.seq)
    event.close({ to: message.recipients, sha256: message.sha256, reason })
  }
  return lost
}

function changeOf(
  { ports, asOf }: Context,
  { attempts }: Message,
  delivery: Delivery,
): StatusChange {
  const reason = delivery.reply
  switch (delivery.status) {
    case 'sent':
      return { status: 'sent', reason: null, sentDate: asOf, attempts: attempts + 1 }
    case 'unknown':
      return { status: 'unknown', reason, sentDate: asOf, attempts: attempts + 1 }
    case 'unreachable':
      return { status: 'rendered', reason }
    case 'failed': {
      const tried = { status: 'failed', reason, attempts: attempts + 1 } as const
      if (!delivery.retry || attempts + 1 >= ATTEMPTS_MAX) return tried
      const pauseMs = PAUSE_MINUTES * 60_000 * 2 ** attempts
      return { ...tried, notBefore: new Date(ports.clock.now().getTime() + pauseMs).toISOString() }
    }
    default:
      return unreachable(delivery)
  }
}
