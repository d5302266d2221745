import * as v from 'valibot'
import type { Currency } from '../currency.ts'
import { bankProfilesSchema } from './bank.ts'
import { currencyText, decimalText, emailText, wholeNumber } from './checks.ts'
import { dunningSchema } from './dunning.ts'
import { fxSchema } from './fx.ts'
import { withholdingSchema } from './withholding.ts'

/** The settings of a book as `openitem.toml` holds them, checked and with every default filled in. */
export type Settings = v.InferOutput<typeof settingsSchema>

const company = v.strictObject({
  name: v.pipe(v.string(), v.nonEmpty('a name')),
  /** What a file is in when it does not say. */
  currency: v.pipe(
    currencyText,
    v.transform((code) => code as Currency),
  ),
  language: v.optional(v.picklist(['en', 'de', 'fr', 'es']), 'en'),
  /** The mailbox that reminders come from and answers go to. */
  email: v.optional(emailText),
  reply_to: v.optional(emailText),
  phone: v.optional(v.string()),
  address: v.optional(v.string()),
  /** Sentences on how to pay, shown in each letter. */
  payment_instructions: v.optional(v.string()),
})

const matching = v.strictObject({
  /** From 0 to 1: what is surer than this is applied without a person. */
  min_confidence: v.optional(decimalText, '0.95'),
  /** How many days after the discount date an early-payment discount is still granted. */
  discount_grace_days: v.optional(wholeNumber, 3),
  /** A gap up to this is taken for a bank's fee, in units of the invoice's currency. */
  fee_max: v.optional(decimalText, '30.00'),
  /** A gap up to this is a rounding difference. */
  rounding_max: v.optional(decimalText, '0.02'),
  /** Shares of the invoice that customers may withhold as tax, in per cent. */
  withholding_percents: v.optional(v.array(decimalText), []),
  /** Who is known to withhold tax, and how much. */
  withholding: v.optional(withholdingSchema, []),
  /** A payer withholds a rate by himself once people confirmed it so often; 0: never. */
  withholding_confirmations: v.optional(wholeNumber, 2),
  /** Pays the oldest invoices first when nothing says which; off unless the owner wants it. */
  oldest_first: v.optional(v.boolean(), false),
  /** How far money in another currency may be off the rate of the day, in per cent; 0: it always waits. */
  fx_tolerance_percent: v.optional(
    v.pipe(
      decimalText,
      v.check((percent) => Number(percent) <= 10, 'a number from 0 to 10'),
    ),
    '0',
  ),
  /** A payer's cash is applied without a person once so many decisions of a person are on record. */
  confirmations: v.optional(wholeNumber, 0),
  /** Reason codes of the book, beside the ones that openitem knows. */
  reasons: v.optional(v.array(v.string()), []),
})

const aging = v.strictObject({
  /** The last day of each bucket but the open-ended one. */
  buckets: v.optional(v.pipe(v.array(wholeNumber), v.minLength(1)), [30, 60, 90]),
})

const smtp = v.strictObject({
  host: v.pipe(v.string(), v.nonEmpty()),
  port: v.optional(v.pipe(wholeNumber, v.maxValue(65535)), 587),
  user: v.optional(v.string()),
  /** The name of the environment variable that holds the password; it never stands in the file. */
  password_env: v.optional(v.string(), 'OPENITEM_SMTP_PASSWORD'),
  /** A file with mode 0600 that holds the password, instead of the variable. */
  password_file: v.optional(v.string()),
  tls: v.optional(v.picklist(['required', 'implicit', 'none']), 'required'),
  allow_self_signed: v.optional(v.boolean(), false),
  per_minute_max: v.optional(wholeNumber, 0),
  /** How many connections are open at once; big relays take more, small hosts want fewer. */
  connections: v.optional(v.pipe(wholeNumber, v.minValue(1, 'at least 1')), 5),
})

export const settingsSchema = v.strictObject({
  company,
  matching: v.optional(matching, {}),
  fx: v.optional(fxSchema, {}),
  aging: v.optional(aging, {}),
  dunning: v.optional(dunningSchema, {}),
  smtp: v.optional(smtp),
  bank: v.optional(bankProfilesSchema, {}),
})
