import { AppError } from '../../core/errors.ts'
import { isOwnMoney } from './amount-candidates.ts'
import { amountColumns } from './amount-rule.ts'
import { isProven } from './balance-proof.ts'
import type { AmountChoice } from './choose-amount.ts'
import type { ColumnsByField } from './column-fields.ts'
import type { ColumnProfile } from './column-profile.ts'
import { moneyColumns } from './content-fields.ts'
import type { BankField } from './field-words.ts'
import type { BankTable } from './find-table.ts'
import { type AmountRule, columnName } from './layout.ts'
import { isNetHeading } from './net-amount.ts'
import { directionOf } from './row-words.ts'
import { countSigns } from './sign-evidence.ts'

type Rows = readonly (readonly string[])[]

/** Two readings of the amounts that differ, and neither a balance nor a heading to choose by. */
export function refuseRivals(
  { rule, proof }: AmountChoice,
  candidates: readonly AmountRule[],
  { table, rows }: { readonly table: BankTable; readonly rows: Rows },
): void {
  if (isProven(proof)) return
  const valuesOf = (other: AmountRule): string =>
    rows
      .flatMap((row) => amountColumns(other).map((column) => row[column] ?? ''))
      .map((text) => text.replace(/[^0-9]/g, ''))
      .filter((digits) => /[1-9]/.test(digits))
      .join()
  const own = valuesOf(rule)
  const differs = (other: AmountRule): boolean => valuesOf(other) !== own
  if (rule.kind === 'split') {
    const isNet = isNetHeading(table.headings[rule.debit])
    const isLess = (other: AmountRule): boolean =>
      other.kind === 'split' && isNet && !isNetHeading(table.headings[other.debit])
    const rival = candidates.find(
      (other) => other.kind === 'split' && differs(other) && !isLess(other),
    )
    if (rival?.kind === 'split') throw refusal(table, 'Debit', rule.debit, rival.debit)
  }
  const converted = candidates.find(
    (other) => other.kind === 'signed' && differs(other) && isConversion(rule, other, table),
  )
  if (converted?.kind === 'signed') {
    throw refusal(table, 'Amount', amountColumns(rule)[0] ?? 0, converted.column)
  }
  if (rule.kind !== 'signed' && rule.kind !== 'directed') return
  if (isPreferred(rule.column, table)) return
  const rival = candidates.find(
    (other) =>
      (other.kind === 'signed' || other.kind === 'directed') &&
      differs(other) &&
      !isKnownMoney(rule.column, other.column, table),
  )
  if (rival?.kind === 'signed' || rival?.kind === 'directed') {
    throw refusal(table, 'Amount', rule.column, rival.column)
  }
}

/** Money under a heading that nobody knows, the same on rows in one currency: others are converted. */
export function refuseUnknownMoney(
  { rule, proof }: AmountChoice,
  { table, columns, profiles, rows }: Scene,
): void {
  const [currency] = columns.get('currency') ?? []
  if (isProven(proof) || currency === undefined) return
  const digits = (text = ''): string => text.replace(/[^0-9]/g, '')
  const used = amountColumns(rule)
  const unknown = moneyColumns(profiles, rows.length).find((column) => {
    if (used.includes(column) || table.meanings[column]?.fields.length !== 0) return false
    const moved = rows.filter((row) => moves(row, column))
    const isSame = (row: readonly string[]): boolean =>
      used.some((one) => moves(row, one) && digits(row[one]) === digits(row[column]))
    const codesWhere = (isIt: (row: readonly string[]) => boolean): ReadonlySet<string> =>
      new Set(moved.filter(isIt).map((row) => row[currency]?.trim() ?? ''))
    const [own, foreign] = [codesWhere(isSame), codesWhere((row) => !isSame(row))]
    return own.size === 1 && foreign.size > 0 && ![...own].some((code) => foreign.has(code))
  })
  if (unknown !== undefined) throw refusal(table, 'Amount', used[0] ?? 0, unknown)
}

/** `Amount` or `Amount in EUR`: what was paid abroad, or what the account was charged? */
function isConversion(
  rule: AmountRule,
  other: AmountRule & { kind: 'signed' },
  { meanings }: BankTable,
): boolean {
  const named = meanings[other.column]
  const isPlain = amountColumns(rule).every((column) => meanings[column]?.currency == null)
  return isPlain && named?.isExact === true && named.currency != null
}

function refusal(table: BankTable, field: string, one: number, other: number): AppError {
  const names = [one, other].map((column) => columnName(table.headings, column))
  return new AppError('input', `"${names[0]}" and "${names[1]}" differ: which moves the account?`, {
    hint: `say --map "${field}=${names[0]}" or --map "${field}=${names[1]}"`,
  })
}

