import type { QueueEntry } from './entry.ts'

/** The line that was on the screen when somebody stopped. */
export interface Place {
  readonly bank_ref: string
  readonly date: string
}

/** Where each person stopped, by the name that they act under. */
export type Places = Readonly<Record<string, Place>>

/** What was kept of earlier reviews; a file that says nothing sensible is as good as none. */
export function placesOf(text: string): Places {
  try {
    const found: Places = JSON.parse(text)
    return typeof found === 'object' && found !== null ? found : {}
  } catch {
    return {}
  }
}

/** The lines from the place on, with those before it at the end. */
export function fromPlace(
  entries: readonly QueueEntry[],
  place: Place | undefined,
): readonly QueueEntry[] {
  if (place === undefined) return entries
  const same = entries.findIndex(({ bank_ref }) => bank_ref === place.bank_ref)
  const start = same === -1 ? entries.findIndex(({ date }) => date >= place.date) : same
  return start === -1 ? entries : [...entries.slice(start), ...entries.slice(0, start)]
}
