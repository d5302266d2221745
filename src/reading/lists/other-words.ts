import type { FieldWords } from './field.ts'

/** The headings of payments, payouts and remittances. */
export const paymentWords: readonly FieldWords[] = [
  {
    field: 'paymentNumber',
    shape: 'text',
    words: {
      10: 'payment number,payment no,payment id,payment ref,receipt number,receipt no,payment reference,zahlungsnummer,numero de paiement,numero de pago,numero pagamento,betaalnummer,customer payment id,payment num,receipt id',
      5: 'reference number,reference,number,id,name,ref,ref no,num',
    },
  },
  {
    field: 'paymentDate',
    shape: 'date',
    words: {
      10: 'payment date,date paid,paid date,date received,received date,date of payment,receipt date,zahlungsdatum,zahlungseingang,zahldatum,date de paiement,date paiement,date de reglement,fecha de pago,fecha pago,fecha de cobro,data pagamento,data di pagamento,betaaldatum,data do pagamento,data de pagamento,betaldatum,received on,paid on,deposit date,date d encaissement,date encaissement,encaisse le,fecha de cobro,data incasso,innbetalingsdato,indbetalingsdato,inbetalningsdatum,betalningsdatum,datum uhrady,datum platby,data wplaty,data platnosci,fizetes datuma,odeme tarihi,tahsilat tarihi,maksupaiva,дата оплаты,дата платежа,入金日,data platii,data incasarii',
      7: 'date,dato,tarih,дата,datum,fecha,data,transaction date,posting date,created at,created,created date,created utc,created date utc',
    },
  },
  {
    field: 'paymentAmount',
    shape: 'amount',
    words: {
      10: 'amount applied,applied amount,amount applied to invoice,allocated amount,amount allocated,amount received,payment amount,amount paid,paid amount,received amount,zahlbetrag,zahlungsbetrag,montant paye,montant regle,montant du paiement,importe pagado,importe cobrado,importo pagato,betaald bedrag,valor pago,paid,payed amount,montant encaisse,encaissement,importe cobrado,importo incassato,innbetalt,indbetalt,inbetalt,castka platby,kwota wplaty,fizetett osszeg,tahsilat tutari,odenen tutar,сумма оплаты,сумма платежа,入金額,collected,total collected,amount collected',
      8: 'amount,betrag,montant,importe,importo,bedrag,valor,total,total amount,amount unused,belop,belopp,belob,castka,kwota,osszeg,tutar,сумма,summa,suma',
    },
  },
  {
    field: 'paymentMethod',
    shape: 'text',
    words: {
      10: 'payment method,payment mode,mode,method,payment type,mode of payment,tender type,deposit to,deposit account,zahlungsart,zahlungsmethode,moyen de paiement,mode de paiement,forma de pago,metodo de pago,metodo di pagamento,betaalmethode,forma de pagamento,paid through,pay method,paid via,gateway,deposited to,payment gateway,mode de reglement,mode reglement,medio de pago,modalita di pagamento,betaalwijze,betalingsmate,betalingsmetode,betalningssatt,zpusob platby,forma platnosci,fizetesi mod,odeme sekli,maksutapa,способ оплаты,支払方法',
    },
  },
  {
    field: 'memo',
    shape: 'text',
    words: { 10: 'memo,description,notes,note,comment,bemerkung,verwendungszweck' },
  },
  {
    field: 'status',
    shape: 'text',
    words: { 10: 'status,payment status,state,zahlungsstatus,statut,estado,stato' },
  },
]

