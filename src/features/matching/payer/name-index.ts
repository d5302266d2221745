import type { CustomerId } from '../../../ledger/ids.ts'
import type { CustomerFact } from '../facts.ts'
import { foldDropped, foldWords, squash } from '../text/fold.ts'
import { genericEndings, leadingForms } from './endings.ts'

/** Whose name stands in a text, and how much of it. */
export interface NameMatch {
  readonly customers: readonly CustomerId[]
  /** `full`: the name, with or without its legal form; `cut`: its beginning, where a text was cut. */
  readonly quality: 'full' | 'cut'
  /** Customers whose longer names begin with it: meant, if the bank cut the name. */
  readonly longer: readonly CustomerId[]
  /** The words of the text that it takes: from, and up to but without. */
  readonly from: number
  readonly to: number
  readonly length: number
}

/** Finds names of customers in texts. */
export interface NameIndex {
  /** The longest name that stands in the words; `onlyAt` looks at one word only. */
  find(words: readonly string[], onlyAt?: number): NameMatch | undefined
}

interface Entry {
  readonly key: string
  readonly customerId: CustomerId
  /** Positions in the key where a word of the name ends. */
  readonly ends: readonly number[]
  /** Positions after which nothing but legal forms follows. */
  readonly coreEnd: number
  /** The `name` as it is, a `variant` of it, or what is `inside`: that only speaks against being sure. */
  readonly part: 'name' | 'variant' | 'inside'
}

const FULL_MIN = 4 // letters; shorter names stand in every text
const CUT_MIN = 9

