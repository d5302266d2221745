import { normaliseHeading } from '../../lists/normalise.ts'
import type { TextRow } from './text-rows.ts'

/** What a labelled line of an advice can tell. */
export type Label =
  | 'payer'
  | 'date'
  | 'reference'
  | 'paid'
  | 'total'
  | 'currency'
  | 'sent'
  | 'other'

const WORDS: Readonly<Record<Label, string>> = {
  payer:
    'payer,payer name,paid by,paying company,remitter,payor,from company,customer,customer name,zahler,auftraggeber,absender,payeur,donneur d ordre,emetteur,client,pagador,ordenante,cliente',
  date: 'payment date,date of payment,paid on,remittance date,value date,pay date,check date,cheque date,date,zahlungsdatum,zahltag,zahldatum,valuta,valutadatum,wertstellung,datum,ausfuhrungsdatum,date de paiement,date du paiement,date de reglement,date de virement,date de valeur,date du virement,fecha de pago,fecha del pago,fecha valor,fecha de transferencia,fecha,betalingsdato,betaaldatum,betalningsdatum,data pagamento,data di pagamento,data valuta,data platnosci,datum platby',
  reference:
    'payment reference,payment ref,payment number,payment no,payment id,payment advice,payment advice number,payment advice no,remittance number,remittance advice number,remittance advice no,remittance advice,remittance reference,advice number,our reference,our ref,reference,reference number,check number,check no,cheque number,cheque no,eft number,ach trace number,trace number,wire reference,transaction id,zahlungsreferenz,zahlungsnummer,zahlungsbeleg,avisnummer,avis nr,zahlungsavis nr,zahlungsavis,unsere referenz,unser zeichen,referenz,schecknummer,scheck nr,reference de paiement,reference du paiement,reference du virement,reference virement,numero de paiement,notre reference,numero de cheque,avis de paiement,referencia de pago,referencia del pago,referencia,numero de pago,nuestra referencia,aviso de pago,remesa,referens,referanse,viite,riferimento,vores reference,onze referentie,betalingskenmerk,betaalreferentie,var referens,var referanse,nostro riferimento,riferimento pagamento,numero pagamento,avviso di pagamento,betalingsadvis,betalingsspecificatie',
  paid: 'remitting,remitted,we paid,we have paid,paying,total paid,amount paid,payment amount,total payment,amount of payment,net payment,total net,net total,amount remitted,total remitted,amount transferred,check amount,cheque amount,zahlbetrag,zahlungsbetrag,uberweisungsbetrag,gezahlter betrag,auszahlungsbetrag,total paye,total regle,montant paye,montant regle,montant du virement,montant du paiement,montant vire,net paye,total pagado,importe pagado,importe del pago,importe transferido,importe de la transferencia,total neto,total net paye,totale pagato,totale pagamento,importo pagato,totaal betaald,betalt i alt,total zahlung,gesamtzahlung',
  total:
    'total,total amount,grand total,sum,amount,gesamt,gesamtbetrag,gesamtsumme,summe,betrag,endbetrag,montant total,total general,montant,somme,importe total,importe,suma,check total,cheque total,payment total,advice total,remittance total,totaal,totaalbedrag,i alt,totale,summa,totalt,razem,celkem,yhteensa,osszesen',
  currency: 'currency,wahrung,devise,moneda,divisa',
  sent: 'sent,gesendet,envoye,enviado,date sent',
  other:
    'phone,tel,telephone,telefon,fax,iban,bic,bank account,account number,account,konto,kontonummer,compte,cuenta,vat number,vat id,ust id,to,cc,subject,von,an,betreff,de,a,objet,para,asunto,vendor,vendor number,supplier,supplier number,lieferant,lieferantennummer,fournisseur,proveedor',
}

const LABELS: ReadonlyMap<string, Label> = new Map(
  (Object.entries(WORDS) as [Label, string][]).flatMap(([label, words]) =>
    words.split(',').map((word) => [word, label] as const),
  ),
)

/** A label with what stands behind it. */
export interface Labelled {
  readonly label: Label
  readonly value: string
}

/** What a line says of itself: `Payment date: 02.02.2026`, several beside each other, or in two cells. */
export function labelsIn({ text, cells }: TextRow): readonly Labelled[] {
  const filled = cells.filter((cell) => cell.text !== '')
  const single = filled.flatMap((cell) => withColon(cell.text) ?? [])
  if (single.length > 1) return single
  const whole = withColon(text)
  if (whole !== undefined) return [whole]
  const [first, second] = filled
  if (first === undefined || second === undefined || filled.length > 2) return []
  const label = LABELS.get(normaliseHeading(first.text))
  return label === undefined ? [] : [{ label, value: second.text }]
}

function withColon(text: string): Labelled | undefined {
  const found = /^([^:]{2,40}):\s*(.*)$/.exec(text)
  const label = found === null ? undefined : LABELS.get(normaliseHeading(found[1] ?? ''))
  if (label === undefined) return undefined
  return { label, value: (found?.[2] ?? '').replace(/\s+/g, ' ').trim() }
}

/** Whether a cell announces a sum of the lines above. */
export function isTotalWord(text: string): boolean {
  const label = LABELS.get(normaliseHeading(text.replace(/:\s*$/, '')))
  return label === 'total' || label === 'paid'
}
