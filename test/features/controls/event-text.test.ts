import { expect, test } from 'vitest'
import { eventText } from '../../../src/features/controls/event-text.ts'

test.each([
  [
    'an import says how many rows came in, and not the proof of them',
    { imported: 40, leftOut: 2, rejected: 0, path: 'a.csv', sha256: 'd51c', rows: { x: {} } },
    'imported 40, left out 2, path a.csv',
  ],
  [
    'what stands beside it as the subject is not told twice',
    { bank_ref: 'B-1', reason: 'rent' },
    'reason rent',
  ],
  ['a list tells its first two', { invoices: ['A', 'B', 'C'] }, 'invoices A + B and 1 more'],
  ['what was empty is left out', { to: [], before: null, note: '' }, ''],
  ['a damaged detail stays the text that it is', '{"half', '{"half'],
])('%s', (_, detail, text) => {
  expect(eventText(detail, 'B-1')).toBe(text)
})
