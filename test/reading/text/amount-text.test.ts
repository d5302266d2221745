import { describe, expect, test } from 'vitest'
import { columnDecimalMark, parseAmountText } from '../../../src/reading/text/amount-text.ts'

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
    expect(columnDecimalMark(['-42,170', '205.480480480480480'])).toEqual(open)
  })

  test('two marks in one column are told', () => {
    expect(columnDecimalMark(['1.5', '2,5'])).toEqual({ kind: 'mixed', examples: ['1.5', '2,5'] })
  })
})
