import { type Outcome, textBlock } from '../../core/outcome.ts'
import type { Deed, State } from './state.ts'

const DEEDS: readonly Deed[] = [
  'applied',
  'ignored',
  'disputed',
  'settled',
  'kept',
  'noted',
  'skipped',
]

/** What a review came to. */
export function farewell({ waiting, done }: State): Outcome {
  const counts = DEEDS.map((deed) => ({
    deed,
    count: done.filter((one) => one.deed === deed).length,
  })).filter(({ count }) => count > 0)
  const did = counts.map(({ deed, count }) => `${count} ${deed}`).join(', ')
  const next = waiting[0]
  const where =
    next === undefined ? 'Nothing waits.' : `${waiting.length} waiting, next ${next.bank_ref}.`
  return {
    json: {
      done: done.map(({ deed, entry }) => ({ bank_ref: entry.bank_ref, deed })),
      waiting: waiting.length,
      next: next?.bank_ref ?? null,
    },
    blocks: [textBlock(did === '' ? where : `${did}. ${where}`)],
  }
}
