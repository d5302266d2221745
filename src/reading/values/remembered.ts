import { apart } from '../text/apart.ts'

/** How many texts are kept: the days of a century, and any list of states or currencies. */
const KEPT_MAX = 40_000

/** A reader that remembers what it read: columns of dates and words repeat themselves. */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const value = read(text)
    if (known.size >= KEPT_MAX) known.clear()
    known.set(apart(text), value)
    return value
  }
}
