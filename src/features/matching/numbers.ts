import type { CustomerId } from '../../ledger/customer.ts'
import type { Book, Item } from './book.ts'
import type { PayoutFact } from './facts.ts'
import { upper } from './text/fold.ts'
import { isGlued, type Run, runsOf } from './text/runs.ts'

/**
 * What the book has issued or was told, by how it can stand in a text. Nothing is known of formats
 * beforehand: the keys are the numbers themselves, without separators; without their letters;
 * without the zeros that pad them.
 */
export type Named =
  | { readonly kind: 'item'; readonly item: Item; readonly form: Form }
  | { readonly kind: 'po'; readonly item: Item }
  | { readonly kind: 'customer'; readonly customerId: CustomerId }
  | { readonly kind: 'payout'; readonly ref: string }

/**
 * How surely a text means the number: `reference` is a structured one, `full` has all its letters
 * and digits, `digits` lacks the letters, `bare` never had any, `unpadded` lacks zeros, `ocr` has
 * letters for digits.
 */
export type Form = 'reference' | 'full' | 'digits' | 'bare' | 'unpadded' | 'ocr'

/** A place in a text where something that the book knows stands. */
export interface Hit {
  readonly named: readonly Named[]
  readonly text: string
  readonly start: number
  readonly end: number
  /** Index of the first and last run. */
  readonly from: number
  readonly to: number
}

export interface NumberIndex {
  find(text: string): { hits: readonly Hit[]; runs: readonly Run[] }
  byNumber(number: string): readonly Item[]
  /** Whether numbers of the book begin with these letters. */
  isPrefix(letters: string): boolean
}

const NOTHING: readonly Named[] = []
const RUNS_MAX = 9 // of one number: RF41 INV 2025 00017 A … grouped in fours
const KEY_MAX = 42

/** Learns how numbers look from those that the book has. */
export function numberIndex(book: Book, payouts: readonly PayoutFact[]): NumberIndex {
  const keys = new Map<string, Named | Named[]>()
  const lengths = new Set<number>()
  const add = (key: string, named: Named): void => {
    const known = keys.get(key)
    lengths.add(key.length)
    if (known === undefined) keys.set(key, named)
    else if (Array.isArray(known)) known.push(named)
    else keys.set(key, [known, named])
  }
  for (const item of book.items) addItem(item, add)
  for (const customer of book.customers.values()) {
    if (customer.number === null) continue
    const key = squashed(customer.number)
    if (/\d/.test(key) && key.length >= 3) add(key, { kind: 'customer', customerId: customer.id })
  }
  for (const ref of new Set(payouts.map((item) => item.payoutRef))) {
    add(squashed(ref), { kind: 'payout', ref })
  }
  const prefixes = new Set(
    book.items.flatMap(({ number }) => /^\p{L}+/u.exec(upper(number))?.[0] ?? []),
  )
  const lookUp = (key: string): readonly Named[] => {
    // Most pieces of a text have a length that no key has; they need not be hashed.
    const found = lengths.has(key.length) ? keys.get(key) : undefined
    return found === undefined ? NOTHING : Array.isArray(found) ? found : [found]
  }
  const itemsOf = (key: string): readonly Item[] =>
    lookUp(key).flatMap((named) => (named.kind === 'item' ? [named.item] : []))
  let ocr: Map<string, Named[]> | undefined
  const ocrKeys = (): Map<string, Named[]> => (ocr ??= ocrIndex(book))
  return {
    find: (text) => {
      const shown = upper(text)
      const runs = runsOf(shown)
      const hits = scan(shown, runs, lookUp)
      if (hits.some(({ named }) => named.some(isNumber))) return { hits, runs }
      return { hits: [...hits, ...scanOcr(shown, runs, ocrKeys)], runs }
    },
    byNumber: (number) => itemsOf(squashed(number)),
    isPrefix: (letters) => prefixes.has(letters),
  }
}

/** The letters and digits of a number, in capitals. */
export function squashed(number: string): string {
  return upper(number).replace(/[^\p{L}\p{N}]+/gu, '')
}

/** The digits of a number. */
export function digitsOf(number: string): string {
  return number.replace(/\D+/g, '')
}

function isNumber(named: Named): boolean {
  return named.kind !== 'customer'
}

const DIGITS_MIN = 3 // shorter ones stand in every text

