import * as v from 'valibot'
import { currencyText } from './checks.ts'

/** How the exports of one account, or the lists of one program, are to be read, where the file alone does not say. */
export type BankProfile = v.InferOutput<typeof bankProfile>

const bankProfile = v.strictObject({
  /** What the files hold, where that is no statement of a bank. */
  kind: v.optional(
    v.picklist(['invoices', 'customers', 'payments', 'credits', 'payouts', 'remittances']),
  ),
  date_order: v.optional(v.picklist(['dmy', 'mdy', 'ymd'])),
  decimal: v.optional(v.picklist(['.', ','])),
  encoding: v.optional(v.string()),
  invert_sign: v.optional(v.boolean()),
  currency: v.optional(currencyText),
  /** Field to column, as in `--map`: `{ Amount = "Betrag" }` or `{ Amount = "#3" }`. */
  columns: v.optional(v.record(v.string(), v.string())),
})

export const bankProfilesSchema = v.record(v.string(), bankProfile)
