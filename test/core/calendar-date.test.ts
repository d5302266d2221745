import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  dateOfDayNumber,
  dayNumber,
  daysBetween,
  endOfMonth,
  parseDate,
  startOfMonth,
  weekday,
} from '../../src/core/calendar-date.ts'
import { day } from '../support/ledger.ts'

test.each([
  '2026-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-1-01',
  '31.10.2026',
  '2026-10-31T00:00',
  '',
])('"%s" is no day of the calendar', (text) => {
  expect(parseDate(text)).toBeUndefined()
})

test('leap days are days, in the years that have them', () => {
  expect(['2024-02-29', '2000-02-29', '1900-02-29'].map(parseDate)).toEqual([
    '2024-02-29',
    '2000-02-29',
    undefined,
  ])
})

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-12-15', 1, '2027-01-15'],
  ['2026-10-31', -13, '2025-09-30'],
])('%s and %i months is %s', (from, months, to) => {
  expect(addMonths(day(from), months)).toBe(to)
})

test('the days of a month and of a week', () => {
  expect([startOfMonth(day('2026-02-15')), endOfMonth(day('2026-02-15'))]).toEqual([
    '2026-02-01',
    '2026-02-28',
  ])
  // A Thursday, a Sunday and a Monday; the first is before 1970.
  expect(['1969-12-25', '2026-11-01', '2026-11-02'].map((text) => weekday(day(text)))).toEqual([
    4, 7, 1,
  ])
})

test('a summer-time change is a day like any other', () => {
  expect(addDays(day('2026-03-28'), 2)).toBe('2026-03-30')
  expect(daysBetween({ from: day('2026-10-24'), to: day('2026-10-26') })).toBe(2)
})

test('day numbers count as the calendar does', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -719_000, max: 2_900_000 }),
      fc.integer({ min: -5000, max: 5000 }),
      (at, more) => {
        const date = dateOfDayNumber(at)
        expect(dayNumber(date)).toBe(at)
        expect(parseDate(date)).toBe(date)
        fc.pre(at + more > -719_000)
        expect(daysBetween({ from: date, to: addDays(date, more) })).toBe(more)
        expect(addDays(date, 1) > date).toBe(true)
      },
    ),
  )
})
