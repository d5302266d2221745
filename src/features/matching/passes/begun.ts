import { explainGap } from '../amounts/gap.ts'
import { cashParts } from '../amounts/gap-scene.ts'
import { isUntouched } from '../book/amount-index.ts'
import type { Item } from '../book/item.ts'
import type { Proposal } from '../decision.ts'
import type { LineView } from '../lines/line-view.ts'
import { openMemos, payable, poolOf } from '../scene.ts'
import { type NamedSet, proposalOf, type Question, standOf } from './named-set.ts'
import { hasRoom, isLessCredits } from './partial.ts'
import { gapSceneOf } from './withheld-before.ts'

const SHOWN_MIN = 4 // letters and digits of a number that tell something
const MISSING_MAX = 3 // characters that the text leaves out
const EQUAL_MAX = 1_000
const OWNERS_MAX = 3

/**
 * The text breaks off in the number of one open invoice. With its amount that decides, whoever pays;
 * with another amount for a known payer, who owes no other that begins like it.
 */
export function begunProposals(question: Question): readonly Proposal[] {
  const { view } = question
  if (view.mentions.length > 0 || view.cuts.length === 0 || view.fact.amountMinor <= 0) return []
  const whole = byAmount(question)
  return whole.length > 0 ? whole : byPayer(question)
}

/**
 * How many characters of a number the text leaves out at its end; undefined where it shows no
 * beginning of it. Digits alone are one only where the bank cuts, and never when they are a date.
 */
function missing({ key, digits }: Item, { cuts, isCut }: LineView): number | undefined {
  const left = cuts.flatMap((cut) => {
    if (cut.length < SHOWN_MIN || !/\d$/.test(cut)) return []
    if (/^\d/.test(cut) && (!isCut || DATE.test(cut))) return []
    // Where only letters are missing, the number has other ones.
    if (key.startsWith(cut) && isDigit(key[cut.length])) return [key.length - cut.length]
    const isBegun = cut.length > SHOWN_MIN && digits.startsWith(cut)
    return isBegun && cut.length < digits.length ? [digits.length - cut.length] : []
  })
  return left.length === 0 ? undefined : Math.min(...left)
}

function isDigit(text: string | undefined): boolean {
  return text !== undefined && /\d/.test(text)
}

const DATE =
  /^(?:20\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])|(?:[0-2]\d|3[01])(?:0[1-9]|1[0-2])20\d\d)$/

const SURE = 0.985
const DOUBT = 0.3 // for each invoice of this amount that would begin like it by accident
const HALF = 0.5 // the one that is found may be an accident itself

/** The only invoice of this amount, among all whose numbers begin like it. */
function byAmount(question: Question): readonly Proposal[] {
  const { view, payer, scene } = question
  const { items, count } = scene.book.openOfAmount(view.fact.amountMinor, view.day, EQUAL_MAX)
  if (count > items.length) return []
  const found = items.flatMap((item) => {
    const left = payable(item, view) ? missing(item, view) : undefined
    return left === undefined || left > MISSING_MAX ? [] : [{ item, left }]
  })
  const [only, ...others] = found
  if (only === undefined || others.length > 0) return []
  const { item, left } = only
  const accidental = (10 ** left * (count - HALF)) / scene.book.items.length
  const set = setOf(item)
  if (payer.customers.length > 0 && standOf(set.items, question) === 'contradicts') return []
  return [
    proposalOf(set, question, {
      parts: cashParts(set.items, []),
      rule: 'begun-number+amount',
      evidence: [
        `the text breaks off in ${item.number}`,
        'no other invoice of this amount begins like it',
      ],
      limit: SURE - DOUBT * Math.min(1, accidental),
    }),
  ]
}

const PART = 0.96
const EXPLAINED = 0.97
const ASKED = 0.9

/** The only invoice of the payer that begins like it, paid but for a difference. */
function byPayer(question: Question): readonly Proposal[] {
  const { view, payer, scene } = question
  if (payer.certainty !== 'certain' || payer.customers.length > OWNERS_MAX) return []
  const begun = poolOf(payer.customers, view, scene.book).filter(
    (item) => missing(item, view) !== undefined,
  )
  const [item, ...others] = begun
  if (item === undefined || others.length > 0 || !isUntouched(item)) return []
  if ((missing(item, view) ?? MISSING_MAX + 1) > MISSING_MAX) return []
  const amount = view.fact.amountMinor
  const by = { owners: payer.customers, day: view.day, currency: view.fact.currency }
  const isRivalled =
    scene.book.isAnyPayable(amount, by, (other) => other !== item) ||
    scene.book.isAnyPaidWith(amount, payer.customers, (paid) => missing(paid, view) !== undefined)
  if (isRivalled || amount === item.open) return []
  return [amount < item.open ? short(item, question) : over(item, question)]
}

function short(item: Item, question: Question): Proposal {
  const { view, scene } = question
  const amountMinor = view.fact.amountMinor
  const set = setOf(item)
  const explanation = explainGap(gapSceneOf(set, question))
  const told = begunTold(item)
  if (explanation !== undefined) {
    const { rule, parts, evidence } = explanation
    const isGuess = rule === 'fee' && openMemos(item, view, scene.book).length > 0
    const limit = isGuess ? ASKED : EXPLAINED
    const found = { parts, rule: `begun-number+${rule}`, evidence: [told, evidence], limit }
    return proposalOf(set, question, found)
  }
  const proposal = proposalOf(set, question, {
    parts: [{ item, kind: 'cash', amountMinor }],
    rule: 'begun-number+part',
    evidence: [told, 'less was paid than is open; the rest stays open'],
    limit: isLessCredits(item, question) ? ASKED : PART,
  })
  return { ...proposal, residual: { reason: 'SHORT_PAY', amountMinor: item.open - amountMinor } }
}

function over(item: Item, question: Question): Proposal {
  const extra = question.view.fact.amountMinor - item.open
  const proposal = proposalOf(setOf(item), question, {
    parts: [{ item, kind: 'cash', amountMinor: item.open }],
    rule: 'begun-number+over',
    evidence: [begunTold(item), 'more was paid than is open; the rest stays on account'],
    limit: hasRoom(item, question) || extra * SMALL_SHARE > item.open ? GOES_ON : PART,
  })
  return { ...proposal, unappliedMinor: extra, residual: { reason: 'OVERPAY', amountMinor: extra } }
}

const GOES_ON = 0.2 // a list that is cut off after its first number
const SMALL_SHARE = 2 // what is more than half of the invoice again is another one

function begunTold({ number }: Item): string {
  return `the text breaks off in ${number}, and no other open invoice of the payer begins like it`
}

function setOf(item: Item): NamedSet {
  return { items: [item], mentions: [], isStrong: false, isAll: true, isDoubtful: false }
}