function addItem(item: Item, add: (key: string, named: Named) => void): void {
  const full = squashed(item.number)
  const digits = digitsOf(item.number)
  const hasLetters = digits.length !== full.length
  if (digits !== '' && full.length >= DIGITS_MIN) {
    add(full, { kind: 'item', item, form: hasLetters ? 'full' : 'bare' })
  }
  if (hasLetters && digits.length >= DIGITS_MIN) add(digits, { kind: 'item', item, form: 'digits' })
  const unpadded = unpaddedKey(runsOf(upper(item.number)))
  if (unpadded !== undefined) {
    add(unpadded, { kind: 'item', item, form: 'unpadded' })
    const bare = unpadded.replace(/~\p{L}+/gu, '')
    if (bare !== unpadded && bare.split('~').length > 2) {
      add(bare, { kind: 'item', item, form: 'unpadded' })
    }
  }
  if (item.structuredReference !== null) {
    add(squashed(item.structuredReference), { kind: 'item', item, form: 'reference' })
  }
  if (item.poNumber !== null) {
    const po = squashed(item.poNumber)
    if (po.length >= 4 && /\d/.test(po) && po !== full) add(po, { kind: 'po', item })
  }
}

/** `RE-2025-00017` as `~RE~2025~17`; undefined where nothing is padded. */
function unpaddedKey(runs: readonly Run[]): string | undefined {
  if (!runs.some(({ isDigits, text }) => isDigits && text.startsWith('0'))) return undefined
  return unpadded(runs)
}

function unpadded(runs: readonly Run[]): string {
  return runs
    .map(({ text, isDigits }) => `~${isDigits ? text.replace(/^0+(?=.)/, '') : text}`)
    .join('')
}

/** Finds what stands in the text, the longest first, from left to right. */
function scan(
  shown: string,
  runs: readonly Run[],
  lookUp: (key: string) => readonly Named[],
): Hit[] {
  const hits: Hit[] = []
  let from = 0
  while (from < runs.length) {
    const hit = longestAt(shown, runs, from, lookUp)
    if (hit !== undefined) hits.push(hit)
    from = hit === undefined ? from + 1 : hit.to + 1
  }
  return hits
}

function longestAt(
  shown: string,
  runs: readonly Run[],
  from: number,
  lookUp: (key: string) => readonly Named[],
): Hit | undefined {
  let key = ''
  let loose = ''
  let hasDigits = false
  let best: Hit | undefined
  const start = runs[from]
  if (start === undefined) return undefined
  for (let to = from; to < runs.length && to < from + RUNS_MAX; to++) {
    const run = runs[to]
    if (run === undefined || key.length + run.text.length > KEY_MAX) break
    key += run.text
    hasDigits ||= run.isDigits
    loose += `~${run.isDigits ? run.text.replace(/^0+(?=.)/, '') : run.text}`
    if (!hasDigits) continue
    const plain = lookUp(key)
    const padded = to > from ? lookUp(loose) : NOTHING
    const reference = start.text === 'RF' ? referenced(key, lookUp) : NOTHING
    if (plain.length + padded.length + reference.length === 0) continue
    const named = [...plain, ...padded, ...reference]
    best = {
      named,
      text: shown.slice(start.start, run.end),
      start: start.start,
      end: run.end,
      from,
      to,
    }
  }
  return best
}

/** An ISO 11649 reference carries the number itself after four characters. */
function referenced(key: string, lookUp: (key: string) => readonly Named[]): readonly Named[] {
  if (!/^RF\d\d./.test(key) || !isCreditorReference(key)) return []
  return lookUp(key.slice(4)).flatMap((named) =>
    named.kind === 'item' ? [{ ...named, form: 'reference' as const }] : [],
  )
}

/** Whether the two check digits of an `RF` reference are right: mod 97 is 1. */
export function isCreditorReference(key: string): boolean {
  if (!/^RF\d\d[A-Z0-9]{1,21}$/.test(key)) return false
  let rest = 0
  for (const letter of key.slice(4) + key.slice(0, 4)) {
    const value = Number.parseInt(letter, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

const OCR: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  S: '5',
  B: '8',
  Z: '2',
  G: '6',
}
const OCR_LETTERS = /[OQDILSBZG]/g

function ocrIndex(book: Book): Map<string, Named[]> {
  const index = new Map<string, Named[]>()
  for (const item of book.items) {
    for (const key of new Set([ocrFold(squashed(item.number)), digitsOf(item.number)])) {
      if (digitsOf(key).length < 4) continue
      const known = index.get(key)
      const named: Named = { kind: 'item', item, form: 'ocr' }
      if (known === undefined) index.set(key, [named])
      else known.push(named)
    }
  }
  return index
}

function ocrFold(key: string): string {
  return key.replace(OCR_LETTERS, (letter) => OCR[letter] ?? letter)
}

/** Words in which letters stand among digits, read as though they were digits. */
function scanOcr(shown: string, runs: readonly Run[], keys: () => Map<string, Named[]>): Hit[] {
  const isMixed = runs.some((run, index) => isGlued(runs[index - 1], run))
  if (!isMixed) return []
  const lookUp = (key: string): readonly Named[] => {
    const real = digitsOf(key).length
    const folded = ocrFold(key)
    if (folded === key || real < 2 || digitsOf(folded).length - real > 3) return []
    return keys().get(folded) ?? []
  }
  return scan(shown, runs, lookUp)
}
