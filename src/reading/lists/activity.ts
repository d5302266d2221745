import { normaliseHeading } from './normalise.ts'

type Row = readonly string[]

/** Where a text such as `Invoice # INV-0041` or `Payment on Invoice # INV-0041` stands. */
export interface Activity {
  readonly column: number
  /** How many headings the table has; the type of a row is put behind them. */
  readonly width: number
}

const HEADING = /^(?:activity|transaction|transaction details?|details?|description)$/
const TEXT =
  /^(invoice|credit note|credit memo|(?:over|pre)?payment\b.*?)(?: ?(?:#|no\.?|number)) ?(\S.*)$/i
const BALANCE = /^(?:opening|closing) balance|^balance (?:brought )?forward/i

/** Finds the column of activities of a customer's account; null where there is none. */
export function findActivity(headings: Row, rows: readonly Row[]): Activity | null {
  const column = headings.findIndex(
    (heading, at) => HEADING.test(normaliseHeading(heading)) && holdsActivities(rows, at),
  )
  return column === -1 ? null : { column, width: headings.length }
}

function holdsActivities(rows: readonly Row[], column: number): boolean {
  const texts = rows.flatMap((row) => row[column]?.trim() || [])
  const told = texts.filter((text) => TEXT.test(text))
  return (
    told.some((text) => /^(?:invoice|credit)/i.test(text)) &&
    texts.every((text) => TEXT.test(text) || BALANCE.test(text))
  )
}

/** A row with the number where the text stood and the type in a cell of its own. */
export function withActivity(cells: Row, { column, width }: Activity): Row {
  const text = cells[column]?.trim() ?? ''
  const [, told = '', number = ''] = TEXT.exec(text) ?? []
  const type = BALANCE.test(text) ? 'payment' : told.replace(/ on .*$/i, '')
  const row = Array.from({ length: width }, (_, at) => (at === column ? number : (cells[at] ?? '')))
  return [...row, type]
}
