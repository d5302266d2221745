import { dateOfDayNumber } from '../../core/calendar-date.ts'
import { AppError } from '../../core/errors.ts'
import type { Grid } from '../table/grid.ts'
import { unwrapCell } from '../text/cell-text.ts'
import { DATE_FIELDS } from './field-words.ts'
import { type BankTable, findTable } from './find-table.ts'

/** Columns of dates that are not written in full. */
export interface MissingYears {
  readonly columns: readonly number[]
  /**
   * The year of the period that a title names; `republic` where years are counted from that of
   * China, `serial` where a spreadsheet left the number of the day.
   */
  readonly year: string
}

const ROWS_MAX = 300
const MOST = 0.8 // of the cells with a digit
const WITHOUT_YEAR = /^\d{1,2}([./-])\d{1,2}\1?$/
const REPUBLIC = /^(1[0-4]\d|\d{2})([./-])(\d{2})\2(\d{2})(?=$| )/
const REPUBLIC_FROM = 1911
const SERIAL = /^(?:3[5-9]|4\d|5[0-4])\d{3}(?:\.\d+)?$/ // the days of 1995 to 2049, with their clock
const HAN = /\p{Script=Han}/u

/**
 * The sample with whole dates where its headings name dates and no cell below them is one: the year
 * of `02/03` stands in the period above the table, `115/03/14` is counted from 1912.
 */
export function withMissingYears(sample: Grid): {
  readonly sample: Grid
  readonly years: MissingYears | null
} {
  const none = { sample, years: null }
  const table = findTable(sample.rows, [])
  if (table.headings.length === 0 || table.movements.length > 0) return none
  const years = yearsOf(table, sample.rows)
  if (years === null) return none
  const rows = sample.rows.map((row, index) =>
    index < table.firstRow ? row : rowWithYears(row, years),
  )
  return { sample: { ...sample, rows }, years }
}

/** A row with the years of its dates. */
export function rowWithYears(
  cells: readonly string[],
  { columns, year }: MissingYears,
): readonly string[] {
  return cells.map((cell, column) => {
    if (!columns.includes(column)) return cell
    const text = unwrapCell(cell)
    if (year === 'serial') return SERIAL.test(text) ? dayOfSerial(text) : cell
    if (year !== 'republic') return withYear(text, year) ?? cell
    const [, count = '', , month, day] = REPUBLIC.exec(text) ?? []
    return count === '' ? cell : `${REPUBLIC_FROM + Number(count)}-${month}-${day}`
  })
}

const SERIAL_1970 = 25_569

function dayOfSerial(text: string): string {
  return dateOfDayNumber(Number.parseInt(text, 10) - SERIAL_1970)
}

function withYear(text: string, year: string): string | undefined {
  const mark = WITHOUT_YEAR.exec(text)?.[1]
  if (mark === undefined) return undefined
  return text.endsWith(mark) ? `${text}${year}` : `${text}${mark}${year}`
}

function yearsOf(
  { headings, meanings, firstRow }: BankTable,
  rows: readonly (readonly string[])[],
): MissingYears | null {
  const below = rows.slice(firstRow, firstRow + ROWS_MAX)
  const dated = (shape: RegExp): readonly number[] =>
    meanings.flatMap(({ fields, isExact }, column) => {
      const isDate = isExact && fields.some((field) => DATE_FIELDS.includes(field))
      const cells = below.map((row) => unwrapCell(row[column] ?? '')).filter(hasDigit)
      const fitting = cells.filter((cell) => shape.test(cell)).length
      return isDate && fitting > 0 && fitting >= cells.length * MOST ? [column] : []
    })
  const counted = headings.some((heading) => HAN.test(heading)) ? dated(REPUBLIC) : []
  if (counted.length > 0) return { columns: counted, year: 'republic' }
  const serial = dated(SERIAL)
  if (serial.length > 0) return { columns: serial, year: 'serial' }
  const columns = dated(WITHOUT_YEAR)
  const [column] = columns
  if (column === undefined) return null
  const year = yearOfPeriod(rows.slice(0, firstRow - 1))
  if (year !== undefined) return { columns, year }
  const example = below.map((row) => row[column] ?? '').find(hasDigit)
  throw new AppError(
    'input',
    `the dates such as "${example}" have no year, and no title names one`,
    {
      hint: 'export the file with whole dates, or write the period above its header: 01.01.2026 - 31.01.2026',
    },
  )
}

/** Words below the dates are footers. */
function hasDigit(cell: string): boolean {
  return /\d/.test(cell)
}

/** The year in which the period of a title begins and ends. */
function yearOfPeriod(above: readonly (readonly string[])[]): string | undefined {
  const found = above.flatMap((row) => {
    const text = row.join(' ')
    const years = [
      ...text.matchAll(
        /(?<!\d)(?:\d{1,2}([./-])\d{1,2}\1(20\d\d)|(20\d\d)-\d{2}-\d{2}|\d{1,2}[ -]\p{L}{3,9}[ -](20\d\d))(?!\d)/gu,
      ),
    ].map(([, , ...years]) => years.find((year) => year !== undefined) ?? '')
    return years.length === 2 ? [years.join()] : []
  })
  const [one, another] = [...new Set(found)]
  const [from, to] = one?.split(',') ?? []
  return another === undefined && from === to ? from : undefined
}
