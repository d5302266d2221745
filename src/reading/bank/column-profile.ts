import { isAmountText, readAmountText } from '../text/amount-text.ts'
import { currencyOfSign } from '../text/currency-text.ts'
import { isDateText } from '../text/date-text.ts'
import { isNothing } from './amount-cell.ts'
import { directionOf, isNeitherWay, isStatusWord, isUnbooked } from './row-words.ts'

/** What the cells of one column are, counted over the rows that look like movements. */
export interface ColumnProfile {
  readonly index: number
  readonly filled: number
  /** Dashes alone, which stand for no amount. */
  readonly dashes: number
  readonly dates: number
  /** What was a date before a character of it was lost. */
  readonly hurtDates: number
  /** `Pending` and its like, which also stand where a date will be. */
  readonly unbooked: number
  readonly amounts: number
  /** Amounts that no number for something else looks like: a fraction, a sign, a currency. */
  readonly moneyLike: number
  /** Bare zeros: they look like anything. */
  readonly zeros: number
  readonly currencies: number
  readonly directions: number
  readonly statuses: number
  readonly accounts: number
  readonly distinct: number
  readonly letters: number
}

const DISTINCT_MAX = 5000

/** Profiles every column of the rows. */
export function profileColumns(rows: readonly (readonly string[])[]): readonly ColumnProfile[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  return Array.from({ length: width }, (_, index) => profileOf(index, rows))
}

/** Whether a text is a date, and no amount with two digits behind the point such as `10.12`. */
export function isDateCell(text: string): boolean {
  return isDateText(text)
}

/** Whether a text is an amount that can be nothing else: no id, no date, no count. */
export function isMoneyLike(text: string): boolean {
  const trimmed = text.trim()
  if (!isAmountText(trimmed) || isDateText(trimmed)) return false
  const reading = readAmountText(trimmed, '.') ?? readAmountText(trimmed, ',')
  if (reading === undefined) return false
  if (reading.sign !== '' || reading.unit !== null) return true
  return /[.,]\d{1,4}\D*$/.test(trimmed)
}

function profileOf(index: number, rows: readonly (readonly string[])[]): ColumnProfile {
  const values = new Set<string>()
  const counts = {
    filled: 0,
    dashes: 0,
    dates: 0,
    hurtDates: 0,
    amounts: 0,
    moneyLike: 0,
    zeros: 0,
    currencies: 0,
  }
  const words = { unbooked: 0, directions: 0, statuses: 0, accounts: 0, letters: 0 }
  for (const row of rows) {
    const text = row[index]?.trim() ?? ''
    if (text === '') continue
    counts.filled += 1
    if (isNothing(text)) counts.dashes += 1
    if (values.size < DISTINCT_MAX) values.add(text)
    if (isDateText(text)) counts.dates += 1
    else if (isHurtDate(text)) counts.hurtDates += 1
    if (isPlausibleAmount(text)) counts.amounts += 1
    if (isMoneyLike(text)) counts.moneyLike += 1
    else if (/^0+$/.test(text)) counts.zeros += 1
    if (isCurrencyCell(text)) counts.currencies += 1
    if (directionOf(text) !== undefined || isNeitherWay(text)) words.directions += 1
    if (isStatusWord(text)) words.statuses += 1
    if (isUnbooked(text)) words.unbooked += 1
    if (isAccountNumber(text)) words.accounts += 1
    if (/\p{L}{3}/u.test(text)) words.letters += 1
  }
  // Dashes alone stand for nothing; beside a plus they mean money out.
  if ([...values].every((text) => /^[-\u2212\u2013]$/.test(text))) words.directions = 0
  // `I` and `O` are in and out where both of them occur, and so are letters of other languages.
  if (values.size === 1 && /^[iojtπχкд]$/iu.test([...values].join(''))) words.directions = 0
  return { index, ...counts, ...words, distinct: values.size }
}

const THREE_PARTS = /^[\p{L}\d?#]{1,5}([-/.])[\p{L}\d?#]{1,4}\1[\p{L}\d?#]{1,5}(?:$|[ T])/u

// What a spreadsheet puts in place of a cell that it cannot show.
const SPREADSHEET_ERROR = /^#(?:REF!|N\/A|VALUE!|NAME\?|NULL!|NUM!|DIV\/0!|#+)$/

/** Three parts with four digits at least, and no amount. */
function isHurtDate(text: string): boolean {
  if (SPREADSHEET_ERROR.test(text)) return true
  return THREE_PARTS.test(text) && text.replace(/\D/g, '').length > 3 && !isAmountText(text)
}

/** An amount by its digits: ids have leading zeros or more digits than money has. */
function isPlausibleAmount(text: string): boolean {
  if (!isAmountText(text)) return false
  return !/^0\d/.test(text) && !/^\d{10,}$/.test(text)
}

/** Whether a text names a currency by its code or its sign. */
export function isCurrencyCell(text: string): boolean {
  return currencyOfSign(text) !== null
}

/** Whether a text is an IBAN or looks like a domestic account number. */
export function isAccountNumber(text: string): boolean {
  const plain = text.replace(/[ '.]/g, '')
  return (
    /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(plain) || /^\d{6,12}[-/]\d{4,10}(?:\/\d{4})?$/.test(plain)
  )
}