/** What is asked about a choice: the table, what its columns hold, and the rows that will be lines. */
interface Scene {
  readonly table: BankTable
  readonly columns: ColumnsByField
  readonly profiles: readonly ColumnProfile[]
  readonly rows: Rows
}

function moves(row: readonly string[], column: number): boolean {
  return /[1-9]/.test(row[column] ?? '')
}

const SPOKEN_FOR: readonly BankField[] = ['balance', 'fee', 'net', 'gross', 'other', 'currency']

/** Where the amount is zero on rows that have money in another column, it is one side of two. */
export function refuseOtherSide(
  { rule }: AmountChoice,
  { table, columns, profiles, rows }: Scene,
): void {
  if (rule.kind !== 'signed' && rule.kind !== 'directed') return
  const known = SPOKEN_FOR.flatMap((field) => columns.get(field) ?? [])
  const isOther = ({ fields }: { readonly fields: readonly string[] }): boolean =>
    fields[0] === 'other'
  const side = moneyColumns(profiles, rows.length).find(
    (column) =>
      column !== rule.column &&
      !known.includes(column) &&
      !isOther(table.meanings[column] ?? { fields: [] }) &&
      rows.some((row) => moves(row, column)) &&
      rows.every((row) => moves(row, rule.column) !== moves(row, column)),
  )
  if (side === undefined) return
  const names = [rule.column, side].map((column) => columnName(table.headings, column))
  throw new AppError(
    'input',
    `where "${names[0]}" is zero, "${names[1]}" holds the amount: which is money in, which is money out?`,
    { hint: `say --map "Credit=${names[0]}" --map "Debit=${names[1]}", or the other way round` },
  )
}

const MONEY: readonly string[] = ['amount', 'debit', 'credit', 'net', 'gross', 'fee']

/** A row without an amount where the others have theirs, and with one elsewhere, must not be lost. */
export function refuseLostRows(
  { rule }: AmountChoice,
  { table, columns, profiles, rows }: Scene,
): void {
  const used = amountColumns(rule)
  const others = moneyColumns(profiles, rows.length).filter((column) => {
    const [field] = table.meanings[column]?.fields ?? []
    const isBalance = columns.get('balance')?.includes(column) === true
    return !used.includes(column) && !isBalance && field !== undefined && MONEY.includes(field)
  })
  // A purchase without a booking date is still on its way.
  const dates = columns.get('bookingDate') ?? []
  const isBooked = (row: readonly string[]): boolean =>
    dates.length === 0 || dates.some((column) => (row[column] ?? '').trim() !== '')
  const isEmpty = (row: readonly string[]): boolean =>
    isBooked(row) && used.every((column) => !/\d/.test(row[column] ?? ''))
  for (const row of rows) {
    const lost = isEmpty(row) ? others.find((column) => moves(row, column)) : undefined
    if (lost === undefined) continue
    const names = [...used, lost].map((column) => `"${columnName(table.headings, column)}"`)
    throw new AppError(
      'input',
      `a row has no amount in ${names.slice(0, -1).join(' or ')} and "${row[lost]}" in ${names.at(-1)}`,
      {
        hint: `say which column moves the account: --map "Amount=${columnName(table.headings, lost)}"`,
      },
    )
  }
}

/** `CREDIT` beside numbers with a minus alone: a payment to a card, or a charge with a wrong word. */
export function refuseWordsAgainstSigns({ rule }: AmountChoice, table: BankTable): void {
  if (rule.kind !== 'directed') return
  const { positive, negative } = countSigns(table.movements, rule.column)
  const words = new Set(table.movements.map((row) => directionOf(row[rule.direction] ?? '')))
  if (negative === 0 || positive > 0 || words.has(-1) || !words.has(1)) return
  const name = columnName(table.headings, rule.column)
  throw new AppError(
    'input',
    `every amount in "${name}" has a minus and the word beside it says money in`,
    { hint: `say --map "Amount=${name}" if the minus counts, or --invert-sign if the word does` },
  )
}

/** Of `Montant (EUROS)` and `Montant (FRANCS)`, one names a currency that is money today. */
function isKnownMoney(column: number, rival: number, table: BankTable): boolean {
  return table.meanings[column]?.currency != null && table.meanings[rival]?.currency == null
}

/** The heading says that it is the account's money, or it is the plain word for amount. */
function isPreferred(column: number, table: BankTable): boolean {
  const heading = table.headings[column] ?? ''
  const isPlain = table.meanings[column]?.isExact === true && !/\p{L}\W+\p{L}/u.test(heading.trim())
  return isPlain || isTotal(heading) || isOwnMoney(column, table)
}

/** `Total` and its like hold everything: gross, fees and refunds. */
export function isTotal(heading = ''): boolean {
  return /(?:^|[^a-z])(?:total|net|deducted|included)(?:[^a-z]|$)/i.test(heading)
}