export const payoutWords: readonly FieldWords[] = [
  {
    field: 'payoutId',
    shape: 'text',
    words: {
      10: 'payout id,payout,settlement id,automatic payout id,deposit id,payout number,settlement number,settlement,auszahlungsnummer,auszahlung id,auszahlungs id,id de virement,numero de virement,id del pago,id de liquidacion,uitbetaling id,utbetalning id',
      9: 'payout reference,settlement reference,payout ref,batch id,auszahlungsreferenz,reference de virement,referentie uitbetaling',
      8: 'batch number',
    },
  },
  {
    field: 'payoutDate',
    shape: 'date',
    words: {
      10: 'payout date,settlement date,deposit date,automatic payout effective at,automatic payout effective at utc,effective at,paid out on,arrival date,payout arrival date,available on,transfer date,settled on,transfer date utc,auszahlungsdatum,date de virement,fecha de liquidacion,uitbetaaldatum',
      6: 'date,created,created utc,creation date,datum,fecha',
    },
  },
  {
    field: 'number',
    shape: 'text',
    words: {
      10: 'invoice,invoice number,invoice no,invoice ref,payment metadata invoice,payment metadata invoice number,invoice number metadata,invoice metadata,invoice metadata,rechnung,rechnungsnummer,numero de facture,facture,numero de factura,factura,factuurnummer,fakturanummer',
      9: 'invoice id,invoice reference,merchant reference,payment reference,order number,order,order id,bestellnummer,commande,pedido',
      7: 'reference,referenz,referencia,referentie,customer reference id',
    },
  },
  {
    field: 'memo',
    shape: 'text',
    words: {
      10: 'description,details,memo,note,payment description,statement descriptor,beschreibung,libelle,descripcion,descrizione,omschrijving,beskrivning',
    },
  },
  {
    field: 'kind',
    shape: 'text',
    words: {
      10: 'type,reporting category,transaction type,entry type,category,typ,art,tipo,soort,kind',
    },
  },
  {
    field: 'charge',
    shape: 'text',
    words: {
      10: 'charge,charge id,payment,payment id,transaction,transaction id,transaction code,psp reference',
      9: 'source,source id,balance transaction id,payment intent id,id',
    },
  },
  {
    field: 'payer',
    shape: 'text',
    words: {
      10: 'customer name,customer,payer,payer name,buyer name,consumer name,client name,kunde,kundenname,client,nom du client,cliente,klant',
      7: 'name,buyer',
    },
  },
  {
    field: 'gross',
    shape: 'amount',
    words: {
      10: 'gross,gross amount,amount,charge amount,gross sales,brutto,bruttobetrag,total collected,gross total,gross credit gc,montant brut,importe bruto,importo lordo,bruto,bruttobelopp',
      6: 'total,customer facing amount,betrag,montant,importe,bedrag,belopp',
    },
  },
  {
    field: 'fee',
    shape: 'amount',
    words: {
      10: 'fee,fees,processing fee,fee amount,total fee,total fees,stripe fee,gocardless fee,gocardless fees,paypal fee,square fee,shopify fee,gebuhr,gebuhren,transaktionsgebuhr,frais,comision,comisiones,commission,commissions,commissione,commissioni,kosten,avgift,avgifter,gebyr,prowizja,poplatek,fee total,transaction fee,transaction fees,merchant fee,processing fees,service fee',
      9: 'commission nc,app fees,gocardless fee amount',
    },
  },
  {
    field: 'net',
    shape: 'amount',
    words: {
      10: 'net,net amount,net total,netto,nettobetrag,payout amount,net sales,amount net,net payout,settlement amount,net credit nc,montant net,importe neto,importo netto,nettobelopp,auszahlungsbetrag',
    },
  },
]

