import { readAmount } from './amount-text.ts'
import { bareNumber, type DecimalMark, partsOf } from './bare-number.ts'
import { isContinental } from './language.ts'

/**
 * What one amount says of the mark: `1.234,5` has a decimal comma; `1,234` may have one, or groups
 * its thousands; a whole number below or above a thousand says whether thousands are grouped.
 */
export type MarkEvidence =
  | DecimalMark
  | 'group-point'
  | 'group-comma'
  | 'small whole'
  | 'large whole'
  | 'zero'

/** What a column of amounts says about its decimal mark. */
export type DecimalMarkFinding =
  | { readonly kind: 'known'; readonly mark: DecimalMark }
  /** No value has a mark: both readings agree. */
  | { readonly kind: 'either' }
  /** Only values such as `1,234`. */
  | { readonly kind: 'undecidable'; readonly example: string }
  /** `1,50` and `2.50` in one column. */
  | { readonly kind: 'mixed'; readonly examples: readonly [string, string] }

/** What the text shows about the decimal mark; undefined when it is no amount under either. */
export function markEvidence(text: string): MarkEvidence | undefined {
  const core = bareNumber(text)?.core
  const last = core?.replace(/[^.,]/g, '').at(-1)
  if (core === undefined) return undefined
  if (last !== '.' && last !== ',') return wholeEvidence(core)
  const other: DecimalMark = last === '.' ? ',' : '.'
  const isDecimal = partsOf(core, last) !== undefined
  const isGroup = partsOf(core, other) !== undefined
  if (isDecimal && isGroup) {
    if (/^0/.test(core)) return last
    return last === '.' ? 'group-point' : 'group-comma'
  }
  if (isDecimal) return last
  return isGroup ? other : undefined
}

function wholeEvidence(core: string): MarkEvidence | undefined {
  const size = core.replace(/\D/g, '').replace(/^0+/, '').length
  if (partsOf(core, '.') === undefined) return undefined
  if (size === 0) return 'zero'
  return size < 4 || /\D/.test(core) ? 'small whole' : 'large whole'
}

/** How often amounts of each kind were seen. */
export type MarkTally = Record<MarkEvidence, number>

/** Counts what the amounts show; adds to what was counted before. */
export function tallyMarks(texts: Iterable<string>, seen: MarkTally = noMarks()): MarkTally {
  for (const text of texts) {
    const evidence = markEvidence(text)
    if (evidence !== undefined) seen[evidence] += 1
  }
  return seen
}

function noMarks(): MarkTally {
  return {
    '.': 0,
    ',': 0,
    'group-point': 0,
    'group-comma': 0,
    'small whole': 0,
    'large whole': 0,
    zero: 0,
  }
}

/**
 * What such counts decide in a list, whose headings are in a language; undefined when they leave it
 * open. `1,234` alone groups where people write so, `1.234` likewise; the other way round nobody
 * knows.
 */
export function markOf(
  seen: MarkTally,
  names: readonly string[],
): DecimalMark | 'mixed' | undefined {
  if (seen['.'] > 0 && seen[','] > 0) return 'mixed'
  if (seen['.'] > 0) return '.'
  if (seen[','] > 0) return ','
  if (seen['group-point'] > 0 && seen['group-comma'] > 0) return 'mixed'
  if (seen['group-point'] === 0 && seen['group-comma'] === 0) return '.'
  if (seen['group-comma'] > 0) return isContinental(names) ? undefined : '.'
  return isContinental(names) ? ',' : undefined
}

/** Looks for the decimal mark of a whole column (or of all the amount columns of a file). */
export function columnDecimalMark(values: Iterable<string>): DecimalMarkFinding {
  const seen = new Map<MarkEvidence, string>()
  for (const value of values) {
    const evidence = markEvidence(value)
    if (evidence !== undefined && !seen.has(evidence)) seen.set(evidence, value.trim())
  }
  const point = seen.get('.')
  const comma = seen.get(',')
  if (point !== undefined && comma !== undefined) return { kind: 'mixed', examples: [point, comma] }
  if (point !== undefined) return { kind: 'known', mark: '.' }
  if (comma !== undefined) return { kind: 'known', mark: ',' }
  return fromGroups(seen)
}

/** `1,234` beside `500` but never beside `5000`: the comma makes groups, or 500 would be 500,000. */
function fromGroups(seen: ReadonlyMap<MarkEvidence, string>): DecimalMarkFinding {
  const point = seen.get('group-point')
  const comma = seen.get('group-comma')
  if (point === undefined && comma === undefined) return { kind: 'either' }
  const isGrouped = seen.has('small whole') && !seen.has('large whole')
  if (isGrouped && comma === undefined) return { kind: 'known', mark: ',' }
  if (isGrouped && point === undefined) return { kind: 'known', mark: '.' }
  return { kind: 'undecidable', example: point ?? comma ?? '' }
}

/** The decimal mark that a statement's amounts agree on; null where none of them decides it. */
export function sharedMark(amounts: Iterable<string>): DecimalMark | null {
  const { '.': points, ',': commas } = tallyMarks(amounts)
  if (points > 0 === commas > 0) return null
  return points > 0 ? '.' : ','
}

/**
 * The plain form (`-1234.50`) of an amount as statements write it; undefined when it is none, or
 * when nothing says whether its only separator (`1,234`) groups thousands or marks decimals.
 */
export function readDecimal(text: string, mark: DecimalMark | null = null): string | undefined {
  const decided = mark ?? ownMark(text)
  const amount = decided === null ? undefined : readAmount(text, decided)
  return amount === undefined ? undefined : withoutPadding(amount)
}

function ownMark(text: string): DecimalMark | null {
  const evidence = markEvidence(text)
  if (evidence === undefined || evidence === 'group-point' || evidence === 'group-comma')
    return null
  return evidence === ',' ? ',' : '.'
}

/** Banks pad with zeros on both sides; two decimals stay where they were written. */
function withoutPadding(amount: string): string {
  const isNegative = amount.startsWith('-')
  const [whole = '', fraction = ''] = (isNegative ? amount.slice(1) : amount).split('.')
  const digits = fraction.replace(/0+$/, '').padEnd(Math.min(fraction.length, 2), '0')
  const text = digits === '' ? whole : `${whole}.${digits}`
  return isNegative && /[1-9]/.test(text) ? `-${text}` : text
}
