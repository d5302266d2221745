import { expect, test } from 'vitest'
import { hashed, keyTableBuilder } from '../../../../src/features/matching/numbers/key-table.ts'

test('everything that shares a key is found under it, in the order in which it was added', () => {
  const builder = keyTableBuilder()
  builder.add('INV20015', 7)
  builder.add('INV20016', 8)
  builder.add('INV20015', 3)
  const { find } = builder.build()
  expect(find('INV20015', hashed('INV20015'))).toEqual([7, 3])
  expect(find('INV20016', hashed('INV20016'))).toEqual([8])
  expect(find('INV2001', hashed('INV2001'))).toEqual([])
})

test('each of many numbers is found, and none that the book lacks', () => {
  const builder = keyTableBuilder()
  for (let number = 0; number < 5_000; number++) builder.add(`RE-${number}`, number)
  const { find } = builder.build()
  for (let number = 0; number < 5_000; number++) {
    expect(find(`RE-${number}`, hashed(`RE-${number}`))).toEqual([number])
  }
  expect(find('RE-5000', hashed('RE-5000'))).toEqual([])
})

test('a book without a number knows none', () => {
  expect(keyTableBuilder().build().find('1', hashed('1'))).toEqual([])
})

test('the hash of a text read piece by piece is that of the whole', () => {
  expect(hashed('20015', hashed('INV'))).toBe(hashed('INV20015'))
})

test('every beginning of a key is known as one, and hardly anything else', () => {
  const builder = keyTableBuilder()
  const keys = Array.from({ length: 5_000 }, (_, at) => `INV2026${String(at).padStart(6, '0')}`)
  for (const [at, key] of keys.entries()) builder.add(key, at)
  const table = builder.build()
  const missed = keys.flatMap((key) =>
    Array.from(key, (_, at) => key.slice(0, at + 1)).filter((one) => !table.begins(hashed(one))),
  )
  expect(missed).toEqual([])
  const others = Array.from({ length: 5_000 }, (_, at) => `PAYMENT${at}`)
  const taken = others.filter((one) => table.begins(hashed(one)))
  expect(taken.length).toBeLessThan(others.length / 10)
  expect(table.has(hashed('INV2026000001'))).toBe(true)
})