export const remittanceWords: readonly FieldWords[] = [
  {
    field: 'number',
    shape: 'text',
    words: {
      10: 'supplier s invoice number,supplier invoice number,supplier invoice no,supplier inv no,vendor invoice no,vendor bill no,vendor invoice number,supplier invoice,vendor invoice,vendor bill number,vendor bill,vendor inv,your invoice,your ref,your reference,your document,your document number,your inv no,your invoice no,your invoice number,ihr beleg,ihre belegnummer,ihre referenz,ihre belegnr,votre reference,votre ref,su referencia,uw referentie,uw kenmerk,uw factuurnummer,deres faktura,er faktura,er referens,vostra fattura,vs fattura,ihre rechnung,ihre rechnungsnummer,votre facture,su factura,uw factuur',
    },
  },
  {
    field: 'remittanceRef',
    shape: 'text',
    words: {
      10: 'remittance,remittance number,remittance id,remittance reference,remittance ref,remittance advice,remittance no,payment advice number,payment advice no,payment advice,payment reference,payment number,payment id,payment ref,payment no,check number,cheque number,eft number,trace number,advice number,avisnummer,check no,cheque no,payment document,trn,eft reference,check num,cheque num,chq no,zahlungsreferenz,schecknummer,scheck nr,reference de paiement,numero de cheque,no cheque,n cheque,referencia de pago,numero de pago,n cheque,number cheque,number de cheque,number du cheque,zahlungsbeleg,zahlungsbelegnummer,document de paiement,documento de pago,payable number,payment entry,payment voucher',
      6: 'reference,voucher',
    },
  },
  {
    field: 'payer',
    shape: 'text',
    words: {
      10: 'payer,payer name,paid by,paying company,from,customer,customer name,company,remitter,remitter name,zahler,auftraggeber,payor,drawer,drawer name,drawn by,received from,payeur,tireur,emetteur,pagador,ordenante,librador,kunde,client,cliente',
    },
  },
  {
    field: 'paidDate',
    shape: 'date',
    words: {
      10: 'payment date,remittance date,date paid,paid date,pay date,check date,cheque date,zahlungsdatum,value date,deposit date,date deposited,deposited on,valuta,date de paiement,date de reglement,date de remise,date de depot,fecha de pago,fecha de deposito,fecha valor,einreichungsdatum',
      6: 'date',
    },
  },
  {
    field: 'paid',
    shape: 'amount',
    words: {
      10: 'amount paid,allocated,allocated amount,amount allocated,net payment amount,amount settled,settled amount,paid amount,paid amt,amt paid,paid,net amount,net amt,net paid,remitted,remitted amount,net,amount remitted,zahlbetrag,nettobetrag,netto,zahlungsbetrag,uberweisungsbetrag,gezahlt,bezahlt,montant paye,montant regle,montant net,net paye,net a payer,net regle,paye,regle,importe pagado,importe neto,importe abonado,neto,pagado,amount applied,applied amount,invoice amount paid,amount paid on invoice,paid on invoice,betalt belop,betalt belob,betaald bedrag,betalt belopp,importo pagato,valor pago,kwota zaplacona,uhrazeno',
      9: 'payment amount,payment amt,pmt amount,pmt amt',
      7: 'amount,amt,betrag,montant,importe,payment,pmt,zahlung,paiement,pago',
    },
  },
  {
    field: 'gross',
    shape: 'amount',
    words: {
      10: 'gross,gross invoice amount,gross amount,gross amt,invoice amount,invoice amt,inv amount,inv amt,invoice total,original amount,original amt,orig amount,orig amt,grand total,amount invoiced,invoice gross,gross invoice amount,brutto,bruttobetrag,rechnungsbetrag,brut,montant brut,montant facture,montant de la facture,bruto,importe bruto,importe factura,importe de la factura,total factura,fakturabelob,fakturabelop,fakturabelopp,factuurbedrag,importo fattura,importo lordo,valor da fatura,kwota faktury,bill amount,bill total',
    },
  },
  {
    field: 'discount',
    shape: 'amount',
    words: {
      10: 'discount,discount amt,disc amt,disc taken,discount taken,discount amount,cash discount,skonto,skontobetrag,skontoabzug,escompte,remise,descuento,descuento pronto pago,dto,sconto,rabat,korting,kontantrabat,disc,discounts',
    },
  },
  {
    field: 'deduction',
    shape: 'amount',
    words: {
      10: 'deduction,deductions,deduction amount,adjustment,adjustments,adjustment amount,short paid,chargeback,withheld,abzug,abzuge,kurzung,kurzungen,deduction appliquee,retenue,retenues,ajustement,deduccion,deducciones,retencion,ajuste',
    },
  },
  {
    field: 'depositRef',
    shape: 'text',
    words: {
      10: 'deposit number,deposit no,deposit id,deposit ref,deposit reference,deposit slip,deposit slip no,deposit slip number,deposit ticket,batch number,batch no,batch,batch id,lockbox batch,lockbox batch number,remise,bordereau,bordereau de remise,numero de remise,number remise,number de remise,number bordereau,einreicher,einreichernummer,remesa,numero de remesa',
    },
  },
  {
    field: 'lockbox',
    shape: 'text',
    words: { 10: 'lockbox,lockbox number,lockbox no,lockbox id,lock box,box number' },
  },
  {
    field: 'chequeAmount',
    shape: 'amount',
    words: {
      10: 'check amount,cheque amount,chk amount,amount of check,amount of cheque,item amount,remittance amount,check total,cheque total,scheckbetrag,montant du cheque,montant cheque,importe del cheque,importe cheque',
    },
  },
]
