import { AppError } from '../../../core/errors.ts'
import type { Field } from '../columns/field.ts'
import { normaliseHeading } from '../columns/normalise.ts'
import type { Layout } from '../recognise.ts'
import type { DecimalMark } from '../values/amount.ts'
import type { DateOrder } from '../values/date.ts'
import { decideMark, decideOrder, orderOfTerms } from '../values/evidence.ts'

/** How numbers and dates of a list are written. */
export interface Reading {
  readonly layout: Layout
  /** The headings, normalised. */
  readonly names: readonly string[]
  readonly order: DateOrder
  readonly mark: DecimalMark
}

/** What the user says about them. */
export interface ReadFlags {
  readonly dateOrder: DateOrder | undefined
  readonly decimal: DecimalMark | undefined
}

export type TableRows = readonly (readonly string[])[]

const AMOUNT_FIELDS = [
  'total',
  'balance',
  'paid',
  'tax',
  'lineTotal',
  'lineNet',
  'lineTax',
  'unitPrice',
  'quantity',
  'debit',
  'credit',
  'paymentAmount',
  'gross',
  'fee',
  'net',
  'discount',
  'deduction',
  'chequeAmount',
] as const satisfies readonly Field[]
const DATE_FIELDS = [
  'issueDate',
  'dueDate',
  'paidDate',
  'paymentDate',
  'payoutDate',
] as const satisfies readonly Field[]

/** The order of dates and the decimal mark of a list, over all its columns. */
export function decideReading(layout: Layout, rows: TableRows, flags: ReadFlags): Reading {
  const names = layout.headings.map(normaliseHeading)
  const { columns } = layout
  const mark = flags.decimal ?? decideMark(cells(rows, columns, AMOUNT_FIELDS), { names })
  if (mark === undefined || mark === 'mixed') {
    throw new AppError(
      'input',
      mark === 'mixed'
        ? 'the amounts use both the point and the comma as decimal mark'
        : 'amounts such as 1,234 or 1.234 may be thousands or decimals',
      { hint: 'say which: --decimal . or --decimal ,' },
    )
  }
  const order =
    flags.dateOrder ??
    decideOrder(cells(rows, columns, DATE_FIELDS), { names }) ??
    orderOfTerms(triples(rows, layout))
  if (order === undefined || order === 'mixed') {
    const example = [...cells(rows, columns, DATE_FIELDS)].find((text) => text !== '')
    throw new AppError(
      'input',
      order === 'mixed'
        ? 'some dates can only be day first and others only month first'
        : `dates such as "${example}" may be day first or month first, and no row decides it`,
      { hint: 'say which: --date-order dmy or --date-order mdy' },
    )
  }
  return { layout, names, mark, order }
}

/** The texts of some columns. */
export function* cells(
  rows: TableRows,
  columns: Layout['columns'],
  fields: readonly Field[],
): Generator<string> {
  for (const field of fields) {
    const column = columns.get(field)
    if (column === undefined) continue
    for (const row of rows) yield row[column] ?? ''
  }
}

function* triples(rows: TableRows, { columns }: Layout) {
  const issue = columns.get('issueDate')
  const due = columns.get('dueDate')
  const terms = columns.get('terms')
  if (issue === undefined || due === undefined || terms === undefined) return
  for (const row of rows) {
    yield { issue: row[issue] ?? '', due: row[due] ?? '', terms: row[terms] ?? '' }
  }
}
