import { expect, test } from 'vitest'
import { type Currency, parseCurrency } from '../../../src/core/currency.ts'
import { minorUnits, ofMinor } from '../../../src/reading/text/minor-units.ts'

test('amounts finer than their currency are rounded half away from zero', () => {
  expect(minorUnits('299.99999999921', 'INR' as Currency)).toBe(30000)
  expect(minorUnits('-0.005', 'EUR' as Currency)).toBe(-1)
  expect(minorUnits('12.5', 'JPY' as Currency)).toBe(13)
  expect(minorUnits('1.2345', 'KWD' as Currency)).toBe(1235)
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

test('an amount of which a hundred could not be added up is none', () => {
  expect(minorUnits('900719925474.09', 'EUR' as Currency)).toBe(90_071_992_547_409)
  expect(minorUnits('900719925474.10', 'EUR' as Currency)).toBeUndefined()
  expect(minorUnits('-9007199254740993', 'EUR' as Currency)).toBeUndefined()
})
