import { expect, test } from 'vitest'
import { isSameAmount, productOf, sumOf } from '../../../src/reading/text/exact-decimal.ts'

test('sums and products are exact', () => {
  expect(sumOf(['0.1', '0.2', '-0.3'])).toBe('0.0')
  expect(productOf('53', '39.05')).toBe('2069.65')
})

test('an amount with more zeros is the same amount', () => {
  expect(isSameAmount('1.50', '1.5')).toBe(true)
  expect(isSameAmount('-1.50', '1.5')).toBe(false)
})
