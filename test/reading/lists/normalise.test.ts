import { expect, test } from 'vitest'
import { titleCurrency } from '../../../src/reading/lists/normalise.ts'

test.each([
  ['EUR', 'EUR'],
  ['Currency: USD', 'USD'],
  ['Währung: EUR', 'EUR'],
  ['All amounts in £', 'GBP'],
  ['(CHF)', 'CHF'],
])('the title "%s" says that amounts are in %s', (title, currency) => {
  expect(titleCurrency(title)).toBe(currency)
})

test.each(['ALL', 'Top', 'Eur', 'Open invoices', 'Currency: all', 'AMD Computers', '$', ''])(
  'the title "%s" names no currency',
  (title) => {
    expect(titleCurrency(title)).toBeUndefined()
  },
)
