import type { CalendarDate } from '../../../core/calendar-date.ts'
import type { CustomerId } from '../../../ledger/ids.ts'
import type { Item } from '../book/item.ts'
import type { LineFact } from '../facts/facts.ts'
import type { Form, Hit } from '../numbers/named.ts'
import type { Payer } from '../payer/identify.ts'
import type { PayerText } from '../payer/name-match.ts'
import type { Run } from '../text/runs.ts'

/** A bank line as the engine reads it; what depends on the state of the book is worked out later. */
export interface LineView {
  readonly fact: LineFact
  readonly day: number
  readonly runs: readonly Run[]
  /** Digits, but for the year, that are nothing that the book knows for sure. */
  readonly freeRuns: readonly Run[]
  /** Whether the text is as long as this bank's texts get: its end may be missing. */
  readonly isCut: boolean
  /** Whether it ends like a list that goes on: with a separator and a few digits that name nothing. */
  readonly isDangling: boolean
  /** Whether a field inside the text breaks off in a number, behind all that are whole. */
  readonly isBroken: boolean
  /** The ends of the text, of one and more stretches: a number may have been cut off there. */
  readonly cuts: readonly string[]
  readonly mentions: readonly Mention[]
  readonly payerText: PayerText
  readonly account: string | null
  readonly numbered: readonly CustomerId[]
  readonly payoutRef: string | undefined
  /** Who was last thought to pay, at which state of what is known of them, and of all payers. */
  payer: { readonly payer: Payer; readonly at: number; seen: number } | undefined
  /** The sets of invoices last found to have the line's amount, and of which state of them that is so. */
  sums: FoundSums | undefined
}

/** Sets that have a sum, of the invoices of some customers at one state of them. */
export interface FoundSums {
  readonly customers: readonly CustomerId[]
  readonly versions: number
  readonly sets: readonly { readonly items: readonly Item[]; readonly isBalance: boolean }[]
  readonly isComplete: boolean
}

/** An item of the book whose number stands in the text; several items can share a number. */
export interface Mention {
  readonly items: readonly Item[]
  readonly form: Form | 'po'
  readonly text: string
  readonly hit: Hit
}

const FORM_RANK: Readonly<Record<Form | 'po', number>> = {
  reference: 0,
  full: 1,
  bare: 2,
  digits: 2,
  unpadded: 3,
  po: 4,
  ocr: 5,
}

/** Whether a form leaves no doubt that the number is meant: its own letters, or check digits. */
export function isStrong(form: Mention['form']): boolean {
  return form === 'reference' || form === 'full'
}

/** Whether it stands there in full, with its letters or without having any. */
export function isWholeNumber(form: Mention['form']): boolean {
  return isStrong(form) || form === 'bare'
}

/** The items that the hits of a text mean, each place once, best form first where one has several. */
export function mentionsOf(hits: readonly Hit[]): readonly Mention[] {
  const mentions: Mention[] = []
  const seen = new Set<Item>()
  for (const hit of hits) {
    const named = hit.named.flatMap((one): { item: Item; form: Mention['form'] }[] => {
      if (one.kind === 'item') return [{ item: one.item, form: one.form }]
      return one.kind === 'po' ? [{ item: one.item, form: 'po' }] : []
    })
    const best = Math.min(...named.map(({ form }) => FORM_RANK[form]))
    const items = named.filter(({ form }) => FORM_RANK[form] === best)
    const first = items[0]
    if (first === undefined || items.some(({ item }) => seen.has(item))) continue
    const meant = new Set(items.map(({ item }) => item)) // one can be known by several keys
    for (const item of meant) seen.add(item)
    const form = first.form === 'bare' && isWrittenOut(first.item, hit.text) ? 'full' : first.form
    mentions.push({ items: [...meant], form, text: hit.text, hit })
  }
  return mentions
}

const WRITTEN_OUT_MIN = 8 // digits; fewer with a sign between them are many things
const PARTS = /\d[^\p{L}\d]\d/u

/** Whether a number without letters stands there with its own signs: as much as letters tell. */
function isWrittenOut({ number, digits }: Item, text: string): boolean {
  return text === number && digits.length >= WRITTEN_OUT_MIN && PARTS.test(number)
}

const LONE_JOINER_MAX = 2 // `y`, `et` at the very end join what no longer stands there
const JOINER_MAX = 3 // letters: `and`, `und`, `et`

/** Whether the text breaks off after its last number or inside the next: a list may go on. */
export function isOpenEnded(view: LineView): boolean {
  const { isCut, isDangling, isBroken, mentions, runs } = view
  if (isBroken) return true
  const tail = runs[runs.length - 1]
  if (tail === undefined) return false
  const end = mentions.length === 0 ? tail.start : Math.max(...mentions.map(({ hit }) => hit.end))
  const isJoiner = !tail.isDigits && tail.text.length <= LONE_JOINER_MAX && tail.start >= end
  if (!isCut && !isJoiner && !isDangling) return false
  return runs.every((run) => run.start < end || run.isDigits || run.text.length <= JOINER_MAX)
}

const COMPACT_DATE =
  /^(?:(\d{4})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(\d{4}))$/

/** Whether digits may be the year of a day, or the one before or after it, or a date in one of them. */
export function isDateLike(digits: string, day: CalendarDate): boolean {
  const [, first, last] = COMPACT_DATE.exec(digits) ?? []
  return isYear(first ?? last ?? digits, day)
}

const YEAR_DIGITS = 4

/** Whether digits are the year of a day, or the one before or after it. */
export function isYear(digits: string, day: CalendarDate): boolean {
  if (digits.length !== YEAR_DIGITS) return false
  return Math.abs(Number(digits) - Number(day.slice(0, YEAR_DIGITS))) <= 1
}
