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
    /\b(?:invoic\w*|inv|bills?|voucher|vch|documento?s?|doc|fras?|orders?|comprobante|nota fiscal|nfe?|fv|bizonylat|boekstuk\w*|dokladu?|dokumentu?|racuna?|arve)\b|rechnung|^beleg|faktur|factu|fattur|fatur|\blasku|szaml|rekin|saskait|сч[её]т|рахун|документ|τιμολ|παραστ|dokument|請求書|伝票|发票|發票|单据/,
  customer:
    /\b(?:customer|client|buyer|debtor|cust|bill to|billed to|sold to|party|contact|tercero|cari|vevo|bp|sacado|tomador)\b|partner\b|\bkund|\bdebit(?:or|eur|eren)|klant|relatie|client[ei]\b|asiaka|odberatel|nabywc|kontrahent|\btiers\b|afnemer|destinatario|klient|zakaznik|ugyfel|musteri|\bkup(?:ac|ca|ec)\b|cumparator|\bostja|pirkej|клиент|контрагент|покупат|заказчик|πελατ|partenaire|\b(?:socio|parceiro|contacto|contatto|contato)\b|weergavenaam|取引先|得意先|顧客|請求先|客户|客戶|购方/,
  number:
    /\b(?:number|no|nr|nro|num|nbr|id|code|ref|reference|folio|numar|broj|kodu?|cod|szama?)\b|num[mb]er|numero|nummer|numro|(?:kunde?|faktura|faktur|factuur|debitoren|rechnungs|beleg|relatie|klant|boekstuk)(?:nr|n|code|kode|id)$|\b(?:kode|codigo|codice|cislo)\b|szam$|номер|(?:^| )код(?: |$)|αριθμ|(?:^| )αρ(?: |$)|番号|号码|號碼|编号|編號|コート|代码/,
  name: /name\b|\b(?:company|nom|nombre|nome|full name|nume|neve?|adi|unvani?|naziv|nazov|nazev)\b|naam\b|namn\b|navn\b|\bnimi\b|\bnazwa\b|\bfirma|organi[sz]ation|raison sociale|razon social|ragione sociale|\bdenumire|наименов|назван|επωνυμ|名|affichage/,
  date: /\b(?:date|dat|dt|dag|tarihi?|kelte?)\b|datum\b|\bdata\b|\bfecha\b|dato\b|paiva\b|\bpvm\b|\b(?:at|on)$|\b(?:am|op)$|(?:^| )дата|ημερομ|kuupaev|日$|日付|日期|期日|期限/,
  due: /\bdue\b|\bdues?\b|fallig|faellig|zahlbar|echeance|vencim|\bven?cto?\b|\bvto\b|\bvence\b|\bscad|vervalda|vervalt|verfall|forfall|forfald|erapaiv|platnosc|maturity|\bpayable\b|esedek|\bvade(?:si)?\b|dospij|zapadl|ληξη|期限|期日|到期|支払予定|入金予定/,
  deadline:
    /\b(?:limite|limit date|deadline|termin|prazo|rok)\b(?!.*\bdays?\b)|hatarid|splatn|срок|термин|\b(?:pay by|payable by|payable until|avant le)\b/,
  paid: /\b(?:paid|payed|settled|received|pago|cobro|collected|abonado|recibido)\b|\bbezahlt|\bgezahlt|zahlung|\bpaye|\bregle|pagad|cobrad|pagat|pagament|incassat|incasat|encaiss|betaald|betald|betalt|zaplac|(?<!nie)oplac|wplac|rozlicz|(?<!ne)uhra[dz]|maksettu|(?<!a )receb(?:id|er)|kifizet(?!etlen)|befizet|\boden(?:en|di)|tahsil|оплач|уплач|сплач|платен|makstud|tasut|apmaks|sumoket|liquidad|入金|支払済|已收|已付|回収/,
  open: /\b(?:open|outstanding|unpaid|remaining|balance|residual|pending|pdte|pte|deuda|adeudado)\b|\boffen|offen\b|ausstehend|\brest(?!aur)|\bsaldo|\bdu\b|\bsolde\b|pendiente|\bapert|aberto|residu|openstaand|utestaende|\bkvar\b|\bavoi|pozosta|\bzbyva|\bzost(?:ava|atok)|hatralek|tartoz|kifizetetlen|\bkalan\b|bakiye|preostal|otvoren|neuhra[dz]|ne?i?ezaplac|nieoplac|naleznosc|do zaplaty|\b(?:k|na) uhrad|de incasat|por cobrar|a receber|da incassare|te betalen|te ontvangen|zu zahlen|maksamat|jaljell|gjensta|udesta|остат|задолж|долг|залишок|υπολοιπ|pendent|未収|未入金|残高|未收|未付|余额/,
  amount:
    /\b(?:amount|amt|total|tot|sum|value|celkem|celkom|spolu|yhteensa|monto|suma|toplam|skupaj)\b|gesamt|summe?\b|summa\b|betrag|montant|\bimport[eo]\b|bedrag|belopp|belob|\bbelop|\bkwota|wartosc|\bvalor\b|brutto|totaal|totale\b|totalt\b|osszeg|osszesen|tutar|iznos|ukupn|znesek|castka|valoare|сумм|сума|итог|всего|ποσο|συνολ|αξια|金額|金额|合計|合计|残高|余额/,
  gross:
    /\b(?:gross|ttc|grand|bruto|(?:s|so|z|sa) (?:dph|vat|pdv|ddv)|cu tva)\b|brutto|\bin(?:c|cl|kl|cluding)\b|\bwith tax\b|\bcon iva\b|\blord[oi]\b|с (?:ндс|пдв|ддс)|税込|含税|价税/,
  net: /\b(?:net|ht|untaxed|taxable|subtotal|sub|before|base|imponibile|neto|fara|sin|eks|hors|zaklad)\b|netto|\b(?:ex|excl|exkl|ekskl|excluding|without|ohne|sans|bez)\b|без|καθαρ|税抜|小計|小计|不含/,
  issued:
    /\b(?:issued?|created|raised|finalized|invoiced|billed|creacion)\b|ausgestellt|ausstell|erstellt|emission|emis|emiter|wyst|vystav|facturation|uitgegeven|elaborac|expedic|kiallit|duzenle|izda(?:v|j)|udstedt|utstedt|utfard|выстав|εκδοσ/,
  tax: /\b(?:tax|vat|gst|mwst|ust|tva|iva|btw|moms|alv|cgst|sgst|igst|tps|tvq|dph|pdv|ddv|afa|kdv|mva|pvn|igv|itbis|icms|iss|impuestos?|impostos?|imposta)\b|steuer|ндс|пдв|ддс|φπα|消費税|税額|税额/,
  mail: /\be ?mails?\b/,
  status:
    /\b(?:status|statut|tila|stav|stan|estado|stato|situacao|durumu?|staat|tilstand|allapota?|stare)\b|статус|状態|状态/,
  terms:
    /\bterms?\b|zahlungsbed|zahlungskond|betalingscond|betalingsvoorw|betalingsbet|betalningsvill|condiciones de|condizioni|conditions de|支払条件/,
} as const satisfies Readonly<Record<string, RegExp>>

