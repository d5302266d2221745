import type { LineFact } from '../facts/facts.ts'
import { foldWords } from '../text/fold.ts'
import type { NameIndex } from './name-index.ts'
import type { NameMatch } from './name-match.ts'
import { cutOffAt } from './name-reading.ts'

/** How a bank that has no field for the payer writes its lines. */
export interface Layout {
  /** The word before a payer's name; `^` is the beginning of the text, `#` a number. */
  readonly anchors: ReadonlySet<string>
  /** Words that came right after several names that were whole, or cut at a width, or after many cut ones. */
  readonly followers: ReadonlySet<string>
  /** Words that texts begin with whose payer stands farther on. */
  readonly openings: ReadonlySet<string>
}

const SAMPLE_LINES_MAX = 4_000
const SHARE_PERCENT = 4
const SEEN_MIN = 3
const FOLLOWERS_MIN = 2
/** Behind half a name its other half may stand: there the bank's own words are told by how often they come. */
const BEHIND_PERCENT = 10
const COUNTED = /^\d{3,}$/

/** A word before a name; numbers that change from line to line are one. */
export function anchorOf(word: string | undefined): string {
  if (word === undefined) return '^'
  return COUNTED.test(word) ? '#' : word
}

/** Learns it from the lines in which names of customers stand. */
export function layoutOf(
  sample: readonly Pick<LineFact, 'counterparty' | 'description'>[],
  names: NameIndex,
): Layout {
  const before = new Map<string, number>()
  const after = new Map<string, { readonly names: Set<string>; count: number }>()
  const first = new Map<string, number>()
  let seen = 0
  for (const line of sample.slice(0, SAMPLE_LINES_MAX)) {
    if (line.counterparty !== null && line.counterparty.trim() !== '') continue
    const words = foldWords(line.description)
    const match = names.find(words)
    if (match === undefined) continue
    const name = words.slice(match.from, match.to).join(' ')
    seen++
    const left = anchorOf(words[match.from - 1])
    before.set(left, (before.get(left) ?? 0) + 1)
    const opening = match.from === 0 ? undefined : words[0]
    if (opening !== undefined) first.set(opening, (first.get(opening) ?? 0) + 1)
    const right = words[match.to]
    if (right !== undefined && !/\d{3,}/.test(right)) {
      const behind = after.get(right) ?? { names: new Set(), count: 0 }
      behind.count++
      const isWhole = match.quality === 'full' && !match.isSoft && !match.isBare
      if (isWhole || isCutByWidth(line.description, words.length, match)) behind.names.add(name)
      after.set(right, behind)
    }
  }
  const isUsual = (count: number): boolean =>
    count >= SEEN_MIN && count * 100 >= seen * SHARE_PERCENT
  const usual = (counts: ReadonlyMap<string, number>): ReadonlySet<string> =>
    new Set([...counts].filter(([, count]) => isUsual(count)).map(([word]) => word))
  return {
    anchors: usual(before),
    followers: new Set(
      [...after]
        .filter(
          ([, { names, count }]) =>
            names.size >= FOLLOWERS_MIN || (isUsual(count) && count * 100 >= seen * BEHIND_PERCENT),
        )
        .map(([word]) => word),
    ),
    openings: usual(first),
  }
}

const WORD = /[\p{L}\p{N}]+/gu

/** Whether a name ends where a field for names does: then what stands behind it is not its other half. */
function isCutByWidth(text: string, words: number, { from, to }: NameMatch): boolean {
  const written = [...text.matchAll(WORD)]
  const [first, last] = [written[from], written[to - 1]]
  if (written.length !== words || first === undefined || last === undefined) return false
  return cutOffAt(last.index + last[0].length - first.index) === 'likely'
}
