import * as v from 'valibot'
import { parseCurrency } from '../currency.ts'

// Each message completes the sentence "expected …, found …".

export const wholeNumber = v.pipe(
  v.number('a whole number'),
  v.integer('a whole number'),
  v.minValue(0, 'a whole number that is not negative'),
)

/** Decimal numbers may be written with or without quotes; they are kept as text. */
export const decimalText = v.pipe(
  v.union([v.string(), v.number()], 'a number such as 0.95 or "12.50"'),
  v.transform(String),
  v.regex(/^\d{1,12}(\.\d{1,6})?$/, 'a number such as 0.95 or "12.50"'),
)

export const currencyText = v.pipe(
  v.string('a currency code such as "EUR"'),
  v.check((code) => parseCurrency(code) === code, 'an ISO 4217 currency code such as "EUR"'),
)

export const emailText = v.pipe(
  v.string('an e-mail address'),
  v.regex(/^[^\s@<>"',;]+@[^\s@<>"',;]+\.[^\s@<>"',;]+$/, 'an e-mail address'),
)
