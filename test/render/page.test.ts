import { expect, test } from 'vitest'
import { pageLines } from '../../src/render/page.ts'

const drawn = (text: string, columns: number) =>
  pageLines(
    { head: [], body: [{ kind: 'text', spans: [{ text }], hang: 1 }], foot: [], scroll: 0 },
    { columns, rows: 4, hasColor: false },
  )

test('a word that ends where the screen ends is shown whole', async () => {
  expect(await drawn('one two three', 7)).toEqual(['one two', ' three', '', ''])
  expect(await drawn('one seven eight', 7)).toEqual(['one', ' seven', ' eight', ''])
})

test('a word that is wider than the screen ends in dots', async () => {
  expect((await drawn('a extraordinary word', 7)).slice(0, 2)).toEqual(['a', ' extra…'])
})
