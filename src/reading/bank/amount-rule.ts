import { type AmountReading, signedDecimal } from '../text/amount-text.ts'
import type { DecimalMark } from '../text/bare-number.ts'
import { fold } from '../text/cell-text.ts'
import { currencyOfSign } from '../text/currency-text.ts'
import { negated, sumOf } from '../text/exact-decimal.ts'
import { isNothing, notAnAmount, type RowAmount, readCell } from './amount-cell.ts'
import { wayIn } from './asked-sides.ts'
import type { AmountRule, FeeRule, MinusInSplit } from './layout.ts'
import { isPaidOut } from './payout-rows.ts'
import { directionOf } from './row-words.ts'
import { twoEndedAmount } from './two-ended.ts'

const NONE: RowAmount = { kind: 'none' }
/** The signed amount of a row, from the account owner's view. */
export function amountOfRow(
  rule: AmountRule,
  cells: readonly string[],
  mark: DecimalMark | null,
): RowAmount {
  switch (rule.kind) {
    case 'signed':
      return signedAmount(rule, cells, mark)
    case 'marked':
      return markedAmount(rule.column, cells, mark)
    case 'directed':
      return directedAmount(rule, cells, mark)
    case 'split':
      return rule.fee === null
        ? splitAmount(rule, cells, mark)
        : chargedSplit(rule, rule.fee, cells, mark)
    case 'two-ended':
      return twoEndedAmount(rule, cells, mark)
    case 'by-currency':
      return amountByCurrency(rule, cells, mark)
  }
}

/** The columns that a rule takes amounts from. */
export function amountColumns(rule: AmountRule): readonly number[] {
  switch (rule.kind) {
    case 'signed':
      return withFeeColumn([rule.column], rule.fee)
    case 'marked':
    case 'directed':
      return [rule.column]
    case 'split':
      return withFeeColumn([rule.debit, rule.credit], rule.fee)
    case 'two-ended':
      return [rule.source.amount, rule.source.fee, rule.target.amount]
    case 'by-currency':
      return rule.columns.map(({ column }) => column)
  }
}

function withFeeColumn(columns: readonly number[], fee: FeeRule | null): readonly number[] {
  return fee === null ? columns : [...columns, fee.column]
}

function signedAmount(
  rule: Extract<AmountRule, { kind: 'signed' }>,
  cells: readonly string[],
  mark: DecimalMark | null,
): RowAmount {
  const { column, sign, fee } = rule
  const text = cells[column] ?? ''
  if (isNothing(text)) return NONE
  const reading = readCell(text, mark)
  const value = reading === undefined ? undefined : signedDecimal(reading)
  if (reading === undefined || value === undefined) return notAnAmount(column, text)
  if (isPaidOut(rule, cells)) return found(negated(reading.digits), reading)
  const amount = sign === 1 ? value : negated(value)
  const charged = fee === null ? amount : withFee(amount, fee, cells, mark)
  if (charged === undefined)
    return notAnAmount(fee?.column ?? column, cells[fee?.column ?? column] ?? '')
  return found(charged, reading)
}

function withFee(
  amount: string,
  fee: FeeRule,
  cells: readonly string[],
  mark: DecimalMark | null,
): string | undefined {
  const text = cells[fee.column] ?? ''
  if (isNothing(text)) return amount
  const reading = readCell(text, mark)
  const value = reading === undefined ? undefined : signedDecimal(reading)
  if (value === undefined) return undefined
  return sumOf([amount, fee.sign === 1 ? value : negated(value)])
}

function markedAmount(
  column: number,
  cells: readonly string[],
  mark: DecimalMark | null,
): RowAmount {
  const text = cells[column] ?? ''
  if (isNothing(text)) return NONE
  const reading = readCell(text, mark)
  if (reading === undefined) return notAnAmount(column, text)
  const isIn = reading.sign === '+' || reading.word === 'credit'
  return found(isIn ? reading.digits : negated(reading.digits), reading)
}

