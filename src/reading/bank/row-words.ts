import { fold, unwrapCell } from '../text/cell-text.ts'
import { remembered } from '../text/remembered.ts'

// Each list holds folded words: small letters, no accents.
const MONEY_IN =
  'c|cr|crdt|credit|credits|haben|h|bij|+|in|inflow|income|incoming|credito|abono|uznanie|uznania|wplyw|wplywy|prijem|inkomst|kredit|kreditas|avere|accredito|deposit|deposits|money in|paid in|received|receipt|jovairas|bevetel|eingang|einzahlung|inbetalning|gutschrift|einnahme|entree|entrada|receita|k|kredits|kreedit|inn|ind|insattning|приход|кредит|зачисление|поступление|plus|crédit|cdt|cred|alacak|prichozi|prijmy|recette|credit transfer|inbound|i|收入|入金|入|贷|贷方|贷记|預入|预收|存入|收|입금|貸方|貸|お預入れ|預け入れ|入账|incoming transfer|прих|dobro|panot|pano|p+|credit entry|topup|ingreso|nota credito|nota de credito|кт|к|j|π|πιστωση|inkomende overschrijving|virement recu|virement entrant|incoming payment|money received|זכות|دائن|ghi co|einnahmen|ingresos|receitas|entrate|bijschrijving|одобрување'
const MONEY_OUT =
  'o|支出|出金|支払い|支払|借|借方|借记|引出|付|출금|지급|출|出账|提出|取出|支|d|dr|db|dbit|debit|debits|soll|s|af|-|\u2212|\u2013|out|outflow|expense|outgoing|debito|cargo|obciazenie|obciazenia|wydatek|wydatki|vydaj|utgift|debet|debetas|dare|addebito|withdrawal|withdrawals|money out|paid out|spent|payment out|terheles|kiadas|ausgang|auszahlung|utbetalning|lastschrift|belastung|ausgabe|sortie|saida|despesa|debets|deebet|ut|uttag|расход|дебет|списание|minus|débit|dbt|deb|borc|odchozi|vydaje|depense|debit transfer|outbound|расх|breme|otto|debit entry|gasto|egreso|nota debito|nota de debito|дт|д|t|χ|χρεωση|virement sortant|outgoing payment|money sent|חובה|مدين|ghi no|ausgaben|egresos|gastos|despesas|uscite|afschrijving|задолжување'
