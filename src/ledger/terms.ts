import {
  addDays,
  addMonths,
  type CalendarDate,
  dateOf,
  daysInMonth,
  endOfMonth,
} from '../core/calendar-date.ts'
import {
  COUNTS_ON,
  DAY_OF_NEXT_MONTH,
  END_OF_MONTH,
  END_OF_NEXT_MONTH,
  folded,
  IMMEDIATE,
  UNCOUNTED,
  UNITS,
  word,
} from './terms-words.ts'

/** What was agreed on when to pay. */
export interface Terms {
  readonly netDays: number
  /** Months besides the days: `2 months`; with the end of the month, that of so many months later. */
  readonly netMonths?: number
  /** The days run from the end of the month (`net 15 EOM`), or lead to one (`30 jours fin de mois`). */
  readonly endOfMonth?: 'days-after' | 'days-before'
  /** A fixed day of the month after (`15 MFI`, `10th prox`). */
  readonly dayOfNextMonth?: number
  /** Per cent with up to four decimals, as text: `2`, `1.5`. */
  readonly discountPercent?: string
  readonly discountDays?: number
}

const PERCENT = '(?<percent>\\d{1,2}(?:\\.\\d+)?)'
const DAYS = `(?<days>\\d{1,3})(?: ?${UNITS.days})?`
const DAYS_TOLD = `(?<days>\\d{1,3}) ?${UNITS.days}`
const SKONTO =
  '(?:d ?escompte|skonto|discount|escompte|sconto|descuento|korting|desconto|rabat|rabatt|kassarabat|kasserabat)'
const DISCOUNT = [
  // The days first, and a word or the end of a phrase behind: "10 Tage 2 % Skonto", "10 Tage 2 %, …".
  `(?<!%.*)\\b${DAYS_TOLD} ?,? ?(?:mit |abzuglich |less |with )?${PERCENT} ?%(?: ?${SKONTO}| ?[,;/+]| ?$|(?= ?\\d{1,3} ?${UNITS.days}))`,
  `${PERCENT} ?% ?${SKONTO}?[ /,]*(?:within|in|innerhalb von|innerhalb|bei zahlung innerhalb von|bei zahlung innerhalb|bei zahlung in|bis|binnen|sous|a|dentro de|entro|if paid in|if paid within|for|pour|per|op)? ?${DAYS}(?!\\d|st|nd|rd|th)`,
  `(?<![\\d/])${PERCENT} ?/ ?(?<days>\\d{1,3})(?![\\d/])`,
].map((pattern) => new RegExp(pattern))
/** More is a deposit, or the days of an instalment. */
const DISCOUNT_MAX = 15
const NET = new RegExp(
  `${word('net,netto,nett,n,due in,due within,within,zahlbar innerhalb von,zahlbar in,Zahlungsziel,nettobetrag')}[ /]*(\\d{1,3})(?!\\d)`,
)
const NUMBER_ALONE = /^(\d{1,3})$/
/** Numbers of days in general, but not the parts of a date, of a decimal, or per cents. */
const NUMBERS = /(?<![\d.])\d{1,3}(?![\d.]| ?%)/g

/** Reads what people write about terms: `Net 30`, `2/10 net 30`, `14 Tage netto`, `net 15 EOM`. */
export function parseTerms(text: string): Terms | undefined {
  const words = folded(text)
  if (words === '' || UNCOUNTED.test(words)) return undefined
  const { discount, rest } = discountOf(words)
  if (/(?<!\d)[2-9]\d ?%/.test(rest)) return undefined // a part now and a part later
  const base = netOf(rest, discount !== undefined)
  if (base === undefined || discount === undefined) return base
  // Who may pay in 30 days gets no discount for 30 days: what stood where was misunderstood.
  const isPlain = base.endOfMonth === undefined && base.dayOfNextMonth === undefined
  const netDays = base.netDays + (base.netMonths ?? 0) * 30
  return isPlain && discount.discountDays > netDays ? undefined : { ...base, ...discount }
}

