import type { CustomerId } from '../../../ledger/ids.ts'
import type { CustomerFact } from '../facts/facts.ts'
import { squash } from '../text/fold.ts'
import { type ExactLetters, exactLetters } from './exact-letters.ts'
import { type LooseNames, looseNames } from './loose-names.ts'
import { endsOf, type NameEntry, nameEntries } from './name-entries.ts'
import type { NameMatch } from './name-match.ts'

/** Finds names of customers in texts. */
export interface NameIndex {
  /**
   * The longest name that stands in the words; `onlyAt` looks at one word only. A name breaks off
   * inside a number only where the words end, and may have been cut off there.
   */
  find(words: readonly string[], onlyAt?: number, cutOff?: CutOff): NameMatch | undefined
  /** Whose name all the words are, in another order or shortened. */
  readonly loose: LooseNames
  readonly exact: ExactLetters
}

/** Whether the last word may have lost its end: as far as the length of the text tells. */
export type CutOff = 'no' | 'perhaps' | 'likely'

const CUT_WORDS_MIN = 15 // letters and blanks; banks cut names at 16 or more
const FULL_MIN = 4 // letters; shorter names stand in every text
const CUT_MIN = 9

/** Every customer's name, sorted, so that a beginning of any length finds its range. */
export function nameIndex(customers: Iterable<CustomerFact>): NameIndex {
  const list = [...customers]
  const entries = nameEntries(list)
  return {
    loose: looseNames(list),
    exact: exactLetters(new Map(list.map((customer) => [customer.id, customer]))),
    find(words, onlyAt, cutOff = 'no') {
      let best: NameMatch | undefined
      const text = squash(words)
      const ends = endsOf(words)
      let start = 0
      for (const [from, word] of words.entries()) {
        if (onlyAt === undefined || onlyAt === from) {
          const match = matchAt({ text, ends, start, from, cutOff }, entries)
          if (match !== undefined && isBetter(match, best)) best = match
        }
        start += word.length
      }
      return best
    },
  }
}

function isBetter(match: NameMatch, best: NameMatch | undefined): boolean {
  if (best === undefined) return true
  if (match.quality !== best.quality) return match.quality === 'full'
  return match.length > best.length
}

type Reading = Pick<NameMatch, 'customers' | 'quality' | 'longer' | 'isBare' | 'isSoft'>

interface Place {
  readonly text: string
  readonly ends: readonly number[]
  readonly start: number
  readonly from: number
  readonly cutOff: CutOff
}

/** The best reading of the text from one word on. */
function matchAt(place: Place, entries: readonly NameEntry[]): NameMatch | undefined {
  const { text, ends, start, from, cutOff } = place
  const at = lowerBound(entries, text.slice(start))
  const common = Math.max(
    commonLength(entries[at - 1]?.key, text, start),
    commonLength(entries[at]?.key, text, start),
  )
  // Back to the last place where a word of the text ends; a name never ends inside a word.
  for (let to = ends.length; to > from; to--) {
    const length = (ends[to - 1] ?? 0) - start
    if (length > common) continue
    // Inside a text nobody sees where a name was cut off.
    const inside = length + to - from - 1 >= CUT_WORDS_MIN ? 'perhaps' : 'no'
    const torn = to === ends.length ? cutOff : inside
    const match = rangeMatch(text.slice(start, start + length), entries, torn)
    if (match !== undefined) return { ...match, from, to, length }
    if (length < FULL_MIN) return undefined
  }
  return undefined
}

const RANGE_MAX = 200 // customers that share a beginning; more say nothing

/** The customers whose names begin with the same letters, by how much of the name that is. */
interface Range {
  readonly whole: Set<CustomerId>
  /** All but legal forms. */
  readonly core: Set<CustomerId>
  /** All but words that many names end with. */
  readonly soft: Set<CustomerId>
  /** All but digits. */
  readonly bare: Set<CustomerId>
  readonly cut: Set<CustomerId>
  /** What goes on inside a number, where the text may have been cut off. */
  readonly torn: Set<CustomerId>
  readonly inside: Set<CustomerId>
  isName: boolean
}

function rangeMatch(
  prefix: string,
  entries: readonly NameEntry[],
  cutOff: CutOff,
): Reading | undefined {
  const range = rangeOf(prefix, entries, cutOff)
  if (range === undefined) return undefined
  const { whole, core, soft, bare, cut, torn, inside, isName } = range
  if (prefix.length >= FULL_MIN) {
    const most = [whole, core, soft, bare].find(({ size }) => size > 0)
    if (most !== undefined) {
      // Where more of another name could follow, a shared ending that is missing is no legal form.
      const more =
        most === soft
          ? [...cut, ...inside]
          : most === core
            ? [...soft, ...inside]
            : isName
              ? []
              : inside
      const customers = [...new Set([...most, ...more])]
      const longer = [...new Set([...core, ...soft, ...cut, ...torn])].filter(
        (id) => !customers.includes(id),
      )
      return { customers, quality: 'full', longer, isBare: most === bare, isSoft: most === soft }
    }
  }
  if (prefix.length >= CUT_MIN && cut.size > 0)
    return { customers: [...cut], quality: 'cut', longer: [], isBare: false, isSoft: false }
  return undefined
}

/** Undefined where so many names begin like this that it says nothing. */
function rangeOf(prefix: string, entries: readonly NameEntry[], cutOff: CutOff): Range | undefined {
  if (prefix.length < 2) return undefined
  const found: Range = {
    whole: new Set(),
    core: new Set(),
    soft: new Set(),
    bare: new Set(),
    cut: new Set(),
    torn: new Set(),
    inside: new Set(),
    isName: false,
  }
  const first = lowerBound(entries, prefix)
  for (let at = first; at < first + RANGE_MAX; at++) {
    const entry = entries[at]
    if (entry === undefined || !entry.key.startsWith(prefix)) return found
    if (cutOff === 'likely' || !isTorn(entry, prefix.length)) sortIn(entry, prefix.length, found)
    else if (cutOff === 'perhaps') found.torn.add(entry.customerId)
  }
  return entries[first + RANGE_MAX]?.key.startsWith(prefix) === true ? undefined : found
}

/** Whether a name goes on inside a number: `Lindenstr. 2` is the beginning of neither `Lindenstr. 21` nor `2a`. */
function isTorn({ key, ends }: NameEntry, length: number): boolean {
  const code = key.charCodeAt(length - 1)
  return code >= DIGIT_0 && code <= DIGIT_9 && !ends.includes(length)
}

const DIGIT_0 = 48
const DIGIT_9 = 57

function sortIn(entry: NameEntry, length: number, found: Range): void {
  const { part, key, formEnd, coreEnd, customerId } = entry
  if (part === 'inside') {
    if (length >= coreEnd) found.inside.add(customerId)
  } else if (part === 'bare') {
    if (length >= formEnd) found.bare.add(customerId)
  } else if (key.length === length) {
    found.whole.add(customerId)
    found.isName ||= part === 'name'
  } else if (length >= formEnd) found.core.add(customerId)
  else if (length >= coreEnd) found.soft.add(customerId)
  else found.cut.add(customerId)
}

function lowerBound(entries: readonly NameEntry[], text: string): number {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((entries[middle]?.key ?? '') < text) low = middle + 1
    else high = middle
  }
  return low
}

function commonLength(key: string | undefined, text: string, start: number): number {
  if (key === undefined) return 0
  const limit = Math.min(key.length, text.length - start)
  let length = 0
  while (length < limit && key.charCodeAt(length) === text.charCodeAt(start + length)) length++
  return length
}
