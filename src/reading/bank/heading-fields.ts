import { type Currency, parseCurrency } from '../../core/currency.ts'
import { fold } from '../text/cell-text.ts'
import { currencyOfSign } from '../text/currency-text.ts'
import { EAST_ASIAN_WORDS } from './east-asian-words.ts'
import { type BankField, DATE_FIELDS, FIELD_WORDS } from './field-words.ts'
import { namesBothWays } from './row-words.ts'

/** What a heading may mean, likeliest first; the content of the column decides among them. */
export interface HeadingMeaning {
  readonly fields: readonly BankField[]
  /** The heading is a known phrase as a whole, not only in part. */
  readonly isExact: boolean
  /** The currency that the heading names: `Betrag (EUR)`, `CAD$`. */
  readonly currency: Currency | null
}

const UNKNOWN: HeadingMeaning = { fields: [], isExact: false, currency: null }
const HEADING_LENGTH_MAX = 60
const PART_LENGTH_MIN = 4 // shorter words in a longer heading mean anything
const SHORT_PARTS: ReadonlySet<string> = new Set(['net', 'fee'])
/** Beside a word for amount, they say which side it is: `belop inn`. */
const SHORT_SIDES: ReadonlySet<string> = new Set([
  'out',
  'ut',
  'inn',
  'ud',
  'ind',
  'uit',
  'af',
  'bij',
])
// Words of headings before they are the money of Albania, Tonga, Cuba and Turkey.
const AMBIGUOUS_CODES: ReadonlySet<string> = new Set(['ALL', 'TOP', 'CUP', 'TRY', 'MOP'])
const UNITS = /\b(?:in|en|w|v|euro|euros|euroa|usd|eur|gbp|chf|local)\b|(?<=^|\s)[円元](?=\s|$)/g
// An amount that is not what the account moved by.
const OTHER_MONEY =
  /\b(?:original|intl|international|native|equivalent|originale?s?|orig|foreign|instructed|fremd\w*|urspr\w*|exchange|rate|tax|vat|limit|cashback|rewards?|refunds?|retried|reserved|available|hold|kurs\w*|devises?|obcej|blokad\w*|cizi)\b/

/** Whether it is a debit card or a credit card, which tells neither way of money. */
export const CARD_KIND =
  /\b(?:funding|kart\w*typ|kartenart|card ?(?:type|kind|funding)|type de carte|tipo (?:de |di )?(?:tarjeta|carta|cartao)|kaart(?:type|soort)|kort\w*typ\w*)\b/
const FEE_WITHIN =
  /\b(?:fees?|\w*gebuhr(?:en)?|\w*gebuehr(?:en)?|frais|comision(?:es)?|commissioni?|tariffa)\b/
const AFTER_FEE =
  /\b(?:after|nach|apres|despues|dopo|depois|net|netto|less|minus|with|including|incl|inkl|before|vor|avant)\b/

const fieldsOf = new Map<string, BankField[]>()
for (const [field, lists] of [
  ...Object.entries(FIELD_WORDS),
  ...Object.entries(EAST_ASIAN_WORDS),
]) {
  for (const phrase of lists.flatMap((list) => list.split('|').map(fold))) {
    const known = fieldsOf.get(phrase) ?? []
    if (isField(field) && !known.includes(field)) fieldsOf.set(phrase, [...known, field])
  }
}

/** Reads a heading in the language of any bank that we know words of. */
export function meaningOf(heading: string): HeadingMeaning {
  if (heading.length > HEADING_LENGTH_MAX) return UNKNOWN
  const currency = headingCurrency(heading)
  const withBrackets = words(withoutCodes(heading))
  const bare = words(withoutCodes(heading).replace(/[([{（【「].*?[)\]}）】」]/g, ' '))
  const plain = squeezed(bare.replace(UNITS, ' '))
  const side = sideOf(heading, fieldsOf.get(plain) ?? fieldsOf.get(bare) ?? [])
  if (side !== undefined) return { fields: [side], isExact: true, currency }
  for (const phrase of [withBrackets, bare, plain, squeezed(withBrackets.replace(UNITS, ' '))]) {
    const fields = fieldsOf.get(phrase)
    if (fields !== undefined)
      return { fields: withAmount(fields, heading), isExact: true, currency }
  }
  if (currency !== null && plain === '') return { fields: ['amount'], isExact: true, currency }
  const isOther = OTHER_MONEY.test(withBrackets) || CARD_KIND.test(withBrackets)
  if (isOther) return { fields: ['other'], isExact: false, currency }
  const fields = withAmount(inPart(plain), heading)
  // `Betrag der Ausgangsgebühr` is a fee; an amount after fees is none.
  const isFee = fields[0] === 'amount' && FEE_WITHIN.test(plain) && !AFTER_FEE.test(withBrackets)
  return { fields: isFee ? ['fee'] : fields, isExact: false, currency }
}

