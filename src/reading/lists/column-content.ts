import { parseCurrency } from '../../core/currency.ts'
import type { AssignedTable, Columns } from './assign.ts'
import { isDocumentWord, isInvoiceWord } from './document-kind.ts'
import { namedParty } from './document-signs.ts'
import { withGrossTotal } from './gross-total.ts'
import { normaliseHeading } from './normalise.ts'
import { withOwnMoney } from './own-money.ts'
import { isRunning } from './running-balance.ts'
import { withSide } from './side-column.ts'
import { closedBy } from './total-row.ts'

type Rows = readonly (readonly string[])[]

/** Corrects by the cells what the headings of a list said. */
export function judgedByContent({ columns, headings, rows, forced }: AssignedTable): Columns {
  const named = namedParty(columns, headings.map(normaliseHeading), rows)
  const theirs = withoutOwnCompany(named, headings, rows)
  const apart = withoutSectionDetail(withNameApart(theirs, headings, rows), headings, rows)
  const referenced = withOwnReference(withoutFalseNumber(apart, headings, rows), headings, rows)
  const own = withOwnMoney(withoutRunningBalance(referenced, rows), headings, rows)
  const open = withPaidBesideOpen(own, headings)
  const gross = forced.has('total') ? open : withGrossTotal(open, headings, rows)
  return withSide(withKind(withCurrency(gross, rows), rows), headings, rows)
}

/** A payment's amount may be what an invoice asks for; beside what is open it is what was paid. */
function withPaidBesideOpen(columns: Columns, headings: readonly string[]): Columns {
  const total = columns.get('total')
  const isPayment = /^(?:payment|paid|received) amount$/.test(nameOf(headings, total ?? -1))
  if (total === undefined || !isPayment || !columns.has('balance') || columns.has('paid')) {
    return columns
  }
  return new Map([...[...columns].filter(([field]) => field !== 'total'), ['paid', total]])
}

/** A balance that only carries the amounts forward is that of the account, not of a document. */
function withoutRunningBalance(columns: Columns, rows: Rows): Columns {
  const balance = columns.get('balance')
  const amount = columns.get('total') ?? columns.get('lineTotal')
  if (balance === undefined || amount === undefined || !isRunning(rows, balance, [amount])) {
    return columns
  }
  return new Map([...columns].filter(([field]) => field !== 'balance'))
}

/** Types of a ledger whose running number is its own: the invoice's stands in the reference. */
const LEDGER_TYPE = /^(?:S[ACDIPR]|PP|PI|PC|PA|PD|PR|BP|BR|CP|CR|JC|JD|VP|VR)$/

function withOwnReference(columns: Columns, headings: readonly string[], rows: Rows): Columns {
  const [number, kind] = [columns.get('number'), columns.get('kind')]
  if (number === undefined || kind === undefined) return columns
  if (!/^(?:tran|trans|transaction )?(?: ?no| ?number)?$/.test(nameOf(headings, number)))
    return columns
  const typed = rows.filter(
    (row) => cell(row, kind) !== '' && cell(row, number) !== '' && row[kind] !== headings[kind],
  )
  const isLedger = typed.length > 0 && typed.every((row) => LEDGER_TYPE.test(cell(row, kind)))
  const reference = headings.findIndex((_, column) =>
    /^(?:inv(?:oice)? )?ref(?:erence)?$/.test(nameOf(headings, column)),
  )
  const documents = typed.filter((row) => /^S[IC]$/.test(cell(row, kind)))
  const isReferred = documents.length > 0 && documents.every((row) => cell(row, reference) !== '')
  if (!isLedger || !isReferred) return columns
  const others = [...columns].filter(([, column]) => column !== reference)
  return new Map([...others, ['number', reference]])
}

const NAME =
  /^(?:(?:customer|client|debtor|company|account|business|party|contact) )?(?:full )?name(?: 1)?$|^(?:company|name des kunden|kundenname|firma|firmenname|kunde|naam|klantnaam|relatienaam|bedrijfsnaam|nom|nom du client|raison sociale|nombre|razon social|nome|ragione sociale|namn|navn|kundnamn|kundenavn|nimi)$/

/** One company for customers of several numbers is the sender's own; the name beside is theirs. */
function withoutOwnCompany(columns: Columns, headings: readonly string[], rows: Rows): Columns {
  const customer = columns.get('customer')
  const number = columns.get('customerNumber')
  if (customer === undefined || number === undefined) return columns
  const taken = new Set(columns.values())
  const other = headings.findIndex(
    (heading, column) => !taken.has(column) && NAME.test(normaliseHeading(heading)),
  )
  const distinct = (column: number): number =>
    new Set(rows.flatMap((row) => cell(row, column) || [])).size
  if (other === -1 || distinct(customer) > 1 || distinct(number) < 2 || distinct(other) < 2) {
    return columns
  }
  return new Map([...columns, ['customer', other]])
}

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
 * Below titles that each close with their own total, an account is that of the ledger and a contact
 * a person: the title names the customer. Titles that tell an age divide by age.
 */
function withoutSectionDetail(columns: Columns, headings: readonly string[], rows: Rows): Columns {
  const name = nameOf(headings, columns.get('customer') ?? -1)
  const isDetail = /\b(?:account|konto|kontobezeichnung|kontoname|contact|attention|person)\b/.test(
    name,
  )
  if (!isDetail || /custom|client|debit/.test(name) || !hasClosedSections(rows)) return columns
  return new Map([...columns].filter(([field]) => field !== 'customer'))
}

function nameOf(headings: readonly string[], column: number): string {
  return normaliseHeading(headings[column] ?? '')
}

function hasClosedSections(rows: Rows): boolean {
  const titles = new Set(rows.filter(isTitle).map((row) => cell(row, 0)))
  return rows.some((row) => {
    const closing = closedBy(row)
    return closing !== undefined && titles.has(closing) && !isAge(closing)
  })
}

function isAge(title: string): boolean {
  return /^(?:current|not due|older|\W*\d+\b.*|.*\b(?:days?|months?|tage|jours|dias|overdue|past due)\b.*)$/i.test(
    title,
  )
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

/** A column that holds nothing but names of documents needs no heading that anybody knows. */
function withKind(columns: Columns, rows: Rows): Columns {
  if (columns.has('kind') || !columns.has('number')) return columns
  const taken = new Set(columns.values())
  const number = columns.get('number') ?? -1
  const documents = rows.slice(0, ROWS_SEEN).filter((row) => cell(row, number) !== '')
  const width = Math.max(0, ...documents.map((row) => row.length))
  const column = Array.from({ length: width }, (_, at) => at).find((at) => {
    if (taken.has(at)) return false
    const texts = documents.map((row) => cell(row, at)).filter((text) => text !== '')
    return texts.some(isInvoiceWord) && texts.every(isDocumentWord)
  })
  return column === undefined ? columns : new Map([...columns, ['kind', column]])
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
