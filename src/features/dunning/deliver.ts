import { setTimeout as wait } from 'node:timers/promises'
import type { Context } from '../../core/command.ts'
import { type FailureKind, unreachable } from '../../core/errors.ts'
import type { Delivery, Mailer } from '../../core/ports.ts'
import { claimer } from './claim.ts'
import { deliveryMarker, markLost } from './delivery-marks.ts'
import { isQuietDay } from './holds.ts'
import { publishLetters } from './outbox.ts'
import { inOwnTransaction } from './outbox-entry-store.ts'
import { contentReader, type Message } from './outbox-store.ts'
import { rulesOf } from './reminders.ts'
import { mailServer } from './server.ts'

/** What a round of sending did. */
export interface Delivered {
  /** The letters whose status it changed or tried to. */
  readonly touched: readonly string[]
  readonly notes: readonly string[]
  readonly failure: FailureKind | undefined
}

/** Letters that come back so close together share a commit, which costs as much as several. */
const GATHERING_MS = 10

interface Result {
  readonly message: Message
  readonly delivery: Delivery
}

/**
 * Takes what waits to the mail server, several letters at a time. Each is claimed in a committed
 * transaction before a byte of it leaves, and marked after; whoever dies in between leaves a
 * letter that nobody knows about, which is reported and never sent again by itself.
 */
export async function deliver(context: Context, only?: string): Promise<Delivered> {
  const server = mailServer(context)
  const { db, ports } = context
  const lost = inOwnTransaction(db, () => markLost(context))
  const claims = claimer(context, only)
  const results: Result[] = []
  const notes: string[] = []
  if (only === undefined && isQuietDay(context.asOf, rulesOf(context.settings))) {
    if (claims.isWaiting()) notes.push('no letters leave on a weekend: they wait in the outbox')
  } else if (claims.isWaiting()) {
    const mailer = await ports.openMailer(server)
    try {
      results.push(...(await sendAll(context, { mailer, claims })))
    } finally {
      await mailer.close()
    }
  }
  publishLetters(context)
  return summary({ lost, results, notes: [...notes, ...claims.notes()] })
}

async function sendAll(
  context: Context,
  { mailer, claims }: { mailer: Mailer; claims: ReturnType<typeof claimer> },
): Promise<readonly Result[]> {
  const { db } = context
  const mark = deliveryMarker(context)
  const content = contentReader(db)
  const results: Result[] = []
  const finished: Result[] = []
  const underway = new Set<Promise<void>>()
  const begin = (message: Message): void => {
    const work = sendOne(mailer, message, content(message.id)).then((delivery) => {
      finished.push({ message, delivery })
      underway.delete(work)
    })
    underway.add(work)
  }
  for (let isReachable = true; ; ) {
    const room = isReachable && claims.isWaiting() ? mailer.lettersAtOnce - underway.size : 0
    if (room > 0) await mailer.turn()
    // What has come back and what goes out next share a commit, so that the disk keeps up.
    const done = finished.splice(0)
    isReachable &&= done.every(({ delivery }) => delivery.status !== 'unreachable')
    const claimed = inOwnTransaction(db, () => {
      for (const { message, delivery } of done) mark(message, delivery)
      return isReachable ? claims.take(room) : []
    })
    results.push(...done)
    for (const message of claimed) begin(message)
    if (underway.size > 0) await gathered(underway)
    else if (finished.length === 0 && (!isReachable || !claims.isWaiting())) return results
  }
}

/** Waits for the first letter to come back, and a moment for the ones close behind it. */
async function gathered(underway: ReadonlySet<Promise<void>>): Promise<void> {
  await Promise.race(underway)
  await Promise.race([Promise.all(underway), wait(GATHERING_MS)])
}

async function sendOne(mailer: Mailer, message: Message, content: Uint8Array): Promise<Delivery> {
  try {
    return await mailer.send({ from: message.sender, to: message.recipients, message: content })
  } catch (error) {
    return { status: 'unknown', reply: error instanceof Error ? error.message : String(error) }
  }
}

/** What the user can do about a letter that did not simply go out. */
function whatToDo({ id }: Message, delivery: Delivery): readonly string[] {
  switch (delivery.status) {
    case 'sent':
      return delivery.refused.map((address) => `hint: ${address} was refused; correct the customer`)
    case 'failed':
      return delivery.retry
        ? ['hint: it is tried again later by the next run that sends']
        : [`hint: correct the address, then: openitem outbox resolve ${id} --withdraw`]
    case 'unknown':
      return [
        `hint: find out whether it arrived, then: openitem outbox resolve ${id} --sent (or --not-sent)`,
      ]
    case 'unreachable':
      return ['hint: check [smtp] in openitem.toml; the letters stay in the queue']
    default:
      return unreachable(delivery)
  }
}

function summary({
  lost,
  results,
  notes,
}: {
  lost: readonly Message[]
  results: readonly Result[]
  notes: readonly string[]
}): Delivered {
  const trouble = results.flatMap(({ message, delivery }) =>
    delivery.status === 'sent' && delivery.refused.length === 0
      ? []
      : [
          `letter ${message.id} to ${message.customer}: ${delivery.status}: ${delivery.reply}`,
          ...whatToDo(message, delivery),
        ],
  )
  const crashed = lost.map(
    ({ id, customer }) =>
      `letter ${id} to ${customer}: an earlier run ended while sending it; find out whether it ` +
      `arrived, then: openitem outbox resolve ${id} --sent (or --not-sent)`,
  )
  const isWhole = results.every(({ delivery }) => delivery.status === 'sent') && lost.length === 0
  return {
    touched: [...lost, ...results.map(({ message }) => message)].map(({ id }) => id),
    notes: [...crashed, ...trouble, ...notes],
    failure: isWhole ? undefined : 'delivery',
  }
}
