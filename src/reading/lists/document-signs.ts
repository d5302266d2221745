import { agingBuckets, isAgeHeading } from './aging-buckets.ts'
import type { Columns } from './assign.ts'
import { all, any } from './columns.ts'
import type { Field } from './field.ts'
import { closedBy } from './total-row.ts'

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
  const ages = headings.filter(isAgeHeading).length >= AGES_MIN ? 1 : 0
  return hasParty && (hasInvoice || isTitled || signsOfInvoices(doc, names, rows) + ages >= 2)
}

const AGES_MIN = 3

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
  /invoice|issue|rechnung|facture|factura|fattura|factuur|fatura|faktur|vystaven|wyst|kiallit|\bkelte?\b|emisi|emiss|emiter|elaborac|duzenle|udsted|utstedt|utfard|израч|выставлен|τιμολογ|journal entry|請求日|開票|开票/
const OPEN_AMOUNT =
  /open|due|outstanding|unpaid|offen|reste|pendiente|aperto|residuo|openstaand|zbyva|uhrad|zaplaty|pozostalo|hatralek|kalan|bakiye|aterstar|restbelo|cobrar|receber|incasat|residual|remaining|долг|остат|задолж|未収|未入金|残高|^o s$/
const DOCUMENT_TYPE =
  /^(?:sales |customer |tax |a\/r )?(?:invoice|credit memo|credit note|rechnung|gutschrift|rechnungskorrektur|facture|avoir|factura|fattura|nota di credito|nota de credito|factuur|creditnota|faktura(?: vat| korygujaca)?|faktúra|dobropis|számla|kreditnota|kreditfaktura|si|sc|td0[14])$|^sales?$/i
const DOCUMENTS_TITLE =
  /^(sales register|bills receivable|day books?: ?customer (invoices|credits)\b.*|(open|unpaid|outstanding|overdue|customer|sales) invoices?( list| report| detail)?|invoice list( by date)?|offene (posten|rechnungen)\b.*|openstaande (posten|facturen)\b.*|(?:releve (?:des |de )?|liste des )?factures(?: (impayees|clients|ouvertes))|releve (?:des|de) factures|liste des factures|facturas pendientes|fatture (aperte|da incassare)|sales by customer( detail)?|(transaction list|invoices?|open items) by customer|customer (balance|open balance|account) detail|a\/r aging( detail)?( report)?|aged (receivables?|debtors?)\b.*|receivables? (detail|ageing|aging)\b.*|collections report|customer ledger( entries)?|debtors? (list|ledger)|kundreskontra|kundereskontro|(obetalda|utestaende) fakturor|debiteuren(lijst|kaart)?|debitorenliste|opos[ -]?liste\b.*|scadenzario clienti|balance agee\b.*|neuhrazene faktury|saldo de clientes)$/i

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
    all(doc, 'dueDate', 'total', 'balance'),
    INVOICE_DATE.test(name('issueDate')),
    OPEN_AMOUNT.test(name('balance')),
    INVOICE_DATE.test(name('total')),
    CUSTOMER_NAME.test(name('customer')),
    hasTypes(doc, rows),
    names.some((one) => /^line ?items? /.test(one)),
    names.some((one) => /^(financial|payment|invoice|paid) status$/.test(one)),
    names.filter((one) => /^order (date|status|total( amount)?)$/.test(one)).length >= 2,
    names.some((one) => /^order total/.test(one)),
    names.some((one) => OVERDUE.test(one)),
  ]
  const count = signs.filter(Boolean).length
  return isOfMovements(name('number'), names) ? count : count + signsOfSales(doc, names, rows)
}

const OVERDUE =
  /\b(?:days|day) (?:over|past) ?due\b|\b(?:over|past) ?due days\b|\bdays (?:late|overdue|outstanding)\b|tage uberfallig|verzugstage|jours (?:de )?retard|dias (?:de )?(?:atraso|mora|vencid)|giorni (?:di )?ritardo|dagen (?:te laat|open|vervallen)|dni po terminie|dnu po splatnosti/

/** A mere reference, or a fee that somebody kept, is no sign of a seller's own list. */
function isOfMovements(number: string, names: readonly string[]): boolean {
  return (
    /^(?:id|ref|reference|referenz|referencia|riferimento|code|transaction (?:number|no|id)|order number)$/.test(
      number,
    ) ||
    names.some((one) => /^(?:(?:transaction |processing )?fees?|gebuhr|frais|comision)\b/.test(one))
  )
}

/** How many things are there that only the papers of a sale have: tax, who the buyer is. */
function signsOfSales(doc: Columns, names: readonly string[], rows: Rows): number {
  const number = doc.get('customerNumber')
  const signs = [
    number !== undefined && CUSTOMER_NAME.test(names[number] ?? '') && doc.has('customer'),
    doc.has('tax') || names.some((one) => TAX.test(one)),
    names.some((one) => NET.test(one)) && doc.has('total'),
    names.some((one) => TAX_ID.test(one)),
    doc.has('paid') && any(doc, 'total', 'balance'),
    isClosedBySums(rows),
  ]
  return signs.filter(Boolean).length
}

const CUSTOMER_NAME =
  /client|customer|kund|cliente|klant|debtor|odberatel|zakaznik|kontrahent|nabywca|vevo|ugyfel|musteri|cari|kupac|покупател|клиент|контрагент|заказчик|πελατ|klient|tercero|destinatario|afnemer|取引先|顧客|得意先|客户|客戶|请求先/
const TAX =
  /^(?:(?:total|amount|sum|cuota|montant|importe|importo|kwota|castka|valor|importul|total de) ?)?(?:vat|gst|tax|sales tax|mwst|ust|umsatzsteuer|tva|iva|btw|moms|mva|dph|afa|kdv|pdv|ddv|ндс|пдв|imposta|impuestos?|imposto|消費税|税額|税额)(?: (?:amount|betrag|\d.*))?$/
const NET =
  /^(?:net|netto|ht|imponibile|base imponible|subtotal|sub total|untaxed|taxable|base|neto|valor liquido|小計|税抜)\b|netto|\b(?:ht|excl|exkl|ekskl|uden moms|utan moms|uten mva|bez dph|netto|fara tva|sin iva|bez vat)\b|税抜|без ндс|καθαρη|不含税/
const TAX_ID =
  /^(?:(?:customer|client|buyer|kunden?) )?(?:vat number|vat no|vat id|vat reg(?: number| no)?|tax id|tax number|nip|nip nabywcy|ico|dic|nif|n i f|cif|rfc|nit|ruc|cnpj|cpf cnpj|partita iva|p iva|p iva c f|piva|codice fiscale|adoszam|cui|oib|pib|vkn|gstin|gstin uin|gst number|abn|siret|siren|kvk|btw nummer|ust idnr|ust id|инн|αφμ|ααφμ|税号|org nr|orgnr|cvr)$/

/** Rows that close what stands above them with the name of a title. */
function isClosedBySums(rows: Rows): boolean {
  const titles = new Set(
    rows.flatMap((row) => {
      const filled = row.filter((cell) => cell.trim() !== '')
      return filled.length === 1 ? [(filled[0] ?? '').trim()] : []
    }),
  )
  return rows.some((row) => titles.has(closedBy(row) ?? ''))
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
