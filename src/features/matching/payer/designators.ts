import { foldWords } from '../text/fold.ts'

const SHARED_MIN = 3 // names in which a word stands before a number

/**
 * Words that say only that a number follows: `Store` in `Pizza Port Store 129` and `Tool Town Store 45`.
 * They stand before the numbers of several names that begin differently; what stands before the
 * number of one name alone (`Windpark Nordheide 3`) is part of it.
 */
export function designatorsOf(names: readonly string[]): ReadonlySet<string> {
  const before = new Map<string, { count: number; readonly heads: Set<string> }>()
  for (const name of names) {
    if (!/\d/.test(name)) continue
    const words = foldWords(name)
    const at = placeOf(words)
    const word = words[at]
    if (word === undefined) continue
    const seen = before.get(word) ?? { count: 0, heads: new Set<string>() }
    seen.count++
    seen.heads.add(words.slice(0, at).join(' '))
    before.set(word, seen)
  }
  return new Set(
    [...before]
      .filter(([, { count, heads }]) => count >= SHARED_MIN && heads.size > 1)
      .map(([word]) => word),
  )
}

/** A name without the word that announces its number; undefined where it has none. */
export function withoutDesignator(
  words: readonly string[],
  designators: ReadonlySet<string>,
): readonly string[] | undefined {
  const at = placeOf(words)
  const word = words[at]
  if (word === undefined || !designators.has(word)) return undefined
  return words.filter((_, index) => index !== at)
}

/** The place of the word before the last number, where another word stands before it. */
function placeOf(words: readonly string[]): number {
  const at = words.findLastIndex((word) => /^\d+$/.test(word)) - 1
  return at > 0 && !/\d/.test(words[at] ?? '') ? at : -1
}
