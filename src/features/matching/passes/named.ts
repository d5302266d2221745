import { explainGap } from '../amounts/gap.ts'
import { cashParts, sumOpen } from '../amounts/gap-scene.ts'
import { subsetSums } from '../amounts/subset-sum.ts'
import { isWhole } from '../book/amount-index.ts'
import type { Item } from '../book/item.ts'
import type { Proposal } from '../decision.ts'
import { isOpenEnded, isStrong } from '../lines/line-view.ts'
import { openMemos, payable } from '../scene.ts'
import { completed } from './completed.ts'
import {
  isWhen,
  type NamedSet,
  namedSets,
  proposalOf,
  type Question,
  ruleOf,
  standOf,
  unconfirmed,
} from './named-set.ts'
import { hasRival, partial } from './partial.ts'
import { ranges } from './ranges.ts'
import { supported } from './shortened.ts'
import { tails } from './tails.ts'
import { asBefore, gapSceneOf } from './withheld-before.ts'

/**
 * Lines that name what they pay: the numbers decide, the amount and the payer confirm. Lists that
 * were cut off come last, when surer evidence has taken what it can.
 */
export function namedProposals(question: Question, hasLists: boolean): readonly Proposal[] {
  const { minConfidence } = question.scene.rules
  const sets = namedSets(question)
  const near = supported(sets, question)
  const wider = near !== undefined && near.items.length > 1 ? near : undefined
  const all = wider === undefined ? sets : [...sets, wider]
  if (all.length === 0 && near === undefined) return hasLists ? tails(question) : []
  const found: Proposal[] = []
  const isSure = (): boolean => found.some(({ confidence }) => confidence >= minConfidence)
  const steps: readonly (() => readonly Proposal[])[] = [
    () => all.flatMap((set) => exact(set, question)),
    () => (wider === undefined ? [] : explained(wider, question)),
    () => sets.flatMap((set) => explained(set, question, wider)),
    () => fittingSome(wider ?? sets.find(({ isAll }) => isAll), question),
    () => ranges(sets, question).flatMap((items) => exact(rangeSet(items, sets), question)),
    () => (hasLists ? tails(question) : []),
    () => (hasLists ? completed(near === undefined ? sets : [near], question) : []),
    () => partial(sets, question, wider === undefined),
  ]
  for (const step of steps) {
    found.push(...step())
    if (isSure()) return found
  }
  return found
}

function rangeSet(items: readonly Item[], sets: readonly NamedSet[]): NamedSet {
  const mentions = sets[0]?.mentions ?? []
  return { items, mentions, isStrong: false, isAll: true, isDoubtful: false }
}

/** The set paid in full. */
function exact(set: NamedSet, question: Question): readonly Proposal[] {
  if (sumOpen(set.items) !== question.view.fact.amountMinor) return []
  return [
    proposalOf(set, question, {
      parts: cashParts(set.items, []),
      rule: `${ruleOf(set)}+amount`,
      evidence: [...numbersEvidence(set), 'the amount equals what is open'],
      ...(isSomethingElse(set, question) ? { limit: 0.9 } : {}),
    }),
  ]
}

/** Whether the amount does not tell what the number is: another invoice has it, which may be meant as well. */
function isSomethingElse(set: NamedSet, question: Question): boolean {
  return isCustomersToo(set, question) || isUsualPrice(set, question) || hasEqual(set, question)
}

/** Whether a number may be a year or a date, of a payer who may be anybody, and others have its amount too. */
function isUsualPrice(set: NamedSet, question: Question): boolean {
  const [item, ...others] = set.items
  const { view, payer, scene } = question
  const isAnybody = payer.certainty === 'tie' || standOf(set.items, question) === 'unknown'
  if (item === undefined || others.length > 0 || !isAnybody) return false
  const mayBeTime = set.mentions.some((one) => !isStrong(one.form) && isWhen(one, view))
  return mayBeTime && scene.book.frequencyOf(item.totalMinor) > 0
}

/** Whether the text names another open invoice of the same amount, of which only a payer who is known tells it. */
function hasEqual(set: NamedSet, question: Question): boolean {
  const [item, ...others] = set.items
  const { view, payer } = question
  if (item === undefined || others.length > 0 || payer.certainty === 'certain') return false
  return view.mentions.some(
    (mention) =>
      !set.mentions.includes(mention) &&
      mention.items.some(
        (other) => other !== item && payable(other, view) && other.open === item.open,
      ),
  )
}

/** Whether the number is that of a customer too, who has another open invoice of this amount. */
function isCustomersToo(set: NamedSet, { view, scene }: Question): boolean {
  if (!set.isDoubtful) return false
  return set.mentions.some(({ hit }) =>
    hit.named.some(
      (one) =>
        one.kind === 'customer' &&
        scene.book
          .openOf(one.customerId)
          .some((item) => isWhole(item, view.fact.amountMinor) && !set.items.includes(item)),
    ),
  )
}

