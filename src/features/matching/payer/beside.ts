import { foldWords, squash } from '../text/fold.ts'
import type { NameMatch, PayerText } from './name-match.ts'
import { cutOffAt, exactly, isOtherNumber, type Place } from './name-reading.ts'

/** Whether a payer's name means one customer and nobody else: no other text can add to that. */
export function isOnlyOne({ match }: PayerText): boolean {
  return match !== undefined && match.customers.length + match.longer.length === 1
}

/** What another text of a line adds to what is known of its payer: the rest of his name, or for whom he pays. */
export function readBeside(
  payer: PayerText,
  others: readonly string[],
  names: Place['names'],
): PayerText {
  if (payer.match !== undefined) return toldTwice(payer, others, names) ?? payer
  const spoken = others.flatMap((text) => spokenIn(text, names))
  return spoken.length === 0 ? payer : { ...payer, spoken }
}

const SPOKEN_MIN = 10 // letters; shorter names are words of many texts

/** The customer whose whole name a text begins with or holds, and nobody else's. */
function spokenIn(text: string, names: Place['names']): NameMatch['customers'] {
  const words = foldWords(text)
  const found = names.find(words, undefined, cutOffAt(text.trim().length))
  if (
    found === undefined ||
    found.quality !== 'full' ||
    found.isBare ||
    found.length < SPOKEN_MIN
  ) {
    return []
  }
  if (isOtherNumber(found, words)) return []
  const { customers, longer, isOtherForm } = exactly(found, { text, words, names })
  return customers.length === 1 && longer.length === 0 && isOtherForm !== true ? customers : []
}

/**
 * A name that several customers share, because it is cut off, and another text of the line that
 * begins a name in the same letters and goes on: whom the longer one means of those.
 */
function toldTwice(
  { name, match }: PayerText,
  others: readonly string[],
  names: Place['names'],
): PayerText | undefined {
  const shared = match === undefined ? [] : [...match.customers, ...match.longer]
  const letters = name.replaceAll(' ', '')
  for (const text of others) {
    const longer = longerIn(text, { letters, shared, names })
    if (longer !== undefined) return longer
  }
  return undefined
}

interface Begun {
  readonly letters: string
  readonly shared: NameMatch['customers']
  readonly names: Place['names']
}

function longerIn(text: string, { letters, shared, names }: Begun): PayerText | undefined {
  const words = foldWords(text)
  const at = placeOf(letters, words)
  if (at === undefined) return undefined
  const found = names.find(words, at, cutOffAt(text.trim().length))
  if (found === undefined || isOtherNumber(found, words)) return undefined
  const match = exactly(found, { text, words, names })
  if (match.isOtherForm === true) return undefined
  const customers = match.customers.filter((id) => shared.includes(id))
  const longer = match.longer.filter((id) => shared.includes(id))
  if (customers.length === 0 || customers.length + longer.length === shared.length) return undefined
  return {
    name: words.slice(match.from, match.to).join(' '),
    match: { ...match, customers, longer },
  }
}

/** Where a text repeats the letters of the field from the beginning of a word on, and has more of them. */
function placeOf(letters: string, words: readonly string[]): number | undefined {
  const text = squash(words)
  let start = 0
  for (const [at, word] of words.entries()) {
    if (text.length - start <= letters.length) return undefined
    if (text.startsWith(letters, start)) return at
    start += word.length
  }
  return undefined
}

const HALF_MIN = 13 // letters; fewer repeat themselves by accident
const HALF_WORDS_MAX = 6

/** The words of a text without the half of a name that its other half repeats: banks join their fields. */
export function saidOnce(words: readonly string[]): readonly string[] {
  for (let from = 0; from < words.length - 1; from++) {
    let letters = ''
    for (let to = from + 1; to < words.length && to <= from + HALF_WORDS_MAX; to++) {
      letters += words[to - 1]
      if (words[to]?.[0] !== letters[0] || letters.length < HALF_MIN) continue
      const rest = squash(words.slice(to))
      if (rest.length > letters.length && rest.startsWith(letters)) {
        return [...words.slice(0, from), ...words.slice(to)]
      }
    }
  }
  return words
}
