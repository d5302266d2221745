import { foldWords, squash } from '../text/fold.ts'
import { afterHonorific, isLegalForm } from './endings.ts'
import type { CutOff, NameIndex } from './name-index.ts'
import type { NameMatch } from './name-match.ts'

/** The customer whose name a bank's field for the payer holds. */
export function fieldMatch(text: string, names: NameIndex): NameMatch | undefined {
  const words = foldWords(text)
  const place = { text, words, names }
  const match = inField(place)
  const isAll = match !== undefined && (match.to === words.length || isAllBut(match, words))
  if (isAll && match.quality === 'full') return exactly(match, place)
  const loose = looseMatch(0, words.length, place, match?.to !== words.length)
  return loose ?? (match === undefined ? undefined : exactly(match, place))
}

/** A text with its words, and the names that may stand in it. */
export interface Place {
  readonly text: string
  readonly words: readonly string[]
  readonly names: NameIndex
}

/**
 * What a match means letter by letter; where that is nobody, whose name has fewer of these words,
 * or has them in another order.
 */
export function exactly(match: NameMatch, place: Place): NameMatch {
  const { text, words, names } = place
  const exact = names.exact.narrowed(match, text)
  if (exact !== undefined) return exact
  // What accents contradict is another name; a variant without a word has the same letters.
  const isOther = match.to - match.from > 2 && /[^\x20-\x7e]/.test(text)
  const shorter = isOther ? names.find(words.slice(0, match.to - 1), match.from) : undefined
  const less = shorter?.quality === 'full' ? names.exact.narrowed(shorter, text) : undefined
  return less ?? looseMatch(match.from, match.to, place, false) ?? match
}

/** All the words of a stretch as a name in another order, or shortened. */
export function looseMatch(
  from: number,
  to: number,
  { text, words, names }: Place,
  mayShorten: boolean,
): NameMatch | undefined {
  const own = words.slice(from, to)
  const turned = names.loose.turned(own)
  const customers = turned.length > 0 || !mayShorten ? turned : names.loose.shortened(own)
  if (customers.length === 0) return undefined
  const range = { from, to, length: squash(own).length }
  const longer = names.loose.longer(own).filter((id) => !customers.includes(id))
  const match = { customers, quality: 'full', longer, isBare: false, isSoft: false } as const
  if (turned.length === 0) return { ...match, ...range }
  const whole = { ...match, ...range, isTurned: true }
  return names.exact.narrowed(whole, text) ?? whole
}

function inField({ text, words, names }: Place): NameMatch | undefined {
  const cutOff = cutOffAt(text.length)
  const atStart = names.find(words, afterHonorific(words), cutOff)
  if (atStart !== undefined && atStart.to === words.length) return atStart
  const found = names.find(words, undefined, cutOff)
  const anywhere = found !== undefined && isOtherNumber(found, words) ? undefined : found
  // A name that is part of a longer one is another name.
  const rest = anywhere === undefined ? 0 : words.length - (anywhere.to - anywhere.from)
  const isMost = anywhere?.quality === 'full' && rest <= 2 && anywhere.length >= 8
  return isMost || isAllBut(anywhere, words) ? anywhere : undefined
}

/** Whether the name goes on with another number than those of the customers: `Tool Town 45` is not `Tool Town 12`. */
export function isOtherNumber({ isBare, to }: NameMatch, words: readonly string[]): boolean {
  return isBare && /^\d{1,4}(?!\d)/.test(words[to] ?? '')
}

const NAME_LIMITS = new Set([18, 22, 27, 32, 35, 54, 70]) // where formats and payers cut names
const CUT_MIN = 16

/** Whether a name may have been cut off at its length; a blank at the cut is gone. */
export function cutOffAt(length: number): CutOff {
  if (NAME_LIMITS.has(length) || NAME_LIMITS.has(length + 1)) return 'likely'
  return length < CUT_MIN ? 'no' : 'perhaps'
}

/** Whether all but legal forms is the name. */
function isAllBut(match: NameMatch | undefined, words: readonly string[]): boolean {
  return (
    match?.quality === 'full' &&
    words.every((word, at) => (at >= match.from && at < match.to) || isLegalForm(word))
  )
}
