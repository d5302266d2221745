// Words are written in natural script here and compared as `folded` leaves them.

/** No case, no accents, no punctuation but `% / . + ,`. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[øłđıß]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/(\d),(\d)/g, '$1.$2')
    .replace(/[^\p{L}\p{N}%/.,+]+/gu, ' ')
    .replace(/\b((?:\p{L}\.)+\p{L})\b/gu, (short) => short.replaceAll('.', '')) // E.O.M., d.f.f.m.
    .replace(/\bper ?cent\b|\bprozent\b|\bpct\b/g, '%')
    .replace(/\.+(?=\s|$)/g, ' ')
    .replace(/(?<=\p{L})\.(?=\d)/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

const PLAIN: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', đ: 'd', ı: 'i', ß: 'ss' }

/** A pattern that finds any of the words, as they stand in folded text; longer ones first. */
function anyOf(words: string): string {
  const list = words.split(',').map((word) => folded(word).replaceAll('.', '\\.'))
  return `(?:${list.sort((a, b) => b.length - a.length).join('|')})`
}

// Scripts without blanks between words have no edges to look for.
const EDGE = '(?![a-z\u0400-\u04ff\u0370-\u03ff\u0590-\u05ff])'
const START = '(?<![a-z\u0400-\u04ff\u0370-\u03ff\u0590-\u05ff])'

/** The words on their own. */
export function word(words: string): string {
  return `${START}${anyOf(words)}${EDGE}`
}

/** A word for a number of days, weeks or months, right behind the number. */
export const UNITS = {
  days: `${anyOf(
    'd,dy,day,days,Tag,Tage,Tagen,T,jour,jours,jrs,j,giorno,giorni,gg,día,días,dia,dias,dag,dagen,' +
      'dage,dagar,dager,dgn,dgr,dg,ddl,päivä,päivää,pv,pvä,pvm,dzień,dni,dnia,den,dny,dní,dnů,dnech,dan,dana,' +
      'dnev,nap,napos,napon,zi,zile,gün,день,дня,дней,дн,дні,днів,дни,ημέρα,ημέρες,ημερών,päev,päeva,' +
      'diena,dienas,dienu,dienos,dienų,hari,ngày,วัน,日,日間,天,일,일간,ימים,יום,يوم',
  )}${EDGE}`,
  weeks: `${anyOf(
    'week,weeks,wk,wks,Woche,Wochen,semaine,semaines,settimana,settimane,semana,semanas,weken,uke,' +
      'uker,vecka,veckor,uge,uger,viikko,viikkoa,tydzień,tygodnie,tygodni,týden,týdny,týdnů,hét',
  )}${EDGE}`,
  months: `${anyOf(
    'month,months,Monat,Monate,Monaten,mois,mese,mesi,mes,meses,mês,maand,maanden,måned,måneder,månad,' +
      'månader,kuukausi,kuukautta,kk,miesiąc,miesiące,miesięcy,měsíc,měsíce,měsíců,hónap,lună,luni,ay,' +
      'месяц,месяца,месяцев,ヶ月,か月,カ月,个月,개월',
  )}${EDGE}`,
} as const

export const IMMEDIATE = new RegExp(
  `${word(
    'on receipt,upon receipt,on presentation,upon presentation,due now,immediate,immediately,immediat,' +
      'payable on receipt,on demand,prompt,prompt payment,COD,C.O.D.,cash on delivery,prepaid,prepayment,' +
      'pre payment,payment in advance,in advance,cash in advance,advance payment,CIA,PIA,CBD,CWO,sofort,' +
      'Vorkasse,Vorauskasse,Vorauszahlung,bei Erhalt,nach Erhalt,Nachnahme,Barzahlung,netto Kasse,' +
      'à réception,comptant,à vue,contre remboursement,al contado,contado,a la vista,à vista,pronto pago,' +
      'contra entrega,contra reembolso,anticipado,pago anticipado,a ricevimento,rimessa diretta,' +
      'vista fattura,contrassegno,anticipato,contant,per direct,vooruitbetaling,kontant,' +
      'netto kontant,straks,omgående,forudbetaling,forskud,förskott,förskottsbetalning,heti,käteinen,' +
      'gotówka,natychmiast,przedpłata,hotově,ihned,předem,készpénz,azonnal,numerar,la livrare,peşin,' +
      'предоплата,немедленно,即時,即日,現金,预付,货到付款,현금,선불,מזומן',
  )}|^(?:cash|bar)$`,
)

