import type { FieldWords } from './field.ts'

/** Headings of packages that are used in one country. */
export const nationalWords: readonly FieldWords[] = [
  {
    field: 'number',
    shape: 'text',
    words: {
      10: 'bilagsnummer,bilagsnr,bilag nr,numero desde,nro desde,number fra,fra,boekstuknummer,boekstuknr,nro comprobante,numero comprobante,numero de comprobante,nro factura,num factura,n factura serie,numero nf,numero da nf,numero nfe,numero da nota,nota fiscal,numero nota fiscal,nr dok,numer dok,numar document,nr document,nr doc,numero doc,broj fakture,br fakture,broj dokumenta,номер фактуры,номер документа,номер счета,номер акта,ref facture,reference facture,n piece,notanummer,serie folio,serie y folio,nro documento',
      9: 'comprobante,dokument,doklad,dokladu,nf,nfe,документ',
      6: 'numar,folio,伝票番号,番号,管理番号,单据编号,单号',
    },
  },
  {
    field: 'customerNumber',
    shape: 'text',
    words: {
      10: 'student id,student no,student number,id student,tenant id,tenant no,tenant number,tenant code,counterparty id,counterparty code,kdnr,kd nummer,mitgliedsnummer,mitglieds nr,lidnummer,medlemsnummer,medlemsnr,customer vendor code,bp code,card code,business partner code,kundenkonto,debitorenkonto,personenkonto,relatienummer,relatienr,codigo tercero,cod cliente,cod cli,c cliente,cod tercero,identificacion tercero,kod nabywcy,kod klienta,clientnr,cust code,cust num,customer num,konto debitor,得意先コード,取引先番号',
    },
  },
  {
    field: 'customer',
    shape: 'text',
    words: {
      // Who pays for somebody goes before whom it is for: a patient, a pupil.
      11: 'verzekeraar,insurer,insurance company,insurance payer,versicherer,krankenkasse,kostentrager,assureur,mutuelle,aseguradora,assicuratore,assicurazione',
      10: 'cust,advertiser,advertiser name,retailer,retailer name,dealer,dealer name,counterparty,counterparty name,student,student name,tenant,tenant name,mieter,mietername,denominacion receptor,denominacion,customer vendor name,bp name,card name,business partner name,business partner,nombre tercero,tercero,nombre del tercero,cliente nombre,nombre razon social,razon social cliente,razon social receptor,nombre receptor,receptor,nazov klienta,nazov odberatela,odberatel nazov firmy,nazwa,nazwa nabywcy,nachname,firma kunde,kunde firma,relatie,relatienaam,bedrijf,tomador,sacado,cliente fornecedor,nome do tomador,nome fantasia,razao social,client name 1,name of customer,bill to customer,customer name 1,購入者,販売先,得意先,客户,客戶,往来单位,购货单位',
    },
  },
  {
    field: 'issueDate',
    shape: 'date',
    words: {
      10: 'creacion,fecha de creacion,fecha elaboracion,fecha de elaboracion,fecha expedicion,fecha de expedicion,fecha comprobante,fecha doc,beleg dat,belegdat,data wyst,data wystaw,dat vystaveni,data doc,data do documento,emissao,data de lancamento,売上日,請求書日付,发票日期,制单日期,单据日期,开单日期,date de creation,date piece comptable',
      8: 'dt,fecha fra,emision,emitida,emitido,emitted,日付,取引日,日期',
    },
  },
  {
    field: 'dueDate',
    shape: 'date',
    words: {
      10: 'fallig dat,faellig dat,falligdat,fael dat,f vto,fec vto,fecha venc,fecha limite,fecha limite de pago,prossima scadenza,data prossima scadenza,vence,vence el,termin plat,termin,dat splatnosti,入金予定日,支払期限日,お支払期限,回収予定日,付款期限,应收日期,date reglement prevue',
      6: 'gultig bis',
    },
  },
  {
    field: 'currency',
    shape: 'text',
    words: { 10: 'devizanem,通貨,币种,幣別,валюта документа,doc cur,inv curr,currency id' },
  },
  {
    field: 'total',
    shape: 'amount',
    words: {
      10: 'valoare totala,valor original,valor original da parcela,valor da parcela,valor nf,valor da nota,valor liquido da nota,monto total,total facturado,importe factura,netto a pagare,сумма документа,всего с ндс,итого к оплате,suma brutto,celkova suma,suma celkom s dph,suma s dph,合計,税込,税込額,税込合計,請求合計,ご請求金額,合計金額 税込,价税合计金额,含税金额,金额,total sek,total dkk,facturado',
      8: 'incl,incl vat,inc vat,incl tax,inc,inclusive,amt,imp total,monto,valor bruto,金額',
    },
  },
  {
    field: 'tax',
    shape: 'amount',
    words: {
      10: 'imposta,cuota iva,impuestos,imposto,消費税,消費税額,税額,税额,iva total,vat amt',
    },
  },
  {
    field: 'balance',
    shape: 'amount',
    words: {
      10: 'owing,amount owing,owed,still owing,amount owed,ausstehend,ausstehender betrag,kintlevoseg,pdte cobro,pdte,pte cobro,op betrag,opbetrag,op saldo,saldo op,na uhradu,k uhrade celkem,rest de incasat,rest incasat,por cobrar,valor em aberto,saldo factura,saldo documento,saldo vivo,rest,deuda,adeudado,a pagar,a receber,未収金額,請求残高,売掛残高,未収残高,未收金额,未收款,余额,未付金额,remaining amt,amt open,amt due,amt outstanding,op amount',
    },
  },
  {
    field: 'paid',
    shape: 'amount',
    words: {
      10: 'pd,zahlung,kwota oplacona,oplacono,incasat,valor recebido,valor pago,total cobrado,total pagado,abonos,abonado,uhradene,uhrazena castka,入金済額,入金済金額,回収額,已收金额,已付金额,已收款,paid to dt,amt applied',
    },
  },
  {
    field: 'paidDate',
    shape: 'date',
    words: {
      10: 'status payed date,slutbetald,betald datum,betaldatum,datum likv,datum likvidace,data ostatniej wplaty,data do ultimo pagamento,data do recebimento,fecha ultimo pago,入金日付,收款日期,zahldat,payed at,date of last payment',
    },
  },
  {
    field: 'debit',
    shape: 'amount',
    words: {
      10: 'betrag s,soll betrag,umsatz s,debito,cargo,cargos,wn,winien,md,ma dati,дебет,borc,tartozik,debet belopp,deve,借方,借方金額',
    },
  },
  {
    field: 'credit',
    shape: 'amount',
    words: {
      10: 'betrag h,haben betrag,umsatz h,abono,haver,ma,dal,кредит,alacak,kovetel,kredit,貸方,貸方金額',
    },
  },
  {
    field: 'status',
    shape: 'text',
    words: {
      10: 'stare,stan,stan rozliczenia,入金ステータス,ステータス,入金状況,入金状態,状態,支払ステータス,状态,收款状态,付款状态,document state,open closed,situacao,situacao pagamento,estatus,estado factura,estado de la factura,statut facture,tillstand,betald status,zaplatene stav',
    },
  },
  {
    field: 'kind',
    shape: 'text',
    words: {
      11: 'credit note flag,credit memo flag,credit flag,is credit,is credit memo,is a credit note,gutschrift ja nein,est un avoir,es abono,es nota de credito',
      10: 'dokumentenart,dokumententyp,rechnungsart,belegart bezeichnung,rodzaj,tipus,bizonylat tipus,tipo de comprobante,tipo comprobante,tipo cfdi,fakturatyp,dokumentart,単据类型,发票类型,vrsta,druh,document kind,soort document,source',
    },
  },
  {
    field: 'appliesTo',
    shape: 'text',
    words: {
      10: 'credit voor,zu rechnung nr,rechnungsbezug,storno zu,stornoreferenz,stornierte rechnung,facture d origine,facture liee,facture associee,factura rectificada,factura relacionada,documento relacionado,fattura collegata,fattura di riferimento,documento de referencia,refers to invoice,origin invoice,original invoice number,associated invoice number,credited invoice,kreditering av,kreditert faktura,faktura korygowana,nr faktury korygowanej,opravovany doklad,reversal of,reversed entry,return against invoice',
    },
  },
  {
    field: 'terms',
    shape: 'text',
    words: {
      6: 'z ziel,zahlungsziel tage,zziel,betaaltermijn,betaltermijn,plazo,dias credito,dias de credito',
    },
  },
  {
    field: 'taxRate',
    shape: 'text',
    words: {
      10: 'tax rate,vat rate,gst rate,sst rate,hst rate,sales tax rate,tax percent,tax percentage,vat percent,vat percentage,line tax rate,line vat rate,item tax rate,item tax percent,tax percent rate,steuersatz,mwst satz,ust satz,umsatzsteuersatz,taux tva,taux de tva,tipo iva,tipo de iva,tasa iva,tasa de iva,porcentaje iva,aliquota,aliquota iva,btw percentage,btw tarief,momssats,moms sats,momsprocent,stawka vat,sazba dph,sadzba dph,afa kulcs,kdv orani,alv prosentti,taxa tva,stopa pdv,ставка ндс,税率',
    },
  },
  {
    field: 'lineDiscount',
    shape: 'text',
    words: {
      10: 'discount,line discount,discount percent,discount percentage,discount rate,discount amount,item discount,item discount percent,rabatt,rabattsatz,remise,taux remise,taux de remise,descuento,sconto,korting,rabat,sleva,zlava',
    },
  },
]
