import type { Columns } from './assign.ts'
import { normaliseHeading } from './normalise.ts'
import { foldedWord } from './yes-no.ts'

type Rows = readonly (readonly string[])[]

const SUPPLIER =
  /^(?:supplier|vendor|creditor|accounts payable|payables?|ap|a p|purchases?|bill|lieferant|kreditor|einkauf|verbindlichkeit|eingangsrechnung|leverancier|crediteur|inkoop|fournisseur|achats?|proveedor|acreedor|compras?|fornitore|acquist[oi]|passiv[oa]|fornecedor|(?:a )?pagar|dostawca|zakup|dodavatel|zavazek|nakup|leverantor|inkop|leverandor|kob|kjop|innkjop|toimittaja|osto|szallito|tedarikci|alis|furnizor|dobavljac|поставщик|покупка)s?(?:en)?$/
const CUSTOMER =
  /^(?:both|customer (?:and |or )?(?:supplier|vendor)|customer|client|debtor|accounts receivable|receivables?|ar|a r|sales?|invoice|kunde|debitor|verkauf|forderung|ausgangsrechnung|klant|debiteur|verkoop|ventes?|cliente|deudor|ventas?|vendit[ae]|attiv[oa]|(?:a )?receber|vendas?|odbiorca|klient|sprzedaz|odberatel|zakaznik|pohledavka|prodej|predaj|kund|forsaljning|salg|asiakas|myynti|vevo|ugyfel|eladas|musteri|satis|vanzare|kupac|kupec|prodaja|покупатель|клиент|продажа)s?(?:en)?$/
const HEADING =
  /\b(?:type|typ|soort|art|tipo|richting|richtung|direction|sens|side|ledger|rodzaj|typy|druh|riktning|retning|module|book)\b|entidade|entidad|party/

/** Whether a cell says that the document is a supplier's. */
export function isSupplierSide(text: string): boolean {
  return SUPPLIER.test(foldedWord(text))
}

/**
 * Adds the column that says of each row whose it is, a customer's or a supplier's: both may stand in
 * one list, of open items or of contacts.
 */
export function withSide(columns: Columns, headings: readonly string[], rows: Rows): Columns {
  const key =
    columns.get('number') ?? columns.get('customer') ?? columns.get('customerNumber') ?? -1
  const documents = rows.slice(0, ROWS_SEEN).filter((row) => cellOf(row, key) !== '')
  const shared = [columns.get('kind'), columns.get('segment')]
  const taken = new Set([...columns.values()].filter((column) => !shared.includes(column)))
  const side = headings.findIndex((heading, column) => {
    if (taken.has(column)) return false
    const words = documents.flatMap((row) => foldedWord(cellOf(row, column)) || [])
    const theirs = words.filter((word) => SUPPLIER.test(word)).length
    if (theirs === 0 || !words.every((word) => SUPPLIER.test(word) || CUSTOMER.test(word))) {
      return false
    }
    return theirs < words.length || HEADING.test(normaliseHeading(heading))
  })
  return side === -1 ? columns : new Map([...columns, ['side', side]])
}

const ROWS_SEEN = 300

function cellOf(row: readonly string[], column: number): string {
  return row[column]?.trim() ?? ''
}
