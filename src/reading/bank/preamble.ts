import type { Currency } from '../../core/currency.ts'
import { parseAmountText, readAmountText } from '../text/amount-text.ts'
import { fold } from '../text/cell-text.ts'
import { currencyOfSign } from '../text/currency-text.ts'
import { isAccountNumber } from './column-profile.ts'
import { type Period, periodOf } from './date-period.ts'
import { meaningOf } from './heading-fields.ts'
import { isBalanceLabel } from './row-words.ts'

/** What the lines around the table say. */
export interface Preamble {
  readonly account: string | null
  readonly currency: Currency | null
  readonly openingBalance: string | null
  readonly closingBalance: string | null
  /** Amounts of money in titles: witnesses for the decimal mark. */
  readonly amounts: readonly string[]
  /** Dates in titles: witnesses for the order of day and month. */
  readonly dates: readonly string[]
  /** Periods in titles, by days that read one way only. */
  readonly periods: readonly Period[]
}

const OPENING =
  /opening|beginning|starting|initial|start of|previous|brought|anfang|alter|vortrag|precedent|ancien|anterior|inicial|iniziale|begin|vorig|poczatk|pocatecni|pociatoc|nyito|ingaende|primo|alku|входящ|начал|pradini|pradziai|sakuma|alg/
const CLOSING =
  /closing|ending|final|end of|carried|endsaldo|neuer|schluss|nouveau|eind|nieuw|koncow|konecny|zaro|utgaende|ultimo|loppu|исходящ|конец|конечн|galutinis|pabaigai|beigu|lopp/
const ROWS_MAX = 300

/** Reads the rows that are no movements, above and below the table. */
export function readPreamble(rows: readonly (readonly string[])[]): Preamble {
  const currencies = new Set<Currency>()
  let account: string | null = null
  let openingBalance: string | null = null
  let closingBalance: string | null = null
  const dates: string[] = []
  const amounts: string[] = []
  const periods: Period[] = []
  for (const row of rows.slice(0, ROWS_MAX)) {
    const cells = row.map((cell) => cell.trim()).filter((cell) => cell !== '')
    for (const cell of cells) {
      for (const code of currenciesIn(cell)) currencies.add(code)
      dates.push(...(cell.match(/\b\d{1,2}([/.-])\d{1,2}\1\d{2,4}\b/g) ?? []))
    }
    periods.push(...[periodOf(cells)].filter((period) => period !== undefined))
    account ??= accountIn(cells)
    const isOfBalance = cells.some((cell) => isBalanceLabel(cell))
    amounts.push(...cells.filter((cell) => isOfBalance || hasUnit(cell)))
    const label = cells.find((cell) => isBalanceLabel(cell))
    const amount = label === undefined ? undefined : amountIn(cells, label)
    if (label === undefined || amount === undefined) continue
    if (CLOSING.test(fold(label))) closingBalance ??= amount
    else if (OPENING.test(fold(label))) openingBalance ??= amount
  }
  const [only] = currencies
  const currency = currencies.size === 1 && only !== undefined ? only : null
  return { account, currency, openingBalance, closingBalance, amounts, dates, periods }
}

function hasUnit(cell: string): boolean {
  return [readAmountText(cell, '.'), readAmountText(cell, ',')].some((found) => found?.unit != null)
}

/** Codes as cells of their own, or beside an amount; words such as `ALL` are none. */
function currenciesIn(cell: string): readonly Currency[] {
  const whole = /^:? ?([A-Z]{3})$/.exec(cell)?.[1]
  const beside =
    /\d ?([A-Z]{3}|[€£])(?:\b|$)/.exec(cell)?.[1] ?? /\b([A-Z]{3}) ?[-+]?\d/.exec(cell)?.[1]
  const said = /(?:currency|waluta|wahrung|valuta|devise|mena)\W+([A-Z]{3})\b/i.exec(
    fold(cell).toUpperCase(),
  )?.[1]
  const between = /[-–(] ?([A-Z]{3})(?: ?[-–)]|$)/.exec(cell)?.[1]
  return [whole, beside, said, between].flatMap((code) => {
    const currency = code === undefined ? null : currencyOfSign(code)
    return currency === null || currency === 'ALL' || currency === 'TOP' ? [] : [currency]
  })
}

function accountIn(cells: readonly string[]): string | null {
  const [label = '', ...values] = cells
  const iban = cells.find((cell) => isAccountNumber(cell))
  if (iban !== undefined) return iban.replaceAll(' ', '')
  const { fields } = meaningOf(label.replace(/:$/, ''))
  const isAccount = fields.includes('account') || fields.includes('counterpartyAccount')
  const [value] = values
  return isAccount && value !== undefined && /\d{3}/.test(value) ? value : null
}

/** The amount behind a label or in it; the mark is told by the amount itself. */
function amountIn(cells: readonly string[], label: string): string | undefined {
  const behind = cells.slice(cells.indexOf(label) + 1)
  const inside = /(?:^|[\s:])([-+]?\d[\d .,']*[.,]\d{2}|[-+]?\d+)(?: ?[A-Z]{3})?$/.exec(label)?.[1]
  for (const text of inside === undefined ? behind : [...behind, inside]) {
    const amount = parseAmountText(text, /,\d{1,2}\D*$/.test(text) ? ',' : '.')
    if (amount !== undefined) return amount
  }
  return undefined
}
