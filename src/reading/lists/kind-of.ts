import { AppError } from '../../core/errors.ts'
import { assignColumns, type Columns, weightsOf } from './assign.ts'
import { customerWords } from './customer-words.ts'
import { isDepositList } from './deposit-list.ts'
import { documentWords } from './document-words.ts'
import type { Field } from './field.ts'
import { isJournal } from './journal.ts'
import { normaliseHeading } from './normalise.ts'
import { paymentWords, payoutWords, remittanceWords } from './other-words.ts'

/** The lists that an accounting package exports, beside bank statements. */
export type ListKind = 'invoices' | 'credits' | 'customers' | 'payments' | 'payouts' | 'remittances'

type Rows = readonly (readonly string[])[]

const documents = weightsOf(documentWords)
// An invoice number and a currency may stand in every list; the document words know them best.
const shared = documentWords.filter(({ field }) =>
  ['number', 'customerNumber', 'customer', 'email', 'currency'].includes(field),
)
// Beside payments a plain "No." is the payment's own.
const invoiceNumber = documentWords
  .filter(({ field }) => field === 'number')
  .map((entry) => ({
    ...entry,
    words: Object.fromEntries(
      Object.entries(entry.words).filter(([weight]) => Number(weight) >= 8),
    ),
  }))
const parties = shared.filter(({ field }) => field !== 'number')

