import type { CustomerId } from '../../../ledger/ids.ts'
import type { CustomerFact } from '../facts/facts.ts'
import { push } from '../lists.ts'
import { foldWords } from '../text/fold.ts'
import { isEndingForm, leadingForms } from './endings.ts'

/** Finds the customers whose names banks and payers write otherwise; all the words of a name are asked at once. */
export interface LooseNames {
  /** The words of the name in another order: `Jardins Maas` for `Maas Jardins`. */
  turned(words: readonly string[]): readonly CustomerId[]
  /** Those whose names begin with the words and go on: meant, if the bank cut the name. */
  longer(words: readonly string[]): readonly CustomerId[]
  /** Words made shorter, the last of them perhaps cut off: `WASHINGTON CNTY MED CTR`. */
  shortened(words: readonly string[]): readonly CustomerId[]
}

interface Name {
  readonly customerId: CustomerId
  readonly core: readonly string[]
}

const BEGUN_MIN = 9 // letters of a name that may go on
const WORD_MIN = 4 // letters of the word that must stand there in full

const KNOWN_MAX = 50_000 // payers come back; more of them than this are looked for again

/** Nothing is indexed before it is asked for. */
export function looseNames(customers: readonly CustomerFact[]): LooseNames {
  let index: Index | undefined
  const indexed = (): Index => (index ??= indexOf(customers))
  const known = new Map<string, readonly CustomerId[]>()
  return {
    turned: (words) => indexed().bySet.get(setKey(words)) ?? NOBODY,
    longer(words) {
      const core = coreOf(words)
      if (core.length < 2) return NOBODY
      const [first = ''] = core
      return idsOf(namesWith(indexed(), 0, first).filter((name) => goesOn(core, name)))
    },
    shortened(words) {
      const core = coreOf(words)
      if (core.length < 2) return NOBODY
      const key = words.join(' ')
      const found = known.get(key) ?? [
        ...new Set([...shortenedIn(indexed(), core), ...initialsIn(indexed(), core)]),
      ]
      if (known.size >= KNOWN_MAX) known.clear()
      known.set(key, found)
      return found
    },
  }
}

const NOBODY: readonly CustomerId[] = []

function shortenedIn(index: Index, core: readonly string[]): readonly CustomerId[] {
  const alike = new Set(
    core.flatMap((word, at) => (word.length >= WORD_MIN ? namesWith(index, at, word) : [])),
  )
  const near = [...alike].filter((name) => isShort(core, name))
  const most = Math.max(0, ...near.map((name) => inFull(core, name)))
  const best = near.filter((name) => inFull(core, name) === most)
  const whole = best.filter((name) => name.core.length === core.length)
  // A name ends with its last word; one that is only begun may go on with others.
  const last = core.length - 1
  if (whole.some((name) => name.core[last] === core[last])) return idsOf(whole)
  if (core.join('').length < BEGUN_MIN) return idsOf(whole)
  return idsOf(best.some((name) => begins(core[last] ?? '', name.core[last] ?? '')) ? best : whole)
}

const INITIALS_MAX = 4
const SMALL_MAX = 3 // letters of a word that gives no initial: `de`, `of`, `and`

/** Those the first words of whose names are shortened to their initials: `CC de Bourg`. */
function initialsIn(
  index: Index,
  [initials = '', ...rest]: readonly string[],
): readonly CustomerId[] {
  const anchor = rest.findIndex((word) => word.length >= WORD_MIN)
  if (initials.length < 2 || initials.length > INITIALS_MAX || anchor === -1) return NOBODY
  const found: Name[] = []
  for (let first = initials.length; first < 2 * initials.length; first++) {
    for (const name of namesWith(index, first + anchor, rest[anchor] ?? '')) {
      const own = name.core.slice(first)
      const isRest = own.length === rest.length && own.every((word, at) => word === rest[at])
      if (isRest && initialsOf(name.core.slice(0, first)) === initials) found.push(name)
    }
  }
  return idsOf(found)
}

function initialsOf(words: readonly string[]): string {
  return words.map((word) => (word.length > SMALL_MAX ? word[0] : '')).join('')
}

