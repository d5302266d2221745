import type { FieldWords } from './field.ts'

/** The headings that tell lists of customers, payments, payouts and remittances apart. */
export const customerWords: readonly FieldWords[] = [
  {
    field: 'customerNumber',
    shape: 'text',
    words: {
      10: 'customer number,customer no,customer id,customer code,client number,client id,client no,kundennummer,kundennr,kunden nr,debitor,debitorennummer,numero client,code client,numero de cliente,codigo cliente,codigo de cliente,codice cliente,klantnummer,klantnr,codigo do cliente,kundnummer,account number,account reference,account ref,account code,contact id,debtor number,debtor code,cust no,customer account,contact code,partner id',
      7: 'id number,number,no,nr,code,nummer,numero,reference,ref,konto',
      5: 'id,external id,account no',
    },
  },
  {
    field: 'customer',
    shape: 'text',
    words: {
      10: 'customer,customer name,client,client name,company name,company,contact name,display name,organization,organisation,kunde,kundenname,firma,firmenname,raison sociale,nom client,nom du client,cliente,nombre cliente,razon social,nome cliente,ragione sociale,klant,klantnaam,bedrijf,bedrijfsnaam,kund,kundnamn,partner name,debtor,debtor name,account name,business name,unternehmen,societe,empresa,azienda,nom de l entreprise,customer full name,customer display name,company business name,party name,unternehmensname',
      8: 'name,nom,nombre,nome,naam,namn,full name,name 1,bezeichnung',
      5: 'main contact,contact',
    },
  },
  {
    field: 'email',
    shape: 'email',
    words: {
      10: 'email,e mail,email address,customer email,client email,billing email,main email,contact email,e mail adresse,courriel,correo,correo electronico,email id,emailadres,e mailadres,e post,mail,adresse email,primary email,invoice email,accounts email,invoicing email',
      6: 'cc email,email 1,work email,emails',
    },
  },
  {
    field: 'terms',
    shape: 'text',
    words: {
      10: 'terms,payment terms,payment terms label,payment term,customer terms,credit terms,zahlungsbedingungen,zahlungsbedingung,zahlungsziel,conditions de paiement,conditions de reglement,condiciones de pago,condizioni di pagamento,betalingsvoorwaarden,betalingstermijn,condicoes de pagamento,betalningsvillkor,customer payment terms,payment terms template,default payment terms',
      6: 'terms days,net days,credit days,payment days,zahlungsfrist,due date sales days,days',
    },
  },
  {
    field: 'segment',
    shape: 'text',
    words: {
      10: 'segment,customer segment,customer group,customer type,kundengruppe,tier,class,category,customer category,industry,customer sub type',
    },
  },
  {
    field: 'region',
    shape: 'text',
    words: {
      10: 'region,territory,sales region,area,gebiet,sales territory',
      7: 'country,billing country,land,pays,pais,paese,country region,address country,po country,country code',
    },
  },
  {
    field: 'parent',
    shape: 'text',
    words: {
      10: 'parent,parent customer,parent company,parent number,parent id,parent account,head office,mutterunternehmen,konzern,bill to parent,sub customer of,belongs to',
    },
  },
  {
    field: 'owner',
    shape: 'text',
    words: {
      10: 'owner,account owner,account manager,collector,sales rep,rep,salesperson,betreuer,sachbearbeiter,verantwortlich,responsible,owner name,account rep',
      5: 'created by',
    },
  },
  {
    field: 'language',
    shape: 'text',
    words: {
      10: 'language,lang,customer language,sprache,langue,idioma,lingua,taal,language code,preferred language,locale',
    },
  },
  {
    field: 'currency',
    shape: 'text',
    words: {
      10: 'currency,currency code,ccy,wahrung,waehrung,devise,moneda,divisa,valuta,moeda,billing currency',
    },
  },
  {
    field: 'dunningPolicy',
    shape: 'text',
    words: {
      10: 'dunning policy,reminder policy,policy,reminders,mahnverfahren,mahnstufe,payment reminder',
    },
  },
  {
    field: 'contact',
    shape: 'text',
    words: {
      10: 'phone,telephone,mobile,mobile phone,telefon,telefono,tel,fax,website,first name,last name,vorname,nachname,prenom,phone number,main phone,work phone,telefoon,vat number,tax number,tax id,gstin no,vat id,ust id,ustid,nif,cif,siret,partita iva,kvk,mobilephone,web',
    },
  },
  {
    field: 'address',
    shape: 'text',
    words: {
      10: 'address,street,street address,billing address,billing street,city,zip,postal code,post code,postcode,plz,ort,strasse,adresse,ville,code postal,direccion,ciudad,indirizzo,citta,adres,plaats,endereco,cidade,billing city,bill to 1,address 1,address line 1,po address line 1,billing address line 1,zip code,state,province,address line1',
    },
  },
  {
    field: 'balance',
    shape: 'amount',
    words: {
      10: 'balance,balance total,outstanding amount,outstanding,open balance,saldo,receivables,credit limit,paid to date,solde,account balance,total balance',
    },
  },
]

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
      10: 'payment date,date paid,paid date,date received,received date,date of payment,receipt date,zahlungsdatum,zahlungseingang,zahldatum,date de paiement,date paiement,date de reglement,fecha de pago,fecha pago,fecha de cobro,data pagamento,data di pagamento,betaaldatum,data do pagamento,data de pagamento,betaldatum,received on,paid on,deposit date',
      7: 'date,datum,fecha,data,transaction date,posting date,created at,created',
    },
  },
  {
    field: 'paymentAmount',
    shape: 'amount',
    words: {
      10: 'amount applied,applied amount,amount applied to invoice,allocated amount,amount allocated,amount received,payment amount,amount paid,paid amount,received amount,zahlbetrag,zahlungsbetrag,montant paye,montant regle,montant du paiement,importe pagado,importe cobrado,importo pagato,betaald bedrag,valor pago,paid,payed amount',
      8: 'amount,betrag,montant,importe,importo,bedrag,valor,total,total amount,amount unused',
    },
  },
  {
    field: 'paymentMethod',
    shape: 'text',
    words: {
      10: 'payment method,payment mode,mode,method,payment type,mode of payment,tender type,deposit to,deposit account,zahlungsart,zahlungsmethode,moyen de paiement,mode de paiement,forma de pago,metodo de pago,metodo di pagamento,betaalmethode,forma de pagamento,paid through,pay method,paid via,gateway,deposited to,payment gateway',
    },
  },
  {
    field: 'memo',
    shape: 'text',
    words: { 10: 'memo,description,notes,note,comment,bemerkung,verwendungszweck' },
  },
]