/** Days on which banks or people work, statements, the month after the next: nothing we could count. */
export const UNCOUNTED = new RegExp(
  `\\d ?日 ?締|${anyOf(
    'business day,working day,banking day,bank day,Werktag,Arbeitstag,Bankarbeitstag,jours ouvr,' +
      'giorni lavorativi,días hábiles,dias úteis,werkdag,arbetsdag,arbejdsdag,virkedag,bankdag,' +
      'arkipäiv,robocz,pracovn,munkanap,lucrătoare,iş gün,işgün,рабоч,банковск,営業日,工作日,영업일,monthly,statement,翌々月,翌翌月',
  )}`,
)

const END = word(
  'EOM,DEOM,end of month,end of the month,end month,month end,fin de mois,fin du mois,FDM,Monatsende,' +
    'Monatsultimo,Ende des Monats,Ende Monat,zum Ultimo,ultimo,fine mese,FM,DFFM,FFM,DFFM,DFM,fin de mes,' +
    'final de mes,fim do mês,fim de mês,fim mês,einde maand,einde van de maand,eind maand,' +
    'løbende måned,løbende md,lb md,lbmd,løpende måned,inneværende måned,innevarande månad,' +
    'månadens slut,fri leveringsmåned,fri lev mnd,kuun loppu,kuun lopussa,koniec miesiąca,' +
    'końca miesiąca,konec měsíce,konce měsíce,hó vége,hónap vége,sfârșitul lunii,ay sonu,конец месяца,' +
    'конца месяца,月末,月底,月结,月結,월말,שוטף',
)
const NEXT = word(
  'end of next month,end of the next month,end of following month,end of the following month,' +
    'end of month following,end of the month following,month end following,next month end,' +
    'fin du mois suivant,fin de mois suivant,Ende des Folgemonats,Ende Folgemonat,Ende nächsten Monats,' +
    'Ende des nächsten Monats,ultimo Folgemonat,fine mese successivo,fine mese prossimo,' +
    'fine mese seguente,fin de mes siguiente,fim do mês seguinte,einde volgende maand,' +
    'ultimo næste måned,ultimo neste måned,utgången av nästa månad,翌月末,次月底,次月末,익월말',
)
export const END_OF_MONTH = new RegExp(END)
export const END_OF_NEXT_MONTH = new RegExp(NEXT)

/** `EOM` counts on from the end of the month, as what says so in words, or names the end first. */
export const COUNTS_ON = new RegExp(
  `${word('EOM,DEOM,after,from,nach,ab,après,dopo,depois,después,na,efter,etter,po,után')}|\\+|${END} ?${'(?:\\+ ?)?'}\\d`,
)

const OF_NEXT_MONTH = anyOf(
  'MFI,M.F.I.,prox,proximo,of next month,of the next month,of following month,of the following month,' +
    'next month,following month,of the month following,of month following,du mois suivant,' +
    'des Folgemonats,des nächsten Monats,Folgemonat,del mese successivo,del mese seguente,' +
    'mese successivo,del mes siguiente,do mês seguinte,van de volgende maand,næste måned,neste måned,' +
    'nästa månad,następnego miesiąca,následujícího měsíce,následného měsíce,köv. hó',
)
export const DAY_OF_NEXT_MONTH = [
  new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|e)? ?${OF_NEXT_MONTH}`),
  new RegExp(`${anyOf('翌月,次月,익월')} ?(\\d{1,2}) ?${anyOf('日,일')}`),
  /^(?:net |due )?(\d{1,2})(?:st|nd|rd|th)$/,
] as const
