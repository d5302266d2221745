/**
 * Finds what belongs to a key among a million of them. A key is known by its hash, which grows with
 * it letter by letter: most pieces of a text are no key, and of those no text is ever put together.
 */
export interface KeyTable {
  /** Whether any key may begin with what has this hash; mostly no, and then nothing longer is one. */
  begins(hash: number): boolean
  /** Whether any key has this hash. */
  has(hash: number): boolean
  /** The values that were added under a key, in that order; the hash is that of `hashed`. */
  find(key: string, hash: number): readonly number[]
}

/** Takes keys with their values before the first is looked up. */
export interface KeyTableBuilder {
  add(key: string, value: number): void
  build(): KeyTable
}

/** The hash of nothing: every hash begins with it. */
export const EMPTY_HASH = 0x811c9dc5 | 0

const PRIME = 0x01000193
const NONE = -1
const NOTHING: readonly number[] = []

/** The hash of what `hash` stands for with more letters behind it (FNV-1a). */
export function hashed(text: string, hash = EMPTY_HASH): number {
  let sum = hash
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), PRIME)
  return sum
}

/** A table that is filled first and then asked. */
export function keyTableBuilder(): KeyTableBuilder {
  const keys: string[] = []
  const values: number[] = []
  return {
    add(key, value) {
      keys.push(key)
      values.push(value)
    },
    build: () => tableOf(keys, values),
  }
}

function tableOf(keys: readonly string[], values: readonly number[]): KeyTable {
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, keys.length * 2)))
  const placeOf = (hash: number): number => (hash ^ (hash >>> 15)) & (size - 1)
  const beginnings = beginningsOf(size)
  const hashes = Int32Array.from(keys, beginnings.add)
  const first = new Int32Array(size).fill(NONE)
  const next = new Int32Array(keys.length)
  // From the last to the first, so that each chain has the order in which the keys were added.
  for (let at = keys.length - 1; at >= 0; at--) {
    const place = placeOf(hashes[at] ?? 0)
    next[at] = first[place] ?? NONE
    first[place] = at
  }
  return {
    begins: beginnings.has,
    has(hash) {
      let at = first[placeOf(hash)] ?? NONE
      while (at !== NONE && hashes[at] !== hash) at = next[at] ?? NONE
      return at !== NONE
    },
    find(key, hash) {
      let found: number[] | undefined
      for (let at = first[placeOf(hash)] ?? NONE; at !== NONE; at = next[at] ?? NONE) {
        if (hashes[at] !== hash || keys[at] !== key) continue
        found ??= []
        found.push(values[at] ?? 0)
      }
      return found ?? NOTHING
    },
  }
}

const BITS_A_PLACE = 8 // some one in ten is set by accident; more would no longer stay in the cache

/** A bit for each hash of a beginning, several beginnings to a bit now and then. */
function beginningsOf(places: number): { add(key: string): number; has(hash: number): boolean } {
  const bits = Math.max(32, places * BITS_A_PLACE)
  const words = new Int32Array(bits / 32)
  const mask = bits - 1
  const placeOf = (hash: number): number => (hash ^ (hash >>> 15)) & mask
  return {
    add(key) {
      let sum = EMPTY_HASH
      for (let at = 0; at < key.length; at++) {
        sum = Math.imul(sum ^ key.charCodeAt(at), PRIME)
        const place = placeOf(sum)
        words[place >>> 5] = (words[place >>> 5] ?? 0) | (1 << (place & 31))
      }
      return sum
    },
    has(hash) {
      const place = placeOf(hash)
      return ((words[place >>> 5] ?? 0) & (1 << (place & 31))) !== 0
    },
  }
}