/** The day on which an invoice of these terms is due. */
export function dueDate(terms: Terms, issueDate: CalendarDate): CalendarDate {
  const { netDays, netMonths = 0 } = terms
  if (terms.dayOfNextMonth !== undefined) return dayOfNextMonth(issueDate, terms.dayOfNextMonth)
  const later = (date: CalendarDate): CalendarDate =>
    addDays(netMonths === 0 ? date : addMonths(date, netMonths), netDays)
  switch (terms.endOfMonth) {
    case 'days-after':
      return later(endOfMonth(issueDate))
    case 'days-before':
      return endOfMonth(later(issueDate))
    default:
      return later(issueDate)
  }
}

/** The last day on which the discount may be taken; undefined where none was agreed. */
export function discountDate(terms: Terms, issueDate: CalendarDate): CalendarDate | undefined {
  return terms.discountDays === undefined ? undefined : addDays(issueDate, terms.discountDays)
}

type Discount = Required<Pick<Terms, 'discountPercent' | 'discountDays'>>

/** The first discount, and the text without any: of several the first is the highest. */
function discountOf(text: string): { discount?: Discount; rest: string } {
  for (const pattern of DISCOUNT) {
    const found = pattern.exec(text)
    const percent = found?.groups?.['percent']
    const days = Number(found?.groups?.['days'])
    if (found === null || percent === undefined || Number(percent) > DISCOUNT_MAX) continue
    const rest = `${text.slice(0, found.index)} ; ${text.slice(found.index + found[0].length)}`
    const discount = { discountPercent: percent, discountDays: days }
    return { discount, rest: discountOf(rest).rest.trim() }
  }
  return { rest: text }
}

function netOf(text: string, hasDiscount: boolean): Terms | undefined {
  const numbers = new Set(text.match(NUMBERS) ?? [])
  for (const pattern of DAY_OF_NEXT_MONTH) {
    const day = pattern.exec(text)?.[1]
    if (day !== undefined && numbers.size <= 1) return { netDays: 0, dayOfNextMonth: Number(day) }
  }
  if (numbers.size > 1) return undefined // instalments
  if (END_OF_NEXT_MONTH.test(text)) {
    return numbers.size > 0 ? undefined : { netDays: 0, netMonths: 1, endOfMonth: 'days-before' }
  }
  const [number] = numbers
  const period = number === undefined ? undefined : periodOf(text, number, hasDiscount)
  if (END_OF_MONTH.test(text)) {
    if (period === undefined) return { netDays: 0, endOfMonth: 'days-after' }
    return { ...period, endOfMonth: COUNTS_ON.test(text) ? 'days-after' : 'days-before' }
  }
  return period ?? (IMMEDIATE.test(text) ? { netDays: 0 } : undefined)
}

/** The time that the one number of the text is, if it is one. */
function periodOf(text: string, number: string, hasDiscount: boolean): Terms | undefined {
  const unit = (words: string): boolean => new RegExp(`${number} ?(?:de )?${words}`).test(text)
  const count = Number(number)
  if (unit(UNITS.weeks)) return { netDays: 7 * count }
  if (unit(UNITS.months)) return { netDays: 0, netMonths: count }
  // After a discount a bare number is the net: "2% 10, 30".
  const isDays =
    unit(UNITS.days) || NET.test(text) || NUMBER_ALONE.test(text) || END_OF_MONTH.test(text)
  const isNet = isDays || new RegExp(`${number} ?${word('net,netto,nett')}`).test(text)
  return isNet || hasDiscount ? { netDays: count } : undefined
}

function dayOfNextMonth(issueDate: CalendarDate, day: number): CalendarDate {
  const next = addMonths(issueDate, 1)
  const year = Number(next.slice(0, 4))
  const month = Number(next.slice(5, 7))
  return dateOf(year, month, Math.min(day, daysInMonth(year, month))) ?? next
}
