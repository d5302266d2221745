import { foldedWord, NO, YES } from '../../../reading/lists/yes-no.ts'

/** What a status or a type in the words of a package means for an invoice. */
export type State = 'live' | 'paid' | 'draft' | 'void'

const DRAFT =
  /^(draft|entwurf|brouillon|borrador|bozza|concept|rascunho|utkast|luonnos|szkic|not finalized|0 draft|saved|unapproved|koncept|navrh|piszkozat|ciorna|mustand|taslak|nacrt|kladde|черновик|下書き|草稿|未承認|conceito|em rascunho|vazlat|ustkast|drogno)$|\bdraft\b|\bentwurf\b|\bborrador\b|\bbrouillon\b|\bkladd\b/
const VOID =
  /\b(void|voided|cancelled|canceled|deleted|storniert|storno|annule|annulee|anulad[oa]|annullat[oa]|geannuleerd|cancelad[oa]|makulerad|rejected|declined|geloscht|supprime|eliminad[oa]|stornov\w+|anulowan\w+|anulat[a]?|iptal|annulleret|annullert|mitatoity|kasserad|stornirana?|tuhistatud|anulleeritud|atcelt[sa]?|atsaukta|stornozott|sztornozott|sztornozva|stornozva|sztorno|zrusen[aoy]?|write off|written off void)\b|отменен|аннулирован|скасован|^nul[oa]s?$|^(?:取消(?:済み?)?|キャンセル(?:済み?)?|無効|作废|已作废|已取消)$/
const PAID =
  /^(paid|paid in full|fully paid|bezahlt|vollstandig bezahlt|payee?|reglee?|soldee?|pagad[oa]|cobrad[oa]|pagat[oa]|saldat[oa]|incassat[oa]|betaald|voldaan|pag[oa]|liquidad[oa]|betald|betalt|maksettu|zaplacon[oa]|oplacon[oa]|settled|closed|erledigt|ausgeglichen|complete|completed|cleared|paid on time|paid late|uhrazen[oay]?|zaplacen[oay]?|uhraden[ae]|zaplaten[ae]|fizetve|kifizetve|kiegyenlitve|achitat[a]?|incasat[a]?|makstud|tasutud|apmaksats|apmoketa|odendi|placen[oa]|uplacen[oa]|оплачен[оа]?|сплачено|платен[оа]?|εξοφλημεν[οη]|πληρωμεν[οη]|betald|suoritettu|rozliczon[oya]|oplacony|zaplacony|uhraden[yai]|recebid[oa]s?|quitad[oa]s?|baixad[oa]|cobrad[oa]s|pagad[oa]s|cancelad[oa] por pago|naplacen[oa]|tasut|kaidud|payed|paye integralement|integralement payee?|encaissee?|acquittee?|entierement payee?|totalmente pagad[oa]|totalmente cobrad[oa]|pagata|volledig betaald|indbetalt|slutbetald|betalad|slutbetalt|received|collected|remitted|入金済み?|支払済み?|支払い済み?|回収済み?|精算済み?|消込済み?|已付款|已支付|已收款|已付清|已结清|결제완료|입금완료|paid closed|closed paid|paid out|lunas|sudah lunas|dibayar|terbayar)$/
const PAID_HEADING =
  /paid|settled|cleared|closed|bezahlt|beglichen|ausgeglichen|\bpayee?\b|soldee|encaiss|reglee?\b|encaisse|pagad|pagat|cobrad|saldad|liquidad|incassat|pago|betaald|voldaan|betald|betalt|zaplac|oplac|uhraz|uhraden|fizetve|odend|achitat|оплачен|maksettu|saldat/
/** A column that says of each row whether it is open still. */
const OPEN_HEADING =
  /^(?:is )?(?:open|outstanding|unpaid|offen|ouverte?|abiert[oa]|apert[oa]|apen|oppen)$/

/** What several status columns say together: a draft is one however unpaid it is. */
export function jointState(states: readonly State[]): State {
  if (states.length === 0) return 'live'
  return (['draft', 'void', 'paid'] as const).find((state) => states.includes(state)) ?? 'live'
}

/** Reads a status column; `heading` tells what a plain yes is about. */
export function stateOf(text: string, heading: string): State {
  const folded = foldedWord(text)
  if (folded === '') return 'live'
  if (YES.test(folded) || folded === '2' || NO.test(folded)) return stateOfFlag(folded, heading)
  if (DRAFT.test(folded)) return 'draft'
  if (VOID.test(folded)) return 'void'
  return PAID.test(folded) ? 'paid' : 'live'
}

function stateOfFlag(folded: string, heading: string): State {
  if (/docstatus|doc status/.test(heading)) {
    return folded === '0' ? 'draft' : folded === '2' ? 'void' : 'live'
  }
  if (OPEN_HEADING.test(heading)) return YES.test(folded) ? 'live' : 'paid'
  if (!YES.test(folded))
    return /^(is )?(submitted|posted|finalized)$/.test(heading) ? 'draft' : 'live'
  if (/void|cancel|delet|makuler|storn|annul|anulad/.test(heading)) return 'void'
  if (/draft/.test(heading)) return 'draft'
  return isOfPayment(heading) ? 'paid' : 'live'
}

