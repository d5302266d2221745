import type { Field, Shape } from './field.ts'

/** What a heading that no list of words knows says by the words it is made of. */
export interface Reading {
  readonly field: Field
  readonly shape: Shape
  readonly weight: number
}

// Parts of words, since half of these languages write "invoice date" as one.
const PARTS = {
  document:
    /\b(?:invoic\w*|inv|bills?|voucher|vch|document|doc|orders?)\b|rechnung|^beleg|faktur|factu|fattur|fatur|\blasku/,
  customer:
    /\b(?:customer|client|buyer|debtor|cust|bill to|billed to|sold to|party|contact)\b|partner\b|\bkund|\bdebit(?:or|eur|eren)|klant|relatie|client[ei]\b|asiaka|odberatel|nabywc|kontrahent|\btiers\b|afnemer|destinatario/,
  number:
    /\b(?:number|no|nr|num|nbr|id|code|ref|reference)\b|num[mb]er|numero|nummer|numro|(?:kunde?|faktura|faktur|factuur|debitoren|rechnungs|beleg|relatie|klant)(?:nr|n|code|kode|id)$|\b(?:kode|codigo|codice|cislo)\b/,
  name: /name\b|\b(?:company|nom|nombre|nome|full name)\b|naam\b|namn\b|navn\b|\bnimi\b|\bnazwa\b|\bfirma|organi[sz]ation|raison sociale|razon social|ragione sociale/,
  date: /\bdate\b|datum\b|\bdata\b|\bfecha\b|dato\b|paiva\b|\bpvm\b|\b(?:at|on)$|\b(?:am|op)$/,
  due: /\bdue\b|\bdues?\b|fallig|faellig|zahlbar|echeance|vencim|scaden|vervalda|forfall|forfald|erapaiv|platnosc|maturity|\bpayable\b/,
  paid: /\b(?:paid|payed|settled|received)\b|\bbezahlt|\bgezahlt|zahlung|\bpaye|\bregle|pagad|cobrad|pagat|incassat|betaald|betald|betalt|zaplac|maksettu/,
  open: /\b(?:open|outstanding|unpaid|remaining|balance|residual|pending)\b|\boffen|\brest(?!aur)|\bsaldo|\bsolde\b|pendiente|\bapert|residu|openstaand|utestaende|\bkvar\b|\bavoi|pozosta|\bzbyva/,
  amount:
    /\b(?:amount|amt|total|sum|value|celkem|yhteensa)\b|gesamt|summe?\b|summa\b|betrag|montant|\bimport[eo]\b|bedrag|belopp|belob|\bbelop|\bkwota|wartosc|\bvalor\b|brutto|totaal|totale\b|totalt\b/,
  gross:
    /\b(?:gross|ttc|grand|s dph)\b|brutto|\bin(?:c|cl|kl|cluding)\b|\bwith tax\b|\bcon iva\b|\blord[oi]\b/,
  net: /\b(?:net|ht|untaxed|taxable|subtotal|sub|before|base|imponibile)\b|netto|\b(?:ex|excl|exkl|ekskl|excluding|without|ohne|sans|sin|bez)\b/,
  issued:
    /\b(?:issued?|created|raised|finalized|invoiced|billed)\b|ausgestellt|ausstell|erstellt|emission|emis|wystaw|vystav|facturation|uitgegeven/,
  tax: /\b(?:tax|vat|gst|mwst|ust|tva|iva|btw|moms|alv|cgst|sgst|igst|tps|tvq)\b|steuer/,
  mail: /\be ?mails?\b/,
  terms: /\bterms?\b|zahlungsbed|zahlungskond|betalingscond|betalingsvoorw|betalingsbet/,
} as const satisfies Readonly<Record<string, RegExp>>

type Part = keyof typeof PARTS

