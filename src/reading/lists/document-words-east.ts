import type { FieldWords } from './field.ts'

/** The headings of invoice lists in the languages of Northern and Eastern Europe, and in Turkish. */
export const easternWords: readonly FieldWords[] = [
  {
    field: 'number',
    shape: 'text',
    words: {
      10: 'number piece,numero de piece,ref piece,re nr,re nummer,rg nr,rg nummer,rech nr,num doc,num fattura,n doc,num documento,cislo faktury,cislo dokladu,numer dokumentu,nr dokumentu,nr fv,szamla szama,szamla sorszama,szamla sorszam,numar factura,nr factura,factura nr,numarul facturii,arve number,arve nr,rekina numurs,rekina nr,saskaitos numeris,saskaitos nr,saskaita nr,fatura no,fatura numarasi,broj racuna,br racuna,racun br,stevilka racuna,racun st,номер счета,счет no,номер счет фактуры,номер рахунку,номер документа,номер на фактура,фактура no,αριθμος τιμολογιου,αρ τιμολογιου,vch no,vch number,請求書番号,請求番号,发票号码,發票號碼,journal entry,accounting document,accounting document number,journal entry number,inv ref,invoice reference number,belegnr belegnummer,bilagsnummer faktura',
      8: 'document,piece,szamlaszam,laskunro,laskun nro,bill number,inv',
      6: 'cislo,numer,sorszam,bizonylatszam,bilag,broj,stevilka,номер,αριθμος,nr kolejny,bilagsnr',
    },
  },
  {
    field: 'customerNumber',
    shape: 'text',
    words: {
      10: 'a c,a c ref,a c code,a c no,ac ref,ac no,cislo zakaznika,cislo odberatele,kod odberatele,kod kontrahenta,numer kontrahenta,akronim,vevokod,vevo kod,partnerkod,cod client,kliendi kood,klienta kods,kliento kodas,cari kod,cari kodu,musteri kodu,sifra kupca,sifra partnera,код клиента,код контрагента,код покупателя,κωδικος πελατη,kundenr,kundnr,asiakasnro,顧客コード,取引先コード,kunde nr,kund nr,address number,customer id number,party code,buyer code,debtor id',
    },
  },
  {
    field: 'customer',
    shape: 'text',
    words: {
      10: 'odberatel,nazev odberatele,zakaznik,nazev zakaznika,nazev firmy,odberatel nazov,kontrahent,nazwa kontrahenta,nazwa klienta,nabywca,nazwa nabywcy,vevo,vevo neve,ugyfel,ugyfel neve,partner neve,cumparator,beneficiar,denumire client,nume client,klient,kliendi nimi,ostja,klients,pirkejs,klienta nosaukums,klientas,pirkejas,kliento pavadinimas,musteri,cari,entidade,entidad,debitore,debitori,paziente,patient,paciente,mandant,debiteurennaam,asiakkaan nimi,顧客名,取引先,取引先名,請求先,宛先,得意先名,客户名称,客戶名稱,musteri adi,musteri unvani,cari adi,cari unvan,cari hesap,kupac,naziv kupca,naziv partnera,kupec,naziv kupca,клиент,покупатель,контрагент,заказчик,покупець,замовник,наименование клиента,получател,контрагент име,πελατης,επωνυμια,επωνυμια πελατη,kundenavn,kundens navn,kundnamn,kundens namn,co last name,co last name first name,alpha name,sold to party,party s name,bill to party,debtors name,customer alpha name',
      3: 'particulars',
    },
  },
  {
    field: 'issueDate',
    shape: 'date',
    words: {
      10: 'date piece,date de piece,emise le,emis le,datum vystaveni,vystaveno,vystavena,datum vystavenia,data wystawienia,wystawiono,data faktury,kiallitas datuma,kiallitas kelte,szamla kelte,kelt,data emiterii,data facturii,data factura,arve kuupaev,rekina datums,izrakstisanas datums,saskaitos data,israsymo data,fatura tarihi,duzenleme tarihi,datum racuna,datum izdavanja,datum izdaje,дата счета,дата выставления,дата рахунку,дата на издаване,дата документа,дата фактуры,ημερομηνια εκδοσης,ημερομηνια τιμολογιου,fakturadato,journal entry date,accounting document date,journal date of invoice,bilagsdato,inv dt,invoice dt,laskupvm,laskun pvm,請求日,発行日,开票日期,bill dt',
      8: 'dato,dag,datums,data dokumentu,kelte,tarih,дата,ημερομηνια,kuupaev,utstedt,udstedt,utfardad,doc dt,document creation date,document create date,baseline date',
      4: 'data sprzedazy,datum prodeje,duzp,datum zdanitelneho plneni',
    },
  },
  {
    field: 'dueDate',
    shape: 'date',
    words: {
      10: 'a payer avant le,a payer avant,a regler avant le,payable avant le,pay before,son tahsilat tarihi,splatnost,datum splatnosti,splatne,splatno,termin platnosci,data platnosci,termin zaplaty,fizetesi hatarido,esedekesseg,esedekesseg datuma,lejarat,scadenta,data scadentei,data scadenta,termen plata,maksetahtaeg,maksetahtpaev,apmaksas termins,samaksas termins,apmoketi iki,mokejimo terminas,apmokejimo terminas,vade tarihi,vade,son odeme tarihi,datum dospijeca,dospijece,valuta placanja,rok placanja,rok placila,zapadlost,datum zapadlosti,срок оплаты,оплатить до,дата оплаты до,срок платежа,термін оплати,падеж,срок за плащане,ημερομηνια ληξης,ληξη,forfallsdato,forfald,forfaldsdato,forfaller,forfall,betales senest,forfallodag,forfaller den,net due date,due in date,erapvm,forfaller,forfall dato,支払期日,支払期限,入金期日,到期日,net due dt,due dt,vto,fecha vcto,vcto,vencto,vencimento em,scad,scadenza pagamento,ech,date limite',
      6: 'termin,frist',
    },
  },
  {
    field: 'total',
    shape: 'amount',
    words: {
      // With the tax, whatever the list calls the amount without it.
      11: 'summa km ga,summa koos km,suma s dph,summa ar pvn,suma su pvm,ukupno s pdv,ukupno sa pdv,znesek z ddv,сумма с ндс,total cu tva',
      10: 'amount in transaction currency,original,orig amount,orig amt,tot documento,tot doc,tot fattura,celkem,celkem s dph,cena celkem,castka celkem,castka s dph,celkova castka,celkova cena,spolu,spolu s dph,suma s dph,suma celkom,kwota brutto,wartosc brutto,razem brutto,suma brutto,brutto,brutto osszeg,brutto vegosszeg,vegosszeg,szamla osszege,osszesen,total cu tva,valoare totala,total de plata,total factura,summa kokku,arve summa,kokku,kopa,kopsumma,summa ar pvn,suma su pvm,bendra suma,is viso,genel toplam,toplam tutar,fatura tutari,toplam,ukupno,ukupan iznos,iznos racuna,ukupno s pdv,ukupno sa pdv,skupaj,znesek z ddv,za placilo skupaj,сумма с ндс,сумма счета,итого,всего,итого с ндс,сума з пдв,разом,обща сума,общо,сума с ддс,συνολο,συνολικη αξια,τελικη αξια,fakturabelop,fakturabelopp,fakturabelob,belop inkl mva,belop inkl moms,belopp inkl moms,totalbelop,totalt inkl moms,sum inkl mva,inc tax amount,amount inc gst,gross value,total incl gst,税込金額,請求金額,合計金額,請求額,价税合计,bill amt,bill amount,inv amt,original amt,invoice amt,loppusumma,laskun summa,summa sis alv',
      8: 'castka,suma,kwota,osszeg,suma faktury,suma de plata,valoare,suma totala,tutar,iznos,znesek,сумма,сума,ποσο,summa eur,amt in loc cur,amount in local currency,amount in document currency,amount in doc curr,amount company code currency,amount in company code currency',
      3: 'celkem bez dph,castka bez dph,wartosc netto,kwota netto,netto osszeg,total fara tva,сумма без ндс,sum eks mva,belopp exkl moms',
    },
  },
  {
    field: 'unitPrice',
    shape: 'amount',
    words: {
      10: 'prix unitaire ht,pu ht,p u ht,prix ht,preis netto,einzelpreis netto,unit price ex tax,unit price excl tax,unit price ex vat,unit price excl vat,unit price net,net unit price,net price,price net,price ex tax,price excl tax,price excl vat,unit price inc tax,unit price incl tax,unit price inc vat,unit price incl vat,unit price gross,gross unit price,gross price,price gross,price incl tax,price incl vat,nettopreis,bruttopreis,einzelpreis brutto,preis brutto,pu ttc,prix unitaire ttc,prix ttc,cena jednostkowa,jednotkova cena,cena za jednotku,cena netto,egysegar,birim fiyat,pret unitar,prijs per stuk,stk pris,prezzo unit,precio unit,yksikkohinta,a hinta',
    },
  },
  {
    field: 'quantity',
    shape: 'amount',
    words: {
      10: 'mnozstvi,pocet,liczba,mennyiseg,miktar,adet,cantitate,kogus,maara,kolicina,количество,qte,cant,mng',
    },
  },
  {
    field: 'terms',
    shape: 'text',
    words: {
      10: 'platebni podminky,warunki platnosci,fizetesi feltetelek,conditii de plata,maksuehto,odeme kosullari,uslovi placanja,условия оплаты',
      6: 'due days,cr days,credit period,credit period days,splatnost dni,termin dni,vade gun,maksuaika',
    },
  },
  {
    field: 'tax',
    shape: 'amount',
    words: {
      10: 'km,dph,castka dph,kwota vat,wartosc vat,afa,afa osszeg,kaibemaks,pvn,pvm,kdv,kdv tutari,pdv,ddv,ндс,сумма ндс,пдв,ддс,φπα,mva,moms,momsbelopp,momsbelob,alv,outstanding tax,vat total,gst total',
    },
  },
  {
    field: 'balance',
    shape: 'amount',
    words: {
      10: 'k likvidaci,kalan meblag,pendiente de cobro,pendiente cobro,zbyva uhradit,zbyva zaplatit,k uhrade,zbyva,nezaplaceno,neuhrazeno,dluzna castka,zostava uhradit,na uhradu,do zaplaty,pozostalo,pozostalo do zaplaty,pozostala kwota,kwota pozostala,niezaplacono,naleznosc,saldo,hatralek,fizetendo,tartozas,kifizetetlen,nyitott osszeg,rest de plata,sold,de incasat,tasumata,volgnevus,maksmata,neapmaksats,atlikums,neapmoketa,skola,likutis,kalan,kalan tutar,bakiye,acik bakiye,otvoreno,preostalo,saldo duga,dug,odprto,neplacano,остаток,к оплате,задолженность,долг,неоплачено,залишок,до сплати,борг,остава,дължима сума,υπολοιπο,ανεξοφλητο,aterstar,aterstar att betala,kvar att betala,obetalt,kvarstaende,rest,restbelop,restbelob,utestaende,utestaende belop,gjenstaende,gjenstaende belop,skyldig,udestaende,tilgode,avoin,avoinna,avoin summa,maksamatta,jaljella,o s,os,outst,bal,bal amt,por liquidar,att betala,残高,未入金額,outstanding amt,bal due,balance amt,open amt,amount to pay,amount still due,balance to pay,still to pay,yet to receive,a receber,a cobrar,por cobrar,falta cobrar,da incassare,da pagare,resta da pagare,nog te betalen,nog te ontvangen,te betalen,restant,restant du,montant restant,montant restant du,reste,solde restant,zu erhalten,restschuld,restforderung,aushaftend',
    },
  },
  {
    field: 'paid',
    shape: 'amount',
    words: {
      10: 'bereits gezahlt,zahlungseingang,zahlungseingange,uhrazeno,zaplaceno,uhradena castka,uhradene,zaplatene,zaplacono,rozliczone,rozliczono,wplacono,kwota zaplacona,kifizetve,fizetett,fizetve,befizetett osszeg,incasat,achitat,suma incasata,makstud,tasutud,apmaksats,samaksats,apmoketa suma,sumoketa,odenen,odenen tutar,tahsil edilen,placeno,uplaceno,placano,оплачено,уплачено,сплачено,платено,πληρωμενο,εισπραχθεν,innbetalt,indbetalt,inbetalt,inbetalat,maksettu summa,suoritettu,betrag erhalten,erhalten,erhaltene zahlungen,zahlungen,geldeingang,eingegangen,gezahlter betrag,bezahlt betrag,encaisse,montant encaisse,acompte,acomptes,versements,cobros,recibido,recebido,valor recebido,ricevuto,ontvangen,ontvangen bedrag,voldaan bedrag,tahsil edilen,入金額,amount rec,amt rec,recd amt,rec amt,amt recd,recd,amt received,amt paid,receipts,receipt amount,received amount,collected,paid amt,payment total,applied amount',
    },
  },
  {
    field: 'paidDate',
    shape: 'date',
    words: {
      10: 'zaplaceno dne,uhrazeno dne,datum uhrady,datum zaplaceni,data zaplaty,data wplaty,kifizetes datuma,fizetes datuma,teljesites datuma penzugyi,data incasarii,data platii,odeme tarihi,datum placanja,datum uplate,дата оплаты,дата сплати,дата плащане,betalningsdag,betalt den,betalt dato,indbetalt dato,maksupaiva,maksettu pvm,geldeingang am,clearing date,clear date,fecha de pago real,encaisse le',
    },
  },
  {
    field: 'currency',
    shape: 'text',
    words: {
      10: 'mena,waluta,deviza,penznem,moneda,valuuta,valiuta,para birimi,doviz,doviz cinsi,valuta racuna,valuta,валюта,νομισμα,cur cod,curr code,doc curr,document currency,company code currency,crcy,curr key,waehrg,whg,wrg',
    },
  },
  {
    field: 'kind',
    shape: 'text',
    words: {
      10: 'typ dokladu,druh dokladu,typ dokumentu,rodzaj dokumentu,rodzaj faktury,bizonylat tipusa,szamla tipusa,tip document,tip factura,belge turu,fatura tipi,tip dokumenta,vrsta dokumenta,тип документа,вид документа,τυπος παραστατικου,vch type,do ty,doc ty,document typ,ty,journal entry type,fakturatype,bilagstype,laskutyyppi,soort factuur,transaction class,trans type,inv type',
    },
  },
  {
    field: 'status',
    shape: 'text',
    words: {
      10: 'stav uhrady,stav,stav platby,stav faktury,status platnosci,status faktury,stan platnosci,allapot,fizetesi allapot,statusz,stare,status plata,olek,staatus,statuss,busena,durum,odeme durumu,status placanja,статус,состояние,статус оплаты,κατασταση,betalingsstatus,betalningsstatus,fakturastatus,maksun tila,clearing status,bezahlstatus,zahlstatus,statut reglement,statut de paiement,estado de cobro,estado cobro,stato incasso,situacao do pagamento',
    },
  },
]
