import { expect, test } from 'vitest'
import {
  isSameAmount,
  negated,
  ofMinor,
  readDecimal,
  sharedMark,
  sumOf,
} from '../../../../src/features/importing/formats/decimal.ts'

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

test('sums are exact', () => {
  expect(sumOf(['0.1', '0.2', '-0.30'])).toBe('0.00')
  expect(sumOf(['-1', '0.5'])).toBe('-0.5')
  expect(sumOf([])).toBe('0')
  expect(negated('0.00')).toBe('0.00')
  expect(isSameAmount('1.50', '1.5')).toBe(true)
})

test('minor units are cut where the currency’s digits begin', () => {
  expect(ofMinor('5', 2)).toBe('0.05')
  expect(ofMinor('+000123456', 2)).toBe('1234.56')
  expect(ofMinor('-1234', 0)).toBe('-1234')
  expect(ofMinor('1234', 3)).toBe('1.234')
  expect(ofMinor('12.5', 2)).toBeUndefined()
})
