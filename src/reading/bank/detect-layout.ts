import { AppError } from '../../core/errors.ts'
import { usualWidth } from '../table/delimited-text.ts'
import type { Grid } from '../table/grid.ts'
import { fold } from '../text/cell-text.ts'
import { isContinental } from '../text/language.ts'
import { amountCandidates } from './amount-candidates.ts'
import { amountOfTable } from './amount-of-table.ts'
import { amountColumns } from './amount-rule.ts'
import type { AmountChoice } from './choose-amount.ts'
import { type ColumnsByField, fieldsByHeading, firstColumn } from './column-fields.ts'
import { type ColumnProfile, profileColumns } from './column-profile.ts'
import { fieldsByContent } from './content-fields.ts'
import { type DateEvidence, findDateOrder } from './date-column.ts'
import { withWholeDates } from './date-parts.ts'
import { datesOf } from './dates-of-table.ts'
import { findDecimalMark, likelyMark, refuseSplitDecimals } from './decimal-column.ts'
import { type BankField, DATE_FIELDS } from './field-words.ts'
import { isWholeMoney, moneyOf, refuseUnknownCurrency, unreadCurrency } from './file-currency.ts'
import { type BankTable, findTable, isMovement } from './find-table.ts'
import { knownLayout } from './known-layouts.ts'
import type { AmountRule, BankLayout, BankReadOptions } from './layout.ts'
import { applyMap, HINT_MAP, isMapped, mappedColumns } from './mapped-columns.ts'
import { withMissingYears } from './missing-years.ts'
import { withOtherSide } from './other-side.ts'
import { withPayouts } from './payout-rows.ts'
import { type Preamble, readPreamble } from './preamble.ts'
import { isBalanceLabel, isTotalLabel } from './row-words.ts'
import { beginsPending } from './section.ts'
import { doubtfulRows, signedRule } from './sign-rule.ts'
import { isSpoken, rolesForText } from './text-roles.ts'
import { refuseUnevenRows, refuseUnnamedFlags } from './unnamed-columns.ts'

/**
 * Finds out how a bank file is to be read; null when it has a header and no movement below. What the
 * file leaves open is refused, with the flag that decides it.
 */
export function detectBankLayout(grid: Grid, options: BankReadOptions): BankLayout | null {
  const { sample: dated, years } = withMissingYears(grid)
  const { sample, parts: dateParts } = withWholeDates(dated)
  const table = findTable(sample.rows, Object.values(options.columns ?? {}))
  const profiles = profileColumns(table.movements)
  if (table.movements.length === 0) return withoutMovements(table, sample)
  const columns = rolesOf(table, profiles, options)
  const preamble = readPreamble(
    sample.rows.slice(0, table.firstRow - Math.min(1, table.headings.length)),
  )
  refuseDamage(table, options)
  const choice = amountOfTable(columns, { table, profiles, options })
  const { date, others } = datesOf(columns, choice, { table, profiles, options })
  const rule = withPayouts(signedRule(choice, { table, columns, options }), columns, table)
  refuseSplitDecimals(table, rule)
  const money = moneyOf(columns, rule, { table, sample, preamble, options })
  refuseUnknownCurrency(table, money)
  const isWhole = isWholeMoney(table.movements, money)
  const marks = marksOf(table, { rule, balance: choice.balance, preamble, isWhole, options })
  const order =
    options.dateOrder ??
    findDateOrder(dateEvidence({ table, sample, preamble }, { date, others, options }))
  const roles = rolesForText(columns, { table, profiles, used: [date, ...amountColumns(rule)] })
  return {
    ...roles,
    isSpoken: isSpoken(table, roles),
    profile: knownLayout(table.headings),
    headings: table.headings,
    width: table.headings.length > 0 ? 0 : usualWidth(table.movements),
    spare: spareCells(table, choice),
    firstRow: table.firstRow,
    beginsPending: beginsPending(sample.rows.slice(0, table.firstRow)),
    date,
    dateParts,
    years,
    valueDate:
      firstColumn(columns, 'valueDate') === date ? null : firstColumn(columns, 'valueDate'),
    dateOrder: order,
    ...marks,
    amount: rule,
    balance: choice.balance,
    ...money,
    accountName: preamble.account,
    warnings: [...doubtfulRows(table, columns, rule), ...unreadCurrency(table, rule, money)],
  }
}

/** A separator in the last text of every row moves nothing: the balance tells that all stands in place. */
function spareCells({ headings, movements }: BankTable, { proof }: AmountChoice): number {
  const more = usualWidth(movements) - headings.length
  const isSure = proof.pairs > 1 && proof.holds === proof.pairs
  return headings.length > 0 && more > 0 && isSure ? more : 0
}

const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** In East Asia the comma stands between thousands and the point before decimals. */
function usualMark(headings: readonly string[]): readonly string[] {
  return headings.some((heading) => EAST_ASIAN.test(heading)) ? ['0.00'] : []
}

/** Without headings, rows of many widths and columns of `true` and `false` may mean anything. */
function refuseDamage(table: BankTable, options: BankReadOptions): void {
  if (!isMapped(options, ['amount', 'debit', 'credit'])) refuseUnevenRows(table)
  refuseUnnamedFlags(table, mappedColumns(options, table))
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
  const { dates: elsewhere, periods } = preamble
  const { whole } = options
  const isDayFirst = sample.delimiter === ';' && isContinental(table.headings.map(fold))
  return { rows: movements, booking: date, others, elsewhere, periods, all, whole, isDayFirst }
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

function withoutMovements(table: BankTable, sample: Grid): null {
  if (table.headings.length > 0) {
    refuseRowsAbove(table, sample)
    const left = sample.rows.slice(table.firstRow)
    const isData = (row: readonly string[]): boolean => {
      const numbers = row.filter((cell) => /\d/.test(cell)).length
      const isWide = row.length >= table.headings.length / 2
      return numbers >= 3 || (numbers === 2 && isWide && !row.some(isFooter))
    }
    if (!left.some(isData)) return null
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

/** A balance or a sum is no movement that was missed. */
function isFooter(cell: string): boolean {
  return isBalanceLabel(cell) || isTotalLabel(cell)
}

/** A file that was sorted by hand may have its header at the end. */
function refuseRowsAbove({ headings, firstRow }: BankTable, { rows, lines }: Grid): void {
  const above = rows.slice(0, firstRow - 1)
  const isRow = (row: readonly string[]): boolean => {
    if (row.length > headings.length / 2 && isMovement(row)) return true
    // A day may stand in three columns, which headings above it alone would tell.
    const filled = row.filter((cell) => cell.trim() !== '')
    const figures = filled.filter((cell) => /^[-+]?[\d.,]+$/.test(cell.trim()))
    return 2 * filled.length > headings.length && 2 * figures.length > filled.length
  }
  if (!above.some(isRow)) return
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
  if (options.columns !== undefined) return applyMap(found, options, table)
  return withOtherSide(found, table, profiles)
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
