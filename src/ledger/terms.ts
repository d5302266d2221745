import {
  addDays,
  addMonths,
  type CalendarDate,
  dateOf,
  daysInMonth,
  endOfMonth,
} from '../core/calendar-date.ts'

/** What was agreed on when to pay. */
export interface Terms {
  readonly netDays: number
  /** The days run from the end of the month (`net 15 EOM`), or lead to one (`30 jours fin de mois`). */
  readonly endOfMonth?: 'days-after' | 'days-before'
  /** A fixed day of the month after (`15 MFI`, `10th prox`). */
  readonly dayOfNextMonth?: number
  /** Per cent with up to four decimals, as text: `2`, `1.5`. */
  readonly discountPercent?: string
  readonly discountDays?: number
}

// Words as they stand after folding: no case, no accents, no punctuation but % / . +
const IMMEDIATE =
  /^(due )?(up)?on (receipt|presentation)|^due now|^immediate|^sofort|^cod$|^cash on delivery|^prepaid|^prepayment|^payable on receipt|^a reception|^comptant|^al contado|^contado|^a vista|^a ricevimento|^rimessa diretta|^direct|^zahlbar sofort|^vorkasse|^bei erhalt|^cash$|^cia$|^pia$|^cash in advance/
const DISCOUNT = [
  // The days first, where a word says that they are for the discount: "10 Tage 2 % Skonto".
  {
    pattern:
      /\b(?<days>\d{1,3}) ?(?:tage|days|jours|giorni|dias|dagen) ?,? ?(?:mit |abzuglich |less |with )?(?<percent>\d{1,2}(?:\.\d+)?) ?% ?(?:skonto|discount|escompte|sconto|descuento)/,
  },
  {
    pattern:
      /(?<percent>\d{1,2}(?:\.\d+)?) ?% ?(?:skonto|discount|d escompte|escompte|descuento|sconto|korting|desconto)?[ /,]*(?:within|in|innerhalb von|innerhalb|bei zahlung innerhalb von|bei zahlung innerhalb|binnen|sous|a|dentro de|entro|if paid in|if paid within)? ?(?<days>\d{1,3})\b/,
  },
  { pattern: /\b(?<percent>\d{1,2}(?:\.\d+)?) ?\/ ?(?<days>\d{1,3})\b/ },
] as const
const END_OF_MONTH =
  /\beom\b|end of (the )?month|fin de mois|monatsende|fine mese|fin de mes|einde maand|fim do mes|\bffm\b|\bdffm\b|\bfm\b|\bdfm\b/
const NET = [
  /\b(?:net|netto|n|nett|due in|due within|zahlbar innerhalb von|zahlbar in|within|zahlungsziel|nettobetrag)[ /]*(?:30 ?\/ ?)?(\d{1,3})\b/,
  /\b(\d{1,3}) ?(?:tage|tagen|days?|d|jours?|giorni|gg|dias?|dagen|dagar|paivaa|dni|dnei)\b/,
  /^(\d{1,3})$/,
  /\b(\d{1,3}) ?(?:net|netto|nett)\b/,
] as const

/** Reads what people write about terms: `Net 30`, `2/10 net 30`, `14 Tage netto`, `net 15 EOM`. */
export function parseTerms(text: string): Terms | undefined {
  const folded = fold(text)
  if (folded === '') return undefined
  const { discount, rest } = discountOf(folded)
  const base = netOf(rest, discount !== undefined)
  if (base === undefined) return undefined
  return discount === undefined ? base : { ...base, ...discount }
}

/** The day on which an invoice of these terms is due. */
export function dueDate(terms: Terms, issueDate: CalendarDate): CalendarDate {
  if (terms.dayOfNextMonth !== undefined) return dayOfNextMonth(issueDate, terms.dayOfNextMonth)
  switch (terms.endOfMonth) {
    case 'days-after':
      return addDays(endOfMonth(issueDate), terms.netDays)
    case 'days-before':
      return endOfMonth(addDays(issueDate, terms.netDays))
    default:
      return addDays(issueDate, terms.netDays)
  }
}

/** The last day on which the discount may be taken; undefined where none was agreed. */
export function discountDate(terms: Terms, issueDate: CalendarDate): CalendarDate | undefined {
  return terms.discountDays === undefined ? undefined : addDays(issueDate, terms.discountDays)
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/(\d),(\d)/g, '$1.$2')
    .replace(/[^a-z0-9%/.,]+/g, ' ')
    .replace(/\bper ?cent\b|\bprozent\b|\bpct\b/g, '%')
    .replace(/[.,]+(?=\s|$)/g, '')
    .trim()
}

function discountOf(text: string): {
  discount?: { discountPercent: string; discountDays: number }
  rest: string
} {
  for (const { pattern } of DISCOUNT) {
    const found = pattern.exec(text)
    const percent = found?.groups?.['percent']
    const days = found?.groups?.['days']
    if (found === null || percent === undefined || days === undefined || Number(days) > 365)
      continue
    const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`
    return { discount: { discountPercent: percent, discountDays: Number(days) }, rest: rest.trim() }
  }
  return { rest: text }
}

function netOf(text: string, hasDiscount: boolean): Terms | undefined {
  if (IMMEDIATE.test(text)) return { netDays: 0 }
  const proximo =
    /\b(\d{1,2}) ?(?:st|nd|rd|th)? ?(?:mfi|prox|proximo|of (?:the )?(?:next|following) month)\b/.exec(
      text,
    )
  if (proximo?.[1] !== undefined) return { netDays: 0, dayOfNextMonth: Number(proximo[1]) }
  const days = netDays(text, hasDiscount)
  const monthEnd = END_OF_MONTH.exec(text)
  if (monthEnd === null) return days === undefined ? undefined : { netDays: days }
  if (days === undefined) return { netDays: 0, endOfMonth: 'days-after' }
  const isAfter = /\beom\b|after|nach|from end/.test(text)
  return { netDays: days, endOfMonth: isAfter ? 'days-after' : 'days-before' }
}

function netDays(text: string, hasDiscount: boolean): number | undefined {
  for (const pattern of NET) {
    const days = pattern.exec(text)?.[1]
    if (days !== undefined) return Number(days)
  }
  // After a discount a bare number is the net: "2% 10, 30".
  const bare = hasDiscount ? /\b(\d{1,3})\b/.exec(text)?.[1] : undefined
  return bare === undefined ? undefined : Number(bare)
}

function dayOfNextMonth(issueDate: CalendarDate, day: number): CalendarDate {
  const next = addMonths(issueDate, 1)
  const year = Number(next.slice(0, 4))
  const month = Number(next.slice(5, 7))
  return dateOf(year, month, Math.min(day, daysInMonth(year, month))) ?? next
}
