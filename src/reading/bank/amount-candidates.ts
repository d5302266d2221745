import { type Currency, parseCurrency } from '../../core/currency.ts'
import { usualWidth } from '../table/delimited-text.ts'
import { fold } from '../text/cell-text.ts'
import { isNothing } from './amount-cell.ts'
import { answeredWays } from './asked-sides.ts'
import type { ColumnsByField } from './column-fields.ts'
import type { BankTable } from './find-table.ts'
import type { AmountRule } from './layout.ts'
import { netColumns, netFirst } from './net-amount.ts'
import { directionOf, isCardPayment } from './row-words.ts'
import { compareWithWords, countSigns } from './sign-evidence.ts'
import { twoEndedRule } from './two-ended.ts'

const COVERAGE_MIN = 0.9 // of the movements: an amount column is filled on them

/** The ways to read the amounts that the headings allow, likeliest first. */
export function amountCandidates(columns: ColumnsByField, table: BankTable): readonly AmountRule[] {
  const transfers = twoEndedRule(table.headings, columns.get('direction') ?? [])
  if (transfers !== undefined) return [transfers]
  const rules: AmountRule[] = []
  const net = netColumns(columns, table).map(signedBy)
  const byCurrency = currencyColumns(columns, table)
  const pairs = netFirst(splitPairs(columns), table)
  const booked = bookedOf(columns, table)
  const splits = pairs
    .filter((pair) => isCovered(pair, booked) && isEitherOr(pair, table))
    .flatMap((pair) => splitReadings(pair, table))
  const covered = (columns.get('amount') ?? []).filter((column) => isCovered([column], table))
  const amounts = convertedFirst(byAccountFirst(covered, table), columns, table)
  if (columns.has('gross') || columns.has('fee')) rules.push(...net)
  if (byCurrency !== undefined) rules.push(byCurrency)
  const signed = amounts.map((column) => signedOrDirected(column, columns, table))
  rules.push(
    ...(isConverted(amounts, columns, table) ? [...signed, ...splits] : [...splits, ...signed]),
  )
  if (rules.length === 0) rules.push(...net)
  if (rules.length === 0) rules.push(...pairs.flatMap((pair) => splitReadings(pair, table)))
  if (rules.length === 0)
    rules.push(...oneSided(columns, table), ...(columns.get('gross') ?? []).map(signedBy))
  // Named and not filled on every row: better than a column that nothing names.
  for (const column of rules.length === 0 ? (columns.get('amount') ?? []) : []) {
    rules.push(signedOrDirected(column, columns, table))
  }
  return rules
}

// The money of the account, not of the purchase abroad.
const OWN_MONEY =
  /(?<!\p{L})(?:account|contului|saskaitos|konta|racuna|konto\w*|rachunku|uctu|rekening|compte|cuenta|conto|billing|settlement|posted|karty|картки|рахунку|счета|счету|платежа|szamla)(?!\p{L})/u

function byAccountFirst(amounts: readonly number[], table: BankTable): readonly number[] {
  const moving = amounts.filter((column) =>
    table.movements.some((row) => /[1-9]/.test(row[column] ?? '')),
  )
  const likely = moving.length > 0 ? moving : amounts
  const isOwn = (column: number): boolean => isOwnMoney(column, table)
  return [...likely.filter(isOwn), ...likely.filter((column) => !isOwn(column))]
}

/**
 * Of `Amount` beside a currency and `Amount in EUR`, the latter first if rows in euros have the
 * same in both: those in other money were converted. Where no row is in it, it is for information.
 */
function convertedFirst(
  amounts: readonly number[],
  columns: ColumnsByField,
  table: BankTable,
): readonly number[] {
  const [named, another] = amounts.filter((column) => table.meanings[column]?.currency != null)
  const plain = amounts.find((column) => table.meanings[column]?.currency == null)
  if (named === undefined || another !== undefined || plain === undefined) return amounts
  const own = table.meanings[named]?.currency
  const [currency] = columns.get('currency') ?? []
  const inOwn = table.movements.filter(
    (row) => currency !== undefined && parseCurrency(row[currency]?.trim() ?? '') === own,
  )
  const isSame = inOwn.every((row) => row[named]?.trim() === row[plain]?.trim())
  if (inOwn.length === 0 || !isSame) return amounts
  return [named, ...amounts.filter((column) => column !== named)]
}

/** Whether the first amount is in the money that its heading names, and the rows were in others. */
function isConverted(
  [first]: readonly number[],
  columns: ColumnsByField,
  table: BankTable,
): boolean {
  const own = first === undefined ? undefined : table.meanings[first]?.currency
  if (own == null) return false
  return (columns.get('currency') ?? []).some((column) =>
    table.movements.some((row) => {
      const code = parseCurrency(row[column]?.trim() ?? '')
      return code !== undefined && code !== own
    }),
  )
}

/** Whether the first of several amount columns is known to be the account's. */
export function isOwnMoney(column: number, table: BankTable): boolean {
  return OWN_MONEY.test(fold(table.headings[column] ?? ''))
}

/** A column of unsigned amounts takes its sign from the column of words beside it. */
export function signedOrDirected(
  column: number,
  columns: ColumnsByField,
  table: BankTable,
): AmountRule {
  const signs = countSigns(table.movements, column)
  for (const direction of columns.get('direction') ?? []) {
    const unmarked = unmarkedWay(direction, table)
    const ways = answeredWays(direction, table)
    const directed = { kind: 'directed', column, direction, unmarked, ways } as const
    if (signs.negative === 0) return directed
    const { agree, oppose } = compareWithWords(table.movements, { amount: column, direction })
    if (oppose > 0 && oppose >= (agree + oppose) * 0.9) return directed
  }
  const isMarked = signs.marked > 0 && signs.negative === 0 && signs.unmarked > 0
  return isMarked ? { kind: 'marked', column } : signedBy(column)
}

