import { fold } from '../text/cell-text.ts'
import { remembered } from './remembered.ts'

// Each list holds folded words: small letters, no accents.
const MONEY_IN =
  'c|cr|crdt|credit|credits|haben|h|bij|+|in|inflow|income|incoming|credito|abono|uznanie|uznania|wplyw|wplywy|prijem|inkomst|kredit|kreditas|avere|accredito|deposit|deposits|money in|paid in|received|receipt|jovairas|bevetel|eingang|gutschrift|einnahme|entree|entrada|receita|k|kredits|kreedit|inn|ind|insattning|приход|кредит|зачисление|поступление|plus|crédit|cdt|cred|alacak|prichozi|prijmy|recette|credit transfer|inbound|прих|dobro|panot|pano|p+|credit entry|topup|ingreso'
const MONEY_OUT =
  'd|dr|db|dbit|debit|debits|soll|s|af|-|\u2212|\u2013|out|outflow|expense|outgoing|debito|cargo|obciazenie|obciazenia|wydatek|wydatki|vydaj|utgift|debet|debetas|dare|addebito|withdrawal|withdrawals|money out|paid out|spent|payment out|terheles|kiadas|ausgang|lastschrift|belastung|ausgabe|sortie|saida|despesa|debets|deebet|ut|uttag|расход|дебет|списание|minus|débit|dbt|deb|borc|odchozi|vydaje|depense|debit transfer|outbound|расх|breme|otto|debit entry|gasto|egreso'
const UNBOOKED =
  'pending|pend|vorgemerkt|umsatz vorgemerkt|vorgemerkte umsatze|vormerkung|ausstehend|offen|in bearbeitung|geplant|processing|in progress|in process|scheduled|authorised|authorized|authorisation|authorization|auth|hold|on hold|held|' +
  'failed|failure|error|fehlgeschlagen|declined|rejected|refused|denied|reverted|reversed by bank|cancelled|canceled|cancelado|cancelada|annule|annulee|annullato|storniert|abgelehnt|geannuleerd|anulowana|anulowane|odrzucona|odrzucone|zruseno|zrusena|zamitnuto|expired|voided|void|removed|' +
  'en attente|a venir|en cours|refuse|refusee|pendiente|pendientes|rechazado|rechazada|retenido|in sospeso|non contabilizzato|in attesa|rifiutato|pendente|em processamento|em andamento|recusado|recusada|agendado|agendada|in behandeling|gereserveerd|openstaand|afgewezen|mislukt|geweigerd|' +
  'oczekujaca|oczekujace|w trakcie|w realizacji|w toku|blokada|nierozliczone|nezauctovano|neprovedeno|cekajici|ceka na zpracovani|blokace|nezauctovane|cakajuca|fuggo|fuggoben|konyveletlen|folyamatban|elutasitva|reserverat|reserverad|reserveret|reservert|vantar|venter|ventende|afventer|avvist|afvist|avbruten|preliminar|varattu|odottaa|hylatty|broneeritud|rezervuota|rezervets|laukiama|atmesta|' +
  'в обработке|отклонено|отклонен|не исполнено|холд|ожидание|отменен|отменено|beklemede|iptal|memo|unclaimed|requires action|under review|unposted|not posted|uncleared|temporary hold|incomplete|draft|queued|requested|provisional'
const BOOKED =
  'accepte|acceptee|aceptado|aceptada|geaccepteerd|proved|booked|posted|cleared|completed|complete|settled|gebucht|umsatz gebucht|verbucht|comptabilise|contabilizado|contabilizzato|contabilizada|geboekt|zaksiegowana|rozliczona|zrealizowana|zauctovano|provedeno|konyvelt|teljesitett|bokford|bokfort|bogfort|utford|udfort|executed|processed|paid|success|successful|succeeded|deposited|withdrawn|issued|active|done|finished|final|approved|accepted|received|sent|returned|refunded|partially refunded|выполнено|исполнено|исполнен|проведено|kirjattu|ok|efetivado|liquidado|realizado|ejecutado|eseguito|execute|valide|tamamlandi|in transit|reconciled|current|available|gebuchte umsatze|teostatud|ivykdyta|izpildits|abgeschlossen|ausgefuhrt|erledigt|uitgevoerd|verwerkt|wykonana|wykonano|captured|charged|disputed|transferred|open|closed'
const BALANCE_ROW =
  'turnover|kaive|apyvarta|apgrozijums|obraty|обороты|обороты за период|umsatze gesamt|opening balance|closing balance|beginning balance|starting balance|ending balance|start balance|end balance|previous balance|final balance|balance brought forward|balance carried forward|brought forward|carried forward|balance b f|balance c f|balance forward|beginning balance as of|ending balance as of|balance at end of period|balance at start of period|balance at beginning of period|initial balance|new balance|ledger balance|available balance|current balance|balance as of|balance on|account balance|last statement balance|statement balance|balance|' +
  'anfangssaldo|endsaldo|alter kontostand|neuer kontostand|kontostand|kontostand am|kontostand vom|saldovortrag|ubertrag|vortrag|anfangsbestand|endbestand|alter saldo|neuer saldo|schlusssaldo|eroffnungssaldo|saldo per|tagessaldo|saldo vom|abschlusssaldo|anfangsstand|saldo am|' +
  'solde initial|solde final|solde precedent|ancien solde|nouveau solde|solde au|solde|solde debiteur|solde crediteur|solde d ouverture|solde de cloture|report de solde|' +
  'saldo anterior|saldo inicial|saldo final|saldo do dia|saldo|saldo actual|saldo disponible|saldo en|saldo em|saldo total disponivel dia|saldo iniziale|saldo finale|saldo contabile|saldo disponibile|saldo al|saldo precedente|saldo bloqueado|s a l d o|saldo atual|' +
  'beginsaldo|eindsaldo|vorig saldo|nieuw saldo|startsaldo|saldo per datum|saldo poczatkowe|saldo koncowe|saldo na dzien|pocatecni zustatek|konecny zustatek|pociatocny zostatok|konecny zostatok|zustatek|nyito egyenleg|zaro egyenleg|ingaende saldo|utgaende saldo|inngaende saldo|primosaldo|ultimosaldo|alkusaldo|loppusaldo|' +
  'входящий остаток|исходящий остаток|остаток на начало|остаток на конец|начальный остаток|конечный остаток|likutis pradziai|likutis pabaigai|pradinis likutis|galutinis likutis|sakuma atlikums|beigu atlikums|algsaldo|loppsaldo|algjaak|loppjaak|sold initial|sold final|devir|acilis bakiyesi|kapanis bakiyesi|pocetno stanje|zavrsno stanje'
