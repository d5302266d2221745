import { type Currency, parseCurrency } from '../../core/currency.ts'
import { currenciesSharing, sharedSignOf } from '../text/currency-text.ts'
import type { Columns } from './assign.ts'
import { headingUnit } from './normalise.ts'

type Row = readonly string[]

/** A sign in a list that is the money of several countries. */
export interface SharedSign {
  readonly sign: string
  readonly among: readonly Currency[]
  /** What the language of the list makes of it; null where it says nothing. */
  readonly spoken: Currency | null
}

const LANGUAGES: readonly (readonly [string, RegExp])[] = [
  [
    'SEK',
    /\b(?:forfallodatum|fakturadatum|kund|kundens|kundn\w+|\w*belopp|betald|obetald|att betala)\b/,
  ],
  ['DKK', /\b(?:forfaldsdato|forfald\w*|\w*belob|forfaldsdag)\b/],
  ['NOK', /\b(?:forfallsdato|\w*belop|mva|kid)\b/],
  ['ISK', /\b(?:gjalddagi|eindagi|vidskiptavinur|upphaed)\b/],
  ['CNY', /发票|客户|应收|金额|发票号/],
  ['JPY', /請求|取引先|得意先|支払|顧客|円/],
]

/** The signs of several currencies in a list's amounts, headings and column of currencies. */
export function sharedSigns(
  table: {
    readonly columns: Columns
    readonly buckets: readonly number[]
    readonly headings: Row
    /** The headings, normalised. */
    readonly names: Row
  },
  rows: readonly Row[],
): readonly SharedSign[] {
  const { columns, buckets, headings, names } = table
  const signs = new Set<string>()
  const add = (text: string | undefined): void => {
    if (text !== undefined && currenciesSharing(text) !== undefined) signs.add(text.toLowerCase())
  }
  const amounts = (['total', 'balance', 'debit', 'lineTotal', 'unitPrice'] as const).flatMap(
    (field) => columns.get(field) ?? [],
  )
  const currency = columns.get('currency') ?? -1
  for (const row of rows) {
    const told = row[currency]?.trim() ?? ''
    if (told === '') for (const at of [...amounts, ...buckets]) add(sharedSignOf(row[at] ?? ''))
    else add(told)
  }
  if (currency === -1) for (const at of amounts) add(headingUnit(headings[at] ?? ''))
  return [...signs].map((sign) => {
    const among = currenciesSharing(sign) ?? []
    const spoken = LANGUAGES.flatMap(([code, words]) =>
      names.some((name) => words.test(name)) ? [parseCurrency(code)] : [],
    ).filter((one) => one !== undefined && among.includes(one))
    return { sign, among, spoken: spoken.length === 1 ? (spoken[0] ?? null) : null }
  })
}
