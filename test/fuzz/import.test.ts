import { afterAll, beforeAll, expect, test } from 'vitest'
import { mutations } from './mutations.ts'
import { type Seed, seeds } from './seeds.ts'
import { caseOf, openTrials } from './trial.ts'

// The first of the files that `npm run fuzz:import` makes without end.

const CASES = 90
const SEED = 20261031
const STEP = 37 // prime to the number of files: a few of every format

let files: readonly Seed[] = []
let trials: Awaited<ReturnType<typeof openTrials>>

beforeAll(async () => {
  files = await seeds()
  trials = await openTrials()
})

afterAll(() => trials.end())

test('no damaged file crashes the import, loses a row in silence or changes money', async () => {
  const broken: string[] = []
  for (let at = 0; at < CASES; at += 1) {
    const one = caseOf(at * STEP, SEED, files)
    const { breaches } = await trials.run(one)
    const how = one.mutations.map(({ name }) => name).join(' + ')
    for (const { promise, detail } of breaches) {
      broken.push(`case ${one.number} (${one.seed.name}: ${how}): ${promise}: ${detail}`)
    }
  }
  expect(broken).toEqual([])
}, 120_000)

test('the same seed and number make the same damaged file', () => {
  const bytes = [1, 2, 3].map((number) => caseOf(number, SEED, files).bytes.toString('hex'))
  expect([1, 2, 3].map((number) => caseOf(number, SEED, files).bytes.toString('hex'))).toEqual(
    bytes,
  )
  expect(new Set(mutations.map(({ name }) => name)).size).toBe(mutations.length)
})
