import type { Columns } from './assign.ts'
import { all, any } from './columns.ts'
import type { Field } from './field.ts'

type Rows = readonly (readonly string[])[]

/** Whether the columns and rows are those of invoices or credit memos. */
export function isDocuments(
  doc: Columns,
  scene: { hasInvoice: boolean; isTitled: boolean; names: readonly string[]; rows: Rows },
): boolean {
  const { hasInvoice, isTitled, names, rows } = scene
  const hasAmount =
    any(doc, 'total', 'balance', 'lineTotal', 'lineNet', 'debit') ||
    all(doc, 'quantity', 'unitPrice')
  if (!hasAmount || !doc.has('number') || !any(doc, 'issueDate', 'dueDate')) return false
  const hasParty = any(doc, 'customer', 'customerNumber', 'email') || hasSections(rows)
  return hasParty && (hasInvoice || isTitled || signsOfInvoices(doc, names, rows) >= 2)
}

/** Headings of the date of an invoice itself. */
export const INVOICE_DATE = /invoice|issue|rechnung|facture|factura|fattura|factuur|fatura|faktura/
const OPEN_AMOUNT = /open|due|outstanding|unpaid|offen|reste|pendiente|aperto|residuo|openstaand/
const DOCUMENT_TYPE =
  /^(sales )?(invoice|credit memo|credit note|rechnung|gutschrift|facture|avoir|factura|fattura|factuur)$|^sales?$/i
const DOCUMENTS_TITLE =
  /^(sales register|bills receivable|(open|unpaid|outstanding|overdue|customer|sales) invoices?( list| report| detail)?|invoice list( by date)?|offene (posten|rechnungen)\b.*|openstaande (posten|facturen)\b.*|factures (impayees|clients|ouvertes)|facturas pendientes|fatture (aperte|da incassare))$/i

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
    /client|customer|kunde|cliente|klant|debtor/.test(name('customer')),
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