/** How many words stand there in full. */
function inFull(core: readonly string[], name: Name): number {
  return core.filter((word, at) => word === name.core[at]).length
}

interface Index {
  readonly bySet: ReadonlyMap<string, readonly CustomerId[]>
  /** Names by each of their words, with the place where it stands. */
  readonly byWord: ReadonlyMap<string, readonly Name[]>
}

function indexOf(customers: readonly CustomerFact[]): Index {
  const bySet = new Map<string, CustomerId[]>()
  const byWord = new Map<string, Name[]>()
  for (const { id, name } of customers) {
    const words = foldWords(name)
    const set = setKey(words)
    if (set !== '') push(bySet, set, id)
    const core = coreOf(words)
    if (core.length < 2) continue
    const known = { customerId: id, core }
    for (const [at, word] of core.entries()) {
      if (at === 0 || word.length >= WORD_MIN) push(byWord, wordKey(at, word), known)
    }
  }
  return { bySet, byWord }
}

const ALIKE_MAX = 1_000 // names; a word that more of them share says nothing

function namesWith({ byWord }: Index, at: number, word: string): readonly Name[] {
  const names = byWord.get(wordKey(at, word)) ?? []
  return names.length > ALIKE_MAX ? [] : names
}

function wordKey(at: number, word: string): string {
  return `${at} ${word}`
}

function idsOf(names: readonly Name[]): readonly CustomerId[] {
  return names.map(({ customerId }) => customerId)
}

/** The words of a name in no order, without legal forms; empty where fewer than two are left. */
function setKey(words: readonly string[]): string {
  const own = words.slice(leadingForms(words)).filter((word) => !isEndingForm(word))
  return own.length < 2 ? '' : [...own].sort().join(' ')
}

/** A name without the legal forms before and behind it. */
function coreOf(words: readonly string[]): readonly string[] {
  const own = words.slice(leadingForms(words))
  let end = own.length
  while (end > 1 && isEndingForm(own[end - 1] ?? '')) end--
  return own.slice(0, end).map((word) => USUAL_SHORT[word] ?? word)
}

/** What is written short by some and in full by others, too short to be told by its letters. */
const USUAL_SHORT: Readonly<Record<string, string>> = {
  saint: 'st',
  sankt: 'st',
  sainte: 'ste',
  mount: 'mt',
  fort: 'ft',
  doctor: 'dr',
  doktor: 'dr',
}

/** Whether the name begins with the words and is longer, if only by the end of its last one. */
function goesOn(core: readonly string[], name: Name): boolean {
  const last = core.length - 1
  const isBegun = core.every(
    (word, at) => word === name.core[at] || (at === last && begins(word, name.core[at] ?? '')),
  )
  return isBegun && name.core.join('').length > core.join('').length
}

/** Whether each word is that of the name or short for it, and one of them stands there in full. */
function isShort(core: readonly string[], name: Name): boolean {
  if (core.length > name.core.length) return false
  const last = core.length - 1
  return (
    core.every((word, at) => {
      const full = name.core[at] ?? ''
      return word === full || shortens(word, full) || (at === last && begins(word, full))
    }) && core.some((word, at) => word.length >= WORD_MIN && word === name.core[at])
  )
}

/** Whether a word may have been cut off at the end of another; a number is another one then. */
function begins(word: string, full: string): boolean {
  return full.startsWith(word) && !/\d$/.test(word)
}

const DROPPED_MIN = 2 // letters: with one more it is another name, or a slip

const CONTRACTED_MIN = 3 // letters: fewer stand in every word

/** `cnty` for `county`, `distr` for `distribuidora`: it begins the word, or its letters stand there in order. */
function shortens(short: string, full: string): boolean {
  if (short.length < 2 || full.length - short.length < DROPPED_MIN || /\d/.test(short)) return false
  if (full.startsWith(short)) return true
  if (short.length < CONTRACTED_MIN || short[0] !== full[0]) return false
  let at = 0
  for (const letter of full) if (letter === short[at]) at++
  return at === short.length
}
