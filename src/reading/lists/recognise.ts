import { AppError } from '../../core/errors.ts'
import type { Grid } from '../table/grid.ts'
import { assignColumns, type Columns } from './assign.ts'
import { customerWords } from './customer-words.ts'
import { documentWords } from './document-words.ts'
import type { Field } from './field.ts'
import { countSubheaders, findHeaderRow } from './header-row.ts'
import { DICTIONARIES, kindOf, type ListKind } from './kind-of.ts'
import { label, words } from './label.ts'
import { refuseMissing, refuseReport, refuseRowsAbove } from './list-faults.ts'
import { normaliseHeading } from './normalise.ts'
import { paymentWords, payoutWords, remittanceWords } from './other-words.ts'

/** Where in a table what stands. */
export interface Layout {
  readonly kind: ListKind
  readonly headings: readonly string[]
  readonly columns: Columns
  /** The first row below the header. */
  readonly firstRow: number
}

/**
 * Tells which list a table is and where its columns are. Undefined means a bank's statement, or
 * nothing known: the reader of bank files decides. A list of postings is refused.
 */
export function recogniseList(
  grid: Grid,
  wanted: { kind: ListKind | undefined; map: ReadonlyMap<string, string> },
): Layout | undefined {
  const header = findHeaderRow(grid.rows, isKnownHeading)
  if (header === undefined) {
    if (wanted.kind === undefined) return undefined
    throw new AppError('input', `no row with headings of ${wanted.kind} was found`, {
      hint: 'the first row of the table must name its columns; --map "Number=COLUMN" names one',
    })
  }
  const headings = grid.rows[header] ?? []
  const firstRow = header + 1 + countSubheaders(grid.rows, header)
  const below = grid.rows.slice(firstRow)
  if (wanted.kind === undefined) refuseReport(grid, header)
  const kind = wanted.kind ?? kindOf(headings, below)
  if (kind === undefined) return undefined
  refuseRowsAbove(grid, header)
  const forced = forcedColumns(headings, wanted.map)
  const { columns, rivals } = assignColumns(headings, below, DICTIONARIES[kind], forced)
  const rival = kind === 'customers' ? undefined : rivals[0]
  if (rival !== undefined) {
    const names = rival.columns.map((column) => `"${headings[column]}"`).join(' or ')
    throw new AppError('input', `the ${words(rival.field)} may stand in ${names}`, {
      hint: `add --map "${label(rival.field)}=COLUMN"`,
    })
  }
  if (wanted.kind !== undefined) refuseMissing(kind, columns, headings)
  return {
    kind,
    headings,
    columns: withoutFalseNumber(withNameApart(columns, headings, below), headings, below),
    firstRow,
  }
}

/** Beside a "customer name" a column "customer" holds the customer's number. */
function withNameApart(
  columns: Columns,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): Columns {
  const customer = columns.get('customer')
  if (customer === undefined || columns.has('customerNumber')) return columns
  const name = headings.findIndex((heading) =>
    /^(customer|client|debtor) (full )?name$/.test(normaliseHeading(heading)),
  )
  if (name === -1 || name === customer) return columns
  if (rows.every((row) => row[name] === row[customer] || (row[name] ?? '').trim() === ''))
    return columns
  return new Map([...columns, ['customer', name], ['customerNumber', customer]])
}

/** An "account id" may be the sender's own: then it is one number for customers of several names. */
function withoutFalseNumber(
  columns: Columns,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): Columns {
  const number = columns.get('customerNumber')
  const name = columns.get('customer')
  if (number === undefined || name === undefined) return columns
  if (/custom|client|kunde|debit|klant|cliente/.test(normaliseHeading(headings[number] ?? ''))) {
    return columns
  }
  const names = new Map<string, string>()
  const isShared = rows.some((row) => {
    const known = names.get(row[number] ?? '')
    names.set(row[number] ?? '', row[name] ?? '')
    return known !== undefined && known !== row[name]
  })
  return isShared ? new Map([...columns].filter(([field]) => field !== 'customerNumber')) : columns
}

function isKnownHeading(heading: string): boolean {
  return Object.values(DICTIONARIES).some((weights) => weights.has(heading))
}

function forcedColumns(
  headings: readonly string[],
  map: ReadonlyMap<string, string>,
): ReadonlyMap<Field, number> {
  const fields = new Map<string, Field>(
    [...documentWords, ...customerWords, ...paymentWords, ...payoutWords, ...remittanceWords].map(
      ({ field }) => [words(field), field],
    ),
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
