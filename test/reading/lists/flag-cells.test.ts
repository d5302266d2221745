import { expect, test } from 'vitest'
import { holdsFlags, holdsFlagWords } from '../../../src/reading/lists/flag-cells.ts'

test('a column of yes and no is one of flags, in any language', () => {
  expect(holdsFlags([['sí'], ['no'], ['']], 0)).toBe(true)
})

test('ones and zeros are flags, and may be numbers', () => {
  expect(holdsFlags([['1'], ['0']], 0)).toBe(true)
  expect(holdsFlagWords([['1'], ['0']], 0)).toBe(false)
})

test('nothing but zeros are amounts', () => {
  expect(holdsFlags([['0'], ['0']], 0)).toBe(false)
})
