import { fold } from '../text/cell-text.ts'
import { answeredWays } from './asked-sides.ts'
import type { ColumnProfile } from './column-profile.ts'
import { type BankField, DATE_FIELDS } from './field-words.ts'
import type { BankTable } from './find-table.ts'
import { addNameless } from './nameless-columns.ts'
import {
  asksIfBooked,
  asksIfPending,
  isNo,
  isStatusWord,
  isYes,
  namesBothWays,
} from './row-words.ts'

/** The columns of each field, in the order of the file. */
export type ColumnsByField = ReadonlyMap<BankField, readonly number[]>

const MOST = 0.8 // of the filled cells; the rest may be `Pending`, footers, typing errors
const MONEY: ReadonlySet<BankField> = new Set(['amount', 'net', 'gross'])
const SPARSE_MONEY: ReadonlySet<BankField> = new Set(['debit', 'credit', 'fee', 'balance'])

// Where nights are sold, what was booked on a day is a room.
const STAY = /^(?:nights|room nights|check ?-?in(?: date)?|check ?-?out(?: date)?)$/
const BOOKED = /^book/

/** Gives each column the first field of its heading that its content agrees with. */
export function fieldsByHeading(
  table: BankTable,
  profiles: readonly ColumnProfile[],
): ColumnsByField {
  const columns = new Map<BankField, number[]>()
  const add = (field: BankField, index: number): void => {
    columns.set(field, [...(columns.get(field) ?? []), index])
  }
  const isStay = table.headings.some((heading) => STAY.test(fold(heading)))
  table.meanings.forEach(({ fields, isExact }, index) => {
    const profile = profiles[index]
    if (isStay && isRoom(index, table)) {
      add('other', index)
      return
    }
    const shifted = besideCurrency(index, table, profiles)
    if (shifted !== undefined) {
      add('currency', index)
      add(shifted, index + 1)
      return
    }
    if (isQuestion(index, table)) {
      add('status', index)
      return
    }
    if (answeredWays(index, table) !== null) {
      add('direction', index)
      return
    }
    const isNumber = !isExact && isConstantNumber(profile)
    const field = fields.find(
      (candidate) =>
        !(isNumber && MONEY.has(candidate)) &&
        (agrees(candidate, profile, table.movements.length) ||
          (isExact && isOneBadCell(candidate, profile, table.movements.length)) ||
          (candidate === 'direction' && isDirectedButOne(table.headings[index], profile))),
    )
    if (field !== undefined) add(ownOrOther(field, fields, profile), index)
  })
  for (const field of DATE_FIELDS) {
    const found = columns.get(field)
    if (found !== undefined) columns.set(field, exactFirst(found, table))
  }
  addNameless(columns, table, profiles)
  const own = (columns.get('direction') ?? []).filter(
    (index) => !isOfBalance(index, columns, profiles),
  )
  if (own.length > 0) columns.set('direction', own)
  return columns
}

/** One word behind the balance, on every row: on which side the balance stands. */
function isOfBalance(
  index: number,
  columns: ReadonlyMap<BankField, readonly number[]>,
  profiles: readonly ColumnProfile[],
): boolean {
  return columns.get('balance')?.includes(index - 1) === true && profiles[index]?.distinct === 1
}

function isRoom(index: number, { headings, meanings }: BankTable): boolean {
  return meanings[index]?.fields[0] === 'bookingDate' && BOOKED.test(fold(headings[index] ?? ''))
}

/** `Pending?`, or `Posted?` above nothing but yes and no. */
function isQuestion(index: number, { headings, movements }: BankTable): boolean {
  const heading = headings[index] ?? ''
  if (asksIfPending(heading)) return true
  const answers = movements.map((row) => row[index]?.trim() ?? '').filter((cell) => cell !== '')
  return asksIfBooked(heading) && answers.length > 0 && answers.every(isAnswer)
}

