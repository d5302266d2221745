import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Cli } from '../../support/cli.ts'
import { bookInReview, reviewed } from './book.ts'

let book: Cli
beforeAll(async () => {
  book = await bookInReview()
})
afterAll(() => book.remove())

const SCREENS = [
  { name: 'short-payment', presses: [] },
  { name: 'suggestions', presses: ['s'] },
  { name: 'overpayment', presses: ['s', 's'] },
  { name: 'by-hand', presses: ['s', 'a', 'INV-1003=400 account'] },
  { name: 'by-hand-preview', presses: ['s', 'a', 'INV-1003=400 account', '<enter>'] },
  { name: 'dispute', presses: ['d'] },
  { name: 'help', presses: ['?'] },
] as const

const SIZES = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
] as const

const cases = SCREENS.flatMap((screen) => SIZES.map((size) => ({ ...screen, ...size })))

test.each(cases)('the page "$name" fits into $columns × $rows', async (one) => {
  const { last } = await reviewed(book, one.presses, { ...one, words: ['--from-start'] })
  const lines = last.split('\n').slice(0, -1)
  expect(lines).toHaveLength(one.rows)
  expect(lines.filter((text) => text.length > one.columns)).toEqual([])
  const path = `../../../fixtures/review/${one.name}-${one.columns}.txt`
  await expect(last).toMatchFileSnapshot(path)
})

test('in colour the page says the same', async () => {
  const words = ['--from-start']
  const plain = await reviewed(book, ['s'], { words })
  const coloured = await reviewed(book, ['s'], { words, hasColor: true })
  const bare = coloured.last.replace(/\u001b\[[0-9;]*m/g, '')
  expect(coloured.last).not.toBe(plain.last)
  expect(bare.replace(/ +$/gm, '')).toBe(plain.last)
})

test('a small terminal says that there is more, and the arrows show it', async () => {
  const small = { columns: 60, rows: 16, words: ['--from-start'] }
  const { last } = await reviewed(book, ['s'], small)
  expect(last).toContain('more lines (arrow keys)')
  const end = await reviewed(book, ['s', '<page-down>'], small)
  expect(end.last).toContain('2 open invoices have this amount')
  expect(end.last).not.toContain('more lines')
})
