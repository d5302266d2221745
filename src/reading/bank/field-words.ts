/** What a column of a bank file can hold. */
export type BankField =
  | 'bookingDate'
  | 'date'
  | 'transactionDate'
  | 'valueDate'
  /** When a card was used. */
  | 'purchaseDate'
  | 'amount'
  | 'debit'
  | 'credit'
  | 'direction'
  | 'net'
  | 'gross'
  | 'fee'
  | 'balance'
  | 'currency'
  | 'status'
  | 'description'
  | 'counterparty'
  | 'counterpartyAccount'
  | 'account'
  | 'reference'
  | 'creditorReference'
  | 'other'

/** The dates that a row may have, the one that counts as the booking date first. */
export const DATE_FIELDS: readonly BankField[] = [
  'bookingDate',
  'date',
  'transactionDate',
  'valueDate',
  'purchaseDate',
]

/**
 * The words that banks put above a column, by what it holds: small letters, no accents, no
 * punctuation. A heading with two meanings (`valuta`) stands in both lists; the content decides.
 */
export const FIELD_WORDS: Readonly<Record<BankField, readonly string[]>> = {
  bookingDate: [
    'booking date|posting date|posted date|post date|date posted|posted|posted on|date processed|process date',
    'processed date|processing date|completed date|date completed|completed|completed on|settlement date|settled',
    'booked|booked at|date booked|entry date|clearing date|cleared date|effective date|finished on',
    'transaction post date|transaction posted date|account date|book date|date finished|settled date|arrival date',
    'eingangstag|eingangsdatum|buchungstag|erfassungsdatum|buchungsdatum|buchung|buchungs datum|buchungstermin|gebucht am|datum der buchung|verbucht',
    'date comptable|ecriture|date d ecriture|date ecriture|date de comptabilisation|date comptabilisation|date de comptabilite|date compta|comptabilisation',
    'fecha contable|f contable|fecha de contabilizacion|fecha asiento|fecha apunte|f operativa|fecha de asiento',
    'data contabile|data registrazione|data contab|registrazione|data di contabilizzazione',
    'boekdatum|boekingsdatum|datum boeking|verwerkingsdatum|datum verrekening|datum van verrekening|datum verwerking|journaaldatum|boekings datum',
    'data liquidacao|data de liquidacao|data da liquidacao|fecha liquidacion|fecha de liquidacion|data regolamento|data di regolamento|data mov|data movimento|data do movimento|data contabilistica|data lancamento|data de lancamento|data contab',
    'data ksiegowania|data zaksiegowania|data rozliczenia|data ksieg',
    'datum zauctovani|datum zauctovani transakce|zauctovano|den zauctovani|datum zpracovani|zpracovano',
    'datum zauctovania|zauctovane|datum spracovania',
    'konyveles datuma|konyvelesi datum|konyvelesi nap|konyveles napja|konyveles',
    'bokforingsdatum|bokforingsdag|bokfort datum|bokford|bokforing|reskontradatum',
    'oppgjorsdato|afregningsdato|bogforingsdato|bogfort|bogforingsdag|bogfort dato|bokforingsdato|bokfort|bokfort dato|bokforingsdag',
    'kirjauspaiva|kirjauspvm|kirjaus|kirjauspaivamaara',
    'data inregistrarii|data contabila|data procesarii|irasymo data|gramatojuma datums|kande kuupaev',
    'дата проводки|дата на счетоводно записване|дата на осчетоводяване|дата платежа|дата обработки|дата зачисления|дата списания|muhasebe tarihi|datum knjizenja|datum knjizbe',
    'data finalizarii tranzactiei|datum obdelave|תאריך חיוב|תאריך רישום|ngay hach toan|fecha ctble|fecha posteo|fecha de sistema|data cont|data conta|fecha de proceso',
    'date de fin|fecha de finalizacion|data di completamento|data zrealizowania|data de conclusao|datum voltooid|voltooide datum|slutdatum|fuldfort dato|datum dokonceni|befejezes datuma|data finalizarii|datum des abschlusses',
  ],
  date: [
    'date|datum|data|fecha|dato|run date|pvm|paiva|paivays|paivamaara|kuupaev|datums|tarih|дата|datetime|date time|date and time',
    'datum tijd|datum uhrzeit|timestamp|zeitstempel|horodatage|day|jour|dia|dag|giorno|data i czas|dt|data operazione contabile|ημερομηνια',
    'datum a cas|date heure|fecha y hora|data e hora|data ora|fecha hora',
    'תאריך|تاريخ|التاريخ|tarix|ngay|ngay giao dich|วันที่|tanggal|petsa|თარიღი|ամսաթիվ',
  ],
  transactionDate: [
    'transaction date|trans date|tran date|txn date|trade date|started date|date started|created|created at|created on|created utc',
    'created date|date of transaction|operation date|payment date|initiated|transaction time',
    'transactiondate|date created|transaction datetime|transaction created|date utc|date entered|activity date',
    'umsatzdatum|auftragsdatum|transaktionsdatum|umsatztag|datum der transaktion|umsatz vom',
    'date operation|date de l operation|date d operation|date de operation|date de transaction|date transaction',
    'fecha operacion|fecha de operacion|f operacion|fecha de la operacion|fecha transaccion|fecha de transaccion|fecha mov|fecha movimiento',
    'data operazione|data transazione|data op|data oper|data dell operazione|data da operacao|data operacao|data transacao|data da transacao|data de operacao',
    'transactiedatum|salgsdato|transaksjonsdato|datum transactie|transaktionsdag|transaktionsdato',
    'datum provedeni|datum vykonania|datum verrichting|verrichtingsdatum|uitvoeringsdatum|date d execution|ausfuhrungsdatum|data operacji|data transakcji|data zlecenia|datum transakce|datum transakcie|datum operace|datum uskutecneni|datum odeslani',
    'tranzakcio datuma|tranzakcio idopontja|tranzakcio ideje|tapahtumapaiva|maksupaiva|tehingu kuupaev|tehingu aeg',
    'operacijos data|mokejimo data|darijuma datums|data operatiunii|data tranzactiei|дата операции|дата операції|дата транзакции|дата на транзакция|islem tarihi|datum izvrsenja|datum transakcije',
    'תאריך עסקה|תאריך העסקה|تاريخ العملية|تاريخ المعاملة|tanggal transaksi|ημερομηνια συναλλαγης',
    'erstellt|erstellt utc|erstellt am|cree|cree le|cree utc|creado|creado utc|creado el|creato|creato il|creato utc|criado|criado em|criado utc|gemaakt op|aangemaakt op|date de debut|fecha de inicio|data di inizio|data rozpoczecia|data de inicio|startdatum|startdato',
  ],
  valueDate: [
    'value date|valuedate|value|value dt|val date|interest date|valuta|valutadatum|wertstellung|wert|wertstellungstag',
    'valutierung|wertstellungsdatum|valuta datum|valutadat|valutastellung|date de valeur|date valeur|valeur|fecha valor|f valor|fecha de valor|valor',
    'data valuta|valuta data|data valor|data de valor|data waluty|data efektywna|datum valuty|datum splatnosti|valuta dne|erteknap',
    'ertek datum|erteknapja|valutadag|valutadato|rentedatum|rentedato|rantedag|rentedag|arvopaiva|maksupvm|дата валютирования|дата на вальора|вальор|vertes datums',
    'vertes data|data valutei|valoor|datum valute|valoer|koppelingsdatum',
    'תאריך ערך|יום ערך|تاريخ القيمة|ημερομηνια αξιας|valor tarihi|valor|fecha valuta|fecha valuto',
  ],
  purchaseDate: [
    'payout date|auszahlungsdatum|date de versement|purchase date|order date|kaufdatum|belegdatum|date d achat|kopsdatum|inkopsdatum|kobsdato|kaufdatum|fecha compra|fecha de compra|data acquisto|data compra|data zakupu|aankoopdatum|date of purchase',
  ],
  amount: [
    'amount|amt|credit debit amount|debit credit amount|amount debit credit|betrag|umsatz|montant|importe|importo|bedrag|valor|kwota|castka|objem|suma|summa|belopp|belob|belop|osszeg',
    'maara|сумма|montante|monto|tutar|iznos|znesek|valoare|value|amounts|total|sum|ποσο|summe|somme|quantia|importes',
    'gesamtbetrag|gesamtsumme|importe total|importo totale|montant total|valor total|totaalbedrag|transaction amount|amount total|total amount|trans amount|tran amount|txn amount|amount transaction|transaction value|billing amount|settlement amount|amount settled',
    'posted amount|account amount|amount in account currency|amount account currency|booking amount|net value|payment amount|paid amount|movement',
    'buchungsbetrag|umsatz in|betrag in|umsatzbetrag|zahlungsbetrag|betrag in kontowahrung|montant operation|montant de l operation|montant de la transaction|montant transaction',
    'importe operacion|importe de la operacion|importe del movimiento|movimiento|cantidad|importo operazione|movimento|valor da operacao|valor movimento',
    'transactiebedrag|mutatie|mutatiebedrag|bedrag transactie|kwota operacji|kwota transakcji|kwota w walucie rachunku|kwota zaksiegowana|castka transakce|castka v mene uctu|zauctovana castka',
    'suma transakcie|suma v mene uctu|tranzakcio osszege|konyvelt osszeg|terhelt osszeg|transaktionsbelopp|transaktionsbelob|belop i nok|beloep|maara euroa|summa eur',
    'обороты по счету|сумма операции|сума операції|сума в валюті картки|сума|сума в валюті рахунку|сумма в валюте счета|сумма платежа|сумма транзакции|islem tutari|suma eur|suma operatiunii|iznos u valuti',
    'סכום|סכום חיוב|المبلغ|so tien|nominal|jumlah|จำนวนเงิน|monto transaccion|monto operacion|txn amount|transfer amount',
  ],
  debit: [
    'debit|debits|debit amount|debit amt|amount debit|debited amount|debited|paid out|money out|withdrawal|withdrawals|withdrawal amt',
    'withdrawal amount|withdrawn|out|outflow|spend|spent|charge|charges|dr|amount out|debit value|dr amount|paid out amount|outgoing|zahlungsbetrag ausgehend|rechnungsbetrag ausgehend|betrag ausgehend|ausgehend|outgoing amount|expense|expenses|payments out|withdrawals debits',
    'soll|belastung|belastungen|lastschrift|belastungsbetrag|belastung betrag|lastschriftbetrag|sollbetrag|ausgabe|ausgaben|ausgang|auszahlung|abgang|soll betrag|belastung in',
    'debet|debit en|montant debit|sortie|sorties|depense|depenses|montant au debit|debits en',
    'debito|debitos|cargo|cargos|adeudo|gasto|gastos|retiro|retiros|egreso|egresos|salida|salidas|importe debito|debe',
    'dare|uscite|uscita|addebiti|addebito|importo dare|importo addebito|importo di addebito|saida|saidas|despesa|valor debito|montante debito',
    'af|uit|uitgaven|uitgave|bedrag af|debet bedrag|obciazenia|obciazenie|wyplata|wyplaty|wydatki|kwota obciazenia|wn|vydaj|vydaje|na vrub|odchozi|debet castka',
    'terheles|kiadas|terhelesek|utgift|utgifter|ut|uttag|ut av konto|ut fra konto|ut av konto|uttak|haevet|udgift|haevninger|otto|pano',
    'расход|расходы|дебит|видатки|задужење|списание|списания|дебет|по дебету|сумма по дебету|расход рублей|borc|debetas|debets|deebet|islaidos|isplata|isplate|rashod|duguje|breme|v breme|zaduzenje|debit suma',
    'funds out|cash out|money spent|amount debited|חובה|בחובה|مدين|سحب|ghi no|rut ra|χρεωση|keluar|ถอน|suma debit|debito de transaccion|retiros cargos|salidas cargos|sumele debitate',
    'na teret|teret|na teret racuna|odliv|odlivi|bremenitev|bremenitve|terecenje|terecenja|zaduzenja|isplaceno|на терет|исплата|дугује|giden|cikan|cekilen|pengeluaran|mutasi debet|phat sinh no|tien ra|uttekt|ut ur konto|valjaminek|izmaksa|menot|otot|αναληψη|αναληψεις|dalje|debi|გასული|ելք|шыгыс',
    'məxaric|withdraw|withdrawn amount|afschrijving|afschrijvingen|giros|giros o cargos|задолжување|раздолжување|выдано',
  ],
  credit: [
    'credit|credits|credit amount|credit amt|amount credit|credited amount|credited|paid in|money in|deposit|deposits|deposit amt|deposit amount',
    'in|inflow|received|receipts|receipt|cr|amount in|credit value|cr amount|paid in amount|incoming|zahlungsbetrag eingehend|rechnungsbetrag eingehend|betrag eingehend|eingehend|incoming amount|income|payments in|deposits credits|lodgement|lodgements|additions',
    'haben|gutschrift|gutschriften|kredit|gutschriftsbetrag|gutschriftbetrag|habenbetrag|einnahme|einnahmen|eingang|einzahlung|zugang|haben betrag|gutschrift in',
    'credit en|montant credit|entree|entrees|recette|recettes|montant au credit|credits en',
    'credito|creditos|abono|abonos|ingreso|ingresos|deposito|depositos|entrada|entradas|importe credito|haber',
    'avere|entrate|entrata|accrediti|accredito|importo avere|importo accredito|importo di accredito|receita|valor credito|montante credito',
    'bij|ontvangsten|inkomsten|bedrag bij|credit bedrag|uznania|uznanie|wplata|wplaty|wplywy|kwota uznania|ma|prijem|prijmy|ve prospech|v prospech|prichozi|kredit castka',
    'jovairas|bevetel|jovairasok|inkomst|inkomster|insattning|insattningar|inn|inn pa konto|innskudd|indsat|indtaegt|pano|tulo|talletus',
    'приход|приходы|зачисление|зачисления|поступление|поступления|кредит|по кредиту|сумма по кредиту|приход рублей|alacak|kreditas|kredits|kreedit|pajamos|uplata|uplate|prihod|potrazuje|dobro|v dobro|odobrenje',
    'funds in|cash in|money received|amount credited|זכות|בזכות|دائن|إيداع|ghi co|gui vao|πιστωση|masuk|ฝาก|suma credit|credito de transaccion|depositos abonos|entradas abonos|sumele creditate',
    'u korist|korist|u korist racuna|priliv|prilivi|dobropis|dobropisi|odobrenja|uplaceno|у корист|уплата|потражује|gelen|giren|yatan|pemasukan|mutasi kredit|phat sinh co|tien vao|innborgun|laekumine|ienakosais|tulot|panot|καταθεση|καταθεσεις|hyrje|kredi|შემოსული|մուտք|кіріс',
    'mədaxil|bijschrijving|bijschrijvingen|depositos o abonos|одобрување|получено|lodged|accreditation',
  ],
  direction: [
    'debit credit|credit debit|deb cred|cred deb|natureza|d c|c d|dc|cd|dr cr|cr dr|drcr|crdr|credit debit indicator|debit credit indicator|creditdebit|creditdebet|debitcredit',
    'af bij|bij af|soll haben|s h|sh|soll haben kennzeichen|sh kennzeichen|debet credit|credit debet|direction|balance impact|in out|money in out',
    'sens|sign|debit credit sign|signe|signo|segno|znak|znamienko|indicator|dc indicator|cdt dbt ind|cr dr indicator|cr dr ind|type|transaction type|trans type|tran type|richtung|umsatztyp|vorzeichen|kennzeichen',
    'bevetel kiadas|irany|terheles jovairas|d k|k d|debetas kreditas d k|debetas kreditas|debets kredits|deebet kreedit d c|deebet kreedit|operation type|movement type|tipo|tipo movimento|tipo de movimento|tipo de movimiento|tipo operacion',
    'debito credito|d c h|dare avere|kierunek|rodzaj|typ|typ transakcji|typ operacji|typ pohybu|typ transakcie|smer|тип операции|тип|kind|entry type|debet kredit|kredit debet|plus minus|credit or debit|debit or credit|dbit crdt|naming indicator|billing amount sign|amount sign|typ transakce',
    'προσημο ποσου|προσημο|borc alacak|alacak borc|duguje potrazuje|income expense|income or expense|incoming outgoing|transaction direction|flow|terheles vagy jovairas|terheles vagy jovairas t j|вид|tipo lancamento|nota',
    'χρεωση πιστωση|πιστωση χρεωση|cargo abono|abono cargo|debe haber|haber debe|debet bijschrijving|bijschrijving afschrijving',
  ],
  net: [
    'net|net amount|payout|payout amount|netto|net total|auszahlungsbetrag|gutgeschriebener betrag|betrag gutgeschrieben|ausbezahlter betrag|ausgezahlter betrag|uitbetaald bedrag|utbetalt belop|udbetalt belob|montant du versement|nettobetrag|neto|netto importo|importe neto|net amount settled|net payout|montant net|importe neto|importo netto|valor liquido|liquido|net sales amount|netto betrag|kwota netto|net activity|net proceeds|net transfer',
    'earnings|net earnings|your earnings|net payable|amount paid out|ertrag netto|nettoauszahlung|net settlement|net settlement amount|settled net',
  ],
  gross: [
    'bruto|brutto betrag|lordo|gross|gross amount|brutto|gross total|bruttobetrag|montant brut|gross earnings|importe bruto|importo lordo|valor bruto|kwota brutto|gross sales',
  ],
  fee: [
    'fee|fees|total fees|total fee|amount fee|fee amount|transaction fee|transaction fees|processing fee|processing fees|stripe fee|paypal fee|commission|charges fee|bank fee|fee total|service fee',
    'transaktionsgebuhr|gebuhr|gebuehr|gebuhren|gebuehren|gebuhrenbetrag|montant des frais|spesen|frais|commissions|comision|comisiones|commissione|commissioni|comissao|taxa|taxas|kosten transactie|transactiekosten|prowizja|oplata|poplatek|poplatky|poplatok|dij|koltseg|jutalek|avgift|gebyr|kulu|комиссия|teenustasu|komisinis|komisjonitasu',
  ],
  balance: [
    'balance|bal|saldo|saldos|solde|kontostand|running balance|runningbalance|running bal|closing balance|account balance|balance after|book balance|ledger balance|balance amount|ending balance|new balance|current balance|actual balance',
    'end balance|balance after transaction|cleared balance|posted balance|saldo nach buchung|kontosaldo|buchungssaldo|saldo in|solde apres|solde apres operation|solde du compte',
    'saldo po operacji|saldo po transakcji|saldo konta|saldo rachunku|stan konta|saldo koncowe|zustatek|zustatek po|zustatek po transakci|zostatok|zostatok po|konecny zustatek|egyenleg|konyvelt egyenleg|zaro egyenleg|uj egyenleg',
    'saldo contabile|saldo despues|saldo posterior|saldo disponible|saldo disponibile|saldo contable|saldo contabilistico|saldo apos movimento|saldo resultante|available balance|disponible',
    'saldo na trn|saldo na mutatie|saldo na boeking|eindsaldo|endsaldo|resulterend saldo|bokfort saldo|saldo efter|aktuelt saldo|saldo etter|kontobalanse|tilin saldo|pankkitilin saldo|остаток|баланс|остаток на счете|залишок|залишок на кінець періоду|салдо|наличност|bakiye|sold|sold final|likutis|atlikums|jaak|stanje|saldo poslije|υπολοιπο',
    'יתרה|الرصيد|qalıq|so du|saldo akhir|คงเหลือ|balance de transaccion|sold contabil|indicative balance|verfugbares guthaben|guthaben',
  ],
  currency: [
    'currency|currency code|ccy|curr|cur|account currency|transaction currency|wahrung|waehrung|wahr|wae|whg|kontowahrung|betrag wahrung|devise|devise du compte|divisa de la cuenta|valuta conto|divisa|moneda|monnaie|valuta|valutacode|valuta code|munt|muntsoort|muntcode',
    'waluta|waluta rachunku|waluta operacji|waluta transakcji|mena|mena uctu|devizanem|penznem|devizanem neve|osszeg devizaneme|konyvelt osszeg devizaneme|tranzakcio devizaneme|валюта|валюта счета|валюта картки|валюта рахунку|валюта операции|moeda|para birimi|doviz|valiuta|valuuta|valuut|valuta konta|valyuta|moneta|iso currency|currencycode|konto wahrung|valuutta|νομισμα',
    'מטבע|מטבע חיוב|العملة|loai tien',
  ],
  status: [
    'status|state|pending|is pending|info|stav|stan|etat|statut|estado|tila|статус|transaction status|payment status|statuts|stato|durum|buchungsstatus|status transakcji|stav transakce|umsatzstatus|transaction state|toestand|estatus',
  ],
  description: [
    'email|email address|from email address|to email address|customer email|reference number|bank reference|reference no|ref no|description|descriptions|details|detail|memo|narrative|narration|particulars|text|label|note|notes|reference|ref|subject|message|remarks|remark|comment|comments|title|transaction|transaction description|transaction details',
    'payment details|payment reference|remittance information|remittance info|purpose|name memo|additional info|additional information|original description|other information|extended description|extended details|description 1|description 2|description1|description2|description3|statement description|what|customer reference|category|code|transaction remarks|payment type|memo description',
    'buchungstext|verwendungszweck|umsatztext|beschreibung|zahlungsgrund|vorgang|vorgang verwendungszweck|bemerkung|notiz|mitteilung|zahlungszweck|umsatzart|zahlungsreferenz|buchungsinformationen|buchungsdetails|verwendungszweck 1|kundenreferenz|avisierungstext|buchungs details|informationen|buchungsart',
    'libelle|libelles|libelle operation|libelle de l operation|detail de l ecriture|detail|nature de l operation|motif|remarque|intitule|operation|informations complementaires|nature|communication|communications|libelle simplifie|type operation|reference de l operation',
    'concepto|descripcion|observaciones|movimiento|mas datos|detalle|concepto ampliado|glosa|referencia|comentario|texto',
    'descrizione|causale|descrizione operazione|descrizione estesa|dettagli|note operazione|descricao|historico|lancamento|descritivo|detalhes|descricao do movimento',
    'omschrijving|mededelingen|mededeling|omschrijving 1|omschrijving 2|omschrijving 3|kenmerk|toelichting|mutatiesoort|details van de transactie|opis|opis operacji|opis transakcji|tytul|tytul operacji|tytulem|szczegoly transakcji|szczegoly|rodzaj operacji',
    'zprava|zprava pro prijemce|zprava pro mne|poznamka|popis|popis transakce|popis operace|typ transakce|sprava pre prijemcu|informacia pre prijemcu|kozlemeny|leiras|megjegyzes|megnevezes|reszletek|tranzakcio leirasa|tranzakcio tipusa',
    'meddelande|beskrivning|tekst|melding|forklaring|beskrivelse|besked|rubrik|text referens|transaktion|viesti|selitys|selite|tapahtumalaji|selgitus|makse selgitus|paskirtis|mokejimo paskirtis|maksajuma merkis|darijuma apraksts|detalii|descriere|explicatii',
    'назначение платежа|опис операції|призначення платежу|основание за плащане|описание операции|описание|назначение|комментарий|основание|aciklama|svrha|svrha placanja|namen|namen placila|opis placanja|περιγραφη|αιτιολογια',
    'təyinat|תיאור|פרטים|תאור|הפעולה|סוג פעולה|אסמכתא|הערות|البيان|الوصف|التفاصيل|dien giai|noi dung|keterangan|uraian|รายการ',
  ],
  counterparty: [
    'name|payee|payer|payer name|payee name|counterparty|counter party|counterparty name|partner name|partner|beneficiary|beneficiary name|merchant|merchant name|from|to|sender|recipient|remitter|vendor|customer|customer name|client|company|name of counterparty|ordering party|sender name|recipient name|other party|payee payer|source name|target name|third party',
    'begunstigter zahlungspflichtiger|beguenstigter zahlungspflichtiger|begunstigter auftraggeber|auftraggeber begunstigter|auftraggeber beguenstigter|auftraggeber empfanger|auftraggeber empfaenger|empfanger|empfaenger|auftraggeber|begunstigter|beguenstigter',
    'zahlungspflichtige r|zahlungsempfanger in|zahlungsempfanger|name zahlungsbeteiligter|zahlungsbeteiligter|zahler|gegenpartei|gegenseite|partnername|name des partners|absender|name auftraggeber empfanger|auftraggeber zahlungsempfanger|empfanger name|payment party',
    'naam|naam omschrijving|naam tegenpartij|tegenpartij|tegenrekeninghouder|naam tegenrekening|naam tegenrekeninghouder|naam wederpartij|tegenpartij naam|naam van de tegenpartij|beneficiaire|tiers|contrepartie|nom|nom contrepartie|donneur d ordre|nom de la contrepartie|emetteur|destinataire',
    'ordenante|beneficiario|ordenante beneficiario|beneficiario ordenante|nombre|contraparte|ordinante|controparte|ordinante beneficiario|beneficiario ordinante|destinatario',
    'nadawca odbiorca|odbiorca nadawca|nadawca|odbiorca|kontrahent|nazwa kontrahenta|dane kontrahenta|nadawca zleceniodawca|odbiorca zleceniodawca|nazwa odbiorcy|nazwa nadawcy|dane nadawcy|nazev protiuctu|nazov protiuctu|protistrana|nazev protistrany|nazov protistrany|nazev uctu protistrany|nazev obchodnika|obchodnik|partner neve|ellenoldali nev|kedvezmenyezett|partnernev|ellenoldali partner',
    'mottagare|avsandare|avsandare mottagare|modtager|afsender|mottaker|avsender|fra til|betaler|betalingsmottaker|saaja|maksaja|saaja maksaja|saajan nimi|moketojas gavejas|gavejas|moketojas|sanemejs|maksatajs|sanemejs maksatajs|saaja maksja nimi|beneficiar|platitor|получатель|отправитель|контрагент|плательщик|наименование контрагента|alici|gonderen|primalac|platilac|primatelj|platitelj|naziv primaoca|εντολεας',
    'שם בית העסק|בית עסק',
  ],
  counterpartyAccount: [
    'counterparty iban|counterparty account|counterparty account number|counter account|contra account|payee account number|payer account number|beneficiary account|bank account|partner account|account of counterparty|partner iban|account number iban|iban|to account|other account|counterparty accountnumber',
    'tegenrekening|tegenrekeningnummer|tegenpartij iban bban|tegenrekening iban bban|tegenpartij rekening|rekening tegenpartij|iban tegenpartij|compte contrepartie|compte beneficiaire|numero de compte contrepartie|iban contrepartie|compte de contrepartie',
    'kontonummer|kontonummer iban|iban zahlungsbeteiligter|gegenkonto|iban des partners|partner kontonummer|konto nr|iban auftraggeber empfanger|iban kontonummer|iban empfanger|gegenkonto iban|bankkonto',
    'protiucet|cislo protiuctu|protiucet a kod banky|ucet protistrany|cislo uctu protistrany|iban protistrany|protistrana iban|partner szamlaszama|ellenoldali szamlaszam|partner szamla|rachunek nadawcy odbiorcy|numer konta|numer rachunku|numer rachunku nadawcy odbiorcy|nr rachunku kontrahenta|numer konta kontrahenta|rachunek kontrahenta|konto nadawcy odbiorcy|nr rachunku|rachunek odbiorcy',
    'cuenta contraparte|cuenta beneficiario|cuenta destino|conto controparte|iban controparte|iban beneficiario|iban ordinante|motkonto|motpartskonto|mottagarkonto|til konto|fra konto|saajan tilinumero|vastatili|saajan tili|saaja maksja konto|saskaita|moketojo gavejo saskaita|konts|cont beneficiar|счет контрагента|счет получателя|racun primaoca',
  ],
  account: [
    'account|account number|account no|account id|accountnumber|own account|account iban|iban account|account identifier|from account|source account|local account',
    'auftragskonto|iban auftragskonto|iban auftraggeberkonto|auftraggeberkonto|kontonummer auftraggeberkonto|konto|kontonummer|iban|eigenes konto|ihr konto|iban bban|rekening|rekeningnummer|iban rekening|eigen rekening|van rekening|mijn rekening',
    'compte|numero de compte|n compte|cuenta|numero de cuenta|iban cuenta|conto|numero conto|rapporto|conta|numero da conta|rachunek|numer rachunku zrodlowego|moj rachunek|nr konta|ucet|cislo uctu|vlastni ucet|szamlaszam|szamlaszama|konton|kontonr|tilinumero|tili|номер счета|счет|hesap no|saskaitos nr|kliendi konto|iban rachunku|from iban',
  ],
  // Only what is the bank's own id of one movement: a customer's reference may come twice.
  reference: [
    'transaction id|transaction no|transaction number|transferwise id|transfer wise id|id|fitid|unique id|txn id|trans id|transactionid|operation number|operation id|payment id|balance transaction id|tran id|unique transaction id|payout id|trace id|uuid|transaction uuid',
    'ref transaction|reference transaction|reference de la transaction|reference de transaction|codice transazione|codigo de transaccion|umsatz id|transaktions id|transaktionsnummer|transaktions nr|transaktionsid|buchungsreferenz|buchungsnummer|transaktionscode|volgnr|volgnummer|transactie id|numero operation|numero d operation|numero de operation|id operation|id transaction|numero operacion|id operacion|id movimento|id operazione|identificador',
    'id operace|id transakce|identifikace transakce|id pohybu|cislo transakce|id transakcie|id transakcji|numer transakcji|nr transakcji|identyfikator operacji|id operacji|tranzakcio azonosito|tranzakcioazonosito|arkistointitunnus|arkistointitunniste|arkivref|arkivreferanse|arkivreference',
    'archyvo kodas|iraso nr|arhiveerimistunnus|arhiva kods|референс|референс проводки|номер операции|id операции|id tranzactie|islem no|broj transakcije',
  ],
  creditorReference: [
    'vs|variable symbol|variabilni symbol|variabilny symbol|viitenumero|viite|viitenumber|ocr|kid|kid nummer|structured reference|structured communication|betalingskenmerk|strukturierte referenz|qr referenz|esr referenz|communication structuree|gestructureerde mededeling|imokos kodas|creditor reference|referenznummer|poziv na broj|sklic|reference number of payment',
  ],
  other: [
    'account type|account name|kontoname|kontobezeichnung|bezeichnung auftragskonto|bankname auftragskonto|nom du compte|naam rekening|rubrieknaam|produkt|product|produit|bank|bank name|bankname|nazev banky|nazwa banku|nazov banky',
    'time|uhrzeit|umsatzzeit|trade time|heure|hora|ora|tijd|tid|godzina|cas|idopont|время|timezone|time zone',
    'exchange rate|currency exchange rate|rate|kurs|wechselkurs|umrechnungskurs|taux|taux de change|tipo de cambio|cambio|koers|wisselkoers|kurz|arfolyam|kurssi|курс|fx rate',
    'asset currency|security currency|instrument currency|original amount|original currency|instructed amount|instructed currency|foreign amount|foreign currency|foreign currency amount|currency amount|local amount|local currency|compensation amount|exchange to amount|exchange from|exchange to|source amount|source currency|target currency|target amount',
    'fremdwahrung|fremdwahrungsbetrag|betrag fremdwahrung|originalbetrag|ursprungsbetrag|originalwahrung|urspr betrag|individual amount|einzelbetrag|einzelbetrage|betrag urspr wahrung|amount in foreign currency|amount foreign currency|transaction amount in foreign currency',
    'tax|vat|sales tax|cashback|cash back|rewards|rewards total|tip|tips|discount|shipping|shipping and handling amount|insurance amount|limit|credit limit|quantity|quota|units|beginning balance|opening balance|startsaldo|beginsaldo|balance before|reserved funds|auslagenersatz ruckbuchung|auslagenersatz',
    'verfugbar am|verfugbar am utc|disponible le|disponible le utc|disponible el|disponible el utc|disponibile il|disponivel em|beschikbaar op|check in|check out|checkin|checkout|arrival|departure|arriving by date|available on|available on utc|available date|statement date|due date|statement period|faktura datum|fecha vencimiento|period|year|month|line|row|zeile|lp|no|nr|ks|ss|kod banky|bank code|blz|bic|swift|bic swift code|sort code|bankleitzahl|mcc|card|card number|card no|kartennummer|cheque number|check number|checknumber|check|check no|cheque no|chq no|check num|num|number|numero|nummer',
    'מטבע עסקה מקורי|סכום עסקה מקורי|סכום עסקה|מטבע עסקה',
  ],
}
