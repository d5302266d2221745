/** What a status or a type in the words of a package means for an invoice. */
export type State = 'live' | 'paid' | 'draft' | 'void'

const DRAFT =
  /^(draft|entwurf|brouillon|borrador|bozza|concept|rascunho|utkast|luonnos|szkic|not finalized|0 draft|saved|unapproved|koncept|navrh|piszkozat|ciorna|mustand|taslak|nacrt|kladde|черновик|下書き|草稿|未承認|conceito|em rascunho|vazlat|ustkast|drogno)$|\bdraft\b|\bentwurf\b|\bborrador\b|\bbrouillon\b|\bkladd\b/
const VOID =
  /\b(void|voided|cancelled|canceled|deleted|storniert|storno|annule|annulee|anulad[oa]|annullat[oa]|geannuleerd|cancelad[oa]|makulerad|rejected|declined|geloscht|supprime|eliminad[oa]|stornov\w+|anulowan\w+|anulat[a]?|iptal|annulleret|annullert|mitatoity|kasserad|stornirana?|tuhistatud|anulleeritud|atcelt[sa]?|atsaukta|stornozott|sztornozott|sztorno|zrusen[aoy]?|write off|written off void)\b|отменен|аннулирован|скасован|^(?:取消(?:済み?)?|キャンセル(?:済み?)?|無効|作废|已作废|已取消)$/
const PAID =
  /^(paid|paid in full|fully paid|bezahlt|vollstandig bezahlt|payee?|reglee?|soldee?|pagad[oa]|cobrad[oa]|pagat[oa]|saldat[oa]|incassat[oa]|betaald|voldaan|pag[oa]|liquidad[oa]|betald|betalt|maksettu|zaplacon[oa]|oplacon[oa]|settled|closed|erledigt|ausgeglichen|complete|completed|cleared|paid on time|paid late|uhrazen[oay]?|zaplacen[oay]?|uhraden[ae]|zaplaten[ae]|fizetve|kifizetve|kiegyenlitve|achitat[a]?|incasat[a]?|makstud|tasutud|apmaksats|apmoketa|odendi|placen[oa]|uplacen[oa]|оплачен[оа]?|сплачено|платен[оа]?|εξοφλημεν[οη]|πληρωμεν[οη]|betald|suoritettu|rozliczon[oya]|oplacony|zaplacony|uhraden[yai]|recebid[oa]s?|quitad[oa]s?|baixad[oa]|cobrad[oa]s|pagad[oa]s|cancelad[oa] por pago|naplacen[oa]|tasut|kaidud|payed|paye integralement|integralement payee?|encaissee?|acquittee?|entierement payee?|totalmente pagad[oa]|totalmente cobrad[oa]|pagata|volledig betaald|indbetalt|slutbetald|betalad|slutbetalt|received|collected|remitted|入金済み?|支払済み?|支払い済み?|回収済み?|精算済み?|消込済み?|已付款|已支付|已收款|已付清|已结清|결제완료|입금완료|paid closed|closed paid|paid out)$/
const YES = /^(yes|y|true|t|1|x|ja|j|oui|si|sim|tak|ano|wahr|vrai|kylla|igen|evet|да)$/
const PAID_HEADING =
  /paid|settled|cleared|closed|bezahlt|beglichen|ausgeglichen|\bpayee?\b|soldee|encaiss|reglee?\b|encaisse|pagad|pagat|cobrad|saldad|liquidad|incassat|pago|betaald|voldaan|betald|betalt|zaplac|oplac|uhraz|uhraden|fizetve|odend|achitat|оплачен|maksettu|saldat/
/** A column that says of each row whether it is open still. */
const OPEN_HEADING =
  /^(?:is )?(?:open|outstanding|unpaid|offen|ouverte?|abiert[oa]|apert[oa]|apen|oppen)$/
const NO = /^(no|n|false|f|0|nein|nee|nej|nei|non|nao|nie|ne|ei|nem|hayir|нет|falsch|faux)$/
/** A column that says on which side of the account a document stands. */
const SIDES = /^(debet credit|debit credit|dr cr|d c|dc|soll haben( kennzeichen)?|s h)$/
const CREDIT_SIDE = /^(c|cr|credit|h|haben|k|kredit)$/

/** What several status columns say together: a draft is one however unpaid it is. */
export function jointState(states: readonly State[]): State {
  if (states.length === 0) return 'live'
  return (['draft', 'void', 'paid'] as const).find((state) => states.includes(state)) ?? 'live'
}

/** Reads a status column; `heading` tells what a plain yes is about. */
export function stateOf(text: string, heading: string): State {
  const folded = fold(text)
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
  return PAID_HEADING.test(heading) ? 'paid' : 'live'
}

/** What kind of document a row is; `other` is none that makes a receivable. */
export type DocumentKind = 'invoice' | 'credit_memo' | 'other'

const CREDIT =
  /credit|gutschrift|avoir|nota de credito|nota di credito|nota credito|kreditnota|kreditfaktura|refund|rectificativa|korrektur|rechnungskorrektur|korygujaca|hyvitys|dobropis|korekta|stornorechnung|stornofaktura|kredit ?faktura|kreditna|nota de abono|nota de devolucion|devolucion|devolucao|creditnota|helyesbito|jovairo|sztorno szamla|odobrenje|korekcja|korigerende|корректировоч|возврат от|кредит нота|返品|クレジット|赤伝|红字|红冲|^abono|^iade|^sc$|^cn$|^cm$|^td0[48]$|^381$/
