import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { AppError } from '../../src/core/errors.ts'
import type { Task } from '../../src/core/ports.ts'
import { systemThreads } from '../../src/platform/threads.ts'
import { asksBack, endsItself, fillsTheMemory, sendsTwoPieces } from './failing-tasks.ts'

const PROGRAM = join(import.meta.dirname, 'failing-thread.mts')

beforeAll(() => void vi.stubEnv('NODE_NO_WARNINGS', '1')) // a thread that is run from its source
afterAll(() => void vi.unstubAllEnvs())

test('the pieces of a thread arrive in their order', () => {
  expect([...systemThreads(PROGRAM).run(sendsTwoPieces, 'piece')]).toEqual(['piece 1', 'piece 2'])
})

test('a thread takes what it is fed in its order, and gets an answer to what it asks', () => {
  const here = { fed: ['a', 'b', 'c'], ask: (letter: string) => `${letter.toUpperCase()}!` }
  const pieces = [...systemThreads(PROGRAM).run(asksBack, 'asked', here)]
  expect(pieces).toEqual(['asked a', 'asked b', 'asked c', 'A!', 'B!', 'C!'])
})

test.each([
  ['is ended from outside', endsItself],
  ['runs out of memory', fillsTheMemory],
])('a thread that %s is missed at once, and what it read is named', (_, task) => {
  const { pieces, error, waitedMs } = heard(task)
  expect(pieces).toEqual(['/books/bank.csv 1'])
  expect(error).toMatchObject({
    kind: 'internal',
    message: '/books/bank.csv: the thread that works on it ended half-way',
    hint: expect.stringContaining('nothing was changed'),
  })
  expect(waitedMs).toBeLessThan(15_000) // some 500 ms, and the filling of the memory
})

test('a thread whose program is missing is no wait', () => {
  const gone = systemThreads(join(import.meta.dirname, 'no-such-thread.ts'))
  expect(() => [...gone.run(sendsTwoPieces, 'piece')]).toThrow('no-such-thread.ts')
})

function heard(task: Task<string, string>) {
  const pieces: string[] = []
  let pieceMs = performance.now()
  try {
    for (const piece of systemThreads(PROGRAM).run(task, '/books/bank.csv')) {
      pieces.push(piece)
      pieceMs = performance.now()
    }
    throw new Error('the thread came to a good end')
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { pieces, error, waitedMs: performance.now() - pieceMs }
  }
}