function isAnswer(cell: string): boolean {
  return isYes(cell) || isNo(cell) || isStatusWord(cell)
}

/** `transaction date` before `initial date`, which is a date too. */
function exactFirst(columns: readonly number[], { meanings }: BankTable): number[] {
  const isExact = (column: number): boolean => meanings[column]?.isExact === true
  return [...columns.filter(isExact), ...columns.filter((column) => !isExact(column))]
}

/** The same whole number on every row counts or names something. */
function isConstantNumber(profile: ColumnProfile | undefined): boolean {
  return (
    profile !== undefined && profile.filled > 1 && profile.distinct === 1 && profile.moneyLike === 0
  )
}

/** A heading over two columns: the currency stands below it, the amount below the blank beside it. */
function besideCurrency(
  index: number,
  { headings, meanings, movements }: BankTable,
  profiles: readonly ColumnProfile[],
): BankField | undefined {
  const [here, next] = [profiles[index], profiles[index + 1]]
  const [field] = meanings[index]?.fields ?? []
  const isMoney = field !== undefined && (MONEY.has(field) || SPARSE_MONEY.has(field))
  if (!isMoney || headings[index + 1]?.trim() !== '' || here === undefined) return undefined
  const isCode = here.filled > 0 && here.currencies === here.filled
  return isCode && agrees('amount', next, movements.length) && (next?.filled ?? 0) > 0
    ? field
    : undefined
}

function agrees(field: BankField, profile: ColumnProfile | undefined, rows: number): boolean {
  const filled = profile?.filled ?? 0
  if (profile === undefined || filled === 0) return SPARSE_MONEY.has(field) || field === 'other'
  if (DATE_FIELDS.includes(field)) return profile.dates + profile.unbooked >= filled * 0.5
  if (MONEY.has(field) || SPARSE_MONEY.has(field)) {
    const said = filled - profile.dashes
    if (said === 0) return SPARSE_MONEY.has(field)
    return isMost(profile.amounts, said, MOST) && profile.dates < said * 0.5
  }
  if (field === 'direction') return isDirected(profile, filled)
  if (field === 'currency') return isMost(profile.currencies, filled, MOST)
  if (field === 'status') return profile.statuses > 0
  if (field === 'account') return profile.distinct === 1 || profile.distinct < rows / 2
  return true
}

/** All that a side of the amounts holds is one cell, and that is damaged: its row is rejected. */
function isOneBadCell(field: BankField, profile: ColumnProfile | undefined, rows: number): boolean {
  return (field === 'debit' || field === 'credit') && profile?.filled === 1 && rows > 1
}

/** Of two rows one is no majority: another word means that the column is about something else. */
function isDirected({ directions }: ColumnProfile, filled: number): boolean {
  return (
    directions > 0 && (directions >= filled * 0.9 || (directions > 2 && filled - directions === 1))
  )
}

/** Under `Dr / Cr` one odd word is a bad row, and does not turn the signs of all others. */
function isDirectedButOne(
  heading: string | undefined,
  profile: ColumnProfile | undefined,
): boolean {
  if (profile === undefined || profile.directions === 0) return false
  return namesBothWays(heading) && profile.filled - profile.directions === 1
}

/** In a short file one bad cell is a bad row, and does not take its column's meaning away. */
function isMost(count: number, filled: number, share: number): boolean {
  return count >= filled * share || (count > 0 && filled - count === 1)
}

/** An account number that never changes is the owner's, if its heading allows that. */
function ownOrOther(
  field: BankField,
  fields: readonly BankField[],
  profile: ColumnProfile | undefined,
): BankField {
  if (field !== 'counterpartyAccount' || profile === undefined) return field
  const isConstant = profile.distinct === 1 && profile.filled > 1
  return isConstant && fields.includes('account') ? 'account' : field
}

/** The first column of a field; null when there is none. */
export function firstColumn(columns: ColumnsByField, field: BankField): number | null {
  return columns.get(field)?.[0] ?? null
}