/** Where one word marks some rows and nothing stands on the others, nothing means the other way. */
function unmarkedWay(direction: number, table: BankTable): 1 | -1 | null {
  const words = table.movements.map((row) => row[direction]?.trim() ?? '')
  const ways = new Set(words.filter((word) => word !== '').map(directionOf))
  const [way] = ways
  if (ways.size !== 1 || way === undefined || !words.includes('')) return null
  return way === 1 ? -1 : 1
}

/** A column whose numbers have their own sign. */
export function signedBy(column: number): AmountRule {
  return { kind: 'signed', column, sign: 1, fee: null }
}

/** A debit and a credit column, with what a minus in them means. */
export function splitBetween(debit: number, credit: number, table: BankTable): SplitRule {
  // A row that is cut or shifted must not turn the sign of all others.
  const width = usualWidth(table.movements)
  const whole = table.movements.filter((row) => row.length === width)
  const [out, into] = [countSigns(whole, debit), countSigns(whole, credit)]
  return {
    kind: 'split',
    debit,
    credit,
    // A minus on every debit repeats the heading; on some of them it takes a debit back.
    debitMinus: out.positive > 0 && out.negative > 0 ? 'reversal' : 'decoration',
    creditMinus:
      into.positive > 0 && into.negative > 0 && !isPaidByMinus(whole, credit)
        ? 'reversal'
        : 'decoration',
    fee: null,
  }
}

/** On cards, payments stand as credits with a minus, and what came back as credits without. */
function isPaidByMinus(rows: readonly (readonly string[])[], credit: number): boolean {
  return rows.some((row) => countSigns([row], credit).negative > 0 && row.some(isCardPayment))
}

type SplitRule = Extract<AmountRule, { kind: 'split' }>

/** Debits with their credits: the first of each, or one by one where there are as many of both. */
function splitPairs(columns: ColumnsByField): readonly (readonly [number, number])[] {
  const debits = columns.get('debit') ?? []
  const credits = columns.get('credit') ?? []
  const isEven = debits.length === credits.length
  return debits.slice(0, isEven ? undefined : 1).flatMap((debit, index) => {
    const credit = credits[index]
    return credit === undefined ? [] : [[debit, credit] as const]
  })
}

/** A row moves money one way: columns that are both filled throughout are sums of something else. */
function isEitherOr(pair: readonly [number, number], table: BankTable): boolean {
  const moves = (row: readonly string[], column: number): boolean => /[1-9]/.test(row[column] ?? '')
  const both = table.movements.filter((row) => pair.every((column) => moves(row, column)))
  return both.length * 2 < table.movements.length || table.movements.length === 0
}

/** The usual reading of a minus in a pair first; where signs are mixed, a balance may prove another. */
function splitReadings(
  [debit, credit]: readonly [number, number],
  table: BankTable,
): readonly SplitRule[] {
  const usual = splitBetween(debit, credit, table)
  const isMixed = (column: number): boolean => {
    const { positive, negative } = countSigns(table.movements, column)
    return positive > 0 && negative > 0
  }
  return isMixed(credit) ? [usual, { ...usual, creditMinus: 'decoration' }] : [usual]
}

/** Only withdrawals, or only deposits; numbers of both signs say themselves which they are. */
function oneSided(columns: ColumnsByField, table: BankTable): readonly AmountRule[] {
  const [debit] = columns.get('debit') ?? []
  const [credit] = columns.get('credit') ?? []
  if (credit !== undefined) return [signedBy(credit)]
  if (debit === undefined) return []
  const { positive, negative } = countSigns(table.movements, debit)
  return [
    { kind: 'signed', column: debit, sign: positive > 0 && negative === 0 ? -1 : 1, fee: null },
  ]
}

function currencyColumns(columns: ColumnsByField, table: BankTable): AmountRule | undefined {
  const found = table.meanings.flatMap(({ fields, currency }, column) => {
    const isBare =
      fields[0] === 'amount' && /^[A-Z]{3}\$?$/.test(table.headings[column]?.trim() ?? '')
    return isBare && currency !== null ? [{ column, currency }] : []
  })
  const distinct = new Set<Currency>(found.map(({ currency }) => currency))
  if (found.length < 2 || distinct.size !== found.length || columns.has('balance')) return undefined
  return { kind: 'by-currency', columns: found }
}

/** The rows with a booking date where others have none: a purchase without is on its way. */
function bookedOf(columns: ColumnsByField, { movements }: BankTable): Pick<BankTable, 'movements'> {
  const dates = columns.get('bookingDate') ?? []
  const isBooked = (row: readonly string[]): boolean =>
    dates.some((column) => (row[column] ?? '').trim() !== '')
  const booked = movements.filter(isBooked)
  return { movements: booked.length > 0 ? booked : movements }
}

function isCovered(group: readonly number[], table: Pick<BankTable, 'movements'>): boolean {
  // A row that was cut short says nothing of the columns behind the cut.
  const width = usualWidth(table.movements)
  const whole = table.movements.filter((row) => row.length >= width)
  const filled = whole.filter((row) => group.some((column) => !isNothing(row[column] ?? '')))
  return filled.length > 0 && filled.length >= whole.length * COVERAGE_MIN
}
