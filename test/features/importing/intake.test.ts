import { expect, test } from 'vitest'
import { openIntake } from '../../../src/features/importing/intake.ts'

/** Takes names into a book that holds each once, and tells what became of them, in order. */
function take(book: string[], names: readonly string[]): readonly string[] {
  const told: string[] = []
  const intake = openIntake<string, { readonly id: number }>({
    load(rows) {
      const before = book.length
      for (const row of rows) if (!book.includes(row)) book.push(row)
      return { first: before + 1, added: book.length - before }
    },
    find: (name) => (book.includes(name) ? { id: book.indexOf(name) + 1 } : undefined),
    added: (name, id) => told.push(`${name} is ${id}`),
    known: (name, { id }) => told.push(`${name} was ${id}`),
  })
  for (const name of names) intake.take(name)
  intake.settle()
  return told
}

test('rows are told in the order of the file, known ones between new ones', () => {
  expect(take(['a'], ['b', 'a', 'c'])).toEqual(['b is 2', 'a was 1', 'c is 3'])
})

test('a twin further down is not taken for the row itself', () => {
  expect(take([], ['a', 'a', 'b', 'a'])).toEqual(['a is 1', 'a was 1', 'b is 2', 'a was 1'])
})

test('a new row is found among many that are known', () => {
  const names = Array.from({ length: 40 }, (_, index) => `n${index}`)
  const told = take([...names], [...names, 'new', 'new'])
  expect(told.slice(-2)).toEqual(['new is 41', 'new was 41'])
  expect(told).toHaveLength(42)
})
