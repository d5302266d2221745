import { addDays, type CalendarDate, dateOf, dateOfDayNumber } from '../../core/calendar-date.ts'

/** The order of day, month and year where all three are numbers. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd'

/** What a date as text says about the order that its file uses; `clear` reads only one way. */
export type OrderEvidence = 'clear' | 'dmy' | 'mdy' | 'either'

const TEXT_LENGTH_MAX = 60 // longer cells are prose, and patterns take long over them
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T ])/
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\.?$/
const PACKED = /^((?:19|20)\d{2})(\d{2})(\d{2})$/
/** Seconds since 1970, as interfaces of programs write them: from 2001 on. */
const EPOCH = /^1\d{9}$/
/** Days as a spreadsheet counts them, from 1982 to 2064. */
const SERIAL = /^([3-5]\d{4})(?:\.\d+)?$/
const NUMBERS = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})\.?$/
const DAY_NAME =
  /^(\d{1,2})(?:st|nd|rd|th|\.)?[-/ .]*(?:de |di |d )?([a-z]{3,12})\.?[-/ ,.]*(?:de |del )?'?(\d{4}|\d{2})$/
const NAME_DAY = /^([a-z]{3,12})\.?[-/ .]*(\d{1,2})(?:st|nd|rd|th)?,?[-/ ]+'?(\d{4}|\d{2})$/
const YEAR_NAME_DAY = /^(\d{4})[-/ .]([a-z]{3,12})[-/ .](\d{1,2})$/
const TIME =
  /[ tT,]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)? ?(?:[ap]\.?m\.?)?(?: ?(?:z|utc|gmt|[a-z]{2,4}|[+-]\d{2}:?\d{2}))*$/i
const WEEKDAY =
  /^(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim)[a-z]*\.?,? +/i

const MONTHS: readonly string[] = [
  'jan january januar janvier enero ene gennaio gen januari janeiro janv jan',
  'feb february februar fevrier febrero febbraio februari fevereiro fev fevr',
  'mar march marz maerz mars marzo maart marco mrz mrt',
  'apr april avril abril aprile avr abr',
  'may mai mayo maggio mei maio mag',
  'jun june juni juin junio giugno junho giu',
  'jul july juli juillet julio luglio julho juil lug',
  'aug august aout agosto augustus ago augusti',
  'sep sept september septembre septiembre settembre setembro set',
  'oct october oktober octobre octubre ottobre outubro okt ott out',
  'nov november novembre noviembre novembro',
  'dec december dezember decembre diciembre dicembre dezembro dez dic des',
]
const monthOfName = new Map(
  MONTHS.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1])),
)

/** Reads a date as packages write it, a time behind it dropped; undefined when it is none. */
export function readDate(text: string, order: DateOrder): CalendarDate | undefined {
  const iso = ISO.exec(text)
  if (iso !== null) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const bare = strip(text)
  const numbers = NUMBERS.exec(bare)
  if (numbers === null) return readClear(bare)
  const [, first, mark, second, year] = numbers
  // Year first, these digits have no order of their own, unless day and month are one number.
  if (order === 'ymd' && year?.length === 2) return dateOf(fullYear(first), num(second), num(year))
  if (order === 'ymd' && mark !== '.' && num(first) !== num(second)) return undefined
  const isMonthFirst = order === 'mdy' && mark !== '.'
  return isMonthFirst
    ? dateOf(fullYear(year), num(first), num(second))
    : dateOf(fullYear(year), num(second), num(first))
}

/** What the text shows about the order of day and month; undefined when it is no date. */
export function orderEvidence(text: string): OrderEvidence | undefined {
  const bare = strip(text)
  const numbers = NUMBERS.exec(bare)
  if (numbers === null) return readClear(bare) === undefined ? undefined : 'clear'
  const [, first, mark, second, year] = numbers
  const canBe = {
    dmy: dateOf(fullYear(year), num(second), num(first)) !== undefined,
    mdy: mark !== '.' && dateOf(fullYear(year), num(first), num(second)) !== undefined,
  }
  if (canBe.dmy && canBe.mdy) return num(first) === num(second) ? 'clear' : 'either'
  return canBe.dmy ? 'dmy' : canBe.mdy ? 'mdy' : undefined
}

/** Whether a text can be a date at all. */
export function looksLikeDate(text: string): boolean {
  return ISO.test(text) || orderEvidence(text) !== undefined
}

function readClear(bare: string): CalendarDate | undefined {
  if (EPOCH.test(bare)) return dateOfDayNumber(Math.floor(Number(bare) / 86_400))
  const serial = SERIAL.exec(bare)?.[1]
  const first = dateOf(1899, 12, 30)
  if (serial !== undefined && first !== undefined) return addDays(first, Number(serial))
  const yearFirst = YEAR_FIRST.exec(bare) ?? PACKED.exec(bare)
  if (yearFirst !== null) return dateOf(num(yearFirst[1]), num(yearFirst[2]), num(yearFirst[3]))
  const folded = bare.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const dayName = DAY_NAME.exec(folded)
  if (dayName !== null) return named(dayName[3], dayName[2], dayName[1])
  const nameDay = NAME_DAY.exec(folded)
  if (nameDay !== null) return named(nameDay[3], nameDay[1], nameDay[2])
  const yearName = YEAR_NAME_DAY.exec(folded)
  return yearName === null ? undefined : named(yearName[1], yearName[2], yearName[3])
}

function named(year?: string, month?: string, day?: string): CalendarDate | undefined {
  const number = monthOfName.get(month ?? '') ?? monthOfName.get((month ?? '').slice(0, 3))
  return number === undefined ? undefined : dateOf(fullYear(year), number, num(day))
}

function strip(text: string): string {
  if (text.length > TEXT_LENGTH_MAX) return ''
  const bare = text
    .trim()
    .replace(/^="(.*)"$/, '$1')
    .replace(/^'/, '')
  const whole = ISO.exec(bare) === null ? bare.replace(TIME, '') : bare.slice(0, 10)
  return whole.replace(WEEKDAY, '').trim()
}

function num(text: string | undefined): number {
  return Number(text)
}

/** Two-digit years are of this century up to 79. */
function fullYear(text: string | undefined): number {
  const year = num(text)
  if (text?.length === 4) return year
  return year < 80 ? 2000 + year : 1900 + year
}
