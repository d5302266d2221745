import { expect, test } from 'vitest'
import type { Threads } from '../../../../src/core/ports.ts'
import { parseSettings } from '../../../../src/core/settings/parse.ts'
import { decide } from '../../../../src/features/matching/apart/decide.ts'
import type { MatchFacts } from '../../../../src/features/matching/facts/facts.ts'
import { rulesOf } from '../../../../src/features/matching/facts/rules.ts'
import type { PlainDecision } from '../../../../src/features/matching/run/plain-decision.ts'
import { systemFiles } from '../../../../src/platform/files.ts'
import { smallWorld } from '../../../support/small-world.ts'

const { matching, fx } = parseSettings('[company]\nname = "Acme"\ncurrency = "EUR"\n', 'test')
const by = { settings: { matching, fx }, minConfidence: '0.9' }

/** What crosses is copied, as it is between threads. */
function copyingThreads(started: string[]): Threads {
  return {
    *run(task, job, here) {
      started.push(task.name)
      if (here === undefined) throw new Error('the task is told nothing')
      const other = { ...here, fed: copied(here.fed) }
      yield* copied(task.run(structuredClone(job), systemFiles, other))
    },
  }
}

function* copied<T>(pieces: Iterable<T>): Generator<T> {
  for (const piece of pieces) yield structuredClone(piece)
}

/** All that is posted or told of a decision. */
function keptOf(decision: PlainDecision): string {
  if (decision.kind !== 'apply') return JSON.stringify(decision)
  const { proposal } = decision
  const parts = proposal.parts.map(({ item, ...part }) => ({ ...part, number: item.number }))
  return JSON.stringify({ ...decision, proposal: { ...proposal, parts } })
}

test.each([1, 2, 3])(
  'lines are decided in another thread as they would be in this one: %i',
  (seed) => {
    const facts: MatchFacts = {
      ...smallWorld(seed, { customers: 60, invoices: 700 }).facts,
      rules: rulesOf(by.settings, by.minConfidence),
    }
    const started: string[] = []
    const threads = copyingThreads(started)
    const apart = [...decide(facts, { ...by, threads, apartFrom: 100 })]
    expect(started).toEqual(['match'])
    expect(apart.length).toBe(facts.lines.length)
    expect(apart.map(keptOf)).toEqual([...decide(facts, { ...by, threads })].map(keptOf))
    expect(started).toEqual(['match'])
  },
)
