import { parseCurrency } from '../../core/currency.ts'
import type { Columns } from './assign.ts'
import { normaliseHeading } from './normalise.ts'

type Rows = readonly (readonly string[])[]

/** Corrects by the cells what the headings of a list said. */
export function judgedByContent(
  columns: Columns,
  headings: readonly string[],
  rows: Rows,
): Columns {
  const apart = withoutLedgerAccount(withNameApart(columns, headings, rows), headings, rows)
  return withCurrency(withoutFalseNumber(apart, headings, rows), rows)
}

const NAME =
  /^(?:(?:customer|client|debtor|company|account|business|party|contact) )?(?:full )?name(?: 1)?$|^(?:company|name des kunden|kundenname|firma|firmenname|kunde|naam|klantnaam|relatienaam|bedrijfsnaam|nom|nom du client|raison sociale|nombre|razon social|nome|ragione sociale|namn|navn|kundnamn|kundenavn|nimi)$/

/** Beside a name, a column "customer" with figures or other texts holds the customer's number. */
function withNameApart(columns: Columns, headings: readonly string[], rows: Rows): Columns {
  const customer = columns.get('customer')
  if (customer === undefined || columns.has('customerNumber')) return columns
  const taken = new Set([...columns.values()])
  const name = headings.findIndex(
    (heading, column) => !taken.has(column) && NAME.test(normaliseHeading(heading)),
  )
  if (name === -1) return columns
  const isNamed = /^(?:customer|client|debtor) (?:full )?name$/.test(
    normaliseHeading(headings[name] ?? ''),
  )
  const filled = rows.filter((row) => cell(row, customer) !== '' && cell(row, name) !== '')
  const isNumber = filled.length > 0 && filled.every((row) => isCode(cell(row, customer)))
  if (!isNumber && !isNamed) return columns
  if (filled.every((row) => cell(row, name) === cell(row, customer))) return columns
  return new Map([...columns, ['customer', name], ['customerNumber', customer]])
}

/**
 * Below titles that each close with their own total, an "account" is that of the ledger: the title
 * names the customer.
 */
function withoutLedgerAccount(columns: Columns, headings: readonly string[], rows: Rows): Columns {
  const name = normaliseHeading(headings[columns.get('customer') ?? -1] ?? '')
  const isAccount = /\b(?:account|konto|kontobezeichnung|kontoname)\b/.test(name)
  if (!isAccount || /custom|client|debit/.test(name) || !hasClosedSections(rows)) return columns
  return new Map([...columns].filter(([field]) => field !== 'customer'))
}

function hasClosedSections(rows: Rows): boolean {
  const titles = new Set(rows.filter(isTitle).map((row) => cell(row, 0)))
  return rows.some((row) => {
    const closing = /^total (?:for |of )?(.+)$/i.exec(cell(row, 0))?.[1]
    return closing !== undefined && titles.has(closing)
  })
}

function isTitle(row: readonly string[]): boolean {
  return cell(row, 0) !== '' && row.filter((text) => text.trim() !== '').length === 1
}

/** A number of a customer and no name: `10001`, `C-20000`. */
function isCode(text: string): boolean {
  return /^(?=.*\d)[\w.\-/]{1,20}$/.test(text)
}

/** An "account id" may be the sender's own: then it is one number for customers of several names. */
function withoutFalseNumber(columns: Columns, headings: readonly string[], rows: Rows): Columns {
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

/** Codes of currencies in every row, but for one bad one, need no heading that anybody knows. */
function withCurrency(columns: Columns, rows: Rows): Columns {
  if (columns.has('currency')) return columns
  const taken = new Set(columns.values())
  const width = Math.max(0, ...rows.slice(0, ROWS_SEEN).map((row) => row.length))
  const found = Array.from({ length: width }, (_, column) => column).filter(
    (column) => !taken.has(column) && holdsCurrencies(rows, column),
  )
  const [column] = found
  return column === undefined || found.length > 1
    ? columns
    : new Map([...columns, ['currency', column]])
}

const ROWS_SEEN = 300

function holdsCurrencies(rows: Rows, column: number): boolean {
  const texts = rows
    .slice(0, ROWS_SEEN)
    .map((row) => cell(row, column))
    .filter((text) => text !== '')
  const codes = texts.filter(
    (text) => /^[A-Z]{3}$/.test(text) && parseCurrency(text) !== undefined,
  ).length
  return codes > 0 && (codes === texts.length || (codes > 1 && texts.length - codes === 1))
}

function cell(row: readonly string[], column: number): string {
  return row[column]?.trim() ?? ''
}
