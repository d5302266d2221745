import * as v from 'valibot'
import { type CalendarDate, parseDate } from '../calendar-date.ts'
import type { Currency } from '../currency.ts'
import { currencyText } from './checks.ts'

const code = v.pipe(
  currencyText,
  v.transform((text) => text as Currency),
)

const day = 'a date in quotes such as "2026-10-01"'
const positive = 'a number above 0 such as "1.0842"'

const rate = v.pipe(
  v.strictObject({
    /** One unit of this … */
    from: code,
    /** … is so many of that. */
    to: code,
    rate: v.pipe(
      v.union([v.string(), v.number()], positive),
      v.transform(String),
      v.regex(/^(?=.*[1-9])\d{1,9}(\.\d{1,12})?$/, positive),
    ),
    date: v.pipe(
      v.string(day),
      v.check((text) => parseDate(text) !== undefined, day),
      v.transform((text) => text as CalendarDate),
    ),
    /** Who published it; shown with the evidence. */
    source: v.optional(v.string()),
  }),
  v.check(({ from, to }) => from !== to, 'two different currencies'),
)

export const fxSchema = v.strictObject({
  /** The rates of the book, each from its day on. */
  rates: v.optional(v.array(rate, 'a list of rates'), []),
})
