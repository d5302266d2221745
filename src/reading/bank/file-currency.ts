import { type Currency, currencyDigits, parseCurrency } from '../../core/currency.ts'
import { AppError } from '../../core/errors.ts'
import type { Grid } from '../table/grid.ts'
import { fold } from '../text/cell-text.ts'
import { currenciesSharing, currencyOfSign, sharedSignOf } from '../text/currency-text.ts'
import { isOwnMoney } from './amount-candidates.ts'
import { amountColumns } from './amount-rule.ts'
import type { ColumnsByField } from './column-fields.ts'
import type { BankField } from './field-words.ts'
import type { BankTable } from './find-table.ts'
import type { AmountRule, BankLayout, BankReadOptions } from './layout.ts'
import type { Preamble } from './preamble.ts'

/** What the amounts are in: by a column, by what stands around them, or by the user. */
export function moneyOf(
  columns: ColumnsByField,
  rule: AmountRule,
  {
    table,
    sample,
    preamble,
    options,
  }: {
    readonly table: BankTable
    readonly sample: Grid
    readonly preamble: Preamble
    readonly options: BankReadOptions
  },
): Pick<BankLayout, 'currencyColumn' | 'currency' | 'mentioned' | 'possible'> {
  const currencyColumn = nearestCurrency(columns, rule, table)
  const currency = currencyOutside(table, rule, preamble) ?? options.currency ?? null
  if (!isCurrencyOpen(rule, { currency, currencyColumn }))
    return { currencyColumn, currency, mentioned: [], possible: [] }
  const possible = possibleCurrencies(table, rule)
  const [only, ...others] = possible
  const told = others.length === 0 ? (only ?? null) : null
  return { currencyColumn, currency: told, mentioned: mentionedCurrencies(sample.rows), possible }
}

/** The currency column that stands nearest to the amount: other amounts have their own. */
function nearestCurrency(
  columns: ColumnsByField,
  rule: AmountRule,
  table: BankTable,
): number | null {
  if (rule.kind === 'by-currency' || rule.kind === 'two-ended') return null
  // `Amount in EUR` is in euros, whatever the purchase was in.
  if (rule.kind === 'signed' && table.meanings[rule.column]?.currency != null) return null
  const [amount = 0] = amountColumns(rule)
  const found = [...(columns.get('currency') ?? [])].sort(
    (a, b) => Math.abs(a - amount) - Math.abs(b - amount) || b - a,
  )
  return found.find((column) => !isOfAnother(column, rule, { columns, table })) ?? null
}

/** Beside an amount that was converted, and not beside the one that counts: `-10 | USD | … | -9.10`. */
function isOfAnother(
  currency: number,
  rule: AmountRule,
  { columns, table }: { readonly columns: ColumnsByField; readonly table: BankTable },
): boolean {
  const used = amountColumns(rule)
  const isBeside = (column: number): boolean => Math.abs(column - currency) === 1
  if (used.some(isBeside)) return false
  return (columns.get('amount') ?? []).some(
    (column) =>
      !used.includes(column) &&
      isBeside(column) &&
      (used.some((one) => isOwnMoney(one, table)) ||
        isForeignElsewhere(column, currency, { used, table })),
  )
}

/** Rows with one amount in both columns are in one currency, and the others in others. */
function isForeignElsewhere(
  amount: number,
  currency: number,
  { used, table }: { readonly used: readonly number[]; readonly table: BankTable },
): boolean {
  const digits = (text = ''): string => text.replace(/[^0-9]/g, '')
  const codes = { same: new Set<string>(), other: new Set<string>() }
  for (const row of table.movements) {
    const isSame = used.some((one) => digits(row[one]) === digits(row[amount]))
    codes[isSame ? 'same' : 'other'].add(row[currency]?.trim() ?? '')
  }
  return (
    codes.same.size === 1 &&
    codes.other.size > 0 &&
    ![...codes.same].some((code) => codes.other.has(code))
  )
}

/** Whether all rows are in money that has no smaller unit, such as yen. */
export function isWholeMoney(
  rows: readonly (readonly string[])[],
  said: { readonly currencyColumn: number | null; readonly currency: Currency | null },
): boolean {
  const { currencyColumn, currency } = said
  if (currencyColumn === null) return currency !== null && currencyDigits(currency) === 0
  return rows.every((row) => {
    const code = parseCurrency(row[currencyColumn]?.trim() ?? '')
    return code !== undefined && currencyDigits(code) === 0
  })
}

const MONEY: readonly BankField[] = ['amount', 'debit', 'credit', 'net', 'gross', 'fee', 'balance']

/** From the headings of the amounts or of other money, or from the lines around the table. */
function currencyOutside(
  table: BankTable,
  rule: AmountRule,
  preamble: Preamble,
): BankLayout['currency'] {
  const said = amountColumns(rule).map((column) => table.meanings[column]?.currency ?? null)
  const own = said.find((currency) => currency !== null) ?? preamble.currency
  if (own !== null) return own
  const [only, ...others] = currenciesBeside(table)
  return others.length === 0 ? (only ?? null) : null
}

