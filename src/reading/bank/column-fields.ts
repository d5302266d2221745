import { fold } from '../text/cell-text.ts'
import type { ColumnProfile } from './column-profile.ts'
import { type BankField, DATE_FIELDS } from './field-words.ts'
import type { BankTable } from './find-table.ts'
import { asksIfBooked, asksIfPending, directionOf, isNo, isYes } from './row-words.ts'

/** The columns of each field, in the order of the file. */
export type ColumnsByField = ReadonlyMap<BankField, readonly number[]>

const MOST = 0.8 // of the filled cells; the rest may be `Pending`, footers, typing errors
const MONEY: ReadonlySet<BankField> = new Set(['amount', 'net', 'gross'])
const SPARSE_MONEY: ReadonlySet<BankField> = new Set(['debit', 'credit', 'fee', 'balance'])

/** Gives each column the first field of its heading that its content agrees with. */
export function fieldsByHeading(
  table: BankTable,
  profiles: readonly ColumnProfile[],
): ColumnsByField {
  const columns = new Map<BankField, number[]>()
  const add = (field: BankField, index: number): void => {
    columns.set(field, [...(columns.get(field) ?? []), index])
  }
  table.meanings.forEach(({ fields, isExact }, index) => {
    const profile = profiles[index]
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
    const isNumber = !isExact && isConstantNumber(profile)
    const field = fields.find(
      (candidate) =>
        !(isNumber && MONEY.has(candidate)) &&
        (agrees(candidate, profile, table.movements.length) ||
          (candidate === 'direction' && isDirectedButOne(table.headings[index], profile))),
    )
    if (field !== undefined) add(ownOrOther(field, fields, profile), index)
  })
  for (const field of DATE_FIELDS) {
    const found = columns.get(field)
    if (found !== undefined) columns.set(field, exactFirst(found, table))
  }
  const named = wordsOfBothWays(columns, table, profiles)
  if (named !== undefined) add('direction', named)
  for (const profile of profiles) {
    const isUnnamed = (table.headings[profile.index] ?? '').trim() === ''
    const isUnknown = (table.meanings[profile.index]?.fields ?? []).length === 0
    const tells = isUnnamed || (isUnknown && profile.distinct === 2)
    const isDirected = isDirection(profile, table.movements.length)
    // A word that was cut off leaves a blank beside the words of the other rows.
    const isPartly = isUnnamed && profile.directions > 0 && profile.directions === profile.filled
    if ((tells && isDirected) || isPartly) add('direction', profile.index)
    const saysUnbooked = profile.unbooked > 0 && profile.statuses === profile.filled
    if ((isUnnamed || isUnknown) && saysUnbooked) add('status', profile.index)
    const isCode = isUnknown && isCurrency(profile, table.movements.length)
    if (isCode && !columns.has('currency')) add('currency', profile.index)
  }
  return columns
}

/** `Pending?`, or `Posted?` above nothing but yes and no. */
function isQuestion(index: number, { headings, movements }: BankTable): boolean {
  const heading = headings[index] ?? ''
  if (asksIfPending(heading)) return true
  const answers = movements.map((row) => row[index]?.trim() ?? '').filter((cell) => cell !== '')
  return (
    asksIfBooked(heading) && answers.length > 0 && answers.every((one) => isYes(one) || isNo(one))
  )
}

/** A column of text, whatever its heading, with one word for money in and one for money out. */
function wordsOfBothWays(
  columns: ColumnsByField,
  { movements }: BankTable,
  profiles: readonly ColumnProfile[],
): number | undefined {
  if (columns.has('direction')) return undefined
  const isText = (field: BankField): boolean => field === 'description' || field === 'other'
  const taken = [...columns].flatMap(([field, indexes]) => (isText(field) ? [] : indexes))
  const texts = profiles.map(({ index }) => index).filter((index) => !taken.includes(index))
  return texts.find((index) => {
    const profile = profiles[index]
    if (profile === undefined || profile.distinct !== 2) return false
    const ways = new Set(movements.map((row) => directionOf(row[index] ?? '')))
    return profile.directions === movements.length && ways.has(1) && ways.has(-1)
  })
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

/** Nothing but codes of currencies, on every row. */
function isCurrency({ currencies }: ColumnProfile, rows: number): boolean {
  return isOnEvery(currencies, rows)
}

/** Nothing but words for money in and money out, on every row. */
function isDirection({ directions }: ColumnProfile, rows: number): boolean {
  return isOnEvery(directions, rows)
}

/** One row may be damaged or cut short. */
function isOnEvery(count: number, rows: number): boolean {
  return count > 0 && (count === rows || (count > 1 && rows - count === 1))
}

function agrees(field: BankField, profile: ColumnProfile | undefined, rows: number): boolean {
  const filled = profile?.filled ?? 0
  if (profile === undefined || filled === 0) return SPARSE_MONEY.has(field) || field === 'other'
  if (DATE_FIELDS.includes(field)) return profile.dates + profile.unbooked >= filled * 0.5
  if (MONEY.has(field) || SPARSE_MONEY.has(field)) {
    const isMoney = isMost(profile.amounts, filled, MOST)
    return isMoney && profile.dates < filled * 0.5
  }
  if (field === 'direction') return isDirected(profile, filled)
  if (field === 'currency') return isMost(profile.currencies, filled, MOST)
  if (field === 'status') return profile.statuses > 0
  if (field === 'account') return profile.distinct === 1 || profile.distinct < rows / 2
  return true
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

/** Whether a heading says that the words below it tell money in from money out: `Dr / Cr`. */
export function namesBothWays(heading: string | undefined): boolean {
  const ways = new Set(
    fold(heading ?? '')
      .split(/[^\p{L}]+/u)
      .map(directionOf),
  )
  return ways.has(1) && ways.has(-1)
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
