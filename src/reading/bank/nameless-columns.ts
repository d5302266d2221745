import { fold } from '../text/cell-text.ts'
import type { ColumnProfile } from './column-profile.ts'
import type { BankField } from './field-words.ts'
import type { BankTable } from './find-table.ts'
import { CARD_KIND } from './heading-fields.ts'
import { directionOf } from './row-words.ts'

/** What columns hold that no heading explains: words for money in and out, for pending, for currencies. */
export function addNameless(
  columns: Map<BankField, number[]>,
  table: BankTable,
  profiles: readonly ColumnProfile[],
): void {
  const add = (field: BankField, index: number): void => {
    columns.set(field, [...(columns.get(field) ?? []), index])
  }
  const isOfCards = namesCards(table)
  const named = isOfCards ? undefined : wordsOfBothWays(columns, table, profiles)
  if (named !== undefined) add('direction', named)
  for (const profile of profiles) {
    const isUnnamed = (table.headings[profile.index] ?? '').trim() === ''
    const isUnknown = (table.meanings[profile.index]?.fields ?? []).length === 0
    const tells = profile.distinct === 2 && (isUnnamed || isUnknown)
    const isMark = isUnknown && isMarkOfSome(profile, table)
    const isWay = (tells && isDirection(profile, table.movements.length)) || isMark
    const isCardKind = CARD_KIND.test(fold(table.headings[profile.index] ?? ''))
    if (isWay && !isOfCards && !isCardKind) add('direction', profile.index)
    const saysUnbooked =
      profile.unbooked > 0 &&
      (profile.statuses === profile.filled || profile.dates + profile.unbooked === profile.filled)
    if ((isUnnamed || isUnknown) && saysUnbooked) add('status', profile.index)
    const isCode = isUnknown && isCurrency(profile, table.movements.length)
    if (isCode && !columns.has('currency')) add('currency', profile.index)
  }
}

const CARD_BRAND =
  /^(?:visa|master ?card|maestro|v ?pay|amex|american express|diners(?: club)?|jcb|union ?pay)$/i

/** Beside brands of cards, `debit` and `credit` say what card a customer has. */
function namesCards({ movements }: BankTable): boolean {
  return movements.some((row) => row.some((cell) => CARD_BRAND.test(cell.trim())))
}

/** A column of text, whatever its heading, with one word for money in and one for money out. */
function wordsOfBothWays(
  columns: ReadonlyMap<BankField, readonly number[]>,
  { movements, headings }: BankTable,
  profiles: readonly ColumnProfile[],
): number | undefined {
  if (columns.has('direction')) return undefined
  const isText = (field: BankField): boolean => field === 'description' || field === 'other'
  const taken = [...columns].flatMap(([field, indexes]) => (isText(field) ? [] : indexes))
  const texts = profiles
    .map(({ index }) => index)
    .filter((index) => !taken.includes(index) && !CARD_KIND.test(fold(headings[index] ?? '')))
  return texts.find((index) => {
    const profile = profiles[index]
    if (profile === undefined || profile.distinct !== 2) return false
    const ways = new Set(movements.map((row) => directionOf(row[index] ?? '')))
    return profile.directions === movements.length && ways.has(1) && ways.has(-1)
  })
}

/** Nothing but codes of currencies, on every row. */
function isCurrency({ currencies }: ColumnProfile, rows: number): boolean {
  return isOnEvery(currencies, rows)
}

/** Nothing but words for money in and money out, on every row. */
function isDirection({ directions }: ColumnProfile, rows: number): boolean {
  return isOnEvery(directions, rows)
}

/** `Cr` on some rows and nothing on the others. */
function isMarkOfSome({ index, filled, directions, distinct }: ColumnProfile, table: BankTable) {
  const { movements } = table
  const word = movements.map((row) => row[index]?.trim() ?? '').find((cell) => cell !== '')
  const isLong = (word ?? '').length > 1
  return (
    filled > 0 && filled < movements.length && directions === filled && distinct === 1 && isLong
  )
}

/** One row may be damaged or cut short. */
function isOnEvery(count: number, rows: number): boolean {
  return count > 0 && (count === rows || (count > 1 && rows - count === 1))
}
