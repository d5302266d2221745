import { expect, test } from 'vitest'
import { currencyOfFormat } from '../../../src/reading/table/format-currency.ts'

test.each([
  ['#,##0.00\\ [$€-407]', 'EUR'],
  ['[$€-2]\\ #,##0.00;[Red]\\-[$€-2]\\ #,##0.00', 'EUR'],
  ['_-* #,##0.00\\ "€"_-;\\-* #,##0.00\\ "€"_-', 'EUR'],
  ['£#,##0.00', 'GBP'],
  ['[$£-809]#,##0.00', 'GBP'],
  ['[$CHF-807] #,##0.00', 'CHF'],
  ['"USD" #,##0.00', 'USD'],
  ['[$$-409]#,##0.00', 'USD'],
  ['[$$-C09]#,##0.00', 'AUD'],
  ['#,##0.00 [$kr-41D]', 'SEK'],
  ['#,##0.00\\ [$kr.-406]', 'DKK'],
])('the number format %s shows amounts in %s', (code, currency) => {
  expect(currencyOfFormat(code)).toBe(currency)
})

test.each([
  'General',
  '#,##0.00',
  '"$"#,##0.00',
  '[$$]#,##0.00',
  '[$-407]dd.mm.yyyy',
  '0.00" pcs"',
])('the number format %s names no currency', (code) => {
  expect(currencyOfFormat(code)).toBeUndefined()
})
