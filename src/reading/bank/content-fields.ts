import type { ColumnsByField } from './column-fields.ts'
import type { ColumnProfile } from './column-profile.ts'
import { isSortedByDate } from './date-column.ts'
import type { BankField } from './field-words.ts'

const ALL = 0.9 // of the rows or of the filled cells

/** Roles from content alone: for a file without a header, or in a language that we do not know. */
export function fieldsByContent(
  profiles: readonly ColumnProfile[],
  movements: readonly (readonly string[])[],
): ColumnsByField {
  const columns = new Map<BankField, readonly number[]>()
  for (const profile of profiles) {
    const field = fieldOf(profile, movements, columns)
    if (field !== undefined) columns.set(field, [...(columns.get(field) ?? []), profile.index])
  }
  return withSortedFirst(columns, movements)
}

/** Of two dates, the one that the rows are sorted by is the booking date. */
function withSortedFirst(
  columns: Map<BankField, readonly number[]>,
  movements: readonly (readonly string[])[],
): ColumnsByField {
  const dates = [...(columns.get('date') ?? []), ...(columns.get('valueDate') ?? [])]
  const varies = (column: number): boolean =>
    new Set(movements.map((row) => row[column] ?? '')).size > 1
  // A date that never changes is the day of the export, where another date does change.
  const likely = dates.some(varies) ? dates.filter(varies) : dates
  const sorted = likely.find((column) => isSortedByDate(movements, column))
  if (sorted === undefined) return columns
  columns.set('date', [sorted])
  columns.set(
    'valueDate',
    dates.filter((column) => column !== sorted),
  )
  return columns
}

/** The columns that hold money, whichever way: amounts, balances, debits, credits. */
export function moneyColumns(profiles: readonly ColumnProfile[], rows: number): readonly number[] {
  const amounts = profiles.filter(
    ({ filled, dashes, amounts: count, dates }) =>
      filled > dashes && isNearlyAll(count, filled - dashes) && dates < filled / 2,
  )
  const sure = amounts.filter(
    ({ filled, dashes, moneyLike, zeros }) =>
      moneyLike > 0 && moneyLike >= (filled - dashes - zeros) / 2,
  )
  // Whole numbers alone are money only where nothing else can be.
  const found = sure.length > 0 ? sure : amounts.filter(({ filled }) => filled >= rows * ALL)
  return found.map(({ index }) => index)
}

const DATES_MIN = 3

/** One cell that was hit must not take a date from the rows: the other date would stand in for it. */
function holdsDates({ dates, hurtDates, unbooked, filled }: ColumnProfile): boolean {
  const count = dates + hurtDates + unbooked
  return dates > 0 && (count >= filled * ALL || (dates >= DATES_MIN && filled - count === 1))
}

/** All but one in a short file: a bad cell is a bad row, and says nothing of its column. */
function isNearlyAll(count: number, filled: number): boolean {
  return count >= filled * ALL || (count > 0 && filled - count === 1)
}

function fieldOf(
  profile: ColumnProfile,
  movements: readonly (readonly string[])[],
  known: ColumnsByField,
): BankField | undefined {
  const { filled, index } = profile
  const rows = movements.length
  if (filled === 0) return undefined
  const isFull = filled >= rows * ALL
  if (isFull && holdsDates(profile)) {
    return known.has('date') ? 'valueDate' : 'date'
  }
  // A row that was cut short must not take the currency or the direction from all others.
  const isNearlyFull = isFull || (rows > 2 && rows - filled === 1)
  if (isNearlyFull && isNearlyAll(profile.currencies, filled)) return 'currency'
  if (isNearlyFull && profile.directions >= filled * ALL) return 'direction'
  if (isFull && profile.statuses >= filled * ALL) return 'status'
  if (profile.unbooked > 0 && profile.statuses === filled) return 'status'
  if (profile.accounts >= filled * 0.7)
    return profile.distinct === 1 && isFull ? 'account' : 'counterpartyAccount'
  if (profile.amounts >= filled * ALL && profile.moneyLike > 0) return undefined
  const values = movements.map((row) => row[index]?.trim() ?? '').filter((text) => text !== '')
  const isCode = values.every(
    (text) => /^[A-Z0-9][A-Z0-9 _/.-]{5,}$/i.test(text) && /\d{4}/.test(text),
  )
  if (isCode && isFull && rows > 1 && profile.distinct === 1) return 'account'
  return profile.letters >= filled * 0.5 ? 'description' : undefined
}
