import { AppError } from '../../core/errors.ts'
import { isAmountText, parseAmountText } from '../text/amount-text.ts'
import { isDateText } from '../text/date-text.ts'
import { unitsOf } from '../text/exact-decimal.ts'
import { amountCandidates } from './amount-candidates.ts'
import {
  isTotal,
  refuseLostRows,
  refuseOtherSide,
  refuseRivals,
  refuseUnknownMoney,
  refuseWordsAgainstSigns,
} from './amount-doubts.ts'
import { amountColumns } from './amount-rule.ts'
import { type AmountChoice, type AmountEvidence, chooseAmount, chooseFee } from './choose-amount.ts'
import type { ColumnsByField } from './column-fields.ts'
import type { ColumnProfile } from './column-profile.ts'
import { moneyColumns } from './content-fields.ts'
import { rowOrder } from './date-column.ts'
import { likelyMark } from './decimal-column.ts'
import { DATE_FIELDS } from './field-words.ts'
import type { BankTable } from './find-table.ts'
import type { HeadingMeaning } from './heading-fields.ts'
import { knownLayout } from './known-layouts.ts'
import { type BankReadOptions, columnName } from './layout.ts'
import { HINT_MAP, isMapped } from './mapped-columns.ts'
import { moneyByContent } from './money-by-content.ts'
import { isAfterFees, isNetHeading } from './net-amount.ts'
import { isBalanceLabel, isUnbooked } from './row-words.ts'
import { countSigns } from './sign-evidence.ts'
import { isFeeTraded } from './traded-value.ts'

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
  if (isMapped(options, ['amount', 'debit', 'credit']))
    return withFee(choice, columns, { table, evidence })
  refuseRivals(choice, candidates, { table, rows: evidence.rows })
  refuseOtherSide(choice, { table, columns, profiles, rows: evidence.rows })
  refuseUnknownMoney(choice, { table, columns, profiles, rows: evidence.rows })
  const charged = withFee(choice, columns, { table, evidence })
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
    return isMoneyByName(meaning) && !isRead && profile.amounts < profile.filled
  })
  if (bad === -1) return
  const cells = table.movements.map((row) => row[bad]?.trim() ?? '')
  const value = cells.find((cell) => cell !== '' && (!isAmountText(cell) || isDateText(cell)))
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

/** Adds the rule for a fee column, where it charges anything. */
function withFee(
  choice: AmountChoice,
  columns: ColumnsByField,
  { table, evidence }: { readonly table: BankTable; readonly evidence: AmountEvidence },
): AmountChoice {
  const [fee] = columns.get('fee') ?? []
  const { rule } = choice
  if (fee !== undefined && rule.kind === 'split') {
    return withFeeBesideSides(choice, columns, { fee, table, evidence })
  }
  if (rule.kind !== 'signed' || fee === undefined) return choice
  const { positive, negative } = countSigns(evidence.rows, fee)
  const isNet = columns.get('net')?.includes(rule.column) || isTotal(table.headings[rule.column])
  if (positive + negative === 0 || isNet || isTotal(table.headings[fee])) return choice
  const net = netColumn(rule.column, fee, { columns, evidence })
  if (net !== undefined) return { ...choice, rule: { ...rule, column: net } }
  const profile = knownLayout(table.headings)
  const found = chooseFee(choice, fee, evidence)
  const isTraded = isFeeTraded(table, { amount: rule.column, fee })
  if (found === 'inside' || (found === 'open' && isTraded)) return choice
  if (found !== 'open') return { ...choice, rule: { ...rule, fee: found } }
  const takesOff = profile === 'revolut' || profile === 'stripe-charges'
  if (takesOff) return { ...choice, rule: { ...rule, fee: { column: fee, sign: -1 } } }
  throw openFee(table, fee)
}

function openFee({ headings }: BankTable, fee: number): AppError {
  const name = columnName(headings, fee)
  return new AppError(
    'input',
    `nothing tells whether "${name}" is a part of the amount or comes on top`,
    { hint: 'if it is a part of the amount, say --map "Amount=…" with the heading of the amount' },
  )
}

/** A fee beside a debit and a credit; where it charges something, the balance must tell. */
function withFeeBesideSides(
  choice: AmountChoice,
  columns: ColumnsByField,
  {
    fee,
    table,
    evidence,
  }: { readonly fee: number; readonly table: BankTable; readonly evidence: AmountEvidence },
): AmountChoice {
  const { rule } = choice
  if (rule.kind !== 'split') return choice
  const found = chooseFee(choice, fee, evidence)
  if (typeof found !== 'string') return { ...choice, rule: { ...rule, fee: found } }
  const { positive, negative } = countSigns(evidence.rows, fee)
  const wholes = [...(columns.get('gross') ?? []), ...(columns.get('amount') ?? [])]
  const sides = [rule.debit, rule.credit]
  const isNet =
    isNetHeading(table.headings[rule.debit]) ||
    (wholes.length > 0 && isAfterFees(sides, columns, table))
  if (found === 'inside' || positive + negative === 0 || isNet) return choice
  throw openFee(table, fee)
}

/** The amount column that is amount and fee together on every row. */
function netColumn(
  amount: number,
  fee: number,
  { columns, evidence }: { readonly columns: ColumnsByField; readonly evidence: AmountEvidence },
): number | undefined {
  const mark = evidence.decimal ?? likelyMark(evidence.rows, [amount, fee]) ?? '.'
  const value = (row: readonly string[], column: number): bigint | undefined => {
    const text = parseAmountText(row[column] ?? '', mark)
    return text === undefined ? undefined : unitsOf(text)
  }
  const isNet = (row: readonly string[], column: number): boolean => {
    const [gross, charged, net] = [value(row, amount), value(row, fee) ?? 0n, value(row, column)]
    return gross !== undefined && (gross - charged === net || gross + charged === net)
  }
  const named = columns.get('amount') ?? []
  const others = [...(columns.get('net') ?? []), ...(columns.get('debit') ?? [])]
  return [...named, ...others].find(
    (column) => column !== amount && evidence.rows.every((row) => isNet(row, column)),
  )
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