const OTHER =
  /^(payment|payments|receipt|sales receipt|deposit|bill|bill payment|accpay\w*|purchase invoice|vendor bill|in invoice|estimate|quote|quotation|offer|angebot|sales order|order|delivery note|lieferschein|proforma|pro forma|proforma invoice|journal|journal entry|general journal|expense|check|cheque|transfer|zahlung|paiement|pago|pagamento|sa|stmt chg|prepayment|refund receipt|sr|sd|pi|pc|pp|bp|br|jd|jc|avoir fournisseur|bill credit|vendor credit|supplier invoice|in refund|in receipt|out receipt|py|pmt|pymt|rcpt|rct|rc|ru|uc|dz)$/

/** What asks for money without owing it yet, in any of its names: `Faktura proforma`. */
const NOT_YET =
  /\bpro ?forma\b|\bdijbekero\b|^(?:zalohova faktura|vyzva k platbe|order confirmation|auftragsbestatigung|auftrag|kostenvoranschlag|devis|bon de commande|bon de livraison|commande|presupuesto|pedido|albaran|cotizacion|remision|preventivo|ordine|ddt|documento di trasporto|offerte|pakbon|tilbud|ordre|offert|orcamento|oferta|zamowienie|wz|objednavka|nabidka|ponuka|arajanlat|szallitolevel|teklif|siparis|irsaliye|見積書|納品書|注文書|注文請書|报价单)$/
const MONEY_WORD =
  /^(?:zahlungseingang|zahlungen|paiements?|encaissement|reglement|cobros?|pagos?|abono de cliente|recibo(?: de caja)?|recebimento|incasso|incassi|pagamenti|betaling(?:en)?|ontvangst|inbetalning(?:ar)?|innbetaling(?:er)?|indbetaling(?:er)?|betalning|wplata|platba|uhrada|prijem|plata|incasare|befizetes|odeme|tahsilat|оплата|поступление|поступление на расчетный счет|入金|支払|收款)$/

/** Money by the last word of its type, whoever's it is: `Customer Receipt`, `Sales Overpayment`. */
const MONEY = /(?<!down |advance )\b(?:over|pre)?(?:payment|receipt)s?$/

const INVOICE_TYPES = /rechnung|invoice|faktur|facture|fattura|factuur/

/** Reads a type column; where it names nothing known the row is an invoice. */
export function documentKindOf(text: string, heading: string): DocumentKind {
  const folded = fold(text)
  if (folded === '') return 'invoice'
  if (/^is (return|credit)/.test(heading)) return YES.test(folded) ? 'credit_memo' : 'invoice'
  if (YES.test(folded) || NO.test(folded)) {
    return YES.test(folded) && CREDIT.test(heading) ? 'credit_memo' : 'invoice'
  }
  if (SIDES.test(heading)) return CREDIT_SIDE.test(folded) ? 'credit_memo' : 'invoice'
  // A column of types of invoices names nothing else with its codes.
  const isCodeOfInvoice = /^\p{L}{2,3}$/u.test(folded) && INVOICE_TYPES.test(heading)
  if (isCodeOfInvoice && /^(?:sr|st|gs|gu|av|nc|kn)$/.test(folded)) return 'credit_memo'
  if (!isCodeOfInvoice && OTHER.test(folded)) return 'other'
  if (MONEY.test(folded) || MONEY_WORD.test(folded) || NOT_YET.test(folded)) return 'other'
  return CREDIT.test(folded) ? 'credit_memo' : 'invoice'
}

/** Whether a cell says yes. */
export function isYes(text: string): boolean {
  const folded = fold(text)
  return YES.test(folded) || /disput|strittig|litige/.test(folded)
}

function fold(text: string): string {
  if (text === '') return ''
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Whether a column with such a heading tells by yes and no if an invoice is paid. */
export function isPaidFlag(heading: string): boolean {
  return OPEN_HEADING.test(heading) || PAID_HEADING.test(heading)
}

/** Whether a text can only be said of an invoice that is paid, open, a draft or void. */
export function isStateWord(text: string): boolean {
  const folded = fold(text)
  return PAID_WORD.test(folded) || DRAFT.test(folded) || VOID.test(folded) || OPEN_WORD.test(folded)
}

/** Whether such a text says that nothing is owed. */
export function isPaidWord(text: string): boolean {
  return PAID_WORD.test(fold(text))
}

const PAID_WORD =
  /^(?:paid|fully paid|paid in full|bezahlt|payee?|reglee?|soldee?|pagad[oa]|cobrad[oa]|pagat[oa]|saldat[oa]|incassat[oa]|betaald|voldaan|betald|betalt|maksettu|zaplacon[oa]|oplacon[oa]|uhrazen[oa]|zaplacen[oa]|fizetve|odendi|achitat[a]?|оплачен[оа]?|сплачено)$/
const OPEN_WORD =
  /^(?:open|unpaid|overdue|outstanding|partial|partially paid|part paid|due|offen|unbezahlt|uberfallig|teilbezahlt|teilweise bezahlt|impayee?|partiel|partielle|partiellement payee?|non payee?|en attente|en retard|pendiente|vencid[oa]|parcial|no pagad[oa]|non pagat[oa]|non saldat[oa]|da incassare|parziale|scadut[oa]|openstaand|onbetaald|deels betaald|verlopen|ubetalt|forfalt|forfalden|delvis betalt|obetald|forfallen|delbetald|maksamatta|osittain maksettu|eraantynyt|niezaplacon[oa]|nieoplacon[oa]|przeterminowan[oa]|czesciowo (?:o|za)placon[oa]|neuhrazen[oa]|nezaplacen[oa]|po splatnosti|castecne uhrazen[oa]|kifizetetlen|lejart|odenmedi|gecikmis|neachitat[a]?|не оплачен[оа]?|просрочен[оа]?|частично оплачен[оа]?)$/
