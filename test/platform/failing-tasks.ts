import type { Task } from '../../src/core/ports.ts'

const subject = (job: string): string => job

/** Does what it should. */
export const sendsTwoPieces: Task<string, string> = {
  name: 'pieces',
  subject,
  *run(job) {
    yield `${job} 1`
    yield `${job} 2`
  },
}

/** Tells what it was fed, and what is answered to each of it. */
export const asksBack: Task<string, string, string, (letter: string) => string> = {
  name: 'asks',
  subject,
  *run(job, _, { fed, ask }) {
    const letters: string[] = []
    for (const letter of fed) {
      letters.push(letter)
      yield `${job} ${letter}`
    }
    for (const letter of letters) yield ask(letter)
  },
}

/** Ends as a thread does that is killed: nobody is told. */
export const endsItself: Task<string, string> = {
  name: 'ends',
  subject,
  *run(job) {
    yield `${job} 1`
    process.exit(9)
  },
}

/** Takes more memory than a thread may have. */
export const fillsTheMemory: Task<string, string> = {
  name: 'memory',
  subject,
  *run(job) {
    yield `${job} 1`
    const held: number[][] = []
    for (;;) held.push(Array.from({ length: 500_000 }, (_, at) => at))
  },
}