const UNBOOKED =
  'gagal|ditolak|dibatalkan|diproses|that bai|dang xu ly|da huy|cho xu ly|รอดำเนินการ|ล้มเหลว|ไม่สำเร็จ|ยกเลิก|ממתין|נדחה|בוטל|معلق|فشل|مرفوض|ملغى|قيد الانتظار|σε εκκρεμοτητα|απορριφθηκε|ακυρωθηκε|in asteptare|respinsa|respins|anulata|anulat|esuata|esuat|изчакваща|отказана|обработва се|na cekanju|odbijeno|odbijena|otkazano|u obradi|відхилено|в обробці|очікує|скасовано|iptal edildi|bekliyor|basarisiz|reddedildi|onay bekliyor|취소|대기|승인대기|misslyckad|misslyckades|makulerad|annulleret|mislykket|avbrutt|kansellert|mislyktes|epaonnistui|peruttu|niezrealizowana|odrzucony|oczekujacy|nieudana|anulowany|ceka|nezdarilo se|zamietnute|zrusene|tuhistatud|ootel|atcelts|gaida|atsaukta|vykdoma|echoue|echouee|rejete|rejetee|fallido|fallida|anulado|anulada|en proceso|fallito|fallita|annullata|in corso|falhou|falhada|estornado|abgebrochen|zuruckgewiesen|gescheitert|in ausfuhrung|wartend|in afwachting|autorizzato|autorizzata|autorizado|autorizada|autorise|autorisee|forecasted|forecast|projected|zamitnuta|zamitnuty|odmitnuto|odmitnuta|zamietnuta|zamietnute|pending|pend|vorgemerkt|umsatz vorgemerkt|vorgemerkte umsatze|vormerkung|ausstehend|offen|in bearbeitung|geplant|processing|in progress|in process|scheduled|authorised|authorized|authorisation|authorization|auth|hold|on hold|held|' +
  'failed|failure|error|fehlgeschlagen|declined|rejected|refused|denied|reverted|reversed by bank|cancelled|canceled|cancelado|cancelada|annule|annulee|annullato|storniert|abgelehnt|geannuleerd|anulowana|anulowane|odrzucona|odrzucone|zruseno|zrusena|zamitnuto|expired|voided|void|removed|' +
  'en attente|a venir|en cours|refuse|refusee|pendiente|pendientes|rechazado|rechazada|retenido|in sospeso|non contabilizzato|in attesa|rifiutato|pendente|em processamento|em andamento|recusado|recusada|agendado|agendada|in behandeling|gereserveerd|openstaand|afgewezen|mislukt|geweigerd|' +
  'oczekujaca|oczekujace|w trakcie|w realizacji|w toku|blokada|nierozliczone|nezauctovano|neprovedeno|cekajici|ceka na zpracovani|blokace|nezauctovane|cakajuca|fuggo|fuggoben|konyveletlen|folyamatban|elutasitva|reserverat|reserverad|reserveret|reservert|vantar|venter|ventende|afventer|avvist|afvist|avbruten|preliminar|varattu|odottaa|hylatty|broneeritud|rezervuota|rezervets|laukiama|atmesta|' +
  'в обработке|отклонено|отклонен|отклонена|отказ|отказано|неуспешно|неуспешная|неуспешный|ошибка|отмена|отменена|не исполнено|холд|ожидание|отменен|отменено|beklemede|iptal|memo|交易关闭|已关闭|处理中|等待付款|等待对方付款|支付失败|交易失败|失败|失敗|거래취소|승인취소|未入账|unclaimed|requires action|under review|unposted|not posted|uncleared|temporary hold|incomplete|draft|queued|requested|provisional|waiting|awaiting|wachtend|a l etude|por confirmar|zu bestatigen|do potwierdzenia|vraceno|reverserad|reversed|chargeback pending'
const BOOKED =
  'berhasil|berjaya|thanh cong|สำเร็จ|בוצע|مكتمل|ολοκληρωθηκε|finalizata|finalizat|успешна|изпълнена|izvrseno|izvrsena|успішно|виконано|basarili|tamamlandi|zakonczona|dokonceno|dokoncene|taidetud|termine|terminee|completado|completada|completato|completata|concluido|concluida|voltooid|geslaagd|genomfort|gennemfort|gjennomfort|valmis|交易成功|支付成功|已存入零钱|已收钱|已转账|对方已收钱|已到账|退款成功|还款成功|成功|完了|정상|확정|genehmigt|accepte|acceptee|aceptado|aceptada|geaccepteerd|proved|booked|posted|cleared|completed|complete|settled|gebucht|umsatz gebucht|verbucht|comptabilise|contabilizado|contabilizzato|contabilizada|geboekt|zaksiegowana|rozliczona|zrealizowana|zauctovano|zauctovana|zauctovane|zauctovany|provedeno|konyvelt|teljesitett|bokford|bokfort|bogfort|utford|utfort|udfort|executed|processed|paid|success|successful|succeeded|deposited|withdrawn|issued|active|done|finished|final|approved|accepted|received|sent|returned|refunded|partially refunded|выполнено|исполнено|исполнен|проведено|kirjattu|ok|ок|успешно|успешная|efetivado|liquidado|realizado|ejecutado|eseguito|execute|valide|tamamlandi|in transit|reconciled|current|available|gebuchte umsatze|teostatud|ivykdyta|izpildits|abgeschlossen|ausgefuhrt|erledigt|uitgevoerd|verwerkt|wykonana|wykonano|captured|charged|paidout|paid out|disputed|transferred|open|closed'