/** Each currency that a heading of money names. */
function currenciesBeside({ meanings }: BankTable): readonly Currency[] {
  const named = meanings.flatMap(({ fields: [field], currency }) =>
    field !== undefined && MONEY.includes(field) && currency !== null ? [currency] : [],
  )
  return [...new Set(named)]
}

const UNREAD = /[([]\s*(?:[A-Z]{2,4}|[^)\]]{0,4}[?\ufffd][^)\]]{0,4})\s*[)\]]/

/** Headings that seem to name a currency which cannot be told, where nothing else names one. */
export function unreadCurrency(
  { headings }: BankTable,
  rule: AmountRule,
  known: { readonly currency: Currency | null; readonly currencyColumn: number | null },
): readonly string[] {
  if (known.currency !== null || known.currencyColumn !== null) return []
  const named = amountColumns(rule).flatMap((column) => headings[column] ?? [])
  return named
    .filter((heading) => UNREAD.test(heading))
    .map((heading) => `the heading "${heading}" may name a currency that is not known`)
}

/** Codes of no currency, on every row below `Currency`: a coin, points, or money of the past. */
export function refuseUnknownCurrency(
  { meanings, headings, movements }: BankTable,
  known: { readonly currency: Currency | null; readonly currencyColumn: number | null },
): void {
  if (known.currency !== null || known.currencyColumn !== null) return
  for (const [column, { fields, isExact }] of meanings.entries()) {
    const codes = movements.map((row) => row[column]?.trim() ?? '').filter((code) => code !== '')
    const isNone = (code: string): boolean =>
      CODE.test(code) && currencyOfSign(code) === null && currenciesSharing(code) === undefined
    if (!isExact || fields[0] !== 'currency' || !codes.every(isNone) || codes.length === 0) continue
    const heading = headings[column]?.trim() ?? ''
    throw new AppError('input', `"${codes[0]}" in the column "${heading}" is no currency`, {
      hint: 'say what the amounts are in, such as --currency EUR, or leave the file out',
    })
  }
}

const CODE = /^\p{L}{3,5}$/u

/** Whether neither a column nor a title nor the user says what the amounts are in. */
function isCurrencyOpen(
  rule: AmountRule,
  said: { readonly currencyColumn: number | null; readonly currency: Currency | null },
): boolean {
  const isInRows = rule.kind === 'by-currency' || rule.kind === 'two-ended'
  return !isInRows && said.currencyColumn === null && said.currency === null
}

// `kr` in a language is the crown of its country, and `¥` the money of who writes so.
const SPOKEN: readonly (readonly [string, RegExp])[] = [
  ['DKK', /\b(?:belob|beloeb|bogfort|bogforingsdato|posteringstekst|indsat|haevet|afstemt)\b/],
  [
    'NOK',
    /\b(?:belop|beloep|bokfort|bokforingsdato|inn|inn pa konto|ut fra konto|ut av konto|beskrivelse|utfort)\b/,
  ],
  ['ISK', /\b(?:upphae.?|dagsetning|skyring|uttekt|innborgun)\b/],
  [
    'SEK',
    /\b(?:belopp|bokford|bokforingsdag|bokforingsdatum|reskontradatum|meddelande|kontohandelse|insattning|uttag)\b/,
  ],
  ['CNY', /金额|余额|交易/],
  ['JPY', /[\p{Script=Hiragana}\p{Script=Katakana}]|金額|残高|取引|円/u],
]

/** What a sign of several countries beside the amounts may mean; the headings may tell which. */
function possibleCurrencies(
  { headings, movements }: BankTable,
  rule: AmountRule,
): readonly Currency[] {
  const amounts = movements.flatMap((row) => amountColumns(rule).map((column) => row[column] ?? ''))
  const sign = amounts.map(sharedSignOf).find((one) => one !== undefined)
  const found = (sign === undefined ? undefined : currenciesSharing(sign)) ?? []
  const words = headings.map(fold).join(' ')
  const told = SPOKEN.filter(([, language]) => language.test(words)).flatMap(
    ([code]) => parseCurrency(code) ?? [],
  )
  const own = told.find((currency) => found.includes(currency))
  return own === undefined ? found : [own]
}

const MENTIONED_ROWS_MAX = 300
/** Codes that are words as well. */
const WORDS: ReadonlySet<string> = new Set(['ALL', 'TOP', 'TRY', 'CUP', 'LAK', 'MOP', 'PEN', 'SOS'])

/** The currencies whose codes fill a cell, wherever that is. */
function mentionedCurrencies(rows: readonly (readonly string[])[]): readonly Currency[] {
  const found = new Set<Currency>()
  for (const row of rows.slice(0, MENTIONED_ROWS_MAX)) {
    for (const cell of row) {
      const code = /^\s*([A-Z]{3})\s*$/.exec(cell)?.[1]
      const currency = code === undefined || WORDS.has(code) ? undefined : parseCurrency(code)
      if (currency !== undefined) found.add(currency)
    }
  }
  return [...found]
}
