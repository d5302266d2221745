import type { Currency } from '../../core/currency.ts'
import { currencyOfSign } from '../text/currency-text.ts'
import { isDateText } from '../text/date-text.ts'
import { unitsOf } from '../text/exact-decimal.ts'
import { remembered } from '../text/remembered.ts'
import type { RowAmount } from './amount-cell.ts'
import { amountColumns, amountOfRow } from './amount-rule.ts'
import { balanceOf, counterpartyOf, dateOf, lineOf } from './bank-line.ts'
import type { BankRow, RowContext, SkipReason } from './bank-row.ts'
import { isMoneyLike } from './column-profile.ts'
import { wholeDate } from './date-parts.ts'
import { type BankLayout, columnName } from './layout.ts'
import { rowWithYears } from './missing-years.ts'
import { openStatus, statusReader } from './row-status.ts'
import { isBalanceLabel, isDoubtfulLabel, isTotalLabel, isUnbooked } from './row-words.ts'
import { onlyCell, sectionAfter } from './section.ts'

/** Reads one row of a file. */
export type BankRowReader = (cells: readonly string[], line: number) => BankRow

/** A reader for the rows of one file, in their order: it remembers the section they stand in. */
export function bankRowReader(layout: BankLayout): BankRowReader {
  let isPendingSection = layout.beginsPending
  const header = layout.headings.join('\t')
  const readDay = remembered((text) => dateOf(text, layout))
  const isNotBooked = statusReader(layout)
  const { dateParts, years } = layout
  return (given, line) => {
    const dated = years === null ? given : rowWithYears(given, years)
    const cells = dateParts === null ? dated : wholeDate(dated, dateParts)
    const only = onlyCell(cells)
    if (only === '') return skipped('blank')
    const isHeader = header !== '' && cells[0] === layout.headings[0] && cells.join('\t') === header
    if (isHeader) return skipped('repeated header')
    if (only !== undefined && !isDateText(only)) {
      isPendingSection = sectionAfter(only, isPendingSection)
      return skipped('a note without date and amount')
    }
    if (isPendingSection || isNotBooked(cells)) {
      return skipped('not booked (pending, failed or scheduled)')
    }
    const open = openStatus(layout, cells)
    if (open !== undefined) {
      return reject(
        layout,
        line,
        open,
        cells[open] ?? '',
        'not a status that is known: is it booked?',
      )
    }
    return readRow({ layout, readDay }, cells, line)
  }
}

function readRow(context: RowContext, cells: readonly string[], line: number): BankRow {
  const { layout, readDay } = context
  const amount = amountOfRow(layout.amount, cells, layout.decimal)
  const dateText = cells[layout.date] ?? ''
  const date = readDay(dateText)
  if (date === undefined) return withoutDate(layout, { cells, line, amount, dateText })
  if (amount.kind !== 'amount' && hasLabel(layout, cells, isBalanceLabel)) {
    return skipped('a balance, not a movement')
  }
  // Both sides of one row are sums of others.
  if (amount.kind === 'problem' && hasLabel(layout, cells, isTotalLabel)) return skipped('a total')
  if (amount.kind === 'problem')
    return reject(layout, line, amount.column, amount.value, amount.reason)
  if (amount.kind === 'none') return withoutAmount(layout, cells, line)
  if (isBalanceRow(layout, cells, amount.decimal)) return skipped('a balance, not a movement')
  if (isSpilled(layout, cells)) {
    return reject(
      layout,
      line,
      layout.headings.length,
      cells.slice(layout.headings.length).join(' '),
      'more cells than the header has: a separator stands inside a text or an amount',
    )
  }
  if (isBareBalance(layout, cells)) {
    const [column = 0] = amountColumns(layout.amount)
    const reason = 'fewer cells than the other rows, or no text: it may be a balance'
    return reject(layout, line, column, cells[column] ?? '', reason)
  }
  const currency = currencyOfRow(layout, cells, amount.currency)
  if (currency === undefined) {
    const column = layout.currencyColumn ?? 0
    return reject(layout, line, column, cells[column] ?? '', 'not a currency')
  }
  return lineOf(context, { cells, line, date, decimal: amount.decimal, currency })
}

/** A row with an amount must have a date, unless it is a footer. */
function withoutDate(
  layout: BankLayout,
  row: {
    readonly cells: readonly string[]
    readonly line: number
    readonly amount: RowAmount
    readonly dateText: string
  },
): BankRow {
  const { cells, line, amount, dateText } = row
  if (isUnbooked(dateText)) return skipped('not booked (pending, failed or scheduled)')
  if (hasLabel(layout, cells, isBalanceLabel)) return skipped('a balance, not a movement')
  if (hasLabel(layout, cells, isTotalLabel)) return skipped('a total')
  const isDated = /\d[-/.: ]\d|\d{6}/.test(dateText) && dateText.length < 30
  if (amount.kind !== 'amount' && !isDated) return skipped('a note without date and amount')
  const reason =
    isDated && layout.dateOrder === null && isDateText(dateText)
      ? 'day and month cannot be told apart; say --date-order'
      : layout.dateOrder === null
        ? 'not a date'
        : `not a date in the order ${layout.dateOrder}`
  return reject(layout, line, layout.date, dateText, reason)
}

