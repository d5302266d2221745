import { expect, test } from 'vitest'
import { dealings } from '../../../../src/features/matching/amounts/dealing.ts'

const own = (minor: number): number => minor

test('amounts that fit three sums in one way only are dealt out, in the order of the sums', () => {
  const { ways, isComplete } = dealings([10, 20, 33, 47, 5], own, [52, 30, 33])
  expect([ways, isComplete]).toEqual([[[[47, 5], [10, 20], [33]]], true])
})

test('a second way is told, a third one is not looked for', () => {
  const cheques = ['a', 'b', 'c'].map((ref) => ({ ref, minor: 10 }))
  expect(dealings(cheques, ({ minor }) => minor, [10, 20]).ways).toHaveLength(2)
})

test('where nothing fits, or something would be left, there is no way', () => {
  expect(dealings([10, 20], own, [15, 15])).toEqual({ ways: [], isComplete: true })
  expect(dealings([10, 20, 5], own, [10, 20])).toEqual({ ways: [], isComplete: true })
})

test('so many amounts that chance alone deals them out are given up', () => {
  const many = Array.from({ length: 60 }, (_, index) => 1_000 + index)
  const half = many.slice(0, 30).reduce((sum, minor) => sum + minor, 0)
  const rest = many.slice(30).reduce((sum, minor) => sum + minor, 0)
  const { ways, isComplete } = dealings(many, own, [half, rest])
  expect(ways.length > 1 || !isComplete).toBe(true)
})
