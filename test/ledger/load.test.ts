import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sameValues, valuesOf } from '../../src/ledger/load.ts'

test('values are the same where all from a place on are', () => {
  const values = valuesOf(['a', 'a', 'b', 'b', 'b'])
  expect(values.isSame(0, 2)).toBe(true)
  expect(values.isSame(1, 2)).toBe(false)
  expect(values.isSame(2, 3)).toBe(true)
  expect(sameValues('a').isSame(0, 100)).toBe(true)
})

test('what is called the same is the same', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(2), { minLength: 1 }), fc.nat(), fc.nat(), (list, one, two) => {
      const from = one % list.length
      const count = 1 + (two % (list.length - from))
      const isSame = new Set(list.slice(from, from + count)).size === 1
      expect(valuesOf(list).isSame(from, count)).toBe(isSame)
    }),
  )
})
