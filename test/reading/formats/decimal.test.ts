import { expect, test } from 'vitest'
import { parseCurrency } from '../../../src/core/currency.ts'
import {
  isSameAmount,
  ofMinor,
  readDecimal,
  sharedMark,
} from '../../../src/reading/formats/decimal.ts'

test.each([
  ['1234.50', '1234.50'],
  ['-0.29', '-0.29'],
  ['12,', '12'],
  [',01', '0.01'],
  ['1.234.567,89', '1234567.89'],
  ["1'234.50", '1234.50'],
  ['1 234,5', '1234.5'],
  ['1,00,000.00', '100000.00'],
  ['-00000000001500.0000', '-1500.00'],
  ['788.5385340523635', '788.5385340523635'],
  ['12.50-', '-12.50'],
  ['-0', '0'],
  ['1,234', undefined],
  ['1.234.5', undefined],
  ['--1', undefined],
  ['12,3x', undefined],
  ['', undefined],
  ['.', undefined],
  ['1e5', undefined],
])('the amount "%s" is read as %s', (text, expected) => {
  expect(readDecimal(text)).toBe(expected)
})

test('a known decimal mark settles an amount of one separator', () => {
  expect(readDecimal('1,234', '.')).toBe('1234')
  expect(readDecimal('1,234', ',')).toBe('1.234')
  expect(readDecimal('12,34', '.')).toBeUndefined()
})

test('the file’s amounts decide the mark together, and none when they disagree', () => {
  expect(sharedMark(['1,234', '-5.00'])).toBe('.')
  expect(sharedMark(['1.234', '0,5'])).toBe(',')
  expect(sharedMark(['1.234', '80'])).toBeNull()
  expect(sharedMark(['1.50', '2,50'])).toBeNull()
})

test('an amount with more zeros is the same amount', () => {
  expect(isSameAmount('1.50', '1.5')).toBe(true)
  expect(isSameAmount('-1.50', '1.5')).toBe(false)
})

test.each([
  ['5', 'USD', '0.05'],
  ['+000123456', 'USD', '1234.56'],
  ['-1234', 'JPY', '-1234'],
  ['1234', 'KWD', '1.234'],
  ['12.5', 'USD', undefined],
])('%s minor units of %s are %s', (text, code, expected) => {
  const currency = parseCurrency(code)
  expect(currency === undefined ? 'no currency' : ofMinor(text, currency)).toBe(expected)
})
