import { AppError } from '../../core/errors.ts'
import { isAmountText } from '../text/amount-text.ts'
import { isDateText } from '../text/date-text.ts'
import { amountCandidates } from './amount-candidates.ts'
import { isNothing } from './amount-cell.ts'
import {
  refuseCents,
  refuseLostRows,
  refuseOtherSide,
  refuseWordsAgainstSigns,
} from './amount-doubts.ts'
import { refuseRivals, refuseUnknownMoney } from './amount-rivals.ts'
import { amountColumns } from './amount-rule.ts'
import { type AmountChoice, type AmountEvidence, chooseAmount } from './choose-amount.ts'
import type { ColumnsByField } from './column-fields.ts'
import type { ColumnProfile } from './column-profile.ts'
import { moneyColumns } from './content-fields.ts'
import { rowOrder } from './date-column.ts'
import { withFee } from './fee-of-amount.ts'
import { DATE_FIELDS } from './field-words.ts'
import type { BankTable } from './find-table.ts'
import type { HeadingMeaning } from './heading-fields.ts'
import { type BankReadOptions, columnName } from './layout.ts'
import { HINT_MAP, isMapped } from './mapped-columns.ts'
import { moneyByContent } from './money-by-content.ts'
import { refuseOpenNet } from './open-net.ts'
import { isBalanceLabel, isUnbooked } from './row-words.ts'
import { refuseLoneSide, refuseMixedSides } from './sides-in-doubt.ts'

/** Where the amounts stand, by headings, by the running balance, or by content alone. */
export function amountOfTable(
  columns: ColumnsByField,
  {
    table,
    profiles,
    options,
  }: {
    readonly table: BankTable
    readonly profiles: readonly ColumnProfile[]
    readonly options: BankReadOptions
  },
): AmountChoice {
  const evidence: AmountEvidence = {
    rows: table.movements.filter((row) => isTestable(row, columns)),
    balances: columns.get('balance') ?? [],
    ledgers: [...(columns.get('account') ?? []), ...(columns.get('currency') ?? [])],
    decimal: options.decimal,
    order: rowOrder(
      table.movements,
      DATE_FIELDS.flatMap((field) => columns.get(field) ?? []),
    ),
  }
  const candidates = amountCandidates(columns, table)
  const isNamed = (column: number): boolean => isMoneyByName(table.meanings[column])
  if (!candidates.some((rule) => amountColumns(rule).some(isNamed))) {
    refuseUnreadable(table, { profiles, columns })
  }
  const choice =
    candidates.length > 0
      ? chooseAmount(candidates, evidence)
      : moneyByContent(moneyColumns(profiles, table.movements.length), columns, table, evidence)
  if (choice === undefined) {
    throw new AppError('input', 'nothing tells which column holds the amount', { hint: HINT_MAP })
  }
  if (!isSignSaid(options)) refuseWordsAgainstSigns(choice, table)
  refuseCents(choice, table)
  if (isMapped(options, ['amount', 'debit', 'credit']))
    return withFee(choice, columns, { table, evidence, profiles })
  refuseLoneSide(choice, table, profiles)
  refuseMixedSides(choice, table)
  refuseRivals(choice, candidates, { table, columns, profiles, evidence })
  refuseOpenNet(choice, columns, { table, rows: evidence.rows })
  refuseOtherSide(choice, { table, columns, profiles, rows: evidence.rows })
  refuseUnknownMoney(choice, { table, columns, profiles, evidence })
  const charged = withFee(choice, columns, { table, evidence, profiles })
  refuseLostRows(charged, { table, columns, profiles, rows: evidence.rows })
  return charged
}

function isSignSaid(options: BankReadOptions): boolean {
  return options.invertSign === true || isMapped(options, ['amount', 'direction'])
}

/** A column that is named as the amount and holds other things: no other one may stand in for it. */
function refuseUnreadable(
  table: BankTable,
  {
    profiles,
    columns,
  }: { readonly profiles: readonly ColumnProfile[]; readonly columns: ColumnsByField },
): void {
  // Where the currency stands below the heading, the amount stands beside it.
  const codes = columns.get('currency') ?? []
  const bad = table.meanings.findIndex((meaning, column) => {
    const profile = profiles[column]
    const isRead = codes.includes(column) || profile === undefined
    return isMoneyByName(meaning) && !isRead && profile.amounts < profile.filled - profile.dashes
  })
  if (bad === -1) return
  const cells = table.movements.map((row) => row[bad]?.trim() ?? '')
  const value = cells.find((cell) => !isNothing(cell) && (!isAmountText(cell) || isDateText(cell)))
  throw new AppError(
    'input',
    `the column "${columnName(table.headings, bad)}" holds other things than amounts, such as "${value}"`,
    { hint: HINT_MAP },
  )
}

function isMoneyByName(meaning: HeadingMeaning | undefined): boolean {
  const [field = 'other'] = meaning?.fields ?? []
  return meaning?.isExact === true && ['amount', 'debit', 'credit', 'net', 'gross'].includes(field)
}

/** The rows that will be lines: booked, with an amount. */
export function bookedRows(
  table: BankTable,
  columns: ColumnsByField,
  { rule }: AmountChoice,
): readonly (readonly string[])[] {
  return table.movements.filter(
    (row) =>
      isTestable(row, columns) &&
      amountColumns(rule).some((column) => (row[column] ?? '').trim() !== ''),
  )
}

function isTestable(row: readonly string[], columns: ColumnsByField): boolean {
  const status = columns.get('status') ?? []
  return !status.some((column) => isUnbooked(row[column] ?? '')) && !row.some(isBalanceLabel)
}
