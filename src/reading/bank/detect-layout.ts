import { AppError } from '../../core/errors.ts'
import { usualWidth } from '../table/delimited-text.ts'
import type { Grid } from '../table/grid.ts'
import { amountCandidates } from './amount-candidates.ts'
import { amountOfTable, bookedRows } from './amount-of-table.ts'
import { amountColumns } from './amount-rule.ts'
import { type ColumnsByField, fieldsByHeading, firstColumn } from './column-fields.ts'
import { type ColumnProfile, profileColumns } from './column-profile.ts'
import { fieldsByContent } from './content-fields.ts'
import { bookingColumn, type DateEvidence, findDateOrder, refuseTwoDates } from './date-column.ts'
import { findDecimalMark, likelyMark, refuseSplitDecimals } from './decimal-column.ts'
import { type BankField, DATE_FIELDS } from './field-words.ts'
import {
  currencyOutside,
  isCurrencyOpen,
  isWholeMoney,
  mentionedCurrencies,
  nearestCurrency,
} from './file-currency.ts'
import { type BankTable, findTable, isMovement } from './find-table.ts'
import { knownLayout } from './known-layouts.ts'
import { type AmountRule, type BankLayout, type BankReadOptions, columnName } from './layout.ts'
import { applyMap, HINT_MAP, isMapped } from './mapped-columns.ts'
import { type Preamble, readPreamble } from './preamble.ts'
import { doubtfulRows, signedRule } from './sign-rule.ts'
import { rolesForText } from './text-roles.ts'

/**
 * Finds out how a bank file is to be read; null when it has a header and no movement below. What the
 * file leaves open is refused, with the flag that decides it.
 */
export function detectBankLayout(sample: Grid, options: BankReadOptions): BankLayout | null {
  const table = findTable(sample.rows, Object.values(options.columns ?? {}))
  const profiles = profileColumns(table.movements)
  if (table.movements.length === 0) return withoutMovements(table, sample)
  const columns = rolesOf(table, profiles, options)
  const preamble = readPreamble(
    sample.rows.slice(0, table.firstRow - Math.min(1, table.headings.length)),
  )
  const dates = DATE_FIELDS.flatMap((field) => columns.get(field) ?? [])
  const choice = amountOfTable(columns, { table, profiles, options })
  const date = bookingColumn(dates, {
    rows: bookedRows(table, columns, choice),
    headed: columns.get('bookingDate') ?? [],
  })
  const others = dates.filter((one) => one !== date)
  if (!isMapped(options, ['bookingDate'])) {
    if (table.headings.length === 0) refuseTwoDates(date, others, table.movements)
    refuseEmptyBookingDate(date, columns, { table, profiles })
  }
  const rule = signedRule(choice, { table, columns, options })
  refuseSplitDecimals(table, rule)
  const currencyColumn = nearestCurrency(columns, rule, table)
  const currency = currencyOutside(table, rule, preamble) ?? options.currency ?? null
  const isWhole = isWholeMoney(table.movements, { currencyColumn, currency })
  const marks = marksOf(table, { rule, balance: choice.balance, preamble, isWhole, options })
  const order =
    options.dateOrder ??
    findDateOrder(dateEvidence({ table, sample, preamble }, { date, others, options }))
  return {
    ...rolesForText(columns, { table, profiles, used: [date, ...amountColumns(rule)] }),
    profile: knownLayout(table.headings),
    headings: table.headings,
    width: table.headings.length > 0 ? 0 : usualWidth(table.movements),
    firstRow: table.firstRow,
    date,
    valueDate:
      firstColumn(columns, 'valueDate') === date ? null : firstColumn(columns, 'valueDate'),
    dateOrder: order,
    ...marks,
    amount: rule,
    balance: choice.balance,
    currencyColumn,
    currency,
    mentioned: isCurrencyOpen(rule, { currency, currencyColumn })
      ? mentionedCurrencies(sample.rows)
      : [],
    accountName: preamble.account,
    warnings: doubtfulRows(table, columns, rule),
  }
}

const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** In East Asia the comma stands between thousands and the point before decimals. */
function usualMark(headings: readonly string[]): readonly string[] {
  return headings.some((heading) => EAST_ASIAN.test(heading)) ? ['0.00'] : []
}

