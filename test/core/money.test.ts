import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Currency, currencyDigits, parseCurrency } from '../../src/core/currency.ts'
import { AppError } from '../../src/core/errors.ts'
import * as money from '../../src/core/money.ts'

function currency(code: string): Currency {
  const found = parseCurrency(code)
  if (found === undefined) throw new Error(code)
  return found
}

test.each([
  ['USD', 123450, '1234.50', '1,234.50'],
  ['USD', -5, '-0.05', '-0.05'],
  ['JPY', 1234567, '1234567', '1,234,567'],
  ['KWD', 1234, '1.234', '1.234'],
  ['CLF', -12345678, '-1234.5678', '-1,234.5678'],
  ['EUR', 0, '0.00', '0.00'],
])('%s has its own number of digits: %i is %s', (code, minor, plain, grouped) => {
  const amount = money.of(minor, currency(code))
  expect([money.decimal(amount), money.grouped(amount)]).toEqual([plain, grouped])
})

test.each([
  ['1234.5', 'USD', 123450],
  ['-0', 'USD', 0],
  ['+7', 'JPY', 7],
  ['1.2300', 'USD', 123],
  ['1.234', 'KWD', 1234],
])('"%s" in %s is read exactly', (text, code, minor) => {
  expect(money.parseDecimal(text, currency(code))?.minor).toBe(minor)
})

test.each(['1,234.50', '1.005', '', '1.', '.5', '1e3', '12,3x', '9007199254740993', '--1'])(
  '"%s" is no plain amount of dollars',
  (text) => {
    expect(money.parseDecimal(text, currency('USD'))).toBeUndefined()
  },
)

test('what is printed is read back as the same amount', () => {
  const codes = fc.constantFrom('USD', 'JPY', 'KWD', 'CLF')
  fc.assert(
    fc.property(fc.integer({ min: -(2 ** 45), max: 2 ** 45 }), codes, (minor, code) => {
      const amount = money.of(minor === 0 ? 0 : minor, currency(code))
      expect(money.parseDecimal(money.decimal(amount), amount.currency)).toEqual(amount)
    }),
  )
})

test('splitting an amount loses no minor unit, and no part strays from its share by a unit', () => {
  const weights = fc.array(fc.nat(1000), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(fc.maxSafeInteger(), weights, (minor, parts) => {
      fc.pre(parts.some((weight) => weight > 0))
      const split = money.allocate(money.of(minor, currency('USD')), parts)
      const total = parts.reduce((sum, weight) => sum + weight, 0)
      expect(split.reduce((sum, part) => sum + BigInt(part.minor), 0n)).toBe(BigInt(minor))
      split.forEach((part, index) => {
        const exact = BigInt(minor) * BigInt(parts[index] ?? 0)
        const off = BigInt(part.minor) * BigInt(total) - exact
        expect(off > -BigInt(total) && off < BigInt(total)).toBe(true)
      })
    }),
  )
})

test('currencies are never added up, and no amount is beyond exact counting', () => {
  const [dollars, euros] = [money.of(1, currency('USD')), money.of(1, currency('EUR'))]
  expect(() => money.add(dollars, euros)).toThrow(AppError)
  expect(() => money.subtract(dollars, euros)).toThrow(AppError)
  expect(() => money.of(2 ** 53, currency('USD'))).toThrow('beyond what can be counted exactly')
  expect(() => money.of(0.5, currency('USD'))).toThrow(AppError)
})

test('currency codes are those of ISO 4217, in any case', () => {
  expect([' eur ', 'Jpy', 'EURO', 'XYZ', ''].map(parseCurrency)).toEqual([
    'EUR',
    'JPY',
    undefined,
    undefined,
    undefined,
  ])
  expect(['JPY', 'USD', 'KWD', 'CLF'].map((code) => currencyDigits(currency(code)))).toEqual([
    0, 2, 3, 4,
  ])
})