const BALANCE_ROW =
  'turnover|kaive|apyvarta|apgrozijums|obraty|обороты|обороты за период|umsatze gesamt|opening balance|closing balance|beginning balance|starting balance|ending balance|start balance|end balance|previous balance|final balance|balance brought forward|balance carried forward|brought forward|carried forward|balance b f|balance c f|balance forward|beginning balance as of|ending balance as of|balance at end of period|balance at start of period|balance at beginning of period|initial balance|initial available balance|initial unavailable balance|final available balance|new balance|ledger balance|available balance|current balance|balance as of|balance on|account balance|last statement balance|statement balance|balance|' +
  'anfangssaldo|endsaldo|alter kontostand|neuer kontostand|kontostand|kontostand am|kontostand vom|saldovortrag|ubertrag|vortrag|anfangsbestand|endbestand|alter saldo|neuer saldo|schlusssaldo|eroffnungssaldo|saldo per|tagessaldo|saldo vom|abschlusssaldo|anfangsstand|saldo am|' +
  'solde initial|solde final|solde precedent|ancien solde|nouveau solde|solde au|solde|solde debiteur|solde crediteur|solde d ouverture|solde de cloture|report de solde|' +
  'saldo anterior|saldo inicial|saldo final|saldo do dia|saldo|saldo actual|saldo disponible|saldo en|saldo em|saldo total disponivel dia|saldo iniziale|saldo finale|saldo contabile|saldo disponibile|saldo liquido|saldo liquido al|saldo contabile al|saldo contabile iniziale|saldo contabile finale|saldo disponibile al|disponibilita|disponibilita al|saldo al|saldo precedente|saldo bloqueado|s a l d o|saldo atual|' +
  'beginsaldo|eindsaldo|vorig saldo|nieuw saldo|startsaldo|saldo per datum|saldo poczatkowe|saldo koncowe|saldo na dzien|pocatecni zustatek|konecny zustatek|pociatocny zostatok|konecny zostatok|zustatek|nyito egyenleg|zaro egyenleg|ingaende saldo|utgaende saldo|inngaende saldo|primosaldo|ultimosaldo|alkusaldo|loppusaldo|' +
  'входящий остаток|исходящий остаток|остаток на начало|остаток на конец|начальный остаток|конечный остаток|likutis pradziai|likutis pabaigai|pradinis likutis|galutinis likutis|sakuma atlikums|beigu atlikums|algsaldo|loppsaldo|algjaak|loppjaak|sold initial|sold final|devir|acilis bakiyesi|kapanis bakiyesi|pocetno stanje|zavrsno stanje|前期繰越|前月繰越|次期繰越|繰越|繰越残高|期初余额|期末余额|上期余额|期初餘額|期末餘額|承前頁|이월|전월이월|전기이월'
const TOTAL_ROW =
  'total|totals|grand total|subtotal|sub total|sum|summe|gesamt|gesamtsumme|zwischensumme|totaal|totale|totales|totais|total general|razem|suma|celkem|spolu|osszesen|итого|всего|total debits|total credits|total debit|total credit|total amount|total transactions|totaal af|totaal bij|summa|yhteensa|i alt|ialt|toplam|ukupno|skupaj|ogolem|obroty|suma obrotow|liczba operacji|number of transactions|count|transaction total|records|end of report|end of file|obrat|viso|kopa|kokku|合计|合計|总计|總計|小计|小計|合计笔数|합계|총계|計'
// What card companies write where the bill was paid: thanks, `received`, `your payment`.
const THANKS =
  /payment[ -]*(?:received|-? *thank)|payment thank you|paiement recu|zahlung.{0,25}(?:erhalten|dank)|dankend erhalten|pago recibido|betaling ontvangen|bedankt voor uw betaling|pagamento (?:recebido|ricevuto)|inclusao de pagamento|paiement.{0,20}merci|inbetalning,? tack|betalning mottagen|tack for (?:din |er )?betalning|platba prijata|gracias por su pago|tak for (?:din )?betaling|takk for (?:din )?betaling|odeme.{0,20}te.ekk.r|maksu.{0,6}kiitos/
const YOUR_PAYMENT =
  /^(?:your payment|ihre zahlung|votre paiement|il suo pagamento|su pago|uw betaling|din betalning)\b(?!.* (?:to|an|a|naar|till) )/
const CARD_PAYMENT =
  /thank you|autopay|auto pay|payment by direct debit|direct debit payment|pagamento (?:de|da) fatura|pagamento on ?line|splata karty|inbetalning|lastschrift.*kartenabrechnung/

const setOf = (...lists: readonly string[]): ReadonlySet<string> =>
  new Set(lists.flatMap((list) => list.split('|').map(fold)))
