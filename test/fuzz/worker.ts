import { seeds } from './seeds.ts'
import { caseOf, openTrials } from './trial.ts'

/** The share of a worker: the numbers from `first` on, up to `end`. */
interface Share {
  readonly seed: number
  readonly first: number
  readonly end: number
}

const GARBAGE_EVERY = 8 // cases; else the heap grows without need and hides what a file takes

/** Imports mutated files one after the other and tells the parent about each, before and after. */
process.once('message', async ({ seed, first, end }: Share) => {
  const files = await seeds()
  const trials = await openTrials()
  for (let number = first; number < end; number += 1) {
    process.send?.({ kind: 'begin', number })
    const verdict = await trials.run(caseOf(number, seed, files))
    if (number % GARBAGE_EVERY === 0) globalThis.gc?.()
    process.send?.({ kind: 'end', number, verdict, residentBytes: process.memoryUsage.rss() })
  }
  trials.end()
  process.disconnect()
})