export const payoutWords: readonly FieldWords[] = [
  {
    field: 'payoutId',
    shape: 'text',
    words: {
      10: 'payout id,payout,settlement id,automatic payout id,deposit id,payout number,payout reference,settlement reference,batch id,settlement number,settlement,payout ref',
    },
  },
  {
    field: 'payoutDate',
    shape: 'date',
    words: {
      10: 'payout date,settlement date,deposit date,automatic payout effective at,automatic payout effective at utc,effective at,paid out on,arrival date,payout arrival date,available on,transfer date,settled on,transfer date utc',
      6: 'date,created,created utc',
    },
  },
  {
    field: 'number',
    shape: 'text',
    words: {
      10: 'invoice,invoice number,invoice no,invoice id,invoice ref,order,order id,order number,invoice reference,merchant reference,payment metadata invoice',
      7: 'description,reference,details',
    },
  },
  {
    field: 'charge',
    shape: 'text',
    words: {
      10: 'charge,charge id,payment,payment id,source,source id,transaction,transaction id,balance transaction id,payment intent id',
    },
  },
  {
    field: 'gross',
    shape: 'amount',
    words: {
      10: 'gross,gross amount,amount,charge amount,gross sales,brutto,total collected,gross total',
      6: 'total,customer facing amount',
    },
  },
  {
    field: 'fee',
    shape: 'amount',
    words: {
      10: 'fee,fees,processing fee,fee amount,total fee,stripe fee,gebuhr,frais,comision,commission,fee total,transaction fee,merchant fee,processing fees',
    },
  },
  {
    field: 'net',
    shape: 'amount',
    words: { 10: 'net,net amount,net total,netto,payout amount,net sales,amount net,net payout' },
  },
]

export const remittanceWords: readonly FieldWords[] = [
  {
    field: 'remittanceRef',
    shape: 'text',
    words: {
      10: 'remittance,remittance number,remittance id,remittance reference,remittance ref,remittance advice,remittance no,payment reference,payment number,payment id,payment ref,payment no,check number,cheque number,eft number,trace number,advice number,avisnummer,check no,cheque no,payment document,trn,eft reference',
      6: 'reference',
    },
  },
  {
    field: 'payer',
    shape: 'text',
    words: {
      10: 'payer,payer name,paid by,paying company,from,customer,customer name,company,remitter,zahler,auftraggeber,payor',
    },
  },
  {
    field: 'paidDate',
    shape: 'date',
    words: {
      10: 'payment date,remittance date,date paid,paid date,pay date,check date,cheque date,zahlungsdatum,value date',
      6: 'date',
    },
  },
  {
    field: 'paid',
    shape: 'amount',
    words: {
      10: 'amount paid,paid amount,paid,net amount,net paid,payment amount,remitted,remitted amount,net,amount remitted,zahlbetrag',
      7: 'amount',
    },
  },
  {
    field: 'gross',
    shape: 'amount',
    words: {
      10: 'gross,gross amount,invoice amount,invoice total,original amount,amount invoiced',
    },
  },
  {
    field: 'discount',
    shape: 'amount',
    words: {
      10: 'discount,discount taken,discount amount,cash discount,skonto,deduction,deductions,adjustment,escompte,descuento',
    },
  },
]
