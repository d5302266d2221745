import { AppError } from '../../core/errors.ts'
import { assignColumns, type Columns, weightsOf } from './assign.ts'
import { all, any } from './columns.ts'
import { customerWords } from './customer-words.ts'
import { easternCustomerWords } from './customer-words-east.ts'
import { isDepositList } from './deposit-list.ts'
import { isDocuments, isTitleOfDocuments } from './document-signs.ts'
import { documentWords as westernWords } from './document-words.ts'
import { easternWords } from './document-words-east.ts'
import { farWords } from './document-words-far.ts'
import { nationalWords } from './document-words-national.ts'
import type { Field } from './field.ts'
import { isJournal } from './journal.ts'
import {
  isOfVendors,
  refuseDoubtful,
  refuseExpenses,
  refuseNameless,
  refuseSpent,
} from './kind-doubts.ts'
import { normaliseHeading } from './normalise.ts'
import { paymentWords, payoutWords, remittanceWords } from './other-words.ts'
import { isPayments } from './payment-signs.ts'
import { payoutColumns, provenAmounts } from './payout-columns.ts'
import { partColumns } from './payout-parts.ts'

/** The lists that an accounting package exports, beside bank statements. */
export type ListKind = 'invoices' | 'credits' | 'customers' | 'payments' | 'payouts' | 'remittances'

type Rows = readonly (readonly string[])[]

// What a heading of a document may say by its parts, and what one beside payments or customers.
const DOCUMENT_PARTS = [
  'number',
  'customerNumber',
  'customer',
  'email',
  'issueDate',
  'dueDate',
  'paidDate',
  'terms',
  'total',
  'balance',
  'paid',
  'status',
] as const satisfies readonly Field[]
const PARTY_PARTS = ['customerNumber', 'customer', 'email', 'terms'] as const
const documentWords = [...westernWords, ...easternWords, ...nationalWords, ...farWords]
const documents = weightsOf(documentWords, DOCUMENT_PARTS)
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
  customers: weightsOf([...customerWords, ...easternCustomerWords], PARTY_PARTS),
  payments: weightsOf([...invoiceNumber, ...parties, ...paymentWords], ['number', ...PARTY_PARTS]),
  payouts: weightsOf([...shared.filter(({ field }) => field === 'currency'), ...payoutWords]),
  remittances: weightsOf([
    ...shared.filter(({ field }) => field !== 'customer' && field !== 'customerNumber'),
    ...remittanceWords,
  ]),
} as const

const DECISIVE_INVOICE =
  /\b(invoice|inv|credit (note|memo)|rechnungs?\w*|beleg\w*|facture|factura|fattura|factuur\w*|fatura|faktur\w*|document|laskun?\w*|bill|voucher|vch|arve)\b|szamla sorsz|saskait|rekina|racun|dokladu|dokumentu|счет|рахун|фактур|τιμολογ|請求書|请款|发票|發票/
/** Tells which list a table is by its headings and cells; undefined where it is none of them. */
export function kindOf(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  above: {
    readonly titles: readonly string[]
    /** A row of labels names a customer. */
    readonly isOfCustomer: boolean
  } = { titles: [], isOfCustomer: false },
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
  if (isPayouts(has('payouts')) || provenColumns(headings, rows) !== undefined) return 'payouts'
  const doc = has('invoices')
  const isOfProcessor = names.includes('gross') && names.includes('fee') && names.includes('net')
  if (isOfProcessor) return undefined
  const numberName = names[doc.get('number') ?? -1] ?? ''
  const hasInvoice = DECISIVE_INVOICE.test(numberName)
  const isOurs = any(doc, 'customer', 'customerNumber', 'email', 'dueDate')
  if (isRemittances(headings, has('remittances'), { hasInvoice, isOurs })) return 'remittances'
  if (isPayments(names, has('payments'), { doc, hasInvoice, rows })) return 'payments'
  refuseExpenses(names, doc, rows)
  const isTitled = above.isOfCustomer || above.titles.some(isTitleOfDocuments)
  if (isDocuments(doc, { hasInvoice, isTitled, headings, names, rows })) {
    return /\bcredit|gutschrift/.test(numberName) &&
      !names.some((name) => /^invoice (number|no)$/.test(name))
      ? 'credits'
      : 'invoices'
  }
  const plainly = (kind: ListKind) =>
    assignColumns(headings, rows, { ...DICTIONARIES[kind], compounds: new Set() }).columns
  if (isCustomers(plainly('customers'), plainly('invoices'), names)) return 'customers'
  refuseSpent(names)
  refuseNameless(names, doc)
  return refuseDoubtful(doc, { isTitled, names, rows })
}

