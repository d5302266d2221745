import { expect, test } from 'vitest'
import type { Currency } from '../../../src/core/currency.ts'
import { minorUnits, productOf, readAmount, sumOf } from '../../../src/reading/values/amount.ts'
import { decideMark, decideOrder } from '../../../src/reading/values/evidence.ts'

test.each([
  ['20 160,0', ',', '20160.0'],
  ['$13.50 ', '.', '13.50'],
  ['(5.00)', '.', '-5.00'],
  ['1.234,50 €', ',', '1234.50'],
  ['1,234,567.89', '.', '1234567.89'],
  ["CHF 1'200.05", '.', '1200.05'],
  ['12.50-', '.', '-12.50'],
  ['$-142.85', '.', '-142.85'],
  ['1,00,000.00', '.', '100000.00'],
  ['="0012.00"', '.', '0012.00'],
] as const)('the amount "%s" with %s is %s', (text, mark, expected) => {
  expect(readAmount(text, mark)).toBe(expected)
})

test.each([
  ['12,3x', '.'],
  ['12,50', '.'],
  ['1.2.3', '.'],
  ['--5', '.'],
  ['n/a', '.'],
  ['1.234,50', '.'],
] as const)('"%s" is no amount with %s', (text, mark) => {
  expect(readAmount(text, mark)).toBeUndefined()
})

test.each([
  [['1,234', '500'], ['total'], '.'],
  [['1.234', '500'], ['total'], undefined],
  [['1.234', '500'], ['betrag'], ','],
  [['1,234', '500'], ['betrag'], undefined],
  [['1,234.50', '12'], ['total'], '.'],
  [['12,5', '12.5'], ['total'], 'mixed'],
])('the mark of %j under %j is %s', (texts, names, expected) => {
  expect(decideMark(texts, { names })).toBe(expected)
})

test.each([
  [['03/04/2026', '13/04/2026'], ['date'], 'dmy'],
  [['03/04/2026', '04/13/2026'], ['date'], 'mdy'],
  [['03/04/2026'], ['date'], undefined],
  [['03/04/2026'], ['rechnungsdatum'], 'dmy'],
  [['13/04/2026', '04/13/2026'], ['date'], 'mixed'],
  [['2026-04-03'], ['date'], 'ymd'],
])('the order of %j under %j is %s', (texts, names, expected) => {
  expect(decideOrder(texts, { names })).toBe(expected)
})

test('amounts finer than their currency are rounded half away from zero', () => {
  expect(minorUnits('299.99999999921', 'INR' as Currency)).toBe(30000)
  expect(minorUnits('-0.005', 'EUR' as Currency)).toBe(-1)
  expect(minorUnits('12.5', 'JPY' as Currency)).toBe(13)
  expect(minorUnits('1.2345', 'KWD' as Currency)).toBe(1235)
})

test('sums and products are exact', () => {
  expect(sumOf(['0.1', '0.2', '-0.3'])).toBe('0.0')
  expect(productOf('53', '39.05')).toBe('2069.65')
})
