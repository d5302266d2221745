/** A seeded source of chance: the same seed gives the same files on every machine. */
export interface Chance {
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number
  pick<T>(items: readonly T[]): T
}

/** Starts a sequence (sfc32) from numbers; equal numbers give equal sequences. */
export function chanceOf(...seeds: readonly number[]): Chance {
  const state = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 1]
  const next = (): number => {
    const [a = 0, b = 0, c = 0, d = 0] = state
    const sum = (a + b + d) | 0
    state[0] = b ^ (b >>> 9)
    state[1] = (c + (c << 3)) | 0
    state[2] = (((c << 21) | (c >>> 11)) + sum) | 0
    state[3] = (d + 1) | 0
    return sum >>> 0
  }
  for (const seed of seeds) {
    state[0] = (state[0] ?? 0) ^ seed
    for (let round = 0; round < 12; round += 1) next()
  }
  const below = (limit: number): number => next() % Math.max(1, limit)
  return {
    below,
    pick: (items) => {
      const item = items[below(items.length)]
      if (item === undefined) throw new Error('nothing to pick from')
      return item
    },
  }
}
