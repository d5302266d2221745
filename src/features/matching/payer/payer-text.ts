import type { LineFact } from '../facts.ts'
import { foldWords } from '../text/fold.ts'
import { isLegalForm } from './endings.ts'
import type { NameIndex, NameMatch } from './name-index.ts'

/**
 * Where in a line the payer's name stands. A bank that has a field for it needs no thought; in one
 * long text it stands where the names of known customers stand in other lines: after the same
 * word, and before the same words.
 */
export interface PayerText {
  /** The folded name of the payer, whoever that is; empty where none can be made out. */
  readonly name: string
  readonly match: NameMatch | undefined
}

export type ReadPayer = (line: Pick<LineFact, 'counterparty' | 'description'>) => PayerText

const SAMPLE_LINES_MAX = 4_000
const ANCHOR_SHARE_PERCENT = 4
const FOLLOWERS_MIN = 2
const NAME_WORDS_MAX = 7
const KNOWN_MAX = 200_000 // payers come back; more of them than this are read again

/** Learns from a sample of the book's lines how its bank writes, and returns the reader. */
export function payerReader(
  sample: readonly Pick<LineFact, 'counterparty' | 'description'>[],
  names: NameIndex,
): ReadPayer {
  const layout = layoutOf(sample, names)
  const known = new Map<string, PayerText>()
  return (line) => {
    if (line.counterparty !== null && line.counterparty.trim() !== '') {
      const cached = known.get(line.counterparty)
      if (cached !== undefined) return cached
      const words = foldWords(line.counterparty)
      const payer = { name: words.join(' '), match: fieldMatch(words, names) }
      if (known.size >= KNOWN_MAX) known.clear()
      known.set(line.counterparty, payer)
      return payer
    }
    const words = foldWords(line.description)
    return inText(words, { layout, names })
  }
}

interface Layout {
  /** The word before a payer's name; `^` is the beginning of the text. */
  readonly anchors: ReadonlySet<string>
  /** Words that came right after the names of several customers. */
  readonly followers: ReadonlySet<string>
}

function fieldMatch(words: readonly string[], names: NameIndex): NameMatch | undefined {
  const atStart = names.find(words, 0)
  if (atStart !== undefined && atStart.to === words.length) return atStart
  const anywhere = names.find(words)
  // A name that is part of a longer one is another name.
  const rest = anywhere === undefined ? 0 : words.length - (anywhere.to - anywhere.from)
  const isMost = anywhere?.quality === 'full' && rest <= 2 && anywhere.length >= 8
  return isMost || isAllBut(anywhere, words) ? anywhere : turnedMatch(words, names)
}

/** Whether all but legal forms is the name. */
function isAllBut(match: NameMatch | undefined, words: readonly string[]): boolean {
  return (
    match?.quality === 'full' &&
    words.every((word, at) => (at >= match.from && at < match.to) || isLegalForm(word))
  )
}

const TURNED_MAX = 3 // words of a person's name

/** The last name before the first one: `SMITH, JOAN`. All of it must be the name. */
function turnedMatch(words: readonly string[], names: NameIndex): NameMatch | undefined {
  const [last, ...first] = words
  if (last === undefined || first.length === 0 || words.length > TURNED_MAX) return undefined
  const match = names.find([...first, last], 0)
  return match?.quality === 'full' && match.to === words.length ? match : undefined
}

function inText(
  words: readonly string[],
  { layout, names }: { layout: Layout; names: NameIndex },
): PayerText {
  let unknown = ''
  for (const [at, word] of ['^', ...words].entries()) {
    if (at >= words.length || !layout.anchors.has(word)) continue
    const match = names.find(words, at)
    if (match !== undefined && isWhole(match, words, layout)) {
      return { name: words.slice(match.from, match.to).join(' '), match }
    }
    if (unknown === '') unknown = nameFrom(words.slice(at), layout)
  }
  if (unknown !== '') return { name: unknown, match: undefined }
  const match = names.find(words)
  if (match === undefined || !isWhole(match, words, layout)) return { name: '', match: undefined }
  return { name: words.slice(match.from, match.to).join(' '), match }
}

/** Whether the text goes on with something that is no part of a name. */
function isWhole(match: NameMatch, words: readonly string[], layout: Layout): boolean {
  const next = words[match.to]
  return (
    next === undefined ||
    layout.followers.has(next) ||
    /^\d{3,}$/.test(next) ||
    match.quality === 'full'
  )
}

function nameFrom(words: readonly string[], { followers }: Layout): string {
  const name: string[] = []
  for (const word of words.slice(0, NAME_WORDS_MAX)) {
    if (/\d{4,}/.test(word) || (followers.has(word) && name.length > 0)) break
    name.push(word)
  }
  return name.join(' ')
}

function layoutOf(
  sample: readonly Pick<LineFact, 'counterparty' | 'description'>[],
  names: NameIndex,
): Layout {
  const before = new Map<string, number>()
  const after = new Map<string, Set<string>>()
  let seen = 0
  for (const line of sample.slice(0, SAMPLE_LINES_MAX)) {
    if (line.counterparty !== null && line.counterparty.trim() !== '') continue
    const words = foldWords(line.description)
    const match = names.find(words)
    if (match === undefined) continue
    const name = words.slice(match.from, match.to).join(' ')
    seen++
    const left = words[match.from - 1] ?? '^'
    before.set(left, (before.get(left) ?? 0) + 1)
    const right = words[match.to]
    if (right !== undefined && !/\d{3,}/.test(right)) {
      const seenNames = after.get(right) ?? new Set<string>()
      after.set(right, seenNames.add(name))
    }
  }
  return {
    anchors: new Set(
      [...before]
        .filter(([, n]) => n >= 3 && n * 100 >= seen * ANCHOR_SHARE_PERCENT)
        .map(([w]) => w),
    ),
    followers: new Set(
      [...after].filter(([, named]) => named.size >= FOLLOWERS_MIN).map(([w]) => w),
    ),
  }
}