/** Where columns of a processor's report are by what its amounts prove: that goes before its headings. */
export function provenPayout(headings: readonly string[], rows: Rows): Columns | undefined {
  const { columns } = assignColumns(headings, rows, DICTIONARIES.payouts)
  return isPayouts(columns) ? provenAmounts(headings, rows, columns) : provenColumns(headings, rows)
}

function provenColumns(headings: readonly string[], rows: Rows): Columns | undefined {
  return payoutColumns(headings, rows) ?? partColumns(headings, rows)
}

/** A processor's report says of each charge in which payout it is, and what was kept of it. */
function isPayouts(columns: Columns): boolean {
  const tellsFee = columns.has('fee') ? any(columns, 'net', 'gross') : all(columns, 'net', 'gross')
  return columns.has('payoutId') && tellsFee && any(columns, 'number', 'charge', 'memo')
}

/** What a payer says that it paid of an invoice. */
const SETTLED =
  /\b(?:paid|settled|remitted|bezahlt|gezahlt|regle|paye|pagado|pagato|betaald|betalt)\b/

function isRemittances(
  headings: readonly string[],
  remittances: Columns,
  { hasInvoice, isOurs }: { hasInvoice: boolean; isOurs: boolean },
): boolean {
  if (isDeposit(headings, remittances, hasInvoice)) return true
  const names = headings.map(normaliseHeading)
  if (!all(remittances, 'paid', 'number')) return false
  if (
    names.some((name) =>
      /^remittance|avis|^payment advice|^(?:vendor|supplier) (?:bill|invoice)/.test(name),
    )
  )
    return true
  const number = names[remittances.get('number') ?? -1] ?? ''
  if (!hasInvoice && !DECISIVE_INVOICE.test(number)) return false
  // Who lists payments of his own customers names them; a payer writes to one firm.
  const paid = names[remittances.get('paid') ?? -1] ?? ''
  if (!isOurs && remittances.has('remittanceRef') && SETTLED.test(paid)) return true
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

/** The day on which somebody became a customer, or was last seen as one. */
const OF_RECORD =
  /creat|added|since|updat|modif|last|angelegt|erstellt|letzt|alta|regist|utworz|vytvor|dernier|ultim|ajout/

function isCustomers(customers: Columns, doc: Columns, names: readonly string[]): boolean {
  if (!any(customers, 'customer', 'customerNumber')) return false
  if (
    any(doc, 'dueDate', 'debit', 'credit') ||
    names.some((name) => /^(date|datum|fecha)$/.test(name) || MOVEMENT.test(name))
  )
    return false
  if (doc.has('total') && doc.has('number') && doc.has('status')) return false
  if (names.some((name) => /^(?:invoice|bill) (?:id|no|number|url|ref)$/.test(name))) return false
  if (!customers.has('customer') && isOfVendors(names)) return false
  const dated = names[doc.get('issueDate') ?? -1] ?? ''
  if (dated !== '' && !OF_RECORD.test(dated) && any(doc, 'total', 'tax', 'balance')) return false
  return any(customers, 'email', 'contact', 'address', 'terms', 'segment', 'parent', 'language')
}
