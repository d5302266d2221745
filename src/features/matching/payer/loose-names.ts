import type { CustomerId } from '../../../ledger/ids.ts'
import type { CustomerFact } from '../facts.ts'
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

const CUT_MIN = 13 // letters of a text whose end may be missing
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
      const near = indexed().byInitials.get(initials(core)) ?? []
      return idsOf(near.filter((name) => goesOn(core, name)))
    },
    shortened(words) {
      const core = coreOf(words)
      if (core.length < 2) return NOBODY
      const key = words.join(' ')
      const found = known.get(key) ?? shortenedIn(indexed(), core, words.join('').length >= CUT_MIN)
      if (known.size >= KNOWN_MAX) known.clear()
      known.set(key, found)
      return found
    },
  }
}

const NOBODY: readonly CustomerId[] = []

function shortenedIn(
  { byInitials }: Index,
  core: readonly string[],
  mayBeCut: boolean,
): readonly CustomerId[] {
  const near = (byInitials.get(initials(core)) ?? []).filter((name) => isShort(core, name))
  const whole = near.filter((name) => name.core.length === core.length)
  const last = core.length - 1
  if (whole.some((name) => !mayBeCut || name.core[last] === core[last])) return idsOf(whole)
  return idsOf(mayBeCut ? near : whole)
}

interface Index {
  readonly bySet: ReadonlyMap<string, readonly CustomerId[]>
  readonly byInitials: ReadonlyMap<string, readonly Name[]>
}

function indexOf(customers: readonly CustomerFact[]): Index {
  const bySet = new Map<string, CustomerId[]>()
  const byInitials = new Map<string, Name[]>()
  for (const { id, name } of customers) {
    const words = foldWords(name)
    const set = setKey(words)
    if (set !== '') bySet.set(set, [...(bySet.get(set) ?? []), id])
    const core = coreOf(words)
    if (core.length < 2) continue
    const key = initials(core)
    const same = byInitials.get(key)
    if (same === undefined) byInitials.set(key, [{ customerId: id, core }])
    else same.push({ customerId: id, core })
  }
  return { bySet, byInitials }
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
  return own.slice(0, end)
}

function initials([first = '', second = '']: readonly string[]): string {
  return `${first.slice(0, 1)}${second.slice(0, 1)}`
}

function goesOn(core: readonly string[], name: Name): boolean {
  return name.core.length > core.length && core.every((word, at) => word === name.core[at])
}

/** Whether each word is that of the name or short for it, and one of them stands there in full. */
function isShort(core: readonly string[], name: Name): boolean {
  if (core.length > name.core.length) return false
  const last = core.length - 1
  return (
    core.every((word, at) => {
      const full = name.core[at] ?? ''
      return word === full || shortens(word, full) || (at === last && full.startsWith(word))
    }) && core.some((word, at) => word.length >= WORD_MIN && word === name.core[at])
  )
}

const DROPPED_MIN = 2 // letters: with one more it is another name, or a slip

/** `cnty` for `county`, `distr` for `distribuidora`: it begins alike, and its letters stand there in order. */
function shortens(short: string, full: string): boolean {
  if (short.length < 2 || full.length - short.length < DROPPED_MIN || /\d/.test(short)) return false
  if (short[0] !== full[0]) return false
  let at = 0
  for (const letter of full) if (letter === short[at]) at++
  return at === short.length
}