// A column of one of these is about something else, whatever other words its heading has.
const ELSEWHERE =
  /\b(?:line|lines|item|items|lineitem|product|sku|position|po|p o|phone|fax|tel|mobile|address|street|city|town|zip|post ?code|state|county|country|iban|bic|bank|type|typ|group|category|notes?|memo|description|counts?|days?|rate|discount|shipping|delivery|ship|refund\w*|deposit|vendor|supplier|period|start|end|last|next|first|parent|language|terms? id|currency|exchange|percent|limit|credit|method|person|remind\w*|related|subscription|prefix|tax id|vat id|vat number|tax number|uid)\b|artikel|strasse|telefon|lieferant|leverancier|fournisseur|proveedor|fornitore|rabatt|korting|liefer|leistung|mahn|adres|skonto/

/** The rules by weight: which parts must be there and which must not. */
const RULES: readonly (Reading & {
  readonly all: readonly Part[]
  readonly none: readonly Part[]
})[] = [
  { field: 'email', shape: 'email', weight: 5, all: ['mail'], none: [] },
  { field: 'terms', shape: 'text', weight: 7, all: ['terms'], none: ['date', 'due'] },
  { field: 'dueDate', shape: 'date', weight: 7, all: ['due'], none: ['amount', 'open', 'paid'] },
  { field: 'paidDate', shape: 'date', weight: 7, all: ['paid', 'date'], none: ['amount'] },
  {
    field: 'issueDate',
    shape: 'date',
    weight: 7,
    all: ['issued'],
    none: ['due', 'paid', 'amount'],
  },
  {
    field: 'issueDate',
    shape: 'date',
    weight: 7,
    all: ['document', 'date'],
    none: ['due', 'paid', 'amount'],
  },
  { field: 'paid', shape: 'amount', weight: 7, all: ['paid', 'amount'], none: ['date', 'open'] },
  { field: 'balance', shape: 'amount', weight: 7, all: ['open', 'amount'], none: ['date', 'tax'] },
  {
    field: 'balance',
    shape: 'amount',
    weight: 6,
    all: ['open'],
    none: ['date', 'number', 'name', 'tax'],
  },
  { field: 'balance', shape: 'amount', weight: 6, all: ['due', 'amount'], none: ['date', 'tax'] },
  {
    field: 'total',
    shape: 'amount',
    weight: 7,
    all: ['amount', 'gross'],
    none: ['net', 'open', 'paid', 'due'],
  },
  {
    field: 'total',
    shape: 'amount',
    weight: 7,
    all: ['document', 'amount'],
    none: ['net', 'open', 'paid', 'due', 'tax'],
  },
  {
    field: 'total',
    shape: 'amount',
    weight: 4,
    all: ['document', 'amount', 'net'],
    none: ['open', 'paid', 'due', 'tax'],
  },
  {
    field: 'total',
    shape: 'amount',
    weight: 5,
    all: ['amount'],
    none: ['net', 'open', 'paid', 'due', 'tax', 'date', 'number', 'name'],
  },
  {
    field: 'customerNumber',
    shape: 'text',
    weight: 7,
    all: ['customer', 'number'],
    none: ['amount', 'date', 'tax', 'mail'],
  },
  {
    field: 'number',
    shape: 'text',
    weight: 7,
    all: ['document', 'number'],
    none: ['customer', 'amount', 'date', 'tax', 'due'],
  },
  {
    field: 'customer',
    shape: 'text',
    weight: 7,
    all: ['customer', 'name'],
    none: ['number', 'amount', 'date', 'tax', 'mail'],
  },
  {
    field: 'customer',
    shape: 'text',
    weight: 5,
    all: ['customer'],
    none: ['number', 'amount', 'date', 'tax', 'mail', 'open', 'document'],
  },
  {
    field: 'customer',
    shape: 'text',
    weight: 5,
    all: ['name'],
    none: ['number', 'amount', 'date', 'tax', 'mail', 'document'],
  },
]

/** Reads a heading, already normalised, by its parts; the first rule that fits counts. */
export function readCompound(heading: string): readonly Reading[] {
  if (heading.length > HEADING_LENGTH_MAX || ELSEWHERE.test(heading)) return []
  const has = (part: Part): boolean => PARTS[part].test(heading)
  return RULES.filter(({ all, none }) => all.every(has) && !none.some(has)).slice(0, 1)
}

const HEADING_LENGTH_MAX = 48 // a longer one is prose
