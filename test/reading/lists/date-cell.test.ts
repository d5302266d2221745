import { expect, test } from 'vitest'
import { looksLikeDate, readDate } from '../../../src/reading/lists/date-cell.ts'

test.each([
  ['1767225600', '2026-01-01'],
  ['46023', '2026-01-01'],
  ['46023.75', '2026-01-01'],
  ['Mar 18, 2024', '2024-03-18'],
  ['05/05/2026', '2026-05-05'],
])('a list without an order of its own has "%s" as %s', (text, expected) => {
  expect(readDate(text, 'ymd')).toBe(expected)
  expect(looksLikeDate(text)).toBe(true)
})

test('days that need an order are none without it', () => {
  expect(readDate('03/04/2026', 'ymd')).toBeUndefined()
  expect(readDate('03/04/2026', 'mdy')).toBe('2026-03-04')
})

test('a date with something else behind it is no date', () => {
  expect(readDate('2026-01-02 120.50', 'ymd')).toBeUndefined()
})
