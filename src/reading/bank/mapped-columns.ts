import { AppError } from '../../core/errors.ts'
import { fold } from '../text/cell-text.ts'
import type { ColumnsByField } from './column-fields.ts'
import type { BankField } from './field-words.ts'
import type { BankTable } from './find-table.ts'
import type { BankReadOptions } from './layout.ts'
import { directionOf } from './row-words.ts'
import { countSigns } from './sign-evidence.ts'

/** What to do when the file does not say what its columns hold. */
export const HINT_MAP =
  'say what the columns hold, such as --map "Date=#1" --map "Amount=#4" (or Debit, Credit, Direction); #1 is the first column'

/** The fields of `--map`, by the name the user gives them. */
const FIELD_OF_NAME: Readonly<Record<string, BankField>> = {
  date: 'bookingDate',
  amount: 'amount',
  debit: 'debit',
  credit: 'credit',
  direction: 'direction',
  balance: 'balance',
  currency: 'currency',
  description: 'description',
  counterparty: 'counterparty',
  account: 'account',
  reference: 'reference',
}
const MONEY: readonly BankField[] = [
  'amount',
  'debit',
  'credit',
  'net',
  'gross',
  'fee',
  'direction',
]

/** Whether the user says where one of these fields stands. */
export function isMapped(options: BankReadOptions, fields: readonly BankField[]): boolean {
  return Object.keys(options.columns ?? {}).some((name) => {
    const field = FIELD_OF_NAME[name.toLowerCase()]
    return field !== undefined && fields.includes(field)
  })
}

/** Puts the columns that the user names in place of those that were found. */
export function applyMap(
  columns: ColumnsByField,
  options: BankReadOptions,
  table: Pick<BankTable, 'headings' | 'movements'>,
): ColumnsByField {
  const { movements } = table
  const named = Object.entries(options.columns ?? {}).map(([name, column]) => {
    const field = FIELD_OF_NAME[name.toLowerCase()]
    if (field === undefined) {
      throw new AppError('usage', `--map: a bank file has no field "${name}"`, {
        hint: 'the fields are Date, Amount, Debit, Credit, Direction, Balance, Currency, Description, Counterparty, Account, Reference',
      })
    }
    return { field, index: indexOf({ name, column }, options, table) }
  })
  const taken = new Set(named.map(({ index }) => index))
  const result = new Map<BankField, readonly number[]>()
  const saysMoney = named.some(({ field }) => MONEY.includes(field))
  const [amount] = named.filter(({ field }) => MONEY.includes(field))
  // Words for money in and out go on to count beside an amount that has no sign.
  const isUnsigned =
    named.filter(({ field }) => MONEY.includes(field)).length === 1 &&
    amount?.field === 'amount' &&
    saysBothWays(columns.get('direction') ?? [], movements) &&
    countSigns(movements, amount.index).negative === 0
  for (const [field, indexes] of columns) {
    if (saysMoney && MONEY.includes(field) && !(isUnsigned && field === 'direction')) continue
    const left = indexes.filter((index) => !taken.has(index))
    if (left.length > 0) result.set(field, left)
  }
  for (const { field, index } of named) {
    const isRepeated = named.filter((one) => one.field === field)
    result.set(field, isRepeated.length > 1 ? isRepeated.map((one) => one.index) : [index])
  }
  return result
}

function saysBothWays(
  directions: readonly number[],
  rows: readonly (readonly string[])[],
): boolean {
  return directions.some((column) => {
    const ways = new Set(rows.map((row) => directionOf(row[column] ?? '')))
    return ways.has(1) && ways.has(-1)
  })
}

/** The columns that the user speaks of, whatever they hold. */
export function mappedColumns(
  options: BankReadOptions,
  table: Pick<BankTable, 'headings' | 'movements'>,
): readonly number[] {
  return Object.entries(options.columns ?? {}).map(([name, column]) =>
    indexOf({ name, column }, options, table),
  )
}

function indexOf(
  { name, column }: { readonly name: string; readonly column: string },
  { remembered }: BankReadOptions,
  { headings, movements }: Pick<BankTable, 'headings' | 'movements'>,
): number {
  const width = movements.reduce((most, row) => Math.max(most, row.length), headings.length)
  const number = Number(/^#(\d{1,4})$/.exec(column)?.[1] ?? 0)
  if (number > 0 && number <= width) return number - 1
  const index = headings.findIndex((heading) => fold(heading) === fold(column))
  if (index !== -1) return index
  const known = headings.map((heading, at) => heading.trim() || `#${at + 1}`).join(', ')
  const what =
    known === ''
      ? `the file has no header and ${width} columns: #1 is the first`
      : `its columns are ${known}`
  if (remembered?.fields.includes(name))
    throw new AppError(
      'input',
      `${remembered.section} says that ${name} stands in "${column}", a column that the file does not have`,
      { hint: `${what}; if it is of another account, name that one with --account` },
    )
  throw new AppError('usage', `--map: the file has no column "${column}"`, { hint: what })
}
