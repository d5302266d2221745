import type { Currency } from '../../../core/currency.ts'
import { AppError } from '../../../core/errors.ts'
import { parseDecimal } from '../../../core/money.ts'
import type { AllocationKind } from '../../../ledger/posting.ts'

/** One `--to INVOICE[=AMOUNT][:KIND]`. */
export interface Target {
  readonly invoice: string
  /** None: as much as there is, up to what is open. */
  readonly amountMinor: number | undefined
  readonly kind: AllocationKind
}

const KINDS: readonly AllocationKind[] = [
  'cash',
  'discount',
  'fee',
  'withholding',
  'writeoff',
  'credit',
  'rounding',
]

/** Reads a target, its amount in the currency of the invoice; the number of an invoice may itself hold `=` or `:` before the last ones. */
export function parseTarget(text: string, currencyOf: (invoice: string) => Currency): Target {
  const withKind = /^(.*):([a-z]+)$/.exec(text)
  const kind = withKind === null ? 'cash' : KINDS.find((one) => one === withKind[2])
  const rest = kind === undefined || withKind === null ? text : (withKind[1] ?? '')
  const withAmount = /^(.*)=([^=]*)$/.exec(rest)
  const invoice = (withAmount?.[1] ?? rest).trim()
  const amount =
    withAmount === null ? undefined : parseDecimal(withAmount[2] ?? '', currencyOf(invoice))
  const isWrong = withAmount !== null && (amount === undefined || amount.minor <= 0)
  if (kind === undefined || invoice === '' || isWrong) {
    throw new AppError(
      'usage',
      `--to: expected INVOICE, INVOICE=AMOUNT or INVOICE=AMOUNT:KIND, found "${text}"`,
      { hint: `amounts are plain decimals such as 95.00; kinds are ${KINDS.join(', ')}` },
    )
  }
  return { invoice, amountMinor: amount?.minor, kind }
}
