import { fold } from './cell-text.ts'

// One line a language, month by month; abbreviations and cases (of the month) stand beside the name.
const NAMES: readonly string[] = [
  'january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep sept|october oct|november nov|december dec',
  'januar janner jaenner jan|februar feber feb|marz maerz mrz|april|mai|juni|juli|august|september|oktober okt|november|dezember dez',
  'janvier janv jan|fevrier fevr fev|mars|avril avr|mai|juin|juillet juil|aout|septembre sept|octobre oct|novembre|decembre dec',
  'enero ene|febrero feb|marzo|abril abr|mayo|junio jun|julio jul|agosto ago|septiembre setiembre sep set|octubre|noviembre|diciembre dic',
  'gennaio gen|febbraio|marzo|aprile|maggio mag|giugno giu|luglio lug|agosto|settembre set|ottobre ott|novembre|dicembre',
  'januari|februari|maart mrt|april|mei|juni|juli|augustus|september|oktober|november|december',
  'janeiro|fevereiro fev|marco|abril|maio mai|junho|julho|agosto|setembro|outubro out|novembro|dezembro dez',
  'styczen stycznia sty|luty lutego lut|marzec marca|kwiecien kwietnia kwi|maj maja|czerwiec czerwca cze|lipiec lipca lip|sierpien sierpnia sie|wrzesien wrzesnia wrz|pazdziernik pazdziernika paz|listopad listopada lis|grudzien grudnia gru',
  'leden ledna led|unor unora uno|brezen brezna bre|duben dubna dub|kveten kvetna kve|cerven cervna|cervenec cervence|srpen srpna srp|zari zar|rijen rijna rij|listopad|prosinec prosince pro',
  'januar|februar|marec marca|april|maj|jun|jul|august|september|oktober|november|december',
  'januar|februar|marcius marc|aprilis|majus maj|junius|julius|augusztus|szeptember szept|oktober|november|december',
  'januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december',
  'januar|februar|marts|april|maj mai|juni|juli|august|september|oktober|november|desember des',
  'tammikuu tammikuuta|helmikuu helmikuuta|maaliskuu maaliskuuta|huhtikuu huhtikuuta|toukokuu toukokuuta|kesakuu kesakuuta|heinakuu heinakuuta|elokuu elokuuta|syyskuu syyskuuta|lokakuu lokakuuta|marraskuu marraskuuta|joulukuu joulukuuta',
  'sausis sausio|vasaris vasario|kovas kovo|balandis balandzio|geguze geguzes|birzelis birzelio|liepa liepos|rugpjutis rugpjucio|rugsejis rugsejo|spalis spalio|lapkritis lapkricio|gruodis gruodzio',
  'ianuarie ian|februarie|martie|aprilie|mai|iunie iun|iulie iul|august|septembrie|octombrie|noiembrie noi|decembrie',
  'ocak oca|subat sub|mart|nisan nis|mayis|haziran haz|temmuz tem|agustos|eylul eyl|ekim eki|kasim kas|aralik ara',
  'январь января янв|февраль февраля фев|март марта мар|апрель апреля апр|мая май маи|июнь июня июн|июль июля июл|август августа авг|сентябрь сентября сен|октябрь октября окт|ноябрь ноября ноя|декабрь декабря дек',
]

const months = new Map<string, number>()
for (const language of NAMES) {
  language.split('|').forEach((names, index) => {
    for (const name of names.split(' ')) months.set(fold(name), index + 1)
  })
}

/** The month (1–12) that a name or an abbreviation means, in the languages of the banks we read. */
export function monthOfName(name: string): number | undefined {
  return months.get(fold(name).replace(/\.$/, ''))
}
