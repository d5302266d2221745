import { describe, expect, test } from 'vitest'
import {
  parseAmountText,
  readAmount,
  readSidedAmount,
} from '../../../src/reading/text/amount-text.ts'

describe('amounts as people write them', () => {
  test.each([
    ['1.234,56', ',', '1234.56'],
    ['20 160,0', ',', '20160.0'],
    ['20\u00a0160,00', ',', '20160.00'],
    ["1'234.50", '.', '1234.50'],
    ['1,00,000.00', '.', '100000.00'],
    ['(5.00)', '.', '-5.00'],
    ['($0.96)', '.', '-0.96'],
    ['$(5.00)', '.', '-5.00'],
    ['$.23', '.', '0.23'],
    ['-.46', '.', '-0.46'],
    ['- $21.59', '.', '-21.59'],
    ['5.00-', '.', '-5.00'],
    ['\u22125.00', '.', '-5.00'],
    ['$13.50 CR', '.', '13.50'],
    ['5.00 DR', '.', '-5.00'],
    ['1.000,00 D', ',', '-1000.00'],
    ['R$ 1.234,50', ',', '1234.50'],
    ['50 Kč', ',', '50'],
    ['CHF 5.00', '.', '5.00'],
    ['="5.00"', '.', '5.00'],
    ['5,-', ',', '5'],
    ['-0.00', '.', '0.00'],
  ] as const)('"%s" with a decimal %s is %s', (text, mark, expected) => {
    expect(parseAmountText(text, mark)).toBe(expected)
  })

  test.each([
    ['12,34', '.'],
    ['1,2,3', '.'],
    ['1.23.456', ','],
    ['12a', '.'],
    ['12-34', '.'],
    ['-', '.'],
    ['', '.'],
    ['DE12', '.'],
    ['--5', '.'],
    ['-5.00 CR', '.'],
    ['12345678901234567890', '.'],
  ] as const)('"%s" with a decimal %s is no amount', (text, mark) => {
    expect(parseAmountText(text, mark)).toBeUndefined()
  })
})

describe('amounts as packages write them', () => {
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
    ['="0012.00"', '.', '12.00'],
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

  test('an amount with a side in words is none: CR in a list may be owed or owing', () => {
    expect(readAmount('12.50 CR', '.')).toBeUndefined()
  })

  test.each([
    ['1,18,000.00 Dr', '118000.00'],
    ['59.00 Cr', '-59.00'],
    ['0.00 Cr', '0.00'],
    ['-5.00 Dr', undefined],
    ['5.00', undefined],
  ])('on a debtor\'s account "%s" is %s', (text, expected) => {
    expect(readSidedAmount(text, '.')).toBe(expected)
  })
})
