import { setTimeout as wait } from 'node:timers/promises'
import type { Context } from '../../core/command.ts'
import { type FailureKind, unreachable } from '../../core/errors.ts'
import type { Delivery, Mailer } from '../../core/ports.ts'
import { type Claims, claimer, type LetterChoice } from './claim.ts'
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
export async function deliver(context: Context, choice: LetterChoice): Promise<Delivered> {
  const server = mailServer(context)
  const { db, ports } = context
  const lost = inOwnTransaction(db, () => markLost(context))
  const claims = claimer(context, choice)
  const results: Result[] = []
  const notes: string[] = []
  if (choice.id === undefined && isQuietDay(context.asOf, rulesOf(context.settings))) {
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
  { mailer, claims }: { mailer: Mailer; claims: Claims },
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

const LOST: Delivery = { status: 'unknown', reply: 'an earlier run ended while sending it' }

/** What went wrong with a letter, and what the user can do about it. */
function trouble({ id, customer }: Message, delivery: Delivery): readonly string[] {
  const told = `letter ${id} to ${customer}: ${delivery.status}: ${delivery.reply}`
  switch (delivery.status) {
    case 'sent':
      return delivery.refused.map((to) => `letter ${id} to ${customer}: ${to} was refused`)
    case 'failed': {
      const hint = delivery.retry
        ? 'a later run that sends tries it again'
        : `correct the address, then: openitem outbox resolve ${id} --withdraw`
      return [told, `hint: ${hint}`]
    }
    case 'unknown':
      return [
        told,
        `hint: find out whether it arrived, then: openitem outbox resolve ${id} --sent (or --not-sent)`,
      ]
    case 'unreachable':
      return [
        `the mail server takes no letters: ${delivery.reply}`,
        'hint: look at [smtp] in openitem.toml; the letters stay in the queue',
      ]
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
  const crashed = lost.flatMap((message) => trouble(message, LOST))
  const down = results.filter(({ delivery }) => delivery.status === 'unreachable')
  const failed = results.flatMap((result) =>
    // A server that is down says so once for all of them.
    down.includes(result) && result !== down[0] ? [] : trouble(result.message, result.delivery),
  )
  const isWhole = results.every(({ delivery }) => delivery.status === 'sent') && lost.length === 0
  return {
    touched: [...lost, ...results.map(({ message }) => message)].map(({ id }) => id),
    notes: [...crashed, ...failed, ...notes],
    failure: isWhole ? undefined : 'delivery',
  }
}
