import { agingBuckets } from './aging-buckets.ts'
import type { Columns } from './assign.ts'
import { all, any } from './columns.ts'
import type { Field } from './field.ts'

type Rows = readonly (readonly string[])[]

/** Whether the columns and rows are those of invoices or credit memos. */
export function isDocuments(
  doc: Columns,
  scene: {
    hasInvoice: boolean
    isTitled: boolean
    headings: readonly string[]
    names: readonly string[]
    rows: Rows
  },
): boolean {
  const { hasInvoice, isTitled, headings, names, rows } = scene
  const hasAmount =
    any(doc, 'total', 'balance', 'lineTotal', 'lineNet', 'debit') ||
    all(doc, 'quantity', 'unitPrice') ||
    agingBuckets(doc, headings).length > 0
  if (!hasAmount || !doc.has('number') || !any(doc, 'issueDate', 'dueDate')) return false
  const hasParty =
    any(namedParty(doc, names, rows), 'customer', 'customerNumber', 'email') || hasSections(rows)
  return hasParty && (hasInvoice || isTitled || signsOfInvoices(doc, names, rows) >= 2)
}

/**
 * "Particulars" are the other side of a voucher: the customer in a register of sales, and an account
 * or a remark wherever else.
 */
export function namedParty(columns: Columns, names: readonly string[], rows: Rows): Columns {
  const [party, type] = [columns.get('customer') ?? -1, columns.get('kind') ?? -1]
  if (names[party] !== 'particulars') return columns
  const vouchers = rows.filter((row) => (row[type] ?? '').trim() !== '')
  const isRegister =
    vouchers.length > 0 &&
    vouchers.every(
      (row) => SALE.test(row[type]?.trim() ?? '') && !ACCOUNT.test(row[party]?.trim() ?? ''),
    )
  return isRegister ? columns : new Map([...columns].filter(([field]) => field !== 'customer'))
}

const SALE = /^(?:\w+ )?(?:sales?|credit note|debit note|sales? return|(?:tax )?invoice)(?: \w+)?$/i
const ACCOUNT =
  /^(?:$|to |by |sales?\b|cash\b|opening|closing|[csi]gst|output|input)|a\/c$|account$/i

/** Headings of the date of an invoice itself. */
export const INVOICE_DATE =
  /invoice|issue|rechnung|facture|factura|fattura|factuur|fatura|faktur|vystaven|wystawienia|kiallitas|emiter|израч|выставлен|τιμολογ|journal entry/
const OPEN_AMOUNT =
  /open|due|outstanding|unpaid|offen|reste|pendiente|aperto|residuo|openstaand|zbyva|uhrad|zaplaty|pozostalo|hatralek|kalan|bakiye|aterstar|^o s$/
const DOCUMENT_TYPE =
  /^(sales )?(invoice|credit memo|credit note|rechnung|gutschrift|facture|avoir|factura|fattura|factuur|faktura|si|sc)$|^sales?$/i
const DOCUMENTS_TITLE =
  /^(sales register|bills receivable|day books?: ?customer (invoices|credits)\b.*|(open|unpaid|outstanding|overdue|customer|sales) invoices?( list| report| detail)?|invoice list( by date)?|offene (posten|rechnungen)\b.*|openstaande (posten|facturen)\b.*|factures (impayees|clients|ouvertes)|facturas pendientes|fatture (aperte|da incassare)|sales by customer( detail)?|(transaction list|invoices?|open items) by customer|customer (balance|open balance|account) detail|a\/r aging( detail)?( report)?|aged (receivables?|debtors?)\b.*|receivables? (detail|ageing|aging)\b.*|collections report|customer ledger( entries)?|debtors? (list|ledger)|kundreskontra|kundereskontro|(obetalda|utestaende) fakturor|debiteuren(lijst|kaart)?|debitorenliste|opos[ -]?liste\b.*|scadenzario clienti|balance agee\b.*|neuhrazene faktury|saldo de clientes)$/i

/** Whether a title is that of a report that lists what customers owe. */
export function isTitleOfDocuments(title: string): boolean {
  return DOCUMENTS_TITLE.test(title.trim().normalize('NFD').replace(/\p{M}/gu, ''))
}

/** How many things in a table are there in lists of invoices and not in those of a bank. */
export function signsOfInvoices(doc: Columns, names: readonly string[], rows: Rows): number {
  const name = (field: Field): string => names[doc.get(field) ?? -1] ?? ''
  const signs = [
    doc.has('dueDate'),
    doc.has('terms'),
    INVOICE_DATE.test(name('issueDate')),
    OPEN_AMOUNT.test(name('balance')),
    INVOICE_DATE.test(name('total')),
    /client|customer|kund|cliente|klant|debtor|odberatel|zakaznik|kontrahent|nabywca|vevo|ugyfel|musteri|cari|kupac|покупател|клиент|πελατ/.test(
      name('customer'),
    ),
    hasTypes(doc, rows),
    names.some((one) => /^line ?items? /.test(one)),
    names.some((one) => /^(financial|payment|invoice|paid) status$/.test(one)),
    names.filter((one) => /^order (date|status|total( amount)?)$/.test(one)).length >= 2,
    names.some((one) => /^order total/.test(one)),
  ]
  return signs.filter(Boolean).length
}

/** Whether a column of types names invoices or credit memos. */
export function hasTypes(doc: Columns, rows: Rows): boolean {
  const type = doc.get('kind')
  return type !== undefined && rows.some((row) => DOCUMENT_TYPE.test(row[type]?.trim() ?? ''))
}

/** Reports put the customer's name on a line of its own above the invoices. */
function hasSections(rows: Rows): boolean {
  return rows.some(
    (row) => row.filter((cell) => cell.trim() !== '').length === 1 && (row[0] ?? '').trim() !== '',
  )
}