function withoutAmount(layout: BankLayout, cells: readonly string[], line: number): BankRow {
  const columns = amountColumns(layout.amount)
  if (cells.length <= Math.min(...columns)) {
    return reject(layout, line, Math.min(...columns), '', 'the row ends before the amount')
  }
  const spare = cells.findIndex((cell, column) => column !== layout.balance && isMoneyLike(cell))
  if (layout.headings.length === 0 && spare !== -1) {
    return reject(layout, line, spare, cells[spare] ?? '', 'an amount outside of the amount column')
  }
  return skipped('no amount')
}

function hasLabel(
  layout: BankLayout,
  cells: readonly string[],
  isLabel: (cell: string) => boolean,
): boolean {
  const texts = [layout.date, ...layout.description, ...counterpartyOf(layout, '')]
  const [first = ''] = cells
  return isLabel(first) || texts.some((column) => isLabel(cells[column] ?? ''))
}

/** Labelled as a balance, and moving nothing: zero, or the balance itself, or no balance to tell. */
function isBalanceRow(layout: BankLayout, cells: readonly string[], decimal: string): boolean {
  if (!hasLabel(layout, cells, isBalanceLabel)) return false
  const balance = balanceOf(layout, cells)
  if (balance === null && hasLabel(layout, cells, isDoubtfulLabel)) return false
  if (!/[1-9]/.test(decimal)) return true
  // Payers write `balance` too; whoever they are, a balance has no other side.
  if (balance === null) return !hasOtherSide(layout, cells)
  // Some carry it forward on the other side, as in a ledger on paper.
  return [unitsOf(decimal), -unitsOf(decimal)].includes(unitsOf(balance))
}

/** Whether a field of its own names somebody on the other side. */
function hasOtherSide(layout: BankLayout, cells: readonly string[]): boolean {
  return counterpartyOf(layout, '').some((column) => {
    const cell = cells[column] ?? ''
    return !layout.description.includes(column) && NAME.test(cell) && !isBalanceLabel(cell)
  })
}

const NAME = /^(?!.*\d{6}).*\p{L}{2}/u // the account that the file is about is nobody else's

/** Without headings: a day and an amount, and hardly a word on what it was for. */
function isBareBalance(layout: BankLayout, cells: readonly string[]): boolean {
  const { width, description } = layout
  const texts = [...description, ...counterpartyOf(layout, '')]
  if (layout.isSpoken && !texts.some((column) => /\p{L}{2}/u.test(cells[column] ?? ''))) return true
  if (cells.length >= width || description.length === 0) return false
  const said = description.filter((column) => (cells[column] ?? '').trim() !== '')
  return said.length === 0 || (said.length === 1 && description.length > 2)
}

/** Cells beyond the header: a separator inside a text or an amount has moved what stands behind it. */
function isSpilled(layout: BankLayout, cells: readonly string[]): boolean {
  const width = layout.headings.length
  if (width === 0 || cells.length <= width + layout.spare) return false
  if (!cells.slice(width).some((cell) => cell.trim() !== '')) return false
  if (isInPlace(layout, cells)) return false
  const texts = [...layout.description, ...counterpartyOf(layout, '')]
  return amountColumns(layout.amount).some((column) => {
    const isSplit = /^\d{2,3}\b/.test(cells[column + 1]?.trim() ?? '')
    return isSplit || texts.some((text) => text < column)
  })
}

/** Amount and balance, both with their cents, stand below their headings: nothing before them spilled. */
function isInPlace({ amount, balance }: BankLayout, cells: readonly string[]): boolean {
  if (balance === null || amountColumns(amount).some((column) => column > balance)) return false
  const isWhole = (cell = ''): boolean => /\d[.,]\d{2}$/.test(cell.trim())
  return isWhole(cells[balance]) && amountColumns(amount).some((column) => isWhole(cells[column]))
}

function currencyOfRow(
  layout: BankLayout,
  cells: readonly string[],
  beside: Currency | null,
): Currency | null | undefined {
  if (layout.currencyColumn === null) return beside ?? layout.currency
  const text = cells[layout.currencyColumn]?.trim() ?? ''
  if (text === '') return beside ?? layout.currency
  return currencyOfSign(text) ?? undefined
}

function reject(
  layout: BankLayout,
  line: number,
  column: number,
  value: string,
  reason: string,
): BankRow {
  const name = columnName(layout.headings, column)
  return { kind: 'reject', reject: { line, column: name, value: value.trim(), reason } }
}

function skipped(reason: SkipReason): BankRow {
  return { kind: 'skipped', reason }
}
