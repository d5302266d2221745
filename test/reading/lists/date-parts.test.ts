import { expect, test } from 'vitest'
import { dateOfParts, findDateParts } from '../../../src/reading/lists/date-parts.ts'

const PARTS = { day: 0, month: 1, year: 2 }

test('day, month and year in neighbouring columns are one date', () => {
  expect(findDateParts(['Tag', 'Monat', 'Jahr', 'Betrag'], [['13', '2', '2026', '5']])).toEqual(
    PARTS,
  )
})

test('columns that do not stand together are none', () => {
  expect(findDateParts(['Day', 'Total', 'Month', 'Year'], [['13', '5', '2', '2026']])).toBeNull()
})

test('columns without days are none', () => {
  expect(findDateParts(['Day', 'Month', 'Year'], [['Mon', 'x', 'y']])).toBeNull()
})

test('a month may have a name and a year two digits', () => {
  expect(dateOfParts(['13', 'febrero', '26'], PARTS)).toBe('2026-02-13')
})

test('a day that does not exist is no date', () => {
  expect(dateOfParts(['30', '2', '2026'], PARTS)).toBeUndefined()
})
