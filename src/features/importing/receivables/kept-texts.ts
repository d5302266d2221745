/** How many rows of texts are kept at most. */
export const KEPT_MAX = 200_000

const SLOTS = 1 << 19 // a power of two, and more than twice as many
/** So many slots are looked at; a row that has none of them takes the last. */
const PROBES_MAX = 16
const CHARACTERS_FIRST = 1 << 16
const CHARACTERS_MAX = 1 << 24
/** Before its characters each text has its length, in two halves. */
const HEAD = 2
const LOW = 0xffff

/** Rows of texts that were seen; of those with one first text, the last. */
export interface KeptTexts {
  /** The place of a row of these very texts; undefined where none is kept. */
  find(texts: readonly string[]): number | undefined
  /** Keeps a row that was just not found; undefined where there is no room any more. */
  keep(texts: readonly string[]): number | undefined
}

/** Starts to keep texts; places are counted from 0. */
export function openKeptTexts(): KeptTexts {
  const slots = new Int32Array(SLOTS) // places, counted from 1
  const starts = new Uint32Array(KEPT_MAX)
  const store = openStore()
  let count = 0
  let free = 0 // the slot for the row that was not found
  return {
    find(texts) {
      const [first = ''] = texts
      let slot = slotOf(first)
      for (let probe = 0; probe < PROBES_MAX; probe += 1, slot = (slot + 1) % SLOTS) {
        free = slot
        const place = (slots[slot] ?? 0) - 1
        if (place < 0) return undefined
        let at = store.endOf(first, starts[place] ?? 0)
        if (at < 0) continue
        for (let next = 1; next < texts.length && at >= 0; next += 1) {
          at = store.endOf(texts[next] ?? '', at)
        }
        return at < 0 ? undefined : place
      }
      return undefined
    },
    keep(texts) {
      const start = count < KEPT_MAX ? store.add(texts) : undefined
      if (start === undefined) return undefined
      starts[count] = start
      count += 1
      slots[free] = count
      return count - 1
    },
  }
}

/**
 * Texts in one piece of memory: those that are each kept on their own lie far apart, and fetching
 * them to compare takes longer than all else that is done with a row.
 */
function openStore() {
  let characters = new Uint16Array(CHARACTERS_FIRST)
  let end = 0
  return {
    /** Where the text ends that stands here, or -1 where another one does. */
    endOf(text: string, from: number): number {
      const { length } = text
      if (characters[from] !== (length & LOW) || characters[from + 1] !== length >>> 16) return -1
      for (let at = 0; at < length; at += 1) {
        if (characters[from + HEAD + at] !== text.charCodeAt(at)) return -1
      }
      return from + HEAD + length
    },
    /** Where they stand from now on; undefined where that is too much. */
    add(texts: readonly string[]): number | undefined {
      const start = end
      const size = texts.reduce((sum, { length }) => sum + HEAD + length, 0)
      if (start + size > CHARACTERS_MAX) return undefined
      if (start + size > characters.length) {
        const wider = new Uint16Array(Math.min(CHARACTERS_MAX, 2 * (start + size)))
        wider.set(characters)
        characters = wider
      }
      for (const text of texts) {
        characters[end] = text.length & LOW
        characters[end + 1] = text.length >>> 16
        end += HEAD
        for (let at = 0; at < text.length; at += 1) characters[end + at] = text.charCodeAt(at)
        end += text.length
      }
      return start
    },
  }
}

function slotOf(text: string): number {
  let hash = 0
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  return ((hash ^ (hash >>> 15)) >>> 0) % SLOTS
}
