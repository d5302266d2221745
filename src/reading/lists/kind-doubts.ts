import { AppError } from '../../core/errors.ts'
import type { Columns } from './assign.ts'
import { all, any } from './columns.ts'
import { hasTypes, type isDocuments, signsOfInvoices } from './document-signs.ts'

/** A table that may be several things is no guess of ours. */
export function refuseDoubtful(
  doc: Columns,
  { isTitled, names, rows }: Omit<Parameters<typeof isDocuments>[1], 'hasInvoice' | 'headings'>,
): undefined {
  const numberName = names[doc.get('number') ?? -1] ?? ''
  const isDoubtful =
    isTitled ||
    (doc.has('number') && (signsOfInvoices(doc, names, rows) >= 2 || hasTypes(doc, rows))) ||
    (all(doc, 'number', 'issueDate', 'dueDate') && any(doc, 'total', 'balance')) ||
    (INVOICE_NUMBER.test(numberName) && doc.has('customer')) ||
    (doc.has('dueDate') &&
      any(doc, 'total', 'balance') &&
      names.some((one) => OWED_BY.test(one))) ||
    names.some((name) => CUSTOMER.test(name) || CUSTOMER_ID.test(name)) ||
    isOwed(doc, names) ||
    areDocuments(doc, numberName, rows)
  if (!isDoubtful) return
  throw new AppError(
    'input',
    'this may be a list of invoices, of payments, or a statement of a bank',
    {
      hint: 'say which: --kind invoices, --kind payments or --kind bank',
    },
  )
}

/** Who owes what falls due; the other side of a payment is called otherwise. */
const OWED_BY = /^(?:customer|client|debtor|buyer|kunden?|klant|cliente)\b/

/** Headings under which only a seller's own customers stand. */
export const CUSTOMER =
  /^(?:customer|customer name|client|client name|kunde|kundenname|debtor|klant|klantnaam|kund|kundnamn|kundens navn|nom du client|nombre del cliente|odberatel|zakaznik|nabywca|vevo|vevo neve|ugyfel|musteri|musteri adi|kupac|kupec|asiakas|покупатель|заказчик|клиент|πελατης|得意先|得意先名|客户名称|客戶名稱)$/

/** What is still to be paid stands beside what was, or beside the day by which: no bank says so. */
function isOwed(doc: Columns, names: readonly string[]): boolean {
  return (
    names.some((name) => OWED.test(name)) &&
    (doc.has('dueDate') || names.some((name) => SETTLED.test(name)))
  )
}

const OWED =
  /^(?:(?:balance|amount|total) due|outstanding(?: amount| balance)?|amount outstanding|open (?:amount|balance)|remaining(?: amount| balance)?)$/
const SETTLED = /^(?:(?:amount|total) )?(?:paid|received)$/

/** What a seller knows his customers by; a bank knows them by their accounts. */
const CUSTOMER_ID =
  /^(?:cliente|(?:id )?(?:customer|client|cliente)(?: (?:id|no|nr|number|code|codigo))?)$/

/** Below a plain "Num" stand the numbers of invoices and bills, and hardly those of cheques. */
function areDocuments(
  doc: Columns,
  numberName: string,
  rows: readonly (readonly string[])[],
): boolean {
  if (!/^(?:num|no|nr|number|nummer|numero|doc no|doc num)$/.test(numberName)) return false
  const numbers = rows.flatMap((row) => (row[doc.get('number') ?? -1] ?? '').trim() || [])
  const documents = new Set(numbers.filter((one) => DOCUMENT.test(one)))
  return documents.size > 1 && documents.size * 2 >= numbers.length
}

const DOCUMENT = /^(?:inv|bill|si|cn|cm|crn)[-_/ #]?\d/i

const INVOICE_NUMBER =
  /^(invoice|rechnungs?|facture|factuur|fatura|factura|fattura|faktura?)|szamla sorsz|saskait|фактур|τιμολογ/

/** A list of invoices without their customers cannot be taken, and is no bank's statement either. */
export function refuseNameless(names: readonly string[], doc: Columns): void {
  const number = names[doc.get('number') ?? -1] ?? ''
  if (!INVOICE_NUMBER.test(number) || any(doc, 'customer', 'customerNumber', 'email')) return
  if (names.some((name) => /description|details|memo|iban/.test(name))) return
  throw new AppError('input', 'the invoices have no column that names their customers', {
    hint: 'name it: --kind invoices --map "Customer=COLUMN"',
  })
}

const VENDOR =
  /^(?:vendor|supplier|payee vendor|lieferant|fournisseur|proveedor|fornitore|leverancier|leverantor|dostawca|dodavatel)(?: name)?$/
const SPENT = /^(?:receipt|bill|expense|purchase)(?: (?:number|no|id|type|date|account|category))?$/

/** A list of what was spent: its amounts would become money that came in. */
export function refuseSpent(names: readonly string[]): void {
  if (!isOfVendors(names) || !names.some((name) => SPENT.test(name))) return
  if (names.some((name) => /balance|\b(?:debit|credit|iban)\b/.test(name))) return
  throw spent()
}

/** Whether a heading names suppliers. */
export function isOfVendors(names: readonly string[]): boolean {
  return names.some((name) => VENDOR.test(name))
}

/** Expenses that are numbered and sorted into categories look like invoices to an "Account". */
export function refuseExpenses(
  names: readonly string[],
  doc: Columns,
  rows: readonly (readonly string[])[],
): void {
  const numbers = rows.flatMap((row) => (row[doc.get('number') ?? -1] ?? '').trim() || [])
  const areExpenses = numbers.length > 0 && numbers.every((one) => EXPENSE.test(one))
  if (areExpenses && names.some((name) => CATEGORY.test(name))) throw spent()
}

const EXPENSE = /^exp(?:ense)?[-_/ #]?\d/i
const CATEGORY = /^(?:expense )?(?:category|type)$/

function spent(): AppError {
  return new AppError('input', 'this lists what suppliers were paid, or are owed', {
    hint: 'export the invoices to customers; a statement of a bank is forced with --kind bank',
  })
}
