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