/** Which words name the columns of which list. */
export const DICTIONARIES = {
  invoices: documents,
  credits: documents,
  customers: weightsOf(customerWords),
  payments: weightsOf([...invoiceNumber, ...parties, ...paymentWords]),
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

/** Tells which list a table is by its headings and cells; undefined where it is none of them. */
export function kindOf(
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
  if (isRemittances(headings, has('remittances'), hasInvoice)) return 'remittances'
  if (isPayments(names, has('payments'), { doc, hasInvoice, rows })) return 'payments'
  if (isDocuments(doc, { hasInvoice, names, rows })) {
    return /\bcredit|gutschrift/.test(numberName) &&
      !names.some((name) => /^invoice (number|no)$/.test(name))
      ? 'credits'
      : 'invoices'
  }
  if (isCustomers(has('customers'), doc, names)) return 'customers'
  refuseNameless(names, doc)
  const isDoubtful =
    (doc.has('number') && signsOfInvoices(doc, names, rows) >= 2) ||
    names.some((name) => CUSTOMER.test(name))
  if (!isDoubtful) return undefined
  throw new AppError(
    'input',
    'this may be a list of invoices, of payments, or a statement of a bank',
    {
      hint: 'say which: --kind invoices, --kind payments or --kind bank',
    },
  )
}

/** Headings under which only a seller's own customers stand. */
const CUSTOMER = /^(customer|customer name|client|client name|kunde|kundenname|debtor)$/

/** A list of invoices without their customers cannot be taken, and is no bank's statement either. */
function refuseNameless(names: readonly string[], doc: Columns): void {
  const number = names[doc.get('number') ?? -1] ?? ''
  const isInvoice = /^(invoice|rechnungs?|facture|factuur|fatura|factura|fattura)/.test(number)
  if (!isInvoice || any(doc, 'customer', 'customerNumber', 'email')) return
  if (names.some((name) => /description|details|memo|iban/.test(name))) return
  throw new AppError('input', 'the invoices have no column that names their customers', {
    hint: 'name it: --kind invoices --map "Customer=COLUMN"',
  })
}

function isDocuments(
  doc: Columns,
  scene: { hasInvoice: boolean; names: readonly string[]; rows: Rows },
): boolean {
  const { hasInvoice, names, rows } = scene
  const hasAmount =
    any(doc, 'total', 'balance', 'lineTotal', 'lineNet', 'debit') ||
    all(doc, 'quantity', 'unitPrice')
  if (!hasAmount || !doc.has('number') || !any(doc, 'issueDate', 'dueDate')) return false
  const hasParty = any(doc, 'customer', 'customerNumber', 'email') || hasSections(rows)
  return hasParty && (hasInvoice || signsOfInvoices(doc, names, rows) >= 2)
}

const INVOICE_DATE = /invoice|issue|rechnung|facture|factura|fattura|factuur|fatura|faktura/
const OPEN_AMOUNT = /open|due|outstanding|unpaid|offen|reste|pendiente|aperto|residuo|openstaand/
const DOCUMENT_TYPE =
  /^(sales )?(invoice|credit memo|credit note|rechnung|gutschrift|facture|avoir|factura|fattura|factuur)$/i

/** How many things in a table are there in lists of invoices and not in those of a bank. */
function signsOfInvoices(doc: Columns, names: readonly string[], rows: Rows): number {
  const name = (field: Field): string => names[doc.get(field) ?? -1] ?? ''
  const type = doc.get('kind')
  const signs = [
    doc.has('dueDate'),
    doc.has('terms'),
    INVOICE_DATE.test(name('issueDate')),
    OPEN_AMOUNT.test(name('balance')),
    INVOICE_DATE.test(name('total')),
    /client|customer|kunde|cliente|klant|debtor/.test(name('customer')),
    type !== undefined && rows.some((row) => DOCUMENT_TYPE.test(row[type]?.trim() ?? '')),
  ]
  return signs.filter(Boolean).length
}

/** Reports put the customer's name on a line of its own above the invoices. */
function hasSections(rows: Rows): boolean {
  return rows.some(
    (row) => row.filter((cell) => cell.trim() !== '').length === 1 && (row[0] ?? '').trim() !== '',
  )
}

function isPayments(
  names: readonly string[],
  payments: Columns,
  { doc, hasInvoice, rows }: { doc: Columns; hasInvoice: boolean; rows: Rows },
): boolean {
  if (!all(payments, 'paymentAmount', 'paymentDate') || any(doc, 'dueDate', 'terms', 'balance'))
    return false
  const type = doc.get('kind')
  const isStrong =
    names.some((name) => STRONG_PAYMENT.test(name)) ||
    (names.some((name) => CUSTOMER.test(name)) &&
      (names.some((name) => /^(method|mode|tender|paid by)$/.test(name)) ||
        (type !== undefined &&
          rows.every((row) => /^(payment|receipt|zahlung|)$/i.test(row[type]?.trim() ?? '')))))
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
  headings: readonly string[],
  remittances: Columns,
  hasInvoice: boolean,
): boolean {
  if (isDeposit(headings, remittances, hasInvoice)) return true
  const names = headings.map(normaliseHeading)
  if (!hasInvoice || !all(remittances, 'paid', 'number')) return false
  if (names.some((name) => /^remittance|avis/.test(name))) return true
  const isDeducting = remittances.has('gross') && any(remittances, 'discount', 'deduction')
  return isDeducting && remittances.has('remittanceRef') && !names.includes('due date')
}

/** A bank's list of cheques: their numbers and amounts, and who wrote them or what they pay. */
function isDeposit(headings: readonly string[], columns: Columns, hasInvoice: boolean): boolean {
  if (
    !any(columns, 'paid', 'chequeAmount', 'gross') ||
    headings.some((one) => /balance/i.test(one))
  )
    return false
  return isDepositList({ columns, headings }) && (hasInvoice || columns.has('payer'))
}

/** What a movement has and a customer has not. */
const MOVEMENT =
  /^(total |net |gross )?(amount|betrag|umsatz|montant|importe|importo|bedrag|belopp|kwota)$|^transaction (type|details?|date|id)$/

function isCustomers(customers: Columns, doc: Columns, names: readonly string[]): boolean {
  if (!any(customers, 'customer', 'customerNumber')) return false
  if (
    any(doc, 'dueDate', 'debit', 'credit') ||
    names.some((name) => /^(date|datum|fecha)$/.test(name) || MOVEMENT.test(name))
  )
    return false
  if (doc.has('total') && doc.has('number') && doc.has('status')) return false
  return any(customers, 'email', 'contact', 'address', 'terms', 'segment', 'parent')
}

function all(columns: Columns, ...fields: readonly Field[]): boolean {
  return fields.every((field) => columns.has(field))
}

function any(columns: Columns, ...fields: readonly Field[]): boolean {
  return fields.some((field) => columns.has(field))
}
