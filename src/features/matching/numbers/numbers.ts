import { check } from '../../../core/errors.ts'
import type { Book } from '../book/book.ts'
import type { Item } from '../book/item.ts'
import type { PayoutFact } from '../facts/facts.ts'
import { squashed, upper } from '../text/fold.ts'
import { type Run, runsOf } from '../text/runs.ts'
import { hashed, keyTableBuilder } from './key-table.ts'
import type { Form, Hit, LookUp, Named } from './named.ts'
import { scan, unpadded } from './number-scan.ts'
import { isTorn, ocrIndex, scanOcr } from './ocr.ts'

/** Finds the numbers of the book in texts. */
export interface NumberIndex {
  find(text: string): { hits: readonly Hit[]; runs: readonly Run[] }
  byNumber(number: string): readonly Item[]
  /** Whether numbers of the book begin with these letters. */
  isPrefix(letters: string): boolean
  /** Whether a number may begin with these letters and digits; mostly no, and then none does. */
  begins(text: string): boolean
}

const FORMS = ['reference', 'full', 'digits', 'bare', 'unpadded', 'ocr', 'po'] as const
const FORM_CODE: Readonly<Record<Form | 'po', number>> = {
  reference: 0,
  full: 1,
  digits: 2,
  bare: 3,
  unpadded: 4,
  ocr: 5,
  po: 6,
}
/** Learns how numbers look from those that the book has. */
export function numberIndex(book: Book, payouts: readonly PayoutFact[]): NumberIndex {
  const table = keyTableBuilder()
  for (const [index, item] of book.items.entries()) {
    eachKey(item, (key, form) => table.add(key, index * FORMS.length + FORM_CODE[form]))
  }
  const others = othersOf(book, payouts)
  for (const [index, { key }] of others.entries()) table.add(key, -1 - index)
  const { begins, has, find } = table.build()
  // Most keys are never looked up: what they stand for is kept as a number.
  const namedBy = (code: number): Named => {
    if (code < 0) {
      const other = others[-1 - code]
      check(other !== undefined, `nothing is known by ${code}`)
      return other.named
    }
    const item = book.items[Math.floor(code / FORMS.length)]
    const form = FORMS[code % FORMS.length]
    check(item !== undefined && form !== undefined, `nothing is known by ${code}`)
    return form === 'po' ? { kind: 'po', item } : { kind: 'item', item, form }
  }
  const prefixes = new Set(
    [...new Set(book.items.map(({ number }) => number.replace(/\d.*$/, '')))].flatMap(
      (letters) => /^\p{L}+/u.exec(upper(letters))?.[0] ?? [],
    ),
  )
  const lookUp: LookUp = { begins, has, find: (key, hash) => find(key, hash).map(namedBy) }
  const itemsOf = (key: string): readonly Item[] =>
    lookUp.find(key, hashed(key)).flatMap((named) => (named.kind === 'item' ? [named.item] : []))
  let ocr: Map<string, Named[]> | undefined
  const ocrKeys = (): Map<string, Named[]> => (ocr ??= ocrIndex(book))
  return {
    find: (text) => {
      const shown = upper(text)
      const runs = runsOf(shown)
      const hits = scan(shown, runs, lookUp)
      const torn = hits.filter(({ to }) => isTorn(runs, to))
      if (torn.length === 0 && hits.some(({ named }) => named.some(isNumber))) return { hits, runs }
      const read = scanOcr(shown, runs, ocrKeys)
      const kept = hits.filter(
        (hit) => !torn.includes(hit) || !read.some((one) => covers(one, hit)),
      )
      const more = read.filter((one) => !kept.some((hit) => covers(hit, one)))
      return { hits: [...kept, ...more].sort((a, b) => a.start - b.start), runs }
    },
    byNumber: (number) => itemsOf(squashed(number)),
    isPrefix: (letters) => prefixes.has(letters),
    begins: (text) => begins(hashed(text)),
  }
}

/** What the book knows besides its items: customers by their numbers, payouts by their names. */
function othersOf(
  book: Book,
  payouts: readonly PayoutFact[],
): readonly { key: string; named: Named }[] {
  const others: { key: string; named: Named }[] = []
  for (const { id, number } of book.customers.values()) {
    const key = number === null ? '' : squashed(number)
    if (/\d/.test(key) && key.length >= 3) {
      others.push({ key, named: { kind: 'customer', customerId: id } })
    }
  }
  for (const ref of new Set(payouts.map((item) => item.payoutRef))) {
    others.push({ key: squashed(ref), named: { kind: 'payout', ref } })
  }
  return others
}

function covers(wide: Hit, narrow: Hit): boolean {
  return wide.from <= narrow.from && wide.to >= narrow.to
}

function isNumber(named: Named): boolean {
  return named.kind !== 'customer'
}

const PADDED = /(?:^|\D)0\d/
const DIGITS_MIN = 3 // shorter ones stand in every text
const UNPADDED_MIN = 4 // digits of a number that has nothing else
const PARTED = /\d\P{Nd}*\p{L}\P{Nd}*\d/u
const PARTED_DIGITS_MIN = 6 // nobody leaves out the letters of AB12CD3

function eachKey(item: Item, tell: (key: string, form: Form | 'po') => void): void {
  const { digits, key: full } = item
  const hasLetters = digits.length !== full.length
  if (digits !== '' && full.length >= DIGITS_MIN) tell(full, hasLetters ? 'full' : 'bare')
  const least = PARTED.test(item.number) ? PARTED_DIGITS_MIN : DIGITS_MIN
  if (hasLetters && digits.length >= least) tell(digits, 'digits')
  if (!hasLetters && digits.startsWith('0')) {
    const bare = digits.replace(/^0+/, '')
    if (bare.length >= UNPADDED_MIN) tell(bare, 'unpadded')
  }
  const unpadded = PADDED.test(item.number) ? unpaddedKey(runsOf(upper(item.number))) : undefined
  if (unpadded !== undefined) {
    const grouped = unpadded.replace(/^(?:~0)+(?=~)/, '')
    if (grouped !== unpadded) tell(grouped, 'unpadded')
    tell(unpadded, 'unpadded')
    const bare = unpadded.replace(/~\p{L}+/gu, '')
    if (bare !== unpadded && bare.split('~').length > 2) tell(bare, 'unpadded')
  }
  if (item.structuredReference !== null) tell(squashed(item.structuredReference), 'reference')
  if (item.poNumber !== null) {
    const po = squashed(item.poNumber)
    if (po.length >= 4 && /\d/.test(po) && po !== full) tell(po, 'po')
  }
}

/** `RE-2025-00017` as `~RE~2025~17`; undefined where nothing is padded. */
function unpaddedKey(runs: readonly Run[]): string | undefined {
  if (!runs.some(({ isDigits, text }) => isDigits && text.startsWith('0'))) return undefined
  return unpadded(runs)
}
