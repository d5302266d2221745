import type { CustomerId } from '../../../ledger/ids.ts'
import type { CustomerFact } from '../facts/facts.ts'
import { foldDropped, foldWords, squash } from '../text/fold.ts'
import { designatorsOf, withoutDesignator } from './designators.ts'
import { afterHonorific, genericEndings, isEndingForm, leadingForms } from './endings.ts'

/** One way to write a customer's name. */
export interface NameEntry {
  readonly key: string
  readonly customerId: CustomerId
  /** Positions in the key where a word of the name ends. */
  readonly ends: readonly number[]
  /** Position after which nothing but legal forms follows. */
  readonly formEnd: number
  /** Position after which nothing but legal forms and words that many names end with follows. */
  readonly coreEnd: number
  /**
   * The `name` as it is, a `variant` of it, the name without its digits (`bare`), or what is
   * `inside`: that only speaks against being sure.
   */
  readonly part: 'name' | 'variant' | 'bare' | 'inside'
}

interface Learned {
  readonly endings: ReadonlySet<string>
  readonly cores: ReadonlySet<string>
  readonly designators: ReadonlySet<string>
}

/** Every way to write every customer's name, sorted, so that a beginning of any length finds its range. */
export function nameEntries(list: readonly CustomerFact[]): readonly NameEntry[] {
  const endings = genericEndings(list.map(({ name }) => name))
  const learned = {
    endings,
    cores: coresOf(list, endings),
    designators: designatorsOf(list.map(({ name }) => name)),
  }
  return list
    .flatMap((customer) => entriesOf(customer, learned))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
}

function entriesOf(customer: CustomerFact, learned: Learned): NameEntry[] {
  const { name } = customer
  const { endings } = learned
  const folded = foldWords(name)
  const words = folded.slice(afterHonorific(folded))
  const variants = [words, ...withoutForms(words, learned)]
  if (JOINER.test(name)) variants.push(foldWords(name.replace(JOINERS, '')))
  if (/[^\x20-\x7e]/.test(name)) variants.push(foldDropped(name))
  if (learned.designators.size > 0) {
    const plain = variants.map((one) => withoutDesignator(one, learned.designators))
    variants.push(...plain.filter((one) => one !== undefined))
  }
  const seen = new Set<string>()
  const entries: NameEntry[] = []
  const add = (words: readonly string[], part: NameEntry['part']): void => {
    const key = squash(words)
    if (key.length < 2 || seen.has(key)) return
    seen.add(key)
    const ends = endsOf(words)
    const formEnd = squash(coreOf(words, isEndingForm)).length
    const coreEnd = squash(coreOf(words, (word) => endings.has(word))).length
    entries.push({ key, customerId: customer.id, ends, formEnd, coreEnd, part })
  }
  for (const [at, words] of variants.entries()) add(words, at === 0 ? 'name' : 'variant')
  if (/\d/.test(name)) add(foldWords(name.replace(/\d+/g, ' ')), 'bare')
  const [first = '', ...rest] = words
  if (first.length <= FORM_MAX && rest.length > 1) add(rest, 'inside')
  return entries
}

const FORM_MAX = 5 // letters of a first word that may be a legal form nobody knows of

/** A name without the words at its end that tell nobody apart. */
function coreOf(words: readonly string[], isGeneric: (word: string) => boolean): readonly string[] {
  let core = words.length
  while (core > 1 && isGeneric(words[core - 1] ?? '')) core--
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
    if (forms > 0) cores.add(squash(coreOf(words.slice(forms), (word) => endings.has(word))))
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
  const isCore = (rest: readonly string[]): boolean =>
    cores.has(squash(coreOf(rest, (word) => endings.has(word))))
  return [words.slice(forms), ...rests.filter(isCore)]
}

// The small words inside a name: banks and payers make `City Salem` of `City of Salem`.
const JOINER = /(?<=\S\s+)\p{Ll}{1,3}\s+(?=\S)/u
const JOINERS = new RegExp(JOINER, 'gu')

/** Where each of some words ends, when nothing stands between them. */
export function endsOf(words: readonly string[]): readonly number[] {
  let end = 0
  return words.map((word) => {
    end += word.length
    return end
  })
}