/** The set paid but for a difference that exactly one reason explains. */
function explained(set: NamedSet, question: Question, wider?: NamedSet): readonly Proposal[] {
  const gapScene = gapSceneOf(set, question)
  const explanation = explainGap(gapScene)
  const before = asBefore(set, question, { gapScene, explanation })
  if (before !== undefined) return [before]
  if (explanation === undefined) return []
  const gap = sumOpen(set.items) - gapScene.amountMinor
  const limit = unconfirmed(set, explainedLimit(set, question))
  return [
    proposalOf(set, question, {
      parts: explanation.parts,
      rule: `${ruleOf(set)}+${explanation.rule}`,
      evidence: [...numbersEvidence(set), explanation.evidence],
      limit:
        explanation.rule === 'fee'
          ? Math.min(limit, feeLimit(set, gap, { question, hasWider: wider !== undefined }))
          : explanation.rule === 'withholding' && hasRival(set.items, question)
            ? Math.min(limit, 0.9)
            : limit,
    }),
  ]
}

/** A fee is a guess by its size: something else that fits, or a list that goes on, makes it a weak one. */
function feeLimit(
  set: NamedSet,
  gap: number,
  { question, hasWider }: { question: Question; hasWider: boolean },
): number {
  if (hasWider || hasRival(set.items, question) || hasWholePart(set, question)) return 0.9
  // Numbers that are only begun or ended name a list, but no single invoice beside a fee.
  if (set.mentions.length === 0 && set.items.length < 2) return 0.9
  // Banks take round fees: an odd one off a list is one more invoice, less something.
  if (set.items.length > 1 && gap % ROUND_UNIT !== 0) return 0.9
  if (!isOpenEnded(question.view)) return 1
  if (openMemos(set.items[0], question.view, question.scene.book).length > 0) return 0.9
  return gap % ROUND_UNIT === 0 ? 0.975 : 0.85
}

const ROUND_UNIT = 100

/** Whether some of the numbers make up the amount to the cent: then the others are strays, and no fee is needed. */
function hasWholePart({ items }: NamedSet, { view }: Question): boolean {
  if (items.length < 2) return false
  const target = view.fact.amountMinor
  return subsetSums(items, ({ open }) => open, { target, limit: 1 }).sets.length > 0
}

function numbersEvidence({ items, mentions }: NamedSet): readonly string[] {
  if (items.length <= mentions.length) return []
  const numbers = items.slice(0, 12).map(({ number }) => number)
  return [`the text shortens or lists the numbers ${numbers.join(', ')}`]
}

/** An explained difference is sure for the payer's own invoices, all of those that he names. */
function explainedLimit(set: NamedSet, question: Question): number {
  const stand = standOf(set.items, question)
  const owners = new Set(set.items.map(({ customerId }) => customerId))
  // Whoever is not known pays a list of one customer; the number of another one beside it is a stray.
  const isList = set.items.length > 1 && (stand === 'related' || owners.size === 1)
  const isOwn = stand === 'same' || (stand !== 'contradicts' && isList && set.isStrong)
  if (!isOwn) return stand === 'unknown' && set.isStrong && !isElsewhere(set, question) ? 0.97 : 0.9
  if (set.isAll) return set.items.length > set.mentions.length ? 0.985 : 0.998
  const strayOwn = question.view.mentions.some(({ items }) =>
    items.some((item) => item.open > 0 && owners.has(item.customerId) && !set.items.includes(item)),
  )
  return strayOwn ? 0.9 : 0.99
}

/** Whether any other open invoice of the book has this amount: the number may be the wrong one. */
function isElsewhere(set: NamedSet, { view, scene }: Question): boolean {
  return scene.book.isAnyOfAmount(
    view.fact.amountMinor,
    (other) => !set.items.includes(other) && other.issueDay <= view.day,
  )
}

const SETS_MAX = 4

/** Strays beside the right numbers: exactly one choice among what is named has the amount. */
function fittingSome(all: NamedSet | undefined, question: Question): readonly Proposal[] {
  if (all === undefined || all.items.length < 2) return []
  const invoices = all.items.filter(({ kind }) => kind === 'invoice')
  const { sets } = subsetSums(invoices, (item) => item.open, {
    target: question.view.fact.amountMinor,
    limit: SETS_MAX,
  })
  return sets
    .filter((items) => items.length < all.items.length)
    .map((items) => {
      const mentions = all.mentions.filter((one) => one.items.some((item) => items.includes(item)))
      const isSurely = mentions.length > 0 && mentions.every(({ form }) => isStrong(form))
      const set: NamedSet = { items, mentions, isStrong: isSurely, isAll: false, isDoubtful: false }
      return proposalOf(set, question, {
        parts: cashParts(items, []),
        rule: `${ruleOf(set)}+amount`,
        evidence: [
          'the amount equals what is open of these',
          'other numbers in the text do not fit it',
        ],
        limit: sets.length > 1 ? 0.6 : strayLimit(set, all, question),
      })
    })
}

/** A number that was left out weighs little when it is another customer's, much when it is surely meant. */
function strayLimit(set: NamedSet, all: NamedSet, question: Question): number {
  const left = all.mentions.filter(
    (mention) =>
      isStrong(mention.form) &&
      !set.mentions.includes(mention) &&
      mention.items.some((item) => all.items.includes(item)),
  )
  if (left.length === 0) return 0.999
  return standOf(set.items, question) === 'same' && left.length === 1 ? 0.97 : 0.9
}