/** A column `Debit/Credit` may hold the words, or the amounts with a sign; one of types does not. */
function withAmount(fields: readonly BankField[], heading: string): readonly BankField[] {
  const at = namesBothWays(heading) ? fields.indexOf('direction') : -1
  return at === -1 ? fields : [...fields.slice(0, at + 1), 'amount', ...fields.slice(at + 1)]
}

// `Payments (Cr)`, whatever stands before it; `(s)` and `(r)` are endings.
const SIDES = /^ ?(?:cr|dr|db|credit|debit|cr[eé]dito|d[eé]bito|soll|haben)\.? ?$/i

/** `Amount (Debit)`, `[-]`: the brackets or the sign say which side it is. */
function sideOf(heading: string, around: readonly BankField[]): BankField | undefined {
  const sign = heading.replace(/[\s()[\]]/g, '')
  if (sign === '+') return 'credit'
  if (/^[-\u2212\u2013]$/.test(sign)) return 'debit'
  const inside = /[([（]([^()[\]（）]+)[)\]）]\s*$/.exec(heading)?.[1]
  const isAmount = around.includes('amount') || (around.length === 0 && SIDES.test(inside ?? ''))
  if (inside === undefined || !isAmount) return undefined
  return fieldsOf.get(words(inside))?.find((field) => field === 'debit' || field === 'credit')
}

/** `date of …` is some date, not the booking date. */
function inPartMeaning(field: BankField): BankField {
  return field === 'date' ? 'transactionDate' : field
}

/** The longest known phrases at the beginning and at the end of a heading: `posted currency`. */
function inPart(phrase: string): readonly BankField[] {
  const parts = phrase.split(' ')
  const found: BankField[] = []
  for (let length = parts.length - 1; length > 0; length -= 1) {
    for (const part of [parts.slice(0, length).join(' '), parts.slice(-length).join(' ')]) {
      const isTelling = part.length >= PART_LENGTH_MIN || SHORT_PARTS.has(part)
      if (isTelling) found.push(...(fieldsOf.get(part) ?? []))
    }
  }
  if (found.includes('amount')) {
    const sides = parts.filter((part) => SHORT_SIDES.has(part))
    found.push(...sides.flatMap((part) => fieldsOf.get(part) ?? []))
  }
  const fields = [...new Set(found.map(inPartMeaning))]
  return fields.sort((a, b) => rankOf(a) - rankOf(b))
}

/** `importo di addebito` and `debit net amount` are debits, `transaction creation date` a date. */
function rankOf(field: BankField): number {
  if (DATE_FIELDS.includes(field)) return 0
  if (field === 'debit' || field === 'credit') return 1
  if (field === 'amount') return 3
  return field === 'description' ? 4 : 2
}

/** Currency codes as words of their own, unless they are all that the heading says. */
function withoutCodes(heading: string): string {
  return heading.replace(/\b[A-Z]{3}\b/g, (code) =>
    parseCurrency(code) === undefined || AMBIGUOUS_CODES.has(code) ? code : ' ',
  )
}

function words(text: string): string {
  const spaced = text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
  return squeezed(fold(spaced).replace(/[^\p{L}\p{N}]+/gu, ' '))
}

function squeezed(text: string): string {
  return text.replace(/ +/g, ' ').trim()
}

function headingCurrency(heading: string): Currency | null {
  const found = /\b[A-Z]{3}\b(?=\$?)/g
  for (const [code] of heading.matchAll(found)) {
    const currency = parseCurrency(code)
    if (currency !== undefined && !AMBIGUOUS_CODES.has(code)) return currency
  }
  if (/\beuro(?:s|a)?\b/i.test(heading)) return currencyOfSign('€')
  const sign = /[A-Z]{0,3}\p{Sc}|K[čc]\b|z[łl]\b|(?<=[(（]|\s)[円元원](?=[)）])|\bRs\b\.?/u.exec(
    heading,
  )?.[0]
  return sign === undefined ? null : currencyOfSign(sign)
}

function isField(name: string): name is BankField {
  return name in FIELD_WORDS
}
