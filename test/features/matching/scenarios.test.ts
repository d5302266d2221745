import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { matchCash } from '../../../src/features/matching/engine.ts'
import { offered, readScenarios, told } from '../../support/scenario.ts'
import { root } from '../../support/source.ts'

const folder = join(root, 'fixtures/scenarios')

describe.each(readdirSync(folder).filter((name) => name.endsWith('.txt')))('%s', (name) => {
  const scenarios = readScenarios(readFileSync(join(folder, name), 'utf8'))
  test.each(scenarios.map((one) => [one.title, one] as const))('%s', (_, { facts, expected }) => {
    const decisions = matchCash(facts)
    const offers = expected.some((one) => one.includes(' offers ')) ? offered(facts, decisions) : []
    expect([...told(facts, decisions), ...offers].sort()).toEqual([...expected].sort())
  })
})
