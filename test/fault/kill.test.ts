import { expect, test } from 'vitest'
import { chanceOf } from '../fuzz/random.ts'
import { killed } from './killed.ts'

// `npm run fault:import`, `fault:match` and `fault:remind` do the same with more rows and more kills.

test.each([
  ['import', 3000],
  ['match', 1500],
  ['remind', 1500],
] as const)(
  '%s that is killed leaves the book whole, and nothing twice when it is run again',
  async (command, rows) => {
    const { kills, checks, differences } = await killed(command, {
      rows,
      attempts: 4,
      chance: chanceOf(20261031),
    })
    expect(checks).toEqual([])
    expect(differences).toEqual([])
    expect(kills).toBeGreaterThan(0)
  },
)
