import { AppError } from '../../core/errors.ts'
import { assignColumns, type Columns, weightsOf } from './columns/assign.ts'
import { documentWords } from './columns/document-words.ts'
import type { Field } from './columns/field.ts'
import { countSubheaders, findHeaderRow } from './columns/header-row.ts'
import { normaliseHeading } from './columns/normalise.ts'
import { customerWords, paymentWords, payoutWords, remittanceWords } from './columns/other-words.ts'
import { isJournal } from './journal.ts'
import type { Grid } from './table/grid.ts'

/** The lists that an accounting package exports, beside bank statements. */
export type ListKind = 'invoices' | 'credits' | 'customers' | 'payments' | 'payouts' | 'remittances'

/** Where in a table what stands. */
export interface Layout {
  readonly kind: ListKind
  readonly headings: readonly string[]
  readonly columns: Columns
  /** The first row below the header. */
  readonly firstRow: number
}

const documents = weightsOf(documentWords)
// An invoice number and a currency may stand in every list; the document words know them best.
const shared = documentWords.filter(({ field }) =>
  ['number', 'customerNumber', 'customer', 'email', 'currency'].includes(field),
)
const DICTIONARIES = {
  invoices: documents,
  credits: documents,
  customers: weightsOf(customerWords),
  payments: weightsOf([...shared, ...paymentWords]),
  payouts: weightsOf([...shared.filter(({ field }) => field === 'currency'), ...payoutWords]),
  remittances: weightsOf([
    ...shared.filter(({ field }) => field !== 'customer' && field !== 'customerNumber'),
    ...remittanceWords,
  ]),
} as const

const DECISIVE_INVOICE =
  /\b(invoice|inv|credit (note|memo)|rechnungs?\w*|beleg\w*|facture|factura|fattura|factuur\w*|fatura|faktur\w*|document|laskun?\w*|bill|voucher)\b/
const STRONG_PAYMENT =
  /^(customer ?)?(payment|receipt) (number|no|id|num|mode|method|type)$|^mode of payment$|^deposit to$|^zahlungsart$/

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
  const kind = wanted.kind ?? kindOf(headings, below)
  if (kind === undefined) return undefined
  const forced = forcedColumns(headings, wanted.map)
  const { columns, rivals } = assignColumns(headings, below, DICTIONARIES[kind], forced)
  const rival = kind === 'customers' ? undefined : rivals[0]
  if (rival !== undefined) {
    const names = rival.columns.map((column) => `"${headings[column]}"`).join(' or ')
    throw new AppError('input', `the ${words(rival.field)} may stand in ${names}`, {
      hint: `add --map "${label(rival.field)}=COLUMN"`,
    })
  }
  return { kind, headings, columns: withoutFalseNumber(columns, headings, below), firstRow }
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

/** The name of a field as `--map` takes it: `Issue date`. */
export function label(field: Field): string {
  const text = words(field)
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function words(field: Field): string {
  return normaliseHeading(field)
}

function isKnownHeading(heading: string): boolean {
  return Object.values(DICTIONARIES).some((weights) => weights.has(heading))
}

function kindOf(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): ListKind | undefined {
  const names = headings.map(normaliseHeading)
  if (isJournal(names, rows)) {
    throw new AppError(
      'input',
      'this is a general ledger or journal: a list of postings, not of invoices',
      {
        hint: 'export the list of invoices instead, or force one with --kind invoices and --map',
      },
    )
  }
  const has = (kind: ListKind) => assignColumns(headings, rows, DICTIONARIES[kind]).columns
  const payouts = has('payouts')
  if (
    all(payouts, 'payoutId', 'fee') &&
    any(payouts, 'net', 'gross') &&
    any(payouts, 'number', 'charge')
  )
    return 'payouts'
  const doc = has('invoices')
  const isOfProcessor = names.includes('gross') && names.includes('fee') && names.includes('net')
  if (isOfProcessor) return undefined
  const numberName = names[doc.get('number') ?? -1] ?? ''
  const hasInvoice = DECISIVE_INVOICE.test(numberName)
  if (isRemittances(names, has('remittances'), hasInvoice)) return 'remittances'
  if (isPayments(names, has('payments'), { doc, hasInvoice })) return 'payments'
  if (isDocuments(doc, hasInvoice, names)) {
    return /\bcredit|gutschrift/.test(numberName) &&
      !names.some((name) => /^invoice (number|no)$/.test(name))
      ? 'credits'
      : 'invoices'
  }
  return isCustomers(has('customers'), doc, names) ? 'customers' : undefined
}

function isDocuments(doc: Columns, hasInvoice: boolean, names: readonly string[]): boolean {
  const hasAmount =
    any(doc, 'total', 'balance', 'lineTotal', 'lineNet') || all(doc, 'quantity', 'unitPrice')
  if (!hasAmount || !doc.has('number') || !any(doc, 'issueDate', 'dueDate')) return false
  const hasParty = any(doc, 'customer', 'customerNumber', 'email')
  if (hasInvoice) return hasParty
  const looksLikeBank = names.some((name) =>
    /iban|description|memo|running balance|buchung/.test(name),
  )
  return hasParty && all(doc, 'issueDate', 'dueDate') && !looksLikeBank
}

function isPayments(
  names: readonly string[],
  payments: Columns,
  { doc, hasInvoice }: { doc: Columns; hasInvoice: boolean },
): boolean {
  if (!all(payments, 'paymentAmount', 'paymentDate') || any(doc, 'dueDate', 'terms', 'balance'))
    return false
  const isStrong = names.some((name) => STRONG_PAYMENT.test(name))
  const dateName = names[payments.get('paymentDate') ?? -1] ?? ''
  const isPaymentDate = /pay|paid|receiv|zahl|paiement|reglement|pago|cobro|pagamento|betaal/.test(
    dateName,
  )
  const hasParty = hasInvoice || payments.has('customer') || payments.has('customerNumber')
  if (!hasParty) return false
  if (names.some((name) => /^invoice date$|^rechnungsdatum$|^invoice total$/.test(name)))
    return isStrong
  return isStrong || (isPaymentDate && hasInvoice)
}

function isRemittances(
  names: readonly string[],
  remittances: Columns,
  hasInvoice: boolean,
): boolean {
  if (!hasInvoice || !all(remittances, 'paid', 'number')) return false
  if (names.some((name) => /^remittance|avis/.test(name))) return true
  const isDeducting = all(remittances, 'gross', 'discount')
  return isDeducting && remittances.has('remittanceRef') && !names.includes('due date')
}

function isCustomers(customers: Columns, doc: Columns, names: readonly string[]): boolean {
  if (!any(customers, 'customer', 'customerNumber')) return false
  if (
    any(doc, 'dueDate', 'debit', 'credit') ||
    names.some((name) => /^(date|datum|fecha)$/.test(name))
  )
    return false
  return any(customers, 'email', 'contact', 'address', 'terms', 'segment', 'parent')
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

function all(columns: Columns, ...fields: readonly Field[]): boolean {
  return fields.every((field) => columns.has(field))
}

function any(columns: Columns, ...fields: readonly Field[]): boolean {
  return fields.some((field) => columns.has(field))
}