/** Every customer's name, sorted, so that a beginning of any length finds its range. */
export function nameIndex(customers: Iterable<CustomerFact>): NameIndex {
  const list = [...customers]
  const endings = genericEndings(list.map(({ name }) => name))
  const cores = coresOf(list, endings)
  const entries = list
    .flatMap((customer) => entriesOf(customer, { endings, cores }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return {
    find(words, onlyAt) {
      let best: NameMatch | undefined
      const text = squash(words)
      const ends = endsOf(words)
      let start = 0
      for (const [from, word] of words.entries()) {
        if (onlyAt === undefined || onlyAt === from) {
          const match = matchAt({ text, ends, start, from }, entries)
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

interface Learned {
  readonly endings: ReadonlySet<string>
  readonly cores: ReadonlySet<string>
}

function entriesOf(customer: CustomerFact, { endings, cores }: Learned): Entry[] {
  const words = foldWords(customer.name)
  const variants = [words, ...withoutForms(words, { endings, cores })]
  if (JOINER.test(customer.name)) variants.push(foldWords(customer.name.replace(JOINERS, '')))
  if (/[^\x20-\x7e]/.test(customer.name)) variants.push(foldDropped(customer.name))
  if (/\d/.test(customer.name)) variants.push(foldWords(customer.name.replace(/\d+/g, ' ')))
  const seen = new Set<string>()
  const entries: Entry[] = []
  const add = (words: readonly string[], part: Entry['part']): void => {
    const key = squash(words)
    if (key.length < 2 || seen.has(key)) return
    seen.add(key)
    const coreEnd = squash(coreOf(words, endings)).length
    entries.push({ key, customerId: customer.id, ends: endsOf(words), coreEnd, part })
  }
  for (const [at, words] of variants.entries()) add(words, at === 0 ? 'name' : 'variant')
  const [first = '', ...rest] = words
  if (first.length <= FORM_MAX && rest.length > 1) add(rest, 'inside')
  return entries
}

const FORM_MAX = 5 // letters of a first word that may be a legal form nobody knows of

/** A name without the legal forms and shared words at its end. */
function coreOf(words: readonly string[], endings: ReadonlySet<string>): readonly string[] {
  let core = words.length
  while (core > 1 && endings.has(words[core - 1] ?? '')) core--
  return words.slice(0, core)
}

/** What names are without the legal forms before and behind them, where such stand before. */
function coresOf(
  customers: readonly CustomerFact[],
  endings: ReadonlySet<string>,
): ReadonlySet<string> {
  const cores = new Set<string>()
  for (const { name } of customers) {
    const words = foldWords(name)
    const forms = leadingForms(words)
    if (forms > 0) cores.add(squash(coreOf(words.slice(forms), endings)))
  }
  return cores
}

/**
 * A name without the legal forms before it; and without more words, where the rest is all that
 * another name has: `Công ty TNHH Thương mại An Phát` is not told from `Công ty An Phát` by that.
 */
function withoutForms(
  words: readonly string[],
  { endings, cores }: Learned,
): (readonly string[])[] {
  const forms = leadingForms(words)
  if (forms === 0) return []
  const rests = words.slice(forms + 1).map((_, at) => words.slice(forms + 1 + at))
  return [words.slice(forms), ...rests.filter((rest) => cores.has(squash(coreOf(rest, endings))))]
}

// The small words inside a name: banks and payers make `City Salem` of `City of Salem`.
const JOINER = /(?<=\S\s+)\p{Ll}{1,3}\s+(?=\S)/u
const JOINERS = new RegExp(JOINER, 'gu')

function endsOf(words: readonly string[]): readonly number[] {
  let end = 0
  return words.map((word) => {
    end += word.length
    return end
  })
}

interface Place {
  readonly text: string
  readonly ends: readonly number[]
  readonly start: number
  readonly from: number
}

/** The best reading of the text from one word on. */
function matchAt(place: Place, entries: readonly Entry[]): NameMatch | undefined {
  const { text, ends, start, from } = place
  const at = lowerBound(entries, text.slice(start))
  const common = Math.max(
    commonLength(entries[at - 1]?.key, text, start),
    commonLength(entries[at]?.key, text, start),
  )
  // Back to the last place where a word of the text ends; a name never ends inside a word.
  for (let to = ends.length; to > from; to--) {
    const length = (ends[to - 1] ?? 0) - start
    if (length > common) continue
    const match = rangeMatch(text.slice(start, start + length), entries)
    if (match !== undefined) return { ...match, from, to, length }
    if (length < FULL_MIN) return undefined
  }
  return undefined
}

const RANGE_MAX = 200 // customers that share a beginning; more say nothing

function rangeMatch(
  prefix: string,
  entries: readonly Entry[],
): Pick<NameMatch, 'customers' | 'quality' | 'longer'> | undefined {
  if (prefix.length < 2) return undefined
  const whole = new Set<CustomerId>()
  const core = new Set<CustomerId>()
  const cut = new Set<CustomerId>()
  const inside = new Set<CustomerId>()
  let isName = false
  const first = lowerBound(entries, prefix)
  for (let at = first; at < first + RANGE_MAX; at++) {
    const entry = entries[at]
    if (entry === undefined || !entry.key.startsWith(prefix)) break
    if (entry.part === 'inside') {
      if (prefix.length >= entry.coreEnd) inside.add(entry.customerId)
    } else if (entry.key.length === prefix.length) {
      whole.add(entry.customerId)
      isName ||= entry.part === 'name'
    } else if (prefix.length >= entry.coreEnd) core.add(entry.customerId)
    else cut.add(entry.customerId)
  }
  if (entries[first + RANGE_MAX]?.key.startsWith(prefix) === true) return undefined
  if (prefix.length >= FULL_MIN) {
    const longer = [...new Set([...core, ...cut])].filter((id) => !whole.has(id))
    if (isName) return { customers: [...whole], quality: 'full', longer }
    if (whole.size > 0)
      return { customers: [...new Set([...whole, ...inside])], quality: 'full', longer }
    const others = [...cut].filter((id) => !core.has(id))
    if (core.size > 0) {
      return { customers: [...new Set([...core, ...inside])], quality: 'full', longer: others }
    }
  }
  if (prefix.length >= CUT_MIN && cut.size > 0)
    return { customers: [...cut], quality: 'cut', longer: [] }
  return undefined
}

function lowerBound(entries: readonly Entry[], text: string): number {
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
