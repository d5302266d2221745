/** The sets of items that add up to a sum: none, one, or several; or that there are too many to tell. */
export interface SubsetSums<T> {
  readonly sets: readonly (readonly T[])[]
  /** False when the search was given up: more sets may exist than were found. */
  readonly isComplete: boolean
}

const STEPS_MAX = 60_000 // some milliseconds; what needs more is asked

/** Finds up to `limit` sets whose values, all positive, add up to `target`. */
export function subsetSums<T>(
  items: readonly T[],
  valueOf: (item: T) => number,
  { target, limit }: { target: number; limit: number },
): SubsetSums<T> {
  const pool = items
    .map((item) => ({ item, value: valueOf(item) }))
    .filter(({ value }) => value > 0 && value <= target)
    .sort((a, b) => b.value - a.value)
  const values = pool.map(({ value }) => value)
  const rest = values.map((_, index) => values.slice(index).reduce((sum, value) => sum + value, 0))
  const sets: T[][] = []
  const chosen: number[] = []
  let steps = 0
  const search = (from: number, missing: number): void => {
    if (missing === 0) {
      sets.push(chosen.flatMap((index) => pool[index]?.item ?? []))
      return
    }
    for (let at = from; at < values.length; at++) {
      if (++steps > STEPS_MAX || sets.length >= limit || (rest[at] ?? 0) < missing) return
      const value = values[at] ?? 0
      if (value > missing) continue
      chosen.push(at)
      search(at + 1, missing - value)
      chosen.pop()
    }
  }
  search(0, target)
  return { sets, isComplete: steps <= STEPS_MAX }
}
