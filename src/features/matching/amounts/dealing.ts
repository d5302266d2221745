import { subsetSums } from './subset-sum.ts'

/** How things can be dealt out over sums, each thing to one of them and nothing left: no way, one, or several. */
export interface Dealings<T> {
  /** The things of each sum, in the order of the sums; two ways at most are looked for. */
  readonly ways: readonly (readonly (readonly T[])[])[]
  /** False when the search was given up: more ways may exist. */
  readonly isComplete: boolean
}

const WAYS_MAX = 2 // that there is a second one is all that anybody asks
const SETS_MAX = 64 // sets of one sum that are followed up; with more, chance deals them out

/** Finds up to two ways; the smallest sums first, which the fewest sets can have. */
export function dealings<T>(
  items: readonly T[],
  minorOf: (item: T) => number,
  sums: readonly number[],
): Dealings<T> {
  const order = sums.map((_, index) => index).sort((a, b) => (sums[a] ?? 0) - (sums[b] ?? 0))
  const ways: (readonly T[])[][] = []
  let isComplete = true
  const deal = (at: number, left: readonly T[], dealt: ReadonlyMap<number, readonly T[]>): void => {
    const index = order[at]
    if (index === undefined) {
      if (left.length === 0) ways.push(sums.map((_, place) => dealt.get(place) ?? []))
      return
    }
    const found = subsetSums(left, minorOf, { target: sums[index] ?? 0, limit: SETS_MAX })
    if (!found.isComplete || found.sets.length === SETS_MAX) isComplete = false
    for (const set of found.sets) {
      if (ways.length >= WAYS_MAX) return
      const own = left.filter((item) => set.includes(item))
      const rest = left.filter((item) => !set.includes(item))
      deal(at + 1, rest, new Map([...dealt, [index, own]]))
    }
  }
  deal(0, items, new Map())
  return { ways, isComplete }
}
