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
  minorOf: (item: T) => number,
  { target, limit }: { target: number; limit: number },
): SubsetSums<T> {
  if (target > 0 && fittingSum(items, minorOf, target) < target) return NONE
  const pool = items
    .map((item) => ({ item, value: minorOf(item) }))
    .filter(({ value }) => value > 0 && value <= target)
    .sort((a, b) => b.value - a.value)
  const values = pool.map(({ value }) => value)
  const rest = values.slice() // the sum of each value and all after it
  for (let at = rest.length - 2; at >= 0; at--) rest[at] = (rest[at] ?? 0) + (rest[at + 1] ?? 0)
  const sets: T[][] = []
  const chosen: number[] = []
  let steps = 0
  const search = (from: number, missing: number): void => {
    if (missing === 0) {
      sets.push(chosen.flatMap((index) => pool[index]?.item ?? []))
      return
    }
    for (let at = from; at < values.length; at++) {
      // What is too large is passed over at once, and yet counted: the bound is one of choices.
      if (sets.length < limit) {
        const fitting = firstAtMost(values, missing, at)
        steps += fitting - at
        at = fitting
        if (at === values.length) return
      }
      if (++steps > STEPS_MAX || sets.length >= limit || (rest[at] ?? 0) < missing) return
      const value = values[at] ?? 0
      chosen.push(at)
      search(at + 1, missing - value)
      chosen.pop()
    }
  }
  search(0, target)
  return { sets, isComplete: steps <= STEPS_MAX }
}

const NONE = { sets: [], isComplete: true } as const

/** What all that can be in a set comes to. */
function fittingSum<T>(items: readonly T[], minorOf: (item: T) => number, target: number): number {
  let sum = 0
  for (const item of items) {
    const value = minorOf(item)
    if (value > 0 && value <= target) sum += value
  }
  return sum
}

/** The first of the falling values, from one on, that is not more than a limit. */
function firstAtMost(values: readonly number[], limit: number, from: number): number {
  if ((values[from] ?? 0) <= limit) return from
  let low = from + 1
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? 0) > limit) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * How many sets of at most so many of the values would have a given sum by accident. Near 0, a set
 * that fits is meant; near 1, one would be found in any case, and finding it proves nothing.
 */
export function accidentalSets(values: readonly number[], size: number): number {
  const total = values.reduce((sum, value) => sum + value, 0)
  if (total === 0) return 0
  let choices = 1
  let sets = 0
  for (let count = 1; count <= Math.min(size, values.length); count++) {
    choices = (choices * (values.length - count + 1)) / count
    // Sums of so many values spread over about the share of the total that they make up.
    sets += choices / Math.max(1, (total * Math.max(count, 2)) / values.length)
  }
  return sets
}
