import { type Activity, findActivity, withActivity } from './activity.ts'
import { type DateParts, dateOfParts, findDateParts } from './date-parts.ts'
import { labelledName, withLabelledName } from './labelled-names.ts'
import { findNestedNames, type NestedNames, withNestedNames } from './nested-names.ts'
import { findShortDates, type ShortDates, withShortDates } from './short-dates.ts'

type Row = readonly string[]

/** How the rows of a table are written otherwise than a list that has a column for each thing. */
export interface Recast {
  /** Day, month and year have a column each: their date is put where the day stands. */
  readonly date: DateParts | null
  /** Six digits are a date. */
  readonly shortDates: ShortDates | null
  /** A customer's row of sums stands above his documents, in one column with their numbers. */
  readonly nested: NestedNames | null
  /** One text tells what a row is and its number. */
  readonly activity: Activity | null
  /** Rows of labels name the customer of those below. */
  readonly isLabelled: boolean
}

/** A table as a list has it, and what was done to its rows. */
export interface RecastTable {
  readonly headings: Row
  readonly rows: readonly Row[]
  /** Null where nothing had to be done. */
  readonly recast: Recast | null
}

/** Brings a table into the form of a list, where its headings and cells show how. */
export function recastTable(
  headings: Row,
  rows: readonly Row[],
  above: readonly Row[] = [],
): RecastTable {
  const date = findDateParts(headings, rows)
  const shortDates = findShortDates(headings, rows)
  const nested = findNestedNames(headings, rows)
  const activity = findActivity(headings, rows)
  const isLabelled = above.some((row) => labelledName(row) !== undefined)
  const recast = { date, shortDates, nested, activity, isLabelled }
  if (!isLabelled && [date, shortDates, nested, activity].every((one) => one === null)) {
    return { headings, rows, recast: null }
  }
  const named = headings.map((heading, column) => {
    if (column === date?.day) return 'Date'
    return column === nested?.column || column === activity?.column ? 'Invoice number' : heading
  })
  return {
    headings: activity === null ? named : [...named, 'Document type'],
    rows: rows.map((row) => recastRow(row, recast)),
    recast,
  }
}

/** What one row says in the form of a list. */
export function recastRow(cells: Row, recast: Recast): Row {
  const { date, shortDates, nested, activity, isLabelled } = recast
  if (isLabelled && labelledName(cells) !== undefined) return withLabelledName(cells)
  const dated = date === null ? cells : withDate(cells, date)
  const long = shortDates === null ? dated : withShortDates(dated, shortDates)
  const titled = nested === null ? long : withNestedNames(long, nested)
  return activity === null ? titled : withActivity(titled, activity)
}

function withDate(cells: Row, parts: DateParts): Row {
  const date = dateOfParts(cells, parts)
  return date === undefined ? cells : cells.map((cell, at) => (at === parts.day ? date : cell))
}
