import type { Input } from '../../core/command.ts'
import { type Currency, parseCurrency } from '../../core/currency.ts'
import { AppError } from '../../core/errors.ts'
import type { ListKind } from '../../reading/lists/kind-of.ts'
import type { DecimalMark } from '../../reading/text/bare-number.ts'
import type { DateOrder } from '../../reading/text/date-text.ts'

export const KINDS = [
  'invoices',
  'customers',
  'bank',
  'payments',
  'credits',
  'payouts',
  'remittances',
] as const
export type FileKind = ListKind | 'bank'

/** What the user says about the files. */
export interface ImportOptions {
  readonly kind: FileKind | undefined
  readonly profile: string | undefined
  readonly account: string | undefined
  /** Field to column, as typed. */
  readonly map: ReadonlyMap<string, string>
  readonly dateOrder: DateOrder | undefined
  readonly decimal: DecimalMark | undefined
  readonly encoding: string | undefined
  /** What amounts are in that name no currency. */
  readonly currency: Currency | undefined
  readonly invertSign: boolean
  readonly isStrict: boolean
  /** Whether to remember what the flags say in openitem.toml. */
  readonly savesProfile: boolean
}

/** Reads the flags of `import`. */
export function importOptions(input: Input): ImportOptions {
  return {
    kind: KINDS.find((kind) => kind === input.text('kind')),
    profile: input.text('profile'),
    account: input.text('account'),
    map: new Map(input.list('map').map(pairOf)),
    dateOrder: (['dmy', 'mdy', 'ymd'] as const).find((order) => order === input.text('date-order')),
    decimal: (['.', ','] as const).find((mark) => mark === input.text('decimal')),
    encoding: input.text('encoding'),
    currency: currencyOf(input.text('currency')),
    invertSign: input.flag('invert-sign'),
    isStrict: input.flag('strict'),
    savesProfile: input.flag('save-profile'),
  }
}

function currencyOf(code: string | undefined): Currency | undefined {
  const currency = code === undefined ? undefined : parseCurrency(code)
  if (code === undefined || currency !== undefined) return currency
  throw new AppError('usage', `--currency: expected an ISO 4217 code such as EUR, found "${code}"`)
}

function pairOf(pair: string): readonly [string, string] {
  const at = pair.indexOf('=')
  const field = pair.slice(0, at).trim()
  const column = pair.slice(at + 1).trim()
  if (at < 1 || field === '' || column === '') {
    throw new AppError('usage', `--map: expected "Field=Column", found "${pair}"`, {
      hint: 'such as --map "Amount=Betrag" or --map "Amount=#3"',
    })
  }
  return [field, column]
}
