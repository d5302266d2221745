import { expect, test } from 'vitest'
import { chanceOf } from '../fuzz/random.ts'
import { killImports } from './killed-import.ts'

// `npm run fault:import` does the same with more rows and more kills.

test('an import that is killed leaves the book whole, and nothing twice when it is run again', async () => {
  const { kills, checks, differences } = await killImports({
    rows: 1500,
    attempts: 6,
    chance: chanceOf(20261031),
  })
  expect(checks).toEqual([])
  expect(differences).toEqual([])
  expect(kills).toBeGreaterThan(2)
})
