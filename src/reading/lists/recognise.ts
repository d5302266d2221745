import type { Currency } from '../../core/currency.ts'
import { AppError } from '../../core/errors.ts'
import type { Grid } from '../table/grid.ts'
import { agingBuckets } from './aging-buckets.ts'
import { type AssignedTable, assignColumns, type Columns, knows } from './assign.ts'
import { carriedCustomer } from './carried-customer.ts'
import { judgedByContent } from './column-content.ts'
import { customerWords } from './customer-words.ts'
import { documentWords } from './document-words.ts'
import { nationalWords } from './document-words-national.ts'
import type { Field } from './field.ts'
import { countSubheaders, findHeaderRow } from './header-row.ts'
import { refuseHomeCurrency } from './home-currency.ts'
import { DICTIONARIES, kindOf, type ListKind, provenPayout } from './kind-of.ts'
import { label, words } from './label.ts'
import { labelledName } from './labelled-names.ts'
import {
  refuseMissing,
  refuseOtherIssueDate,
  refusePurchases,
  refuseReport,
  refuseRowsAbove,
  refuseSuppliers,
} from './list-faults.ts'
import { normaliseHeading, titleCurrency } from './normalise.ts'
import { paymentWords, payoutWords, remittanceWords } from './other-words.ts'
import { fillsOf } from './own-money.ts'
import { type Recast, recastTable } from './recast.ts'
import type { RowShape } from './row-shape.ts'
import { rowWidth } from './row-width.ts'
import { withSpanning } from './spanning-headings.ts'
import { fractionColumns } from './whole-numbers.ts'

/** Where in a table what stands. */
export interface Layout {
  readonly kind: ListKind
  readonly headings: readonly string[]
  readonly columns: Columns
  /** The first row below the header. */
  readonly firstRow: number
  /** The currency that a title above the header names. */
  readonly currency: Currency | null
  /** Whom a row of labels above the header names. */
  readonly customer: string | null
  /** What is done to each row before it is read; null where each says all of itself. */
  readonly shape: RowShape | null
  /** The columns over which what is open is spread by its age, where no column has the whole. */
  readonly buckets: readonly number[]
  /** What the user said where it stands. */
  readonly forced: ReadonlySet<Field>
  /** How many cells a row may fill; null where any number. */
  readonly width: number | null
}

/**
 * Tells which list a table is and where its columns are. Undefined means a bank's statement, or
 * nothing known: the reader of bank files decides. A list of postings is refused.
 */
export function recogniseList(
  grid: Grid,
  wanted: { kind: ListKind | undefined; map: ReadonlyMap<string, string> },
): Layout | undefined {
  const header = findHeaderRow(grid.rows, isWord) ?? findHeaderRow(grid.rows, isKnownHeading)
  if (header === undefined && wanted.kind !== undefined) throw headless(wanted.kind)
  if (header === undefined) return undefined
  const firstRow = header + 1 + countSubheaders(grid.rows, header)
  const spanned = withSpanning(grid.rows, { header, firstRow }, DICTIONARIES.invoices)
  const {
    headings,
    rows: below,
    recast,
  } = recastTable(spanned, grid.rows.slice(firstRow), grid.rows.slice(0, header))
  const customer = grid.rows.slice(0, header).map(labelledName).findLast(isTold) ?? null
  const seen =
    customer === null ? below : [[customer, ...headings.slice(1).map(() => '')], ...below]
  const added = headings.length - spanned.length
  if (wanted.kind === undefined) refuseReport(grid, header)
  const kind =
    wanted.kind ??
    kindOf(headings, seen, { titles: titlesAbove(grid, header), isOfCustomer: customer !== null })
  if (kind === undefined) return undefined
  refuseRowsAbove(grid, header)
  const forced = forcedColumns(headings, wanted.map)
  const found = columnsOf(kind, { headings, rows: below, forced })
  if (wanted.kind !== undefined) refuseMissing(kind, found, headings)
  const columns = judgedByContent({ columns: found, headings, rows: below, forced })
  const judged = recast?.nested == null ? columns : withTitledCustomers(columns, forced)
  if (kind === 'customers') refuseSuppliers(judged, below)
  const isOfDocuments = kind === 'invoices' || kind === 'credits'
  if (isOfDocuments) {
    refusePurchases(judged, below)
    refuseOtherIssueDate(judged, headings, below)
    refuseHomeCurrency({ columns: judged, headings, rows: below, forced })
  }
  return {
    kind,
    headings,
    columns: judged,
    firstRow,
    currency: currencyAbove(grid, header),
    customer,
    shape: isOfDocuments ? shapeOf(judged, { headings, rows: below, recast }) : null,
    forced: new Set(forced.keys()),
    buckets: isOfDocuments ? agingBuckets(judged, headings) : [],
    width: isOfDocuments ? widthOf(grid, { header, firstRow, added }) : null,
  }
}

