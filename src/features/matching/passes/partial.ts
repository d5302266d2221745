import { sumOpen } from '../amounts/gap-scene.ts'
import { subsetSums } from '../amounts/subset-sum.ts'
import { isUntouched } from '../book/amount-index.ts'
import type { Item } from '../book/item.ts'
import type { Proposal } from '../decision.ts'
import { isOpenEnded } from '../lines/line-view.ts'
import { openMemos, poolOf } from '../scene.ts'
import {
  type NamedSet,
  proposalOf,
  type Question,
  ruleOf,
  standOf,
  unconfirmed,
} from './named-set.ts'
import { isCut, nearness } from './nearness.ts'
import { hasTail } from './tails.ts'

/** One number and another amount: a part payment, a deduction, or too much. */
export function partial(
  sets: readonly NamedSet[],
  question: Question,
  isOnlyNumber: boolean,
): readonly Proposal[] {
  return sets.flatMap((set): readonly Proposal[] => {
    const [item] = set.items
    if (set.items.length !== 1 || item === undefined || item.kind !== 'invoice') return []
    const amount = question.view.fact.amountMinor
    if (amount <= 0 || amount === item.open) return []
    if (goesOn(item, question) || mayGoOn(item, question) || hasTail(item, question)) {
      const one = amount < item.open ? short : over
      const proposal = one(item, set, question, false)
      return [{ ...proposal, confidence: Math.min(proposal.confidence, GOES_ON) }]
    }
    return amount < item.open
      ? [short(item, set, question, isOnlyNumber)]
      : [over(item, set, question, isOnlyNumber && set.isAll)]
  })
}

const GOES_ON = 0.2 // one invoice of a list is seldom all that is meant

/** Whether the text, or a field in it, breaks off in another number of this customer: the list was longer. */
function goesOn(item: Item, { view, scene }: Question): boolean {
  const pieces = view.freeRuns
    .filter(({ text }) => text.length >= PIECE_MIN)
    .map(({ text }) => text)
  pieces.push(...nextParts(view))
  if (view.cuts.length === 0 && pieces.length === 0) return false
  return poolOf([item.customerId], view, scene.book).some(
    (other) =>
      other !== item &&
      (pieces.some((text) => other.digits.startsWith(text)) ||
        // Few numbers begin like the end of the text: only of those all else is asked.
        (isCut(other, view) && nearness(other, view) === 'cut')),
  )
}

const GAP_MAX = 3 // signs between two numbers of a list
const PARTS_MIN = 3 // digits

/** The parts of a number right behind the last one: a field that breaks off in `171-25-` leaves the rest of it out. */
function nextParts({ mentions, runs }: Question['view']): readonly string[] {
  let end = Math.max(...mentions.map(({ hit }) => hit.end))
  let digits = ''
  let gap = GAP_MAX
  for (const run of runs) {
    if (run.start < end) continue
    if (!run.isDigits || run.start - end > gap) break
    digits += run.text
    end = run.end
    gap = 1
  }
  return digits.length < PARTS_MIN ? [] : [digits]
}

const PIECE_MIN = 4 // digits of a number that a field in the middle of the text cuts off

/** Whether the text breaks off where another number may have followed, and one would explain the amount. */
function mayGoOn(item: Item, question: Question): boolean {
  const { view, scene } = question
  if (!isOpenEnded(view)) return false
  if (endsInPrefix(question)) return true
  if (view.fact.amountMinor < item.open) return isLessCredits(item, question)
  // Behind a separator anything may go on; behind a word, only what the surplus can pay.
  if (hasWordBehind(view)) return hasRoom(item, question)
  return poolOf([item.customerId], view, scene.book).length > 1
}

/** Whether a word follows the last number, and is not the end of the text itself. */
function hasWordBehind({ mentions, runs }: Question['view']): boolean {
  const end = Math.max(...mentions.map(({ hit }) => hit.to))
  const behind = runs.slice(end + 1)
  return behind.some(({ isDigits, text }, at) => {
    const isLast = at === behind.length - 1
    return !isDigits && (!isLast || text.length >= WORD_MIN)
  })
}

const WORD_MIN = 3 // letters

/** Whether what is over can pay another open item of the customer, if less a fee, a discount or all his credit memos. */
export function hasRoom(item: Item, { view, scene }: Question): boolean {
  const extra = view.fact.amountMinor - item.open
  const credit = -sumOpen(openMemos(item, view, scene.book))
  const feeMax = scene.rules.feeMaxMinor(item.currency)
  return poolOf([item.customerId], view, scene.book).some(
    (other) =>
      other !== item && other.open - Math.max(feeMax, other.open / LESS_SHARE) - credit <= extra,
  )
}

/** Whether the text breaks off behind a sign and the letters with which numbers of the book begin. */
function endsInPrefix({ view: { isCut, fact, runs }, scene }: Question): boolean {
  const tail = runs[runs.length - 1]
  const isNext = SIGN_AND_WORD.test(fact.creditorReference ?? fact.description)
  return isCut && isNext && tail?.isDigits === false && scene.numbers.isPrefix(tail.text)
}

const SIGN_AND_WORD = /\p{N}\s*[^\s\p{L}\p{N}]\s*\p{L}+$/u

const LESS_SHARE = 10 // discounts and taxes that are kept back come to less than a tenth

const MEMOS_MAX = 3

