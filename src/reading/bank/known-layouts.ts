import { fold } from '../text/cell-text.ts'

// Headings that stand together in one bank's export and in no other's.
const FINGERPRINTS: Readonly<Record<string, string>> = {
  chase: 'details|posting date|description|amount|type|balance|check or slip #',
  'chase-card': 'transaction date|post date|description|category|type|amount|memo',
  'bank-of-america': 'date|description|amount|running bal.',
  'capital-one': 'transaction date|posted date|card no.|description|category|debit|credit',
  paypal: 'gross|fee|net|from email address|to email address|transaction id',
  'stripe-charges': 'id|amount|amount refunded|currency|fee|captured|status',
  stripe: 'available on (utc)|fee|net|source',
  wise: 'transferwise id|running balance|exchange rate',
  revolut: 'type|product|started date|completed date|description|amount|fee|currency|state|balance',
  venmo: 'amount (total)|funding source|destination|beginning balance',
  n26: 'payee|account number|transaction type|payment reference|amount (eur)',
  ing: 'naam / omschrijving|tegenrekening|af bij|mededelingen',
  rabobank: 'iban/bban|volgnr|tegenrekening iban/bban|naam tegenpartij',
  'sparkasse-camt':
    'auftragskonto|buchungstag|valutadatum|glaeubiger id|beguenstigter/zahlungspflichtiger',
  'sparkasse-mt940': 'auftragskonto|buchungstag|valutadatum|beguenstigter/zahlungspflichtiger|blz',
  dkb: 'buchungsdatum|wertstellung|zahlungspflichtige*r|zahlungsempfanger*in|betrag (€)',
  ubs: 'trade date|booking date|individual amount|transaction no.|footnotes',
  mbank: '#data ksiegowania|#data operacji|#opis operacji|#kwota|#saldo po operacji',
  monzo: 'transaction id|emoji|money out|money in',
  starling: 'counter party|amount (gbp)|balance (gbp)|spending category',
}

/** The name of the layout that these headings belong to; null when it is none we know. */
export function knownLayout(headings: readonly string[]): string | null {
  const present = new Set(headings.map((heading) => fold(heading).replaceAll('_', ' ')))
  const found = Object.entries(FINGERPRINTS).find(([, print]) =>
    print.split('|').every((heading) => present.has(heading)),
  )
  return found?.[0] ?? null
}