const TOTAL_ROW =
  'total|totals|grand total|subtotal|sub total|sum|summe|gesamt|gesamtsumme|zwischensumme|totaal|totale|totales|totais|total general|razem|suma|celkem|spolu|osszesen|итого|всего|total debits|total credits|total debit|total credit|total amount|total transactions|totaal af|totaal bij|summa|yhteensa|i alt|ialt|toplam|ukupno|skupaj|ogolem|obroty|suma obrotow|liczba operacji|number of transactions|count|transaction total|records|end of report|end of file|obrat|viso|kopa|kokku'
const CARD_PAYMENT =
  /payment[ -]*(?:received|-? *thank)|thank you|autopay|auto pay|paiement recu|zahlung erhalten|zahlung dankend|pago recibido|su pago|betaling ontvangen|payment by direct debit|direct debit payment|pagamento recebido|pagamento de fatura|zahlung.{0,12}dank|paiement.{0,20}merci|splata karty|platba prijata|inbetalning|lastschrift.*kartenabrechnung/

const setOf = (...lists: readonly string[]): ReadonlySet<string> =>
  new Set(lists.flatMap((list) => list.split('|')))
const moneyIn = setOf(MONEY_IN)
const moneyOut = setOf(MONEY_OUT)
const unbooked = setOf(UNBOOKED)
const booked = setOf(BOOKED)
const balanceRow = setOf(BALANCE_ROW)
const totalRow = setOf(TOTAL_ROW)

const LABEL_LENGTH_MAX = 80 // longer cells are prose
const firstWords = new Set([...balanceRow, ...totalRow].map((words) => words.split(' ')[0]))
/** What `label` drops may stand before the first word. */
const DROPPED = /^(?:eur|usd|gbp|chf|pln|czk|huf|sek|nok|dkk|brl|the)$/

/** What a cell of a direction column means: 1 money in, -1 money out. */
export function directionOf(cell: string): 1 | -1 | undefined {
  const word = fold(cell).replace(/[.:]$/, '')
  if (moneyIn.has(word)) return 1
  return moneyOut.has(word) ? -1 : undefined
}

/** Whether a status says that the money has not moved: pending, failed, scheduled. */
export function isUnbooked(cell: string): boolean {
  return unbooked.has(statusWord(cell))
}

/** Whether a cell is a word of a status column at all. */
export function isStatusWord(cell: string): boolean {
  const word = statusWord(cell)
  return unbooked.has(word) || booked.has(word)
}

/** Whether a cell labels a balance (`Opening balance as of 02/01/2026`), not a movement. */
export function isBalanceLabel(cell: string): boolean {
  return mayBeLabel(cell) && balanceRow.has(label(cell))
}

/** Whether a cell labels a sum of movements. */
export function isTotalLabel(cell: string): boolean {
  return mayBeLabel(cell) && totalRow.has(label(cell))
}

/** Whether a text is what a card company writes when the bill is paid. */
export function isCardPayment(text: string): boolean {
  return CARD_PAYMENT.test(fold(text))
}

function statusWord(cell: string): string {
  if (cell.length > 40) return ''
  return fold(cell)
    .replace(/[_-]/g, ' ')
    .replace(/[.:!*]+$/, '')
}

/** Most cells begin like no label at all; looking closer costs more than reading the row. */
function mayBeLabel(cell: string): boolean {
  if (cell.length > LABEL_LENGTH_MAX) return false
  let start = 0
  while (start < cell.length && !isLetter(cell, start)) {
    if (cell.charCodeAt(start) === PARENTHESIS) return true // what stands in it is no word of a label
    start += 1
  }
  let end = start
  while (end < cell.length && isLetter(cell, end)) end += 1
  return start < end && beginsLabel(cell.slice(start, end))
}

const PARENTHESIS = 40

/** First words repeat themselves more than anything else in a statement. */
const beginsLabel = remembered((word) => {
  const first = label(word)
  // Folding may part a word of another script.
  return first.includes(' ') || firstWords.has(first) || DROPPED.test(fold(word))
})

/** Whatever is beyond ASCII is taken for a letter. */
function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code > 126 || ((code | 32) >= 97 && (code | 32) <= 122)
}

/** A label without the dates, amounts and punctuation around it. */
function label(cell: string): string {
  return fold(cell)
    .replace(/\(.*?\)/g, ' ')
    .replace(/\d[\d.,/:\-']*/g, ' ')
    .replace(/[^\p{L}]+/gu, ' ')
    .replace(/\b(?:eur|usd|gbp|chf|pln|czk|huf|sek|nok|dkk|brl|the)\b/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
}