/** Whether the payer's credit memos and other open items of his explain what was paid, beside this one. */
export function isLessCredits(item: Item, { view, scene }: Question): boolean {
  const memos = openMemos(item, view, scene.book)
  if (memos.length === 0 || memos.length > MEMOS_MAX) return memos.length > 0
  const credit = -sumOpen(memos)
  const others = poolOf([item.customerId], view, scene.book).filter((other) => other !== item)
  const gap = view.fact.amountMinor - item.open
  // Some of the memos with any of the others: as though each memo that is left out were paid.
  const pieces = [...others.map(({ open }) => open), ...memos.map(({ open }) => -open)]
  const { sets, isComplete } = subsetSums(pieces, (minor) => minor, {
    target: gap + credit,
    limit: 1,
  })
  return sets.length > 0 || !isComplete
}

function short(item: Item, set: NamedSet, question: Question, isOnly: boolean): Proposal {
  const amount = question.view.fact.amountMinor
  const stand = standOf(set.items, question)
  const own = set.isStrong ? 0.997 : isWholeNumber(set) ? 0.985 : 0.8
  const limit = shortLimit(stand, { own, set, item, question })
  const proposal = proposalOf(set, question, {
    parts: [{ item, kind: 'cash', amountMinor: amount }],
    rule: `${ruleOf(set)}+part`,
    evidence: ['less was paid than is open; the rest stays open'],
    limit:
      hasRival([item], question) || hasLookalike(item, question) || !isOnly
        ? 0.5
        : unconfirmed(set, limit),
  })
  return { ...proposal, residual: { reason: 'SHORT_PAY', amountMinor: item.open - amount } }
}

function shortLimit(
  stand: ReturnType<typeof standOf>,
  scene: { own: number; set: NamedSet; item: Item; question: Question },
): number {
  const { own, set, item, question } = scene
  if (stand === 'same') return own
  // What may be the year is an invoice's number the less if not even its amount was paid.
  if (set.isDoubtful && stand === 'unknown') return GOES_ON
  if (stand === 'contradicts' || !set.isStrong) return 0.6
  return isElsewhere(item, question) ? 0.6 : 0.97
}

const LOOKALIKES_MAX = 1_000 // of more invoices of one price those due about now are looked at

/** Whether the text shows, a slip away, the number of another open invoice of exactly this amount. */
function hasLookalike(item: Item, { view, scene }: Question): boolean {
  if (view.freeRuns.length === 0) return false
  const { items } = scene.book.openOfAmount(view.fact.amountMinor, view.day, LOOKALIKES_MAX)
  return items.some(
    (other) => other !== item && other.issueDay <= view.day && nearness(other, view) !== undefined,
  )
}

/** Whether any other open invoice of the book has this amount: the number may be the wrong one. */
function isElsewhere(item: Item, { view, scene }: Question): boolean {
  return scene.book.isAnyOfAmount(
    view.fact.amountMinor,
    (other) => other !== item && other.issueDay <= view.day,
  )
}

/** Whether the number stands in the text in its full length. */
function isWholeNumber({ mentions }: NamedSet): boolean {
  const form = mentions[0]?.form
  return form === 'digits' || form === 'bare'
}

function over(item: Item, set: NamedSet, question: Question, isAlone: boolean): Proposal {
  const extra = question.view.fact.amountMinor - item.open
  const hasOther = paysMore(item, extra, question)
  const isError = isUntouched(item) && isAlone && !hasOther
  const stand = standOf(set.items, question)
  const own = set.isStrong ? 0.995 : isWholeNumber(set) ? 0.98 : 0.8
  const doubt = isLarge(item, extra, question) ? 0.05 : hasOther ? 0.3 : 0.5
  const proposal = proposalOf(set, question, {
    parts: [{ item, kind: 'cash', amountMinor: item.open }],
    rule: `${ruleOf(set)}+over`,
    evidence: ['more was paid than is open; the rest stays on account'],
    limit:
      stand === 'same' && isError && !hasRival([item], question) ? unconfirmed(set, own) : doubt,
  })
  return { ...proposal, unappliedMinor: extra, residual: { reason: 'OVERPAY', amountMinor: extra } }
}

const SMALL_SHARE = 2 // more than half of the invoice again is another invoice rather than an error
const FEES_MAX = 2

function isLarge(item: Item, extra: number, { scene }: Question): boolean {
  return (
    extra * SMALL_SHARE > item.open && extra > scene.rules.feeMaxMinor(item.currency) * FEES_MAX
  )
}

/** Whether the surplus may be meant for other open items, whole or less a discount or a fee. */
function paysMore(item: Item, extra: number, question: Question): boolean {
  const { view, scene } = question
  const feeMax = scene.rules.feeMaxMinor(item.currency)
  if (isLarge(item, extra, question)) return true
  const others = poolOf([item.customerId], view, scene.book).filter((other) => other !== item)
  if (others.some(({ open }) => open >= extra && open - extra <= Math.max(feeMax, open / 20)))
    return true
  const { sets, isComplete } = subsetSums(others, ({ open }) => open, { target: extra, limit: 1 })
  return sets.length > 0 || !isComplete
}

/** Whether the payer has another open invoice of exactly this amount: then the number may be wrong. */
export function hasRival(items: readonly Item[], { view, payer, scene }: Question): boolean {
  const customers = items.map(({ customerId }) => customerId)
  const owners = payer.customers.length > 0 ? payer.customers : [...new Set(customers)]
  const { amountMinor, currency } = view.fact
  return scene.book.isAnyPayable(
    amountMinor,
    { owners, day: view.day, currency },
    (other) => !items.includes(other),
  )
}