function directedAmount(
  { column, direction, unmarked, ways }: Extract<AmountRule, { kind: 'directed' }>,
  cells: readonly string[],
  mark: DecimalMark | null,
): RowAmount {
  const text = cells[column] ?? ''
  if (isNothing(text)) return NONE
  const reading = readCell(text, mark)
  if (reading === undefined) return notAnAmount(column, text)
  const word = cells[direction] ?? ''
  const said = ways === null ? directionOf(word) : wayIn(ways, fold(word))
  const way = word.trim() === '' && unmarked !== null ? unmarked : said
  if (way !== undefined) return found(way === 1 ? reading.digits : negated(reading.digits), reading)
  if (!/[1-9]/.test(reading.digits)) return found(reading.digits, reading)
  return {
    kind: 'problem',
    column: direction,
    value: word,
    reason: 'not a word for money in or money out',
  }
}

function splitAmount(
  rule: Extract<AmountRule, { kind: 'split' }>,
  cells: readonly string[],
  mark: DecimalMark | null,
): RowAmount {
  const sides = [
    { column: rule.debit, minus: rule.debitMinus, isOut: true },
    { column: rule.credit, minus: rule.creditMinus, isOut: false },
  ]
  const amounts: { readonly value: string; readonly reading: AmountReading }[] = []
  for (const { column, minus, isOut } of sides) {
    const text = cells[column] ?? ''
    if (isNothing(text)) continue
    const reading = readCell(text, mark)
    if (reading === undefined) return notAnAmount(column, text)
    const value = sideValue(reading, minus)
    amounts.push({ value: isOut ? negated(value) : value, reading })
  }
  const moving = amounts.filter(({ value }) => /[1-9]/.test(value))
  const [first] = moving.length > 0 ? moving : amounts
  if (first === undefined) return NONE
  if (moving.length < 2) return found(first.value, first.reading)
  const value = sides.map(({ column }) => cells[column]?.trim()).join(' / ')
  return { kind: 'problem', column: rule.debit, value, reason: 'a debit and a credit in one row' }
}

/** A fee beside two sides; on a row that fills neither it is what moves. */
function chargedSplit(
  rule: Extract<AmountRule, { kind: 'split' }>,
  fee: FeeRule,
  cells: readonly string[],
  mark: DecimalMark | null,
): RowAmount {
  const amount = splitAmount(rule, cells, mark)
  if (amount.kind === 'problem') return amount
  const text = cells[fee.column] ?? ''
  if (isNothing(text)) return amount
  const decimal = withFee(amount.kind === 'none' ? '0' : amount.decimal, fee, cells, mark)
  if (decimal === undefined) return notAnAmount(fee.column, text)
  if (amount.kind === 'none' && !/[1-9]/.test(decimal)) return NONE
  return { kind: 'amount', decimal, currency: amount.kind === 'none' ? null : amount.currency }
}

function sideValue(reading: AmountReading, minus: MinusInSplit): string {
  const isMinus = reading.sign === '-' && minus === 'reversal'
  return isMinus ? negated(reading.digits) : reading.digits
}

function amountByCurrency(
  rule: Extract<AmountRule, { kind: 'by-currency' }>,
  cells: readonly string[],
  mark: DecimalMark | null,
): RowAmount {
  const filled = rule.columns.filter(({ column }) => {
    const text = cells[column] ?? ''
    const reading = readCell(text, mark)
    return !isNothing(text) && (reading === undefined || /[1-9]/.test(reading.digits))
  })
  const [first, second] = filled
  if (first === undefined) return NONE
  const text = cells[first.column] ?? ''
  if (second !== undefined) {
    return {
      kind: 'problem',
      column: second.column,
      value: cells[second.column] ?? '',
      reason: 'amounts in two currencies in one row',
    }
  }
  const reading = readCell(text, mark)
  const value = reading === undefined ? undefined : signedDecimal(reading)
  if (value === undefined) return notAnAmount(first.column, text)
  return { kind: 'amount', decimal: value, currency: first.currency }
}

function found(decimal: string, reading: AmountReading): RowAmount {
  return {
    kind: 'amount',
    decimal,
    currency: reading.unit === null ? null : currencyOfSign(reading.unit),
  }
}
