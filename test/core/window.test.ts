import { expect, test } from 'vitest'
import { parseWindow, windowDays, windowUpTo } from '../../src/core/window.ts'
import { day } from '../support/ledger.ts'

test('both ends of a window belong to it', () => {
  expect(windowDays({ from: day('2026-07-01'), to: day('2026-09-30') })).toBe(92)
  expect(windowUpTo(day('2026-09-30'), 92)).toEqual({ from: '2026-07-01', to: '2026-09-30' })
  expect(windowUpTo(day('2026-09-30'), 1)).toEqual({ from: '2026-09-30', to: '2026-09-30' })
})

test.each([
  '2026-01-01',
  '2026-02-01..2026-01-01',
  '2026-01-01...2026-02-01',
  'a..b',
  '',
  '2026-01-01..2026-02-30',
])('"%s" is no window', (text) => {
  expect(parseWindow(text)).toBeUndefined()
})
