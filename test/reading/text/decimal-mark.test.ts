import { describe, expect, test } from 'vitest'
import {
  columnDecimalMark,
  markOf,
  readDecimal,
  sharedMark,
  tallyMarks,
} from '../../../src/reading/text/decimal-mark.ts'

describe('the decimal mark of a column', () => {
  test.each([
    [['1,234.50', '3'], 'known', '.'],
    [['1.234,5'], 'known', ','],
    [['-62,3', '200'], 'known', ','],
    [['1.234.567'], 'known', ','],
    [['0,123'], 'known', ','],
    [['1,234', '500'], 'known', '.'],
  ] as const)('%j has one', (values, kind, mark) => {
    expect(columnDecimalMark(values)).toEqual({ kind, mark })
  })

  test('whole numbers read the same either way', () => {
    expect(columnDecimalMark(['1', '2', ''])).toEqual({ kind: 'either' })
  })

  test('three digits behind the only mark leave it open', () => {
    expect(columnDecimalMark(['1,234', '5000'])).toEqual({ kind: 'undecidable', example: '1,234' })
  })

  test('a damaged number is no witness', () => {
    const open = { kind: 'undecidable', example: '-42,170' }
    expect(columnDecimalMark(['-42,170', '1500-000'])).toEqual(open)
    expect(columnDecimalMark(['-42,170', '1200000000000000000,30'])).toEqual(open)
    expect(columnDecimalMark(['-42,170', '205.480480480480480480480'])).toEqual(open)
  })

  test('two marks in one column are told', () => {
    expect(columnDecimalMark(['1.5', '2,5'])).toEqual({ kind: 'mixed', examples: ['1.5', '2,5'] })
  })
})

test.each([
  [['1,234', '500'], ['total'], '.'],
  [['1.234', '500'], ['total'], undefined],
  [['1.234', '500'], ['betrag'], ','],
  [['1,234', '500'], ['betrag'], undefined],
  [['1,234.50', '12'], ['total'], '.'],
  [['12,5', '12.5'], ['total'], 'mixed'],
])('the mark of %j under %j is %s', (texts, names, expected) => {
  expect(markOf(tallyMarks(texts), names)).toBe(expected)
})

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
