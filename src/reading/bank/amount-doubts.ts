import { AppError } from '../../core/errors.ts'
import { fold } from '../text/cell-text.ts'
import { amountColumns } from './amount-rule.ts'
import type { AmountChoice } from './choose-amount.ts'
import type { ColumnsByField } from './column-fields.ts'
import type { ColumnProfile } from './column-profile.ts'
import { moneyColumns } from './content-fields.ts'
import type { BankField } from './field-words.ts'
import type { BankTable } from './find-table.ts'
import { columnName } from './layout.ts'
import { directionOf, isTotalLabel } from './row-words.ts'
import { countSigns } from './sign-evidence.ts'

type Rows = readonly (readonly string[])[]

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
  const named = moneyColumns(profiles, rows.length)
  const others = profiles.flatMap(({ index, amounts, filled, dashes }) => {
    const fields = table.meanings[index]?.fields ?? []
    const isBalance = columns.get('balance')?.includes(index) === true
    if (used.includes(index) || isBalance || table.headings.length === 0) return []
    const isNamed = named.includes(index) && MONEY.includes(fields[0] ?? 'other')
    // Below a heading that nobody knows: numbers on just those rows that have no amount.
    const isInstead =
      fields.length === 0 &&
      amounts === filled - dashes &&
      rows.every((row) => !moves(row, index) || used.every((column) => !moves(row, column)))
    return isNamed || isInstead ? [index] : []
  })
  // A purchase without a booking date is still on its way.
  const dates = columns.get('bookingDate') ?? []
  const isBooked = (row: readonly string[]): boolean =>
    dates.length === 0 || dates.some((column) => (row[column] ?? '').trim() !== '')
  const isEmpty = (row: readonly string[]): boolean =>
    isBooked(row) &&
    !row.some(isTotalLabel) &&
    used.every((column) => !/\d/.test(row[column] ?? ''))
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

const IN_CENTS = /\b(?:in )?(?:cents?|pence|minor units?|smallest unit|centimes|rappen|kobo|paise)$/

/** `amount_in_cents` above whole numbers: read as they stand, they would be a hundred times too much. */
export function refuseCents({ rule }: AmountChoice, { headings, movements }: BankTable): void {
  const column = amountColumns(rule).find((one) =>
    IN_CENTS.test(fold((headings[one] ?? '').replace(/[^\p{L}]+/gu, ' '))),
  )
  if (column === undefined) return
  const isWhole = movements.every((row) => !/\d[.,]\d{1,2}$/.test(row[column]?.trim() ?? ''))
  if (!isWhole) return
  const name = columnName(headings, column)
  throw new AppError('input', `"${name}" holds cents, not whole units of money`, {
    hint: 'divide the column by 100 in a spreadsheet, and save the file with two decimals',
  })
}

/** `Total` and its like hold everything: gross, fees and refunds. */
export function isTotal(heading = ''): boolean {
  const words = heading.replace(/([a-z])([A-Z])/g, '$1 $2')
  return /(?:^|[^a-z])(?:total|net|deducted|included)(?:[^a-z]|$)/i.test(words)
}