const moneyIn = setOf(MONEY_IN)
const moneyOut = setOf(MONEY_OUT)
const unbooked = setOf(UNBOOKED)
const booked = setOf(BOOKED)
const balanceRow = setOf(BALANCE_ROW)
const totalRow = setOf(TOTAL_ROW)

const LABEL_LENGTH_MAX = 80 // longer cells are prose
const IDENTIFIER = /^\p{L}+[-_#]?\d{5,}$/u // `BALANCE-4102569874` numbers a movement
const SHOP = /^new balance\b/i // of that name there are shops, and a card is used in them
const firstWords = new Set([...balanceRow, ...totalRow].map((words) => words.split(' ')[0]))
/** What `label` drops may stand before the first word. */
const DROPPED = /^(?:eur|usd|gbp|chf|pln|czk|huf|sek|nok|dkk|brl|the)$/

/** What a cell of a direction column means: 1 money in, -1 money out. */
export function directionOf(cell: string): 1 | -1 | undefined {
  const word = fold(unwrapCell(cell)).replace(/[.:]$/, '')
  return wayOf(word) ?? sharedWay(word)
}

function wayOf(word: string): 1 | -1 | undefined {
  if (moneyIn.has(word)) return 1
  return moneyOut.has(word) ? -1 : undefined
}

const TWICE_LENGTH_MAX = 24 // `贷 Cr`, `C (Credit)`

/** The same way said twice, in two languages or as a letter and a word. */
function sharedWay(text: string): 1 | -1 | undefined {
  if (text.length > TWICE_LENGTH_MAX) return undefined
  const parts = text.split(/[^\p{L}]+/u).filter((part) => part !== '')
  const [way, ...others] = parts.map(wayOf)
  return others.length === 1 && others[0] === way ? way : undefined
}

/** Whether a heading says that the words below it tell money in from money out: `Dr / Cr`. */
export function namesBothWays(heading: string | undefined): boolean {
  const ways = new Set(
    fold(heading ?? '')
      .split(/[^\p{L}]+/u)
      .map(directionOf),
  )
  return ways.has(1) && ways.has(-1)
}

/** Whether a cell of a direction column says that the money goes neither way. */
export function isNeitherWay(cell: string): boolean {
  return /^(?:不计收支|不計收支|中性交易|\/)$/.test(cell.trim())
}

/** Whether a heading asks if the row is still to be booked: `Pending?`. */
export function asksIfPending(heading: string): boolean {
  return /^(?:is )?(?:pending|vorgemerkt|pendiente|en attente)\??$/.test(fold(heading))
}

/** Whether a heading asks if the row is booked: `Posted?`. */
export function asksIfBooked(heading: string): boolean {
  return /^(?:is )?(?:posted|booked|settled|gebucht|verbucht|geboekt|bokford|bokfort|bogfort)\??$/.test(
    fold(heading),
  )
}

/** Whether a cell below such a heading says no. */
export function isNo(cell: string): boolean {
  return /^(?:false|no|n|nein|nee|nej|nei|non|0)$/.test(fold(cell))
}

/** Whether a cell below such a heading says yes. */
export function isYes(cell: string): boolean {
  return /^(?:true|yes|y|x|ja|j|si|oui|1)$/.test(fold(cell))
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
  return mayBeLabel(cell) && !IDENTIFIER.test(cell.trim()) && balanceRow.has(label(cell))
}

/** Whether a label of a balance may as well be the name of whom the money went to. */
export function isDoubtfulLabel(cell: string): boolean {
  return SHOP.test(cell.trim())
}

/** Whether a cell labels a sum of movements. */
export function isTotalLabel(cell: string): boolean {
  return mayBeLabel(cell) && totalRow.has(label(cell))
}

/** Whether a text thanks for a payment: it came in, whatever its sign. */
export function isPaymentReceived(text: string): boolean {
  const words = fold(text)
  return (THANKS.test(words) && !/kartenzahlung/.test(words)) || YOUR_PAYMENT.test(words)
}

/** Whether a text is what a card company writes when the bill is paid. */
export function isCardPayment(text: string): boolean {
  return CARD_PAYMENT.test(fold(text)) || isPaymentReceived(text)
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
