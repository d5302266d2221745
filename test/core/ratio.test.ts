import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  fixed,
  minus,
  over,
  parseRatio,
  plus,
  ratio,
  rounded,
  times,
} from '../../src/core/ratio.ts'

test.each([
  [ratio(5, 2), 0, '3'],
  [ratio(-5, 2), 0, '-3'],
  [ratio(1, 3), 3, '0.333'],
  [ratio(2, -3), 2, '-0.67'],
  [ratio(-1, 1000), 1, '0.0'],
  [ratio(53_25, 100), 1, '53.3'],
  [ratio(10), 2, '10.00'],
])('%o is rounded once, halves away from zero', (value, digits, text) => {
  expect(fixed(value, digits)).toBe(text)
})

test.each([
  ['8', 8n, 1n],
  ['0.75', 75n, 100n],
  ['-1.50', -150n, 100n],
])('"%s" is read exactly', (text, numerator, denominator) => {
  expect(parseRatio(text)).toEqual({ numerator, denominator })
})

test.each(['', '1,5', '1e3', 'abc', '1.', '.5', 'Infinity'])(
  '"%s" is no decimal number',
  (text) => {
    expect(parseRatio(text)).toBeUndefined()
  },
)

test('dividing by zero is refused', () => {
  expect(() => ratio(1, 0)).toThrow('division by zero')
  expect(() => over(ratio(1), ratio(0))).toThrow('division by zero')
})

test('sums and products undo each other exactly', () => {
  const any = fc
    .tuple(
      fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
      fc.bigInt({ min: 1n, max: 10n ** 20n }),
    )
    .map(([a, b]) => ratio(a, b))
  fc.assert(
    fc.property(any, any, (a, b) => {
      const isSame = (x: typeof a, y: typeof a): boolean =>
        x.numerator * y.denominator === y.numerator * x.denominator
      expect(isSame(minus(plus(a, b), b), a)).toBe(true)
      if (b.numerator !== 0n) expect(isSame(over(times(a, b), b), a)).toBe(true)
      expect(rounded(minus(a, a))).toBe(0n)
    }),
  )
})