/** `Paid late` says how somebody paid, and a no there is none to being paid. */
function isOfPayment(heading: string): boolean {
  return (
    PAID_HEADING.test(heading) &&
    !/\b(?:late|early|on time|by|via|method|online|auto)\b/.test(heading)
  )
}

/** Whether a cell says yes. */
export function isYes(text: string): boolean {
  const folded = foldedWord(text)
  return YES.test(folded) || /disput|strittig|litige/.test(folded)
}

/** Whether a column with such a heading tells by yes and no if an invoice is paid. */
export function isPaidFlag(heading: string): boolean {
  return OPEN_HEADING.test(heading) || isOfPayment(heading)
}

/** Whether a text can only be said of an invoice that is paid, open, a draft or void. */
export function isStateWord(text: string): boolean {
  const folded = foldedWord(text)
  const words = [PAID_WORD, PAID, DRAFT, VOID, OPEN_WORD, PARTLY]
  return words.some((word) => word.test(folded))
}

/** Whether such a text says that nothing is owed. */
export function isPaidWord(text: string): boolean {
  return PAID_WORD.test(foldedWord(text))
}

const PAID_WORD =
  /^(?:paid|fully paid|paid in full|bezahlt|payee?|reglee?|soldee?|pagad[oa]|cobrad[oa]|pagat[oa]|saldat[oa]|incassat[oa]|betaald|voldaan|betald|betalt|maksettu|zaplacon[oa]|oplacon[oa]|uhrazen[oa]|zaplacen[oa]|fizetve|odendi|achitat[a]?|оплачен[оа]?|сплачено|lunas)$/
const OPEN_WORD =
  /^(?:belum lunas|belum (?:di)?bayar|jatuh tempo|uncollectible|payment due|payment pending|pending payment|awaiting (?:payment|approval)|late|past due|not paid|billed|invoiced|active|new|processing|in progress|accepted|delivered|completed partial|a payer|a regler|en cours|reglement commence|en attente de paiement|publicad[oa]|publie|por cobrar|por vencer|vencida|a vencer|atrasad[oa]|em atraso|emessa|inviata|ruckgabe|return|returned|reminded|angemahnt|sent to client|outstanding balance|no pagad[oa]|non paye|nicht bezahlt|niet betaald|vervallen|verstreken|vigente|activ[oa]|timbrad[oa]|autorizad[oa]|sent|viewed|posted|booked|approved|submitted|issued|finali[sz]ed|authori[sz]ed|gesendet|versendet|verschickt|versandt|gebucht|festgeschrieben|fakturiert|gemahnt|mahnung|envoyee?|validee?|finalisee?|comptabilisee?|emise|relancee?|enviad[oa]|emitid[oa]|registrad[oa]|inviat[oa]|emess[oa]|verzonden|verstuurd|geboekt|definitief|herinnerd|skickad|bokford|sendt|bogfort|godkendt|bokfort|wyslan[oay]|wystawion[oay]|zatwierdzon[oay]|odeslan[oa]|odoslan[oa]|vystaven[oa]|kikuldve|kiallitva|emisa?|trimisa?|facturata?|gonderildi|onaylandi|lahetetty|hyvaksytty|отправлен[оа]?|выставлен[оа]?|проведен[оа]?|未入金|未払い|送付済み?|未收款|未付款|open|unpaid|overdue|outstanding|partial|partially paid|part paid|due|offen|unbezahlt|uberfallig|teilbezahlt|teilweise bezahlt|impayee?|partiel|partielle|partiellement payee?|non payee?|en attente|en retard|pendiente|vencid[oa]|parcial|no pagad[oa]|non pagat[oa]|non saldat[oa]|da incassare|parziale|scadut[oa]|openstaand|onbetaald|deels betaald|verlopen|ubetalt|forfalt|forfalden|delvis betalt|obetald|forfallen|delbetald|maksamatta|osittain maksettu|eraantynyt|niezaplacon[oa]|nieoplacon[oa]|przeterminowan[oa]|czesciowo (?:o|za)placon[oa]|neuhrazen[oa]|nezaplacen[oa]|po splatnosti|castecne uhrazen[oa]|kifizetetlen|lejart|odenmedi|gecikmis|neachitat[a]?|не оплачен[оа]?|просрочен[оа]?|частично оплачен[оа]?)$/

/** Whether such a text says that a part was paid. */
export function isPartlyPaidWord(text: string): boolean {
  return PARTLY.test(foldedWord(text))
}

const PARTLY =
  /^(?:partial\w*|partly|part)(?: (?:paid|payment|payed))?$|^teil(?:weise )?(?:be|ge)zahlt$|^teilzahlung$|^partiel\w*|^(?:parcial\w*|parzial\w*)|^(?:pagad\w|cobrad\w) parcial|^(?:gedeeltelijk|deels) |^delvis |^osittain |^czesciowo |^castecne |^ciastocne |^reszben |^kismi |^djelomicno |^delno |\bpartial$|частич|^(?:一部|部分)/