/** Where to look for the order of day and month. */
function dateEvidence(
  {
    table,
    sample,
    preamble,
  }: { readonly table: BankTable; readonly sample: Grid; readonly preamble: Preamble },
  {
    date,
    others,
    options,
  }: {
    readonly date: number
    readonly others: readonly number[]
    readonly options: BankReadOptions
  },
): DateEvidence {
  const { movements, firstRow } = table
  const all = sample.rows.slice(firstRow)
  const { dates: elsewhere } = preamble
  return { rows: movements, booking: date, others, elsewhere, all, whole: options.whole }
}

/** The decimal marks of the amounts and of the balance beside them. */
function marksOf(
  { movements, headings }: BankTable,
  {
    rule,
    balance,
    preamble,
    isWhole,
    options,
  }: {
    readonly rule: AmountRule
    readonly balance: number | null
    readonly preamble: Preamble
    readonly isWhole: boolean
    readonly options: BankReadOptions
  },
): Pick<BankLayout, 'decimal' | 'balanceDecimal'> {
  const decimal =
    options.decimal ??
    findDecimalMark(movements, {
      rule,
      balance,
      isWhole,
      elsewhere: [...preamble.amounts, ...usualMark(headings)],
    })
  const beside = balance === null ? null : likelyMark(movements, [balance])
  return { decimal, balanceDecimal: options.decimal ?? beside ?? decimal }
}

/** A file with a booking date that no row fills: nothing in it may be booked yet. */
function refuseEmptyBookingDate(
  date: number,
  columns: ColumnsByField,
  { table, profiles }: { readonly table: BankTable; readonly profiles: readonly ColumnProfile[] },
): void {
  const isBooked = [...(columns.get('bookingDate') ?? []), ...(columns.get('date') ?? [])]
  const empty = table.meanings.findIndex(
    ({ fields, isExact }, column) =>
      isExact && fields[0] === 'bookingDate' && (profiles[column]?.filled ?? 0) === 0,
  )
  if (empty === -1 || isBooked.includes(date)) return
  const name = columnName(table.headings, empty)
  throw new AppError('input', `the column "${name}" is empty on every row: are they booked?`, {
    hint: `if they are, say which date counts: --map "Date=${columnName(table.headings, date)}"`,
  })
}

function withoutMovements(table: BankTable, sample: Grid): null {
  if (table.headings.length > 0) {
    refuseRowsAbove(table, sample)
    const left = sample.rows.slice(table.firstRow)
    const isData = left.some((row) => row.filter((cell) => /\d/.test(cell)).length >= 3)
    if (!isData) return null
    throw new AppError('input', 'no row below the header holds a date and an amount', {
      hint: HINT_MAP,
    })
  }
  throw new AppError(
    'input',
    'it is no statement and no list: no row holds a date and an amount, no row names columns',
    { hint: `is it the right file? If so, ${HINT_MAP}` },
  )
}

/** A file that was sorted by hand may have its header at the end. */
function refuseRowsAbove({ headings, firstRow }: BankTable, { rows, lines }: Grid): void {
  const above = rows.slice(0, firstRow - 1)
  if (!above.some((row) => row.length > headings.length / 2 && isMovement(row))) return
  throw new AppError('input', `the header in line ${lines[firstRow - 1]} stands below the rows`, {
    hint: 'move it to the top of the file',
  })
}

/** Headings tell first; where they tell no date or no money, the content does. */
function rolesOf(
  table: BankTable,
  profiles: readonly ColumnProfile[],
  options: BankReadOptions,
): ColumnsByField {
  const byHeading = fieldsByHeading(table, profiles)
  const isEnough =
    DATE_FIELDS.some((field) => byHeading.has(field)) &&
    amountCandidates(byHeading, table).length > 0
  const found = isEnough ? byHeading : merged(byHeading, fieldsByContent(profiles, table.movements))
  return options.columns === undefined ? found : applyMap(found, options.columns, table.headings)
}

function merged(byHeading: ColumnsByField, byContent: ColumnsByField): ColumnsByField {
  const known = new Set([...byHeading.values()].flat())
  // `Time` may hold the date too, where no other column does.
  const spare = new Set(byHeading.get('other') ?? [])
  const result = new Map<BankField, readonly number[]>(byHeading)
  for (const [field, indexes] of byContent) {
    const isFree = (index: number): boolean =>
      !known.has(index) || (DATE_FIELDS.includes(field) && spare.has(index))
    const fresh = indexes.filter(isFree)
    if (fresh.length > 0) result.set(field, [...(result.get(field) ?? []), ...fresh])
  }
  return result
}