type Part = keyof typeof PARTS

// A column of one of these is about something else, whatever other words its heading has.
const ELSEWHERE =
  /\b(?:line|lines|item|items|lineitem|product|sku|position|po|p o|phone|fax|tel|mobile|address|street|city|town|zip|post ?code|state|county|country|iban|bic|bank|type|typ|group|category|notes?|memo|description|counts?|days?|rate|discount|shipping|delivery|ship|refund\w*|deposit|vendor|supplier|period|start|end|last|next|first|parent|language|terms? id|currency|exchange|percent|limit|credit|method|person|remind\w*|related|subscription|prefix|tax id|vat id|vat number|tax number|uid|uuid|gstin|abn|nip|ico|dic|cif|nif|rfc|nit|ruc|cui|oib|pib|vkn|cvr|cpf|cnpj|siret|siren|partita iva|piva|p iva|steuernummer|ust id|btw nr|btw nummer|orgnr|org nr|metodo|modo|modalita|forma|mode|moyen|zpusob|sposob|mod|sekli|cambio|kurz|kurs|taux|aliquota|sleva|rabat|iskonto|sconto|desconto|descuento|remise|rodzaj|tipo|druh|soort|turu|art|tip|adresa?|ulica|miasto|mesto|kraj|stat|vendedor|agente|handlowiec|uzytkownik|magazyn|sklad|entrega|plneni|duzp|sprzedazy|teljesites|dodani\w*|modif\w*|zmiany|quantidade|cantidad|quantita|pozycja|polozka|tetel|cuenta|banco|job|jobs|project|projekt|projet|proyecto|task|event|course|file|datei|campaign|matter|vehicle|department|abteilung|staff|employee|mitarbeiter|branch|filiale|store|warehouse)\b|dateiname|folio fiscal|инн|кпп|скидк|договор|адрес|способ|вид |тип |住所|電話|件名|備考|担当|地址|电话|备注|数量|単価|单价|品名|口座|artikel|strasse|telefon|lieferant|leverancier|fournisseur|proveedor|fornitore|rabatt|korting|liefer|leistung|mahn|adres|skonto/

/** The rules by weight: which parts must be there and which must not. */
const RULES: readonly (Reading & {
  readonly all: readonly Part[]
  readonly none: readonly Part[]
})[] = [
  { field: 'email', shape: 'email', weight: 5, all: ['mail'], none: [] },
  { field: 'terms', shape: 'text', weight: 7, all: ['terms'], none: ['date', 'due'] },
  { field: 'dueDate', shape: 'date', weight: 7, all: ['deadline'], none: ['amount', 'open'] },
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
    field: 'status',
    shape: 'text',
    weight: 5,
    all: ['status'],
    none: ['date', 'amount', 'number'],
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
