import type { FieldWords } from './field.ts'

/** The headings of invoice and credit memo lists, as packages and people write them. */
export const documentWords: readonly FieldWords[] = [
  {
    field: 'number',
    shape: 'text',
    words: {
      10:
        'invoice number,invoice no,invoice num,invoice nr,inv number,inv no,sales invoice number,invoice ref,' +
        'rechnungsnummer,rechnungsnr,rechnung nr,rechnungs nr,numero de facture,numero facture,no facture,n facture,no de facture,' +
        'numero de factura,numero factura,no factura,n factura,numero fattura,n fattura,factuurnummer,factuurnr,factuur nr,' +
        'numero da fatura,numero fatura,n fatura,numero da factura,fakturanummer,fakturanr,faktura nr,numer faktury,nr faktury,' +
        'laskun numero,laskunumero,number facture,number de facture,number factura,number de factura,number fattura,number rechnung,number invoice,number documento,number fatura,nr fakt,credit note number,credit note no,credit memo number,credit memo no,credit number,gutschriftsnummer,facture numero,facture number',
      9: 'document number,document no,doc number,doc no,doc num,belegnummer,beleg nr,belegnr,belegfeld 1,numero documento,numero de documento,documento,numero piece,n piece,voucher no,voucher number,bill number,bill no,folio,sales invoice,faktura number,cislo faktury',
      8: 'invoice,invoice id,invoice reference,inv,rechnung,facture,factura,fattura,factuur,fatura,faktura,lasku,invoice code,credit note,credit memo,credit note id,beleg,stripe invoice id',
      6: 'number,num,no,nr,numero,nummer,ref no,reference number,reference no,invoice name',
      5: 'name',
      4: 'id,reference,ref,transaction number,transaction no,code,referenz,order number',
    },
  },
  {
    field: 'customerNumber',
    shape: 'text',
    words: {
      10: 'customer number,customer no,customer id,customer code,client number,client id,client no,client code,kundennummer,kundennr,kunden nr,kd nr,debitor,debitorennummer,debitornummer,debitoren nr,numero client,code client,numero de cliente,codigo cliente,codigo de cliente,id cliente,codice cliente,klantnummer,klantnr,numero do cliente,codigo do cliente,kundnummer,kundnr,account reference,account ref,account code,customer account,customer ref,numer klienta,contact id,asiakasnumero,debtor number,debtor code,debtor no,cust no,cust id',
      8: 'account number,account no,contact account number,buyer id,member id,party id',
      5: 'id number,konto,account id,partner id,account',
    },
  },
  {
    field: 'customer',
    shape: 'text',
    words: {
      10: 'customer,customer name,client,client name,contact name,customer full name,bill to,bill to name,billed to,invoice to,customer company,client company,client organization,organization,organisation,company name,customer company name,kunde,kundenname,debitorname,name des kunden,raison sociale,nom client,nom du client,cliente,nombre cliente,nombre del cliente,nombre de cliente,razon social,nome cliente,ragione sociale,klant,klantnaam,klant naam,nome do cliente,kund,kundnamn,kunde navn,invoice partner display name,invoice partner,partner,partner name,klient,kontrahent,nabywca,asiakas,debtor,debtor name,buyer,buyer name,payer name,rechnungsempfanger,empfanger,destinataire,billing name,customer display name,sold to,destinatario,odberatel,recipient name,kontakt,kontaktname,invoicee,customer company,debiteur,debiteurnaam,afnemer,nombre fiscal,intestatario',
      8: 'company,contact,name and surname,account name,firma,unternehmen,societe,empresa,azienda,bedrijf,business name,party,party name,recipient,entity,unternehmensname,kontobezeichnung,kontoname,debitorenbezeichnung,name 1',
      6: 'name,full name,nom,nombre,nome,naam,namn,source name,display name',
      4: 'customer description,primary contact,attention,customer user',
    },
  },
  {
    field: 'email',
    shape: 'email',
    words: {
      10: 'customer email,client email,email,e mail,email address,contact email,billing email,email recipient,bill to email,e mail adresse,mail,courriel,correo,correo electronico,customer email address,adresse email,email id,emailadres,e post,bill email,main email',
      6: 'primary email,recipient email,to email,receipt email',
    },
  },
  {
    field: 'issueDate',
    shape: 'date',
    words: {
      10: 'invoice date,date of invoice,issue date,date issued,issued,issued on,issued date,invoice bill date,date of issue,rechnungsdatum,date de facture,date facture,date de la facture,date d emission,fecha de factura,fecha factura,fecha de emision,fecha emision,data fattura,data emissione,data di emissione,factuurdatum,data da fatura,data de emissao,data emissao,fakturadatum,data wystawienia,laskun paiva,laskupaiva,credit note date,credit memo date,inv date,billing date,bill date,billed on,invoiced on,invoice issue date,ausstellungsdatum,rechnung vom,datum vystaveni,issue day,dated on,fakturadato,invoice created date,data emissao nf',
      9: 'document date,doc date,document create date,belegdatum,data documento,fecha documento',
      8: 'date,transaction date,txn date,posting date,datum,fecha,data,tran date,entry date,paivamaara,pvm,date emission,datum rechnung,dated',
      6: 'created,created at,created date,date created,created utc,date utc,created on,creation date,sent date,date sent,finalized at,finalized at utc,buchungsdatum',
      4: 'sale date,service date,order date,updated,supply date,period start',
    },
  },
  {
    field: 'dueDate',
    shape: 'date',
    words: {
      10: 'due date,date due,payment due date,payment due,invoice due date,due on,due by,due,pay by,payable by,falligkeitsdatum,fallig am,fallig,falligkeit,zahlbar bis,falligkeitstermin,date d echeance,date echeance,echeance,date limite de paiement,fecha de vencimiento,fecha vencimiento,vencimiento,data scadenza,data di scadenza,scadenza,vervaldatum,vervaldag,data de vencimento,data vencimento,vencimento,forfallodatum,forfallsdato,forfaldsdato,termin platnosci,erapaiva,maturity date,due date utc,datum splatnosti,net due date,invoice date due,due date of invoice,payable on,fecha vto,f vencimiento,data venc',
      6: 'expected payment date,expiry date,zahlungsziel,deadline',
    },
  },
  {
    field: 'terms',
    shape: 'text',
    words: {
      10: 'terms,conditions,modalites de paiement,payment terms,payment term,invoice terms,credit terms,terms of payment,zahlungsbedingungen,zahlungsbedingung,zahlungskonditionen,conditions de paiement,conditions de reglement,condiciones de pago,terminos,condizioni di pagamento,betalingsvoorwaarden,betalingstermijn,condicoes de pagamento,betalningsvillkor,payment terms label,terms old,customer terms,payment terms template,term,payment conditions',
      6: 'terms days,net days,days,zahlungsziel,zahlungsfrist,credit days,payment days,termes,balance due days',
    },
  },
  {
    field: 'currency',
    shape: 'text',
    words: {
      10: 'currency,currency code,invoice currency,ccy,wahrung,wkz,wkz umsatz,waehrung,devise,monnaie,moneda,divisa,valuta,moeda,currency iso code,waluta,customer currency,cur,code devise,mena,transaction currency,valuutta,penznem,wahrungscode,kod waluty,codigo moneda,codigo de moneda,codice valuta,valutacode,code monnaie,document currency,doc currency',
      5: 'currency symbol,curr',
    },
  },
  {
    field: 'total',
    shape: 'amount',
    words: {
      11: 'original trx amount',
      10: 'total,invoice total,invoice amount,total amount,grand total,amount total,total invoice amount,gross total,total inc tax,total incl tax,total including tax,total with tax,total inc vat,total incl vat,total inc gst,total gross,gross amount,total invoiced,invoiced amount,rechnungsbetrag,gesamtbetrag,bruttobetrag,brutto,betrag brutto,gesamt,gesamtsumme,rechnungssumme,endbetrag,montant ttc,total ttc,montant total,ttc,importe total,total factura,total con iva,total iva incluido,totale,totale fattura,totale documento,importo totale,totaalbedrag,totaal,bedrag incl btw,totaal incl btw,valor total,total da fatura,total a pagar,totalt,totalbelopp,summa,belopp,kwota brutto,wartosc brutto,razem brutto,summa yhteensa,yhteensa,total signed,total in currency,total in currency signed,credit note total,credit total,original amount,total value,amount incl tax,amount inc tax,amount including tax,invoice value,total price,celkem,amount with tax,belob,belob inkl moms,amount total signed,amount total in currency signed,total signed in currency,summe brutto,gesamt brutto,total brutto,betrag inkl mwst,total ttc eur,invoiced amount incl tax',
      9: 'amount due minor,requested amount,total due',
      8: 'amount,betrag,umsatz,montant,importe,importo,bedrag,valor,gross,belag,kwota,value,umsatz ohne soll haben kz,amount invoiced,billed amount,invoice sum,sum,invoice total amount,payment amount',
      6: 'amount due,base total,base grand total,subtotal with tax,charges,total home currency',
      3: 'subtotal,sub total,net total,total net,net amount,untaxed amount,amount before tax,summe netto,net value,gesamt netto',
    },
  },
  {
    field: 'tax',
    shape: 'amount',
    words: {
      10: 'tax,total tax,tax total,tax amount,sales tax,vat,vat amount,total vat,gst,gst amount,total tax amount,mwst,ust,umsatzsteuer,steuerbetrag,mwst betrag,tva,montant tva,total tva,iva,importe iva,importo iva,btw,btw bedrag,moms,total taxes and charges,tax amount signed,tax in currency,taxes',
      5: 'item tax amount,steuer,impuesto',
    },
  },
  {
    field: 'balance',
    shape: 'amount',
    words: {
      // What remains is never anything but open; what was due may be the whole invoice.
      11: 'current trx amount,kvar att betala,restbelopp,restbelob,restbelop,restbetrag,reste a payer,reste du,pozostalo do zaplaty,pozostalo,zbyva uhradit,zbyva zaplatit,zostava uhradit,resta da pagare,falta cobrar,nog te betalen,openstaand bedrag,openstaand,hatralek,kalan,kalan tutar,kalan meblag,preostalo,preostalo za platiti,остаток,υπολοιπο,残高,未収金額,未收金额,valor pendente,valor em aberto,saldo pendiente,importe pendiente,offener betrag,noch offen,amount remaining,remaining amount,remaining balance,amount residual,amount residual signed,residual amount',
      10: 'balance,balance due,amount due,invoice balance,open balance,open amount,outstanding,outstanding amount,amount outstanding,balance due amount,due amount,unpaid,unpaid amount,remaining,amount unpaid,invoice amount due,still due,offen,offener betrag,offene posten,restbetrag,saldo,noch offen,zu zahlen,reste a payer,reste du,solde,solde du,montant du,saldo pendiente,pendiente,importe pendiente,saldo aperto,residuo,importo residuo,openstaand,openstaand bedrag,openstaand saldo,saldo devedor,em aberto,valor em aberto,restbelopp,amount due signed,amount due in currency,balance amount,open,total due,balance total,to be paid,total outstanding,pozostalo,due value,restbelob,outstanding value,saldo a pagar,noch zu zahlen,offener saldo',
      5: 'base balance,balance home currency',
    },
  },
  {
    field: 'paid',
    shape: 'amount',
    words: {
      10: 'paid,amount paid,paid amount,total paid,paid to date,amount paid amount,invoice amount paid,payments,payments received,payments applied,amount received,received,bezahlt,bezahlter betrag,gezahlt,zahlbetrag,montant paye,montant regle,paye,regle,pagado,importe pagado,importe cobrado,cobrado,pagato,importo pagato,incassato,betaald,betaald bedrag,pago,valor pago,total pago,betalt,zaplacono,payed amount,payed,payment received,amount collected,total payments,payment applied,maksettu,paid value,bereits bezahlt,deja regle,deja paye,invoice paid to date',
    },
  },
  {
    field: 'paidDate',
    shape: 'date',
    words: {
      10: 'date paid,paid date,paid on,paid at,payment date,last payment date,date of payment,paid at utc,paid,status paid date,date last paid,bezahlt am,zahlungsdatum,zahldatum,zahlungseingang,date de paiement,date paiement,date de reglement,paye le,fecha de pago,fecha pago,fecha de cobro,data pagamento,data di pagamento,data incasso,betaaldatum,betaald op,datum betaald,data do pagamento,data de pagamento,pago em,betaldatum,data zaplaty,fully paid on date,closed date,settled date,settlement date,date settled,date fully paid,last payment,date received',
    },
  },
  {
    field: 'poNumber',
    shape: 'text',
    words: {
      10: 'po number,po no,po,po num,purchase order,purchase order number,purchase order no,customer po,customer po number,p o number,p o,order reference,bestellnummer,bestell nr,bestellreferenz,your reference,your ref,ihre bestellung,ihr zeichen,bon de commande,numero de commande,orden de compra,pedido,numero pedido,ordine,numero ordine,inkoopnummer,customer reference,client reference,kundenreferenz',
      7: 'reference,order number,order no,ref,po so number,referentie,customer order number',
    },
  },
  {
    field: 'kind',
    shape: 'text',
    words: {
      11: 'credit memo,credit note,creditfactuur',
      10: 'type,transaction type,document type,doc type,invoice type,txn type,record type,trx type,belegart,belegtyp,type de document,tipo,tipo documento,tipo de documento,documenttype,typ,voucher type,move type,art,dokumenttyp,entry type,kind,type de piece,is return,is credit note,creditnota,gutschrift,avoir,debet credit,debit credit,dr cr,d c,dc,soll haben,soll haben kennzeichen,s h,soort,factuursoort,fakturatyp,laji',
    },
  },
  {
    field: 'status',
    shape: 'text',
    words: {
      10: 'status,invoice status,document status,payment status,state,paid status,rechnungsstatus,zahlungsstatus,statut,etat,estado,stato,situacao,staat,tila,stav,invoice state,workflow state,zustand,status in payment,current status,docstatus,doc status',
      6: 'paid yes no,is paid,void,last status,paid,bezahlt,betaald,paye,payee,soldee,facture soldee,pagado,pagada,cobrado,cobrada,liquidado,liquidada,saldada,settled,cleared,closed,incassato,incassata,voldaan,uhrazeno,zaplaceno,oplacono,fizetve,kifizetve,odendi,achitat,оплачен,оплачено,beglichen,ausgeglichen,encaisse,encaissee,pagato,saldato,pago,betalt,betald,zaplacono,maksettu',
    },
  },
  {
    field: 'segment',
    shape: 'text',
    words: {
      10: 'segment,customer segment,customer group,customer type,class,tier,kundengruppe,category,customer category,industry,klasse',
    },
  },
  {
    field: 'region',
    shape: 'text',
    words: {
      10: 'region,territory,sales region,area,country,customer country,billing country,gebiet,land,pays,pais,paese,bill country,regione,sales territory',
    },
  },
  {
    field: 'paymentLink',
    shape: 'text',
    words: {
      10: 'payment link,hosted invoice url,invoice url,payment url,pay link,link,online payment link,invoice link,pay online,zahlungslink,public url,client link,url',
    },
  },
  {
    field: 'structuredReference',
    shape: 'text',
    words: {
      10: 'structured reference,creditor reference,payment reference,structured communication,bank reference,viitenumero,viite,ocr,ocr number,kid,kid number,qr reference,esr,esr reference,referenznummer,zahlungsreferenz,communication structuree,gestructureerde mededeling,betalingskenmerk,rf reference,remittance reference,reference de paiement,referencia de pago',
    },
  },
  {
    field: 'disputed',
    shape: 'text',
    words: {
      10: 'disputed,is disputed,in dispute,dispute,strittig,reklamation,en litige,litige,en disputa,contestata',
    },
  },
  {
    field: 'appliesTo',
    shape: 'text',
    words: {
      10: 'applies to,applied to,applied to invoice,original invoice,credit for invoice,against invoice,return against,related invoice,zu rechnung,apply to',
    },
  },
  {
    field: 'lineTotal',
    shape: 'amount',
    words: {
      10: 'line total,line amount,line item total,item total,item amount,amount items,amount company currency items,line value,line total amount,position betrag,positionsbetrag,gesamtpreis,line gross,line item amount,total line,total ligne,line total price',
    },
  },
  {
    field: 'lineNet',
    shape: 'amount',
    words: {
      10: 'line subtotal,line net,line net amount,item subtotal,line sub total,line amount excl tax,netto position,amount before sales tax',
    },
  },
  {
    field: 'lineTax',
    shape: 'amount',
    words: {
      10: 'line tax,line tax amount,line vat,line vat amount,line gst,line gst amount,item tax,tax 1 amount,item tax amount,item tax total',
    },
  },
  {
    field: 'quantity',
    shape: 'amount',
    words: {
      10: 'quantity,qty,item quantity,line quantity,menge,anzahl,quantite,cantidad,quantita,aantal,quantidade,antal,hours,item qty,product quantity,ilosc,line item quantity',
    },
  },
  {
    field: 'unitPrice',
    shape: 'amount',
    words: {
      10: 'unit amount,unit price,price,line rate,line price,rate,item price,item rate,item cost,unit cost,line unit price,einzelpreis,preis,prix unitaire,precio unitario,precio,prezzo unitario,prezzo,stukprijs,preco unitario,a pris,sales price,line item unit price,stuckpreis',
    },
  },
  {
    field: 'debit',
    shape: 'amount',
    words: { 10: 'debit,debit amount,soll,betrag soll,debe,dare,debet,umsatz soll' },
  },
  {
    field: 'credit',
    shape: 'amount',
    words: { 10: 'credit,credit amount,haben,betrag haben,haber,avere,credito,umsatz haben' },
  },
]
