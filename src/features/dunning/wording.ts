import { format } from 'date-fns/format'
import { de } from 'date-fns/locale/de'
import { enGB } from 'date-fns/locale/en-GB'
import { enUS } from 'date-fns/locale/en-US'
import { es } from 'date-fns/locale/es'
import { fr } from 'date-fns/locale/fr'
import { atHour, type CalendarDate } from '../../core/calendar-date.ts'
import { currencyDigits } from '../../core/currency.ts'
import * as money from '../../core/money.ts'

export const LANGUAGES = ['en', 'de', 'fr', 'es'] as const

export type Language = (typeof LANGUAGES)[number]

/** How a reader writes dates and amounts; the tag is one of BCP 47. */
export interface Wording {
  readonly language: Language
  readonly tag: string
  /** For a table: short, and never to be taken for another day. */
  shortDate(date: CalendarDate): string
  /** For a sentence. */
  longDate(date: CalendarDate): string
  amount(value: money.Money): string
}

const STYLES = {
  'en-US': { language: 'en', locale: enUS, short: 'MMM d, yyyy', long: 'MMMM d, yyyy' },
  'en-GB': { language: 'en', locale: enGB, short: 'd MMM yyyy', long: 'd MMMM yyyy' },
  'de-DE': { language: 'de', locale: de, short: 'dd.MM.yyyy', long: 'd. MMMM yyyy' },
  'fr-FR': { language: 'fr', locale: fr, short: 'dd/MM/yyyy', long: 'do MMMM yyyy' },
  'es-ES': { language: 'es', locale: es, short: 'dd/MM/yyyy', long: "d 'de' MMMM 'de' yyyy" },
} as const

type Tag = keyof typeof STYLES

/** What files and people call the languages of the letters. */
const TAG_OF_WORD: readonly (readonly [RegExp, Tag])[] = [
  [/^en[-_](gb|ie|au|nz|za|in)\b/, 'en-GB'],
  [/^(en\b|eng\b|english)/, 'en-US'],
  [/^(de\b|ger\b|deu\b|german|deutsch)/, 'de-DE'],
  [/^(fr\b|fre\b|fra\b|french|fran)/, 'fr-FR'],
  [/^(es\b|spa\b|spanish|espa|castellano)/, 'es-ES'],
]

/** The wording for a language as it stands with a customer; another one where it is not known. */
export function wordingFor(
  language: string | null,
  { otherwise }: { otherwise: Language },
): Wording {
  const tag = tagOf(language?.trim().replace('_', '-').toLowerCase() ?? '') ?? tagOf(otherwise)
  return wordingOf(tag ?? 'en-US')
}

function tagOf(word: string): Tag | undefined {
  return TAG_OF_WORD.find(([pattern]) => pattern.test(word))?.[1]
}

function wordingOf(tag: Tag): Wording {
  const { language, locale, short, long } = STYLES[tag]
  const written = (pattern: string) => (date: CalendarDate) =>
    format(localNoon(date), pattern, { locale })
  return {
    language,
    tag,
    shortDate: written(short),
    longDate: written(long),
    amount: (value) => amountText(value, tag),
  }
}

/** date-fns reads the parts of a `Date` by the machine's zone: noon is on the same day in most. */
function localNoon(date: CalendarDate): Date {
  const noon = atHour(date, 12)
  return new Date(noon.getTime() + noon.getTimezoneOffset() * 60_000)
}

const numberFormats = new Map<string, Intl.NumberFormat>()

function amountText(value: money.Money, tag: Tag): string {
  const { currency } = value
  const key = `${tag} ${currency}`
  const digits = currencyDigits(currency)
  const known = numberFormats.get(key)
  const numberFormat =
    known ??
    new Intl.NumberFormat(tag, {
      style: 'currency',
      currency,
      currencyDisplay: 'code',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      useGrouping: 'always',
    })
  if (known === undefined) numberFormats.set(key, numberFormat)
  const text = money.decimal(value)
  return isNumeric(text) ? numberFormat.format(text) : text
}

/** Decimal text is formatted as it stands, digit by digit; it never becomes a float. */
function isNumeric(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text)
}