function headless(kind: ListKind): AppError {
  return new AppError('input', `no row with headings of ${kind} was found`, {
    hint: 'the first row of the table must name its columns; --map "Number=COLUMN" names one',
  })
}

/** The columns by their headings, or a refusal where two may equally hold what counts. */
function columnsOf(
  kind: ListKind,
  { headings, rows, forced }: Omit<AssignedTable, 'columns'>,
): Columns {
  // What the amounts of a processor's report prove goes before its headings.
  const proven = kind === 'payouts' ? provenPayout(headings, rows) : undefined
  const placed = new Map([...(proven ?? []), ...forced])
  const { columns, rivals } = assignColumns(headings, rows, DICTIONARIES[kind], placed)
  const rival = kind === 'customers' ? undefined : rivals[0]
  if (rival === undefined) return columns
  const names = rival.columns.map((column) => `"${headings[column]}"`).join(' or ')
  throw new AppError('input', `the ${words(rival.field)} may stand in ${names}`, {
    hint: `add --map "${label(rival.field)}=COLUMN"`,
  })
}

/** What stands above his documents names the customer; an account beside them is the ledger's. */
function withTitledCustomers(columns: Columns, forced: ReadonlyMap<Field, number>): Columns {
  return new Map(
    [...columns].filter(
      ([field]) => forced.has(field) || (field !== 'customer' && field !== 'customerNumber'),
    ),
  )
}

function widthOf(
  grid: Grid,
  place: { readonly header: number; readonly firstRow: number; readonly added: number },
): number | null {
  const width = rowWidth(grid, place.header, place.firstRow)
  return width === null ? null : width + place.added
}

function shapeOf(
  columns: Columns,
  table: {
    readonly headings: readonly string[]
    readonly rows: readonly (readonly string[])[]
    readonly recast: Recast | null
  },
): RowShape | null {
  const { headings, rows, recast } = table
  const carried = carriedCustomer(columns, rows)
  const fills = fillsOf(columns, headings, rows)
  const fractions = fractionColumns(columns, rows)
  const isPlain = [carried, fills, fractions].every(({ length }) => length === 0)
  if (recast === null && isPlain) return null
  return { recast, carried, number: columns.get('number') ?? -1, fills, fractions }
}

/** The texts that stand alone in the rows above the header. */
function titlesAbove({ rows }: Grid, header: number): readonly string[] {
  return rows.slice(0, header).flatMap((row) => {
    const filled = row.map((cell) => cell.trim()).filter((cell) => cell !== '')
    return filled.length === 1 ? filled : []
  })
}

/** What the nearest title says that amounts are in, in one cell or in two: `Currency:`, `EUR`. */
function currencyAbove({ rows }: Grid, header: number): Currency | null {
  const titles = rows.slice(0, header).map((row) => {
    const filled = row.map((cell) => cell.trim()).filter((cell) => cell !== '')
    return filled.length <= 2 ? filled.join(' ') : ''
  })
  return titles.map(titleCurrency).findLast((found) => found !== undefined) ?? null
}

function isTold(name: string | undefined): name is string {
  return name !== undefined
}

function isWord(heading: string): boolean {
  return Object.values(DICTIONARIES).some(({ words }) => words.has(heading))
}

function isKnownHeading(heading: string): boolean {
  return Object.values(DICTIONARIES).some((weights) => knows(weights, heading))
}

function forcedColumns(
  headings: readonly string[],
  map: ReadonlyMap<string, string>,
): ReadonlyMap<Field, number> {
  const fields = new Map<string, Field>(
    [
      ...documentWords,
      ...nationalWords,
      ...customerWords,
      ...paymentWords,
      ...payoutWords,
      ...remittanceWords,
    ].map(({ field }) => [words(field), field]),
  )
  return new Map(
    [...map].map(([name, column]) => {
      const field = fields.get(normaliseHeading(name))
      if (field === undefined) {
        throw new AppError('usage', `--map: "${name}" is no field of such a list`, {
          hint: `known are ${[...fields.values()].map(label).join(', ')}`,
        })
      }
      return [field, columnOf(headings, column)]
    }),
  )
}

function columnOf(headings: readonly string[], column: string): number {
  const position = /^#(\d+)$/.exec(column)?.[1]
  const index =
    position === undefined
      ? headings.findIndex((heading) => normaliseHeading(heading) === normaliseHeading(column))
      : Number(position) - 1
  if (index >= 0 && index < headings.length) return index
  throw new AppError('usage', `--map: the file has no column "${column}"`, {
    hint: `its columns are ${headings.map((heading) => `"${heading}"`).join(', ')}`,
  })
}
