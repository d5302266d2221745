import type { LineFact } from '../facts/facts.ts'
import { foldWords } from '../text/fold.ts'
import { isOnlyOne, readBeside, saidOnce } from './beside.ts'
import { afterHonorific, isLegalForm } from './endings.ts'
import type { NameIndex } from './name-index.ts'
import type { NameMatch, PayerText } from './name-match.ts'
import {
  cutOffAt,
  exactly,
  fieldMatch,
  isOtherNumber,
  looseMatch,
  type Place,
} from './name-reading.ts'
import { anchorOf, type Layout, layoutOf } from './text-layout.ts'

/**
 * Reads where in a line the payer's name stands. A bank that has a field for it needs no thought; in
 * one long text it stands where the names of known customers stand in other lines: after the same
 * word, and before the same words.
 */
export type ReadPayer = (
  line: Pick<LineFact, 'counterparty' | 'description'> &
    Partial<Pick<LineFact, 'creditorReference'>>,
) => PayerText

const NAME_WORDS_MAX = 7
const KNOWN_MAX = 200_000 // payers come back; more of them than this are read again

/** Learns from a sample of the book's lines how its bank writes, and returns the reader. */
export function payerReader(
  sample: readonly Pick<LineFact, 'counterparty' | 'description'>[],
  names: NameIndex,
): ReadPayer {
  const layout = layoutOf(sample, names)
  const known = new Map<string, PayerText>()
  const inField = (counterparty: string): PayerText => {
    const cached = known.get(counterparty)
    if (cached !== undefined) return cached
    const words = foldWords(counterparty)
    const payer = { name: words.join(' '), match: fieldMatch(counterparty, names) }
    if (known.size >= KNOWN_MAX) known.clear()
    known.set(counterparty, payer)
    return payer
  }
  return ({ counterparty, description, creditorReference = null }) => {
    const hasField = counterparty !== null && counterparty.trim() !== ''
    const payer = hasField ? inField(counterparty) : inText({ description }, { layout, names })
    if (isOnlyOne(payer)) return payer
    const others = [hasField ? description : null, creditorReference]
    return readBeside(
      payer,
      others.filter((text) => text !== null),
      names,
    )
  }
}

function inText({ description: text }: Line, known: Known): PayerText {
  const all = foldWords(text)
  const words = saidOnce(all)
  const place = { text: words === all ? text : words.join(' '), words, names: known.names }
  const named = startsOf(words, known.layout, false)
  const match = firstOf(named, (at) => matchFrom(at, place, known))
  if (match !== undefined) return told(match, words)
  const isOpening = (at: number): boolean => at === 0 && known.layout.openings.has(words[0] ?? '')
  const unknown = firstOf(named, (at) => (isOpening(at) ? undefined : nameFrom(at, words, known)))
  if (unknown !== undefined) return { name: unknown.join(' '), match: undefined }
  // Behind a number that changes from line to line a name may stand, or anything.
  const counted = startsOf(words, known.layout, true)
  const behind = firstOf(counted, (at) => matchFrom(at, place, known)) ?? known.names.find(words)
  if (behind !== undefined && isWhole(behind, words, known.layout)) {
    return told(exactly(behind, place), words)
  }
  const name = firstOf(counted, (at) => nameFrom(at, words, known)) ?? []
  return { name: name.join(' '), match: undefined }
}

type Line = Pick<LineFact, 'description'>

interface Known {
  readonly layout: Layout
  readonly names: NameIndex
}

function told(match: NameMatch, words: readonly string[]): PayerText {
  return { name: words.slice(match.from, match.to).join(' '), match }
}

function firstOf<T>(starts: readonly number[], find: (at: number) => T | undefined): T | undefined {
  for (const at of starts) {
    const found = find(at)
    if (found !== undefined) return found
  }
  return undefined
}

/** Where names may begin: behind the words that this bank sets before them, or behind its numbers. */
function startsOf(
  words: readonly string[],
  { anchors }: Layout,
  isCounted: boolean,
): readonly number[] {
  return words.flatMap((_, at) => {
    const anchor = anchorOf(words[at - 1])
    return anchors.has(anchor) && (anchor === '#') === isCounted ? [at] : []
  })
}

/** A name that was cut off ends before the words that this bank sets behind names: the `CO` of its next field. */
function begun(
  match: NameMatch | undefined,
  { words, names }: Place,
  { layout }: Known,
): NameMatch | undefined {
  if (match?.quality !== 'cut' || !layout.followers.has(words[match.to - 1] ?? '')) return match
  return names.find(words.slice(0, match.to - 1), match.from)
}

/** The name that begins at a place: as it stands in the book, with its words turned, or shortened. */
function matchFrom(at: number, place: Place, known: Known): NameMatch | undefined {
  const { text, words, names } = place
  const found = names.find(words, afterHonorific(words, at), cutOffAt(text.trim().length))
  const match = begun(found, place, known)
  if (match !== undefined && isOtherNumber(match, words)) return undefined
  const isName = match !== undefined && isWhole(match, words, known.layout)
  if (isName && match.quality === 'full') return exactly(match, place)
  const loose = firstOf(endsFrom(at, words, known), (end) => looseMatch(at, end, place, !isName))
  return loose ?? (isName ? exactly(match, place) : undefined)
}

/** Where a name may end: before a number or a word that the bank sets behind names, the longest first. */
function endsFrom(at: number, words: readonly string[], { layout }: Known): readonly number[] {
  const ends: number[] = []
  for (let end = at + 1; end <= Math.min(at + NAME_WORDS_MAX, words.length); end++) {
    const next = words[end]
    if (next === undefined || /\d/.test(next) || layout.followers.has(next)) ends.unshift(end)
    if (next === undefined || /\d{4,}/.test(next)) break
  }
  return ends
}

/** Whether the text goes on with something that is no part of a name. */
function isWhole(match: NameMatch, words: readonly string[], layout: Layout): boolean {
  const next = words[match.to]
  return (
    next === undefined ||
    layout.followers.has(next) ||
    /^\d{3,}$/.test(next) ||
    (match.quality === 'full' && (!match.isSoft || isLegalForm(next) || /\d/.test(next)))
  )
}

/** What stands where a name begins, up to what is surely none; undefined where nothing or a legal form does. */
function nameFrom(
  at: number,
  words: readonly string[],
  { layout: { followers } }: Known,
): readonly string[] | undefined {
  const name: string[] = []
  for (const word of words.slice(at, at + NAME_WORDS_MAX)) {
    if (/\d{4,}/.test(word) || (followers.has(word) && name.length > 0)) break
    name.push(word)
  }
  return name.every(isLegalForm) ? undefined : name
}
