import { basesOf } from '../references/index.ts'
import type { Run } from '../text/runs.ts'
import { EMPTY_HASH, hashed } from './key-table.ts'
import type { Hit, LookUp, Named } from './named.ts'
import { paddedNumber } from './padded-number.ts'

const NOTHING: readonly Named[] = []
const RUNS_MAX = 9 // of one number: RF41 INV 2025 00017 A … grouped in fours
const KEY_MAX = 42

/** Finds what stands in the text, the longest first, from left to right. */
export function scan(shown: string, runs: readonly Run[], lookUp: LookUp): Hit[] {
  const hits: Hit[] = []
  let from = 0
  while (from < runs.length) {
    const first = longestAt(shown, runs, from, lookUp)
    const hit = first === undefined ? undefined : (surer(first, shown, runs, lookUp) ?? first)
    if (hit !== undefined) hits.push(hit)
    from = hit === undefined ? from + 1 : hit.to + 1
  }
  return hits
}

/**
 * A number that stands there whole goes before one that begins in front of it and only leaves zeros
 * or letters out: in `FY25 25-019097` stands 25-019097, and not the `25 25` of CR25-0025.
 */
function surer(hit: Hit, shown: string, runs: readonly Run[], lookUp: LookUp): Hit | undefined {
  if (hit.named.some(isWhole)) return undefined
  for (let from = hit.from + 1; from <= hit.to; from++) {
    const other = longestAt(shown, runs, from, lookUp)
    if (other !== undefined && other.to > hit.to && other.named.some(isWhole)) return other
  }
  return undefined
}

function isWhole(named: Named): boolean {
  return named.kind === 'item' && WHOLE.has(named.form)
}

const WHOLE = new Set(['reference', 'full', 'bare'])

function longestAt(
  shown: string,
  runs: readonly Run[],
  from: number,
  lookUp: LookUp,
): Hit | undefined {
  const start = runs[from]
  if (start === undefined) return undefined
  let hash = EMPTY_HASH
  let looseHash = EMPTY_HASH
  let length = 0
  let isPlain = true // so far: something that is known begins like this
  let isLoose = true
  let isReference = start.isDigits || REFERENCE_LETTERS.has(start.text)
  let isFilled = start.isDigits && start.text.startsWith('0') // with zeros before the number
  let hasDigits = false
  let best: Hit | undefined
  for (let to = from; to < runs.length && to < from + RUNS_MAX; to++) {
    const run = runs[to]
    length += run?.text.length ?? 0
    if (run === undefined || length > KEY_MAX) break
    hasDigits ||= run.isDigits
    if (isPlain) hash = hashed(run.text, hash)
    isPlain &&= lookUp.begins(hash)
    if (isLoose) looseHash = hashed(looseText(run), looseHash)
    isLoose &&= lookUp.begins(looseHash)
    isReference &&= run.isDigits || !start.isDigits
    isFilled &&= run.isDigits
    if (!isPlain && !isLoose && !isReference && !isFilled) break
    if (!hasDigits) continue
    const found = isPlain && lookUp.has(hash) ? lookUp.find(keyOf(runs, from, to), hash) : NOTHING
    const plain =
      isFilled && found.length === 0 ? paddedNumber(keyOf(runs, from, to), lookUp) : found
    const padded =
      isLoose && to > from && lookUp.has(looseHash)
        ? lookUp.find(looseKeyOf(runs, from, to), looseHash)
        : NOTHING
    // Digits after a number that happen to check it are more often the beginning of the next one.
    const mayCheck = isReference && plain.length === 0 && (best === undefined || !start.isDigits)
    const reference = mayCheck ? referenced(keyOf(runs, from, to), start, lookUp) : NOTHING
    if (plain.length + padded.length + reference.length === 0) continue
    const text = shown.slice(start.start, run.end)
    const named = [...plain, ...padded, ...reference]
    best = { named, text, start: start.start, end: run.end, from, to }
  }
  return best
}

/** What the runs from one to another say together. */
function keyOf(runs: readonly Run[], from: number, to: number): string {
  let key = ''
  for (let at = from; at <= to; at++) key += runs[at]?.text ?? ''
  return key
}

function looseKeyOf(runs: readonly Run[], from: number, to: number): string {
  return unpadded(runs.slice(from, to + 1))
}

const REFERENCE_DIGITS_MIN = 8 // of a reference without letters; shorter ones stand in every text

const REFERENCE_LETTERS = new Set(['RF', 'SI', 'HR'])

/** A creditor reference carries the number itself, beside check digits. */
function referenced(key: string, start: Run, lookUp: LookUp): readonly Named[] {
  if (!isReferenceLike(start, key)) return NOTHING
  return basesOf(key).flatMap((base) =>
    lookUp.find(base, hashed(base)).flatMap((named): Named[] => {
      if (named.kind !== 'item') return []
      return [{ ...named, form: key.startsWith('RF') ? 'reference' : 'digits' }]
    }),
  )
}

/** Whether a piece of text may be a creditor reference at all. */
function isReferenceLike(start: Run, key: string): boolean {
  if (start.isDigits) return key.length >= REFERENCE_DIGITS_MIN && /^\d+$/.test(key)
  return REFERENCE_LETTERS.has(start.text)
}

/** Runs as they stand in a key without the zeros that pad them. */
export function unpadded(runs: readonly Run[]): string {
  return runs.map(looseText).join('')
}

/** A run as it stands in a key without the zeros that pad it. */
function looseText({ text, isDigits }: Run): string {
  return `~${isDigits && text.startsWith('0') ? text.replace(/^0+(?=.)/, '') : text}`
}
