import type { FieldWords } from './field.ts'

/** The headings of customer lists. */
export const customerWords: readonly FieldWords[] = [
  {
    field: 'customerNumber',
    shape: 'text',
    words: {
      10: 'numer klienta,kod klienta,kod kontrahenta,asiakasnumero,customer number,customer no,customer id,customer code,client number,client id,client no,kundennummer,kundennr,kunden nr,debitor,debitorennummer,numero client,code client,numero de cliente,codigo cliente,codigo de cliente,codice cliente,klantnummer,klantnr,codigo do cliente,kundnummer,account number,account reference,account ref,account code,contact id,debtor number,debtor code,cust no,customer account,contact code,partner id',
      7: 'id number,number,no,nr,code,nummer,numero,reference,ref,konto,kod,numer,cislo',
      5: 'id,external id,account no',
    },
  },
  {
    field: 'customer',
    shape: 'text',
    words: {
      10: 'customer,customer name,client,client name,company name,company,contact name,display name,organization,organisation,kunde,kundenname,firma,firmenname,raison sociale,nom client,nom du client,cliente,nombre cliente,razon social,nome cliente,ragione sociale,klant,klantnaam,bedrijf,bedrijfsnaam,kund,kundnamn,partner name,debtor,debtor name,account name,business name,unternehmen,societe,empresa,azienda,nom de l entreprise,customer full name,customer display name,company business name,party name,unternehmensname,kontrahent,nazwa kontrahenta,nazwa firmy,klient,asiakas,asiakkaan nimi,odberatel',
      8: 'name,nom,nombre,nome,naam,namn,full name,name 1,bezeichnung,nazwa,nimi,nazev',
      5: 'main contact,contact',
    },
  },
  {
    field: 'email',
    shape: 'email',
    words: {
      10: 'e mail rechnung,rechnungs e mail,e mail rechnungsversand,rechnung e mail,email facturation,email facturacion,correo facturacion,email fatturazione,email factuur,e mail factuur,faktura e post,e post faktura,email do faktur,e mail na faktury,e posta,e maili,epost,sahkoposti,meilu,mejl,е mail,электронная почта,メールアドレス,电子邮件,邮箱,email,e mail,email address,customer email,client email,billing email,main email,contact email,e mail adresse,courriel,correo,correo electronico,email id,emailadres,e mailadres,e post,mail,adresse email,primary email,invoice email,accounts email,invoicing email',
      6: 'cc email,email 1,work email,emails',
    },
  },
  {
    field: 'terms',
    shape: 'text',
    words: {
      10: 'zahlungsziel tage,zahlungsziel in tagen,betaaltermijn,betaaltermijn dagen,delai de paiement,delai de reglement,plazo de pago,dias de credito,termini di pagamento,betalingsbetingelser,betalningsvillkor,payment terms days,payment terms code,terms,payment terms,payment terms label,payment term,customer terms,credit terms,zahlungsbedingungen,zahlungsbedingung,zahlungsziel,conditions de paiement,conditions de reglement,condiciones de pago,condizioni di pagamento,betalingsvoorwaarden,betalingstermijn,condicoes de pagamento,betalningsvillkor,customer payment terms,payment terms template,default payment terms,termin platnosci',
      6: 'terms days,net days,credit days,payment days,zahlungsfrist,due date sales days,days,termin platnosci dni,maksuehto',
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
    field: 'requiresPo',
    shape: 'text',
    words: {
      10: 'po required,requires po,po number required,purchase order required,po mandatory,bestellnummer erforderlich,bestellnummer pflicht,bon de commande obligatoire,orden de compra obligatoria',
    },
  },
  {
    field: 'contact',
    shape: 'text',
    words: {
      10: 'phone,phone no,telephone no,mobile no,tel no,fax no,contact person,ansprechpartner,contactpersoon,persona de contacto,persona di riferimento,osoba kontaktowa,kontaktperson,kontaktni osoba,telefonnummer,telefoonnummer,handy,numer telefonu,gsm,telefone,celular,telemovel,cellulare,pec,codice fiscale,codice sdi,siret,siren,vat,vat no,vat reg no,gstin,pan,abn,homepage,webseite,telephone,mobile,mobile phone,telefon,telefono,tel,fax,website,first name,last name,vorname,nachname,prenom,phone number,main phone,work phone,telefoon,vat number,tax number,tax id,gstin no,vat id,ust id,ustid,nif,cif,siret,partita iva,kvk,mobilephone,web',
    },
  },
  {
    field: 'address',
    shape: 'text',
    words: {
      10: 'address,street,street address,billing address,billing street,city,zip,postal code,post code,postcode,plz,ort,strasse,adresse,ville,code postal,direccion,ciudad,indirizzo,citta,adres,ulica,miasto,kod pocztowy,katuosoite,postinumero,adresa,plaats,endereco,cidade,billing city,bill to 1,address 1,address line 1,po address line 1,billing address line 1,zip code,state,province,address line1',
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
