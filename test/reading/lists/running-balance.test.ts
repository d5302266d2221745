import { expect, test } from 'vitest'
import { isRunning } from '../../../src/reading/lists/running-balance.ts'

test('a balance that carries the amounts forward is one of the account', () => {
  const rows = [
    ['100.00', '100.00'],
    ['50.00', '150.00'],
    ['', ''],
    ['20.00', '20.00'],
  ]
  expect(isRunning(rows, 1, [0])).toBe(true)
})

test('what is open of each document carries nothing forward', () => {
  const rows = [
    ['100.00', '100.00'],
    ['50.00', '50.00'],
  ]
  expect(isRunning(rows, 1, [0])).toBe(false)
})

test('one row that does not add up proves the contrary', () => {
  const rows = [
    ['100,00', '100,00'],
    ['50,00', '150,00'],
    ['20,00', '5,00'],
  ]
  expect(isRunning(rows, 1, [0])).toBe(false)
})
