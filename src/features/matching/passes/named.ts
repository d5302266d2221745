import { explainGap, sumOpen } from '../amounts/gap.ts'
import { subsetSums } from '../amounts/subset-sum.ts'
import type { Item } from '../book.ts'
import type { Proposal } from '../decision.ts'
import { isStrong } from '../line-view.ts'
import { poolOf } from '../scene.ts'
import { completed } from './completed.ts'
import {
  type NamedSet,
  namedSets,
  proposalOf,
  type Question,
  ruleOf,
  standOf,
  wholeParts,
} from './named-set.ts'
import { nearness } from './nearness.ts'
import { partial } from './partial.ts'
import { ranges } from './ranges.ts'

/** Lines that name what they pay: the numbers decide, the amount and the payer confirm. */
export function namedProposals(question: Question): readonly Proposal[] {
  const { minConfidence } = question.scene.rules
  const sets = namedSets(question)
  const found: Proposal[] = []
  const isSure = (): boolean => found.some(({ confidence }) => confidence >= minConfidence)
  for (const set of sets) {
    found.push(...whole(set, question))
    if (isSure()) return found
  }
  const wider = supported(sets, question)
  if (wider !== undefined) found.push(...whole(wider, question))
  if (!isSure()) found.push(...fittingSome(wider ?? sets.find(({ isAll }) => isAll), question))
  for (const items of isSure() ? [] : ranges(sets, question)) {
    found.push(
      ...whole(
        { items, mentions: sets[0]?.mentions ?? [], isStrong: false, isAll: true },
        question,
      ),
    )
  }
  if (!isSure()) found.push(...completed(wider === undefined ? sets : [wider], question))
  if (!isSure()) found.push(...partial(sets, question, wider === undefined))
  return found
}

/** The set paid in full, or in full but for a difference that one reason explains. */
function whole(set: NamedSet, question: Question): readonly Proposal[] {
  const { view, scene } = question
  if (sumOpen(set.items) === view.fact.amountMinor) {
    return [
      proposalOf(set, question, {
        parts: wholeParts(set.items),
        rule: `${ruleOf(set)}+amount`,
        evidence: [...numbersEvidence(set), 'the amount equals what is open'],
      }),
    ]
  }
  const explanation = explainGap({
    items: set.items,
    amountMinor: view.fact.amountMinor,
    day: view.day,
    book: scene.book,
    rules: scene.rules,
  })
  if (explanation === undefined) return []
  return [
    proposalOf(set, question, {
      parts: explanation.parts,
      rule: `${ruleOf(set)}+${explanation.rule}`,
      evidence: [...numbersEvidence(set), explanation.evidence],
      limit: explainedLimit(set, question),
    }),
  ]
}

function numbersEvidence({ items, mentions }: NamedSet): readonly string[] {
  if (items.length <= mentions.length) return []
  const numbers = items.slice(0, 12).map(({ number }) => number)
  return [`the text shortens or lists the numbers ${numbers.join(', ')}`]
}

/** An explained difference is sure for the payer's own invoices, all of those that he names. */
function explainedLimit(set: NamedSet, question: Question): number {
  const stand = standOf(set.items, question)
  const isOwn =
    stand === 'same' || (stand !== 'contradicts' && set.items.length > 1 && set.isStrong)
  if (!isOwn) return 0.9
  if (set.isAll) return set.items.length > set.mentions.length ? 0.985 : 0.998
  const owners = new Set(set.items.map(({ customerId }) => customerId))
  const strayOwn = question.view.mentions.some(({ items }) =>
    items.some((item) => item.open > 0 && owners.has(item.customerId) && !set.items.includes(item)),
  )
  return strayOwn ? 0.9 : 0.99
}

/** The named items and those of the same customer whose running number stands in the text too. */
function supported(sets: readonly NamedSet[], question: Question): NamedSet | undefined {
  const { view, payer, scene } = question
  if (view.freeRuns.length === 0) return undefined
  const own = sets.find(
    (set) => oneOwner(set) !== undefined && standOf(set.items, question) !== 'contradicts',
  )
  const owner = own === undefined ? undefined : oneOwner(own)
  const isKnown = payer.certainty === 'certain' || payer.certainty === 'likely'
  const customers =
    owner !== undefined ? [owner] : isKnown && sets.length === 0 ? payer.customers : []
  const named = own?.items ?? []
  const added = poolOf(customers, view, scene.book).filter((item) => {
    const near = named.includes(item) ? undefined : nearness(item, view)
    return near === 'serial' || near === 'tail'
  })
  if (added.length === 0 || added.length + named.length < 2) return undefined
  return {
    items: [...named, ...added],
    mentions: own?.mentions ?? [],
    isStrong: own?.isStrong ?? false,
    isAll: true,
  }
}

function oneOwner({ items }: NamedSet): Item['customerId'] | undefined {
  const owner = items[0]?.customerId
  return items.every(({ customerId }) => customerId === owner) ? owner : undefined
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
      const set: NamedSet = { items, mentions, isStrong: isSurely, isAll: false }
      return proposalOf(set, question, {
        parts: wholeParts(items),
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
