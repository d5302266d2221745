import { foldedWord, NO, YES } from './yes-no.ts'

/** A column that says on which side of the account a document stands. */
const SIDES = /^(debet credit|debit credit|dr cr|d c|dc|soll haben( kennzeichen)?|s h)$/
const CREDIT_SIDE = /^(c|cr|credit|h|haben|k|kredit)$/

/** What kind of document a row is; `other` is none that makes a receivable. */
export type DocumentKind = 'invoice' | 'credit_memo' | 'other'

const CREDIT =
  /\begreso\b|credit|gutschrift|avoir|nota de credito|nota di credito|nota credito|kreditnota|kreditfaktura|refund|rectificativa|korrektur|rechnungskorrektur|korygujaca|hyvitys|dobropis|korekta|stornorechnung|stornofaktura|kredit ?faktura|kreditna|nota de abono|nota de devolucion|devolucion|devolucao|creditnota|helyesbito|jovairo|sztorno szamla|odobrenje|korekcja|korigerende|корректировоч|возврат от|кредит нота|返品|クレジット|赤伝|红字|红冲|^abono|^iade|^sc$|^cn$|^cm$|^td0[48]$|^381$/
const OTHER =
  /^(payment|payments|receipt|sales receipt|deposit|bill|bill payment|accpay\w*|purchase invoice|vendor bill|in invoice|estimate|quote|quotation|offer|angebot|sales order|order|delivery note|lieferschein|proforma|pro forma|proforma invoice|journal|journal entry|general journal|expense|check|cheque|transfer|zahlung|paiement|pago|pagamento|sa|stmt chg|prepayment|refund receipt|sr|sd|pi|pc|pp|bp|br|jd|jc|avoir fournisseur|bill credit|vendor credit|supplier invoice|in refund|in receipt|out receipt|py|pmt|pymt|rcpt|rct|rc|ru|uc|dz)$/

/** What asks for money without owing it yet, in any of its names: `Faktura proforma`. */
const NOT_YET =
  /\bpro ?forma\b|\bdijbekero\b|^(?:zalohova faktura|vyzva k platbe|order confirmation|auftragsbestatigung|auftrag|kostenvoranschlag|devis|bon de commande|bon de livraison|commande|presupuesto|pedido|albaran|cotizacion|remision|preventivo|ordine|ddt|documento di trasporto|offerte|pakbon|tilbud|ordre|offert|orcamento|oferta|zamowienie|wz|objednavka|nabidka|ponuka|arajanlat|szallitolevel|teklif|siparis|irsaliye|見積書|納品書|注文書|注文請書|报价单)$/
const MONEY_WORD =
  /^(?:zahlungseingang|zahlungen|paiements?|encaissement|reglement|cobros?|pagos?|abono de cliente|recibo(?: de caja)?|p pago|n nomina|t traslado|recebimento|incasso|incassi|pagamenti|betaling(?:en)?|ontvangst|inbetalning(?:ar)?|innbetaling(?:er)?|indbetaling(?:er)?|betalning|wplata|platba|uhrada|prijem|plata|incasare|befizetes|odeme|tahsilat|оплата|поступление|поступление на расчетный счет|入金|支払|收款)$/

/** Money by the last word of its type, whoever's it is: `Customer Receipt`, `Sales Overpayment`. */
const MONEY = /(?<!down |advance )\b(?:over|pre)?(?:payment|receipt)s?(?: entry| voucher)?$/

const INVOICE_TYPES = /rechnung|invoice|faktur|facture|fattura|factuur/

/** Reads a type column; where it names nothing known the row is an invoice. */
export function documentKindOf(text: string, heading: string): DocumentKind {
  const folded = foldedWord(text)
  if (folded === '') return 'invoice'
  if (/^is (return|credit)/.test(heading)) return YES.test(folded) ? 'credit_memo' : 'invoice'
  if (YES.test(folded) || NO.test(folded)) {
    return YES.test(folded) && CREDIT.test(heading) ? 'credit_memo' : 'invoice'
  }
  if (SIDES.test(heading)) return CREDIT_SIDE.test(folded) ? 'credit_memo' : 'invoice'
  // A column of types of invoices names nothing else with its codes.
  const isCodeOfInvoice = /^\p{L}{2,3}$/u.test(folded) && INVOICE_TYPES.test(heading)
  if (isCodeOfInvoice && /^(?:sr|st|gs|gu|av|nc|kn)$/.test(folded)) return 'credit_memo'
  if (!isCodeOfInvoice && (OTHER.test(folded) || PURCHASE.test(folded))) return 'other'
  if (MONEY.test(folded) || MONEY_WORD.test(folded) || NOT_YET.test(folded)) return 'other'
  return CREDIT.test(folded) ? 'credit_memo' : 'invoice'
}

/** Whether a text is the name of a document or of money, and nothing else. */
export function isDocumentWord(text: string): boolean {
  const folded = foldedWord(text)
  if (folded === '' || YES.test(folded) || NO.test(folded)) return false
  return isInvoiceWord(text) || documentKindOf(text, '') !== 'invoice'
}

/** Whether a text is a word for an invoice. */
export function isInvoiceWord(text: string): boolean {
  return INVOICE_WORD.test(foldedWord(text))
}

const INVOICE_WORD =
  /^(?:(?:sales|customer|tax|final|standard|vat|commercial) )?invoice$|^(?:rechnung|ausgangsrechnung|schlussrechnung|teilrechnung|abschlagsrechnung|facture|facture d acompte|factura|factura de venta|fattura|fattura immediata|fattura differita|factuur|verkoopfactuur|fatura|fatura recibo|nota fiscal|faktura|faktura vat|faktura koncowa|kundefaktura|kundfaktura|salgsfaktura|myyntilasku|lasku|vydana faktura|faktura vydana|szamla|vegszamla|factura fiscala|arve|rekins|saskaita|racun|izlazni racun|satis faturasi|счет|счет фактура|реализация|請求書|发票)$/

const PURCHASE =
  /^(?:bill|vendor bill|supplier (?:invoice|bill)|purchase (?:invoice|bill)|bill credit|vendor credit|accpay\w*|in invoice|in refund|eingangsrechnung|lieferantenrechnung|facture (?:fournisseur|d achat)|factura de (?:compra|proveedor)|fattura (?:passiva|di acquisto)|inkoopfactuur|leverantorsfaktura|leverandorfaktura|faktura zakupu|faktura prijata|prijata faktura|ostolasku|bejovo szamla|purchases?|einkauf|kob|varekob|innkjop|inkop|inkoop|achats?|compras?|acquist[oi]|zakup|nakup|ostot?|kreditnota fra leverandor|leverandorkreditnota|leverantorskreditfaktura|lieferantengutschrift|inkoopcreditnota)$/

/** Whether a text is a word for what a supplier asks for. */
export function isPurchaseWord(text: string): boolean {
  return PURCHASE.test(foldedWord(text))
}
