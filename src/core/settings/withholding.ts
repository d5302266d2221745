import * as v from 'valibot'
import { decimalText } from './checks.ts'

const share = 'a share above 0 and up to 50, with up to four decimals'

const rate = v.pipe(
  v.strictObject({
    /** The number or the name of a customer … */
    customer: v.optional(v.string()),
    /** … or a region, as customers have it: often the country. */
    region: v.optional(v.string()),
    /** What is kept back of an invoice, in per cent. */
    percent: v.pipe(
      decimalText,
      v.regex(/^\d{1,2}(\.\d{1,4})?$/, share),
      v.check((percent) => Number(percent) > 0 && Number(percent) <= 50, share),
    ),
    /** Whether it is taken from the whole invoice, or from the invoice without its tax. */
    basis: v.optional(v.picklist(['gross', 'net'], '"gross" or "net"'), 'gross'),
  }),
  v.check(
    ({ customer, region }) => (customer === undefined) !== (region === undefined),
    'either a customer or a region',
  ),
)

/** Which customers withhold tax by law. */
export const withholdingSchema = v.array(rate, 'a list of rates')
