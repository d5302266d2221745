import { type Decision, NOT_A_RECEIPT, type Proposal } from '../decision.ts'
import type { LineView } from '../lines/line-view.ts'
import type { Scene } from '../scene.ts'
import { kindOfLine } from '../text/kind-of-line.ts'
import { agedSets } from './aged-sets.ts'
import { balanceGuesses } from './balance-guesses.ts'
import { gapGuesses } from './gap-guesses.ts'
import { judge, ranked } from './judge.ts'
import type { Judgement } from './judgement.ts'
import { localSets } from './local-sets.ts'
import { certainButWithheld } from './withheld.ts'

const SUGGESTIONS_MAX = 3
/** Among more invoices of one amount those due about now are looked at: nobody can tell them apart. */
const EQUAL_MAX = 1_000
const SUGGESTED_MAX = 0.99 // what a person is asked about is never called certain

/** What a line that nobody could decide is put into the queue with, or why it is no customer's money. */
export function waiting(
  view: LineView,
  scene: Scene,
  judgement: Judgement = lastJudgement(view, scene),
): Decision {
  const lineId = view.fact.id
  const { proposals, reason, evidence, veto } = judgement
  if (view.fact.amountMinor < 0 && proposals.length === 0) {
    const payer = scene.payerOf(view)
    if (payer.certainty === 'none' && view.mentions.length === 0) {
      return {
        kind: 'ignore',
        lineId,
        reason: NOT_A_RECEIPT,
        evidence: ['the money went out, and nothing in the text is a customer or an invoice'],
      }
    }
  }
  const told = ignoredBefore(view, scene)
  if (told !== undefined && proposals.length === 0) {
    const evidence = [`a person said of a line like it: ${told}`]
    return { kind: 'ignore', lineId, reason: NOT_A_RECEIPT, evidence }
  }
  const possible =
    veto !== undefined && reason === 'DUPLICATE_PAYMENT'
      ? [onAccount(view, scene), ...otherwise(view, scene, proposals)]
      : [...proposals, ...guesses(view, scene, proposals)].filter(doesAnything)
  const withheld =
    veto === undefined && !view.fact.isHeld ? certainButWithheld(proposals, scene) : undefined
  const limit = withheld === undefined ? scene.rules.minConfidence - 0.0001 : SUGGESTED_MAX
  const suggestions = distinct(ranked(possible.map((one) => unlessClaimed(one, scene))))
    .slice(0, SUGGESTIONS_MAX)
    .map((proposal) => ({
      ...proposal,
      confidence: Math.min(proposal.confidence, veto === undefined ? limit : 0.8),
    }))
  if (veto === undefined) claim(suggestions[0], view, scene)
  if (withheld === undefined) return { kind: 'queue', lineId, reason, suggestions, evidence }
  return {
    kind: 'queue',
    lineId,
    reason: 'AUTONOMY',
    suggestions,
    evidence: [withheld, ...evidence],
  }
}

const CLAIM_MIN = 0.2
const CLAIMED = 0.5

/** Notes which invoices a line is first thought to pay whole, for those that come after it. */
function claim(best: Proposal | undefined, view: LineView, { claims }: Scene): void {
  if (best === undefined || best.confidence < CLAIM_MIN) return
  for (const { item, kind, amountMinor } of best.parts) {
    if (kind === 'cash' && amountMinor === item.open && !claims.has(item)) claims.set(item, view)
  }
}

/** What an earlier line that waits is thought to pay is less likely meant by this one. */
function unlessClaimed(proposal: Proposal, { claims }: Scene): Proposal {
  const part = proposal.parts.find(({ item }) => claims.has(item))
  const claimant = part === undefined ? undefined : claims.get(part.item)?.fact
  if (part === undefined || claimant === undefined) return proposal
  const told = `${claimant.bankRef} of ${claimant.bookingDate}, which waits, may pay ${part.item.number}`
  return {
    ...proposal,
    confidence: proposal.confidence * CLAIMED,
    against: [...(proposal.against ?? []), told],
  }
}

/** What may be suggested beyond what was judged. */
function guesses(
  view: LineView,
  scene: Scene,
  proposals: readonly Proposal[],
): readonly Proposal[] {
  const question = { view, payer: scene.payerOf(view), scene }
  const hasSaid = view.mentions.length > 0 && proposals.length > 0
  return [
    ...localSets(question),
    ...agedSets(question),
    ...guessesByAmount(view, scene, proposals),
    ...(hasSaid ? [] : balanceGuesses(question)),
    ...(hasSaid ? [] : gapGuesses(question)),
  ]
}

/** What the last rung would have applied is only of interest where it was not allowed to. */
function lastJudgement(view: LineView, scene: Scene): Judgement {
  return judge(view, scene.rules.oldestFirst && scene.withheld.size > 0 ? 'oldest' : 'set', scene)
}

const NOT_TWICE = 0.5

/** What else money may be for that looks as though it came twice. */
function otherwise(
  view: LineView,
  scene: Scene,
  proposals: readonly Proposal[],
): readonly Proposal[] {
  return [...proposals, ...guesses(view, scene, proposals)]
    .filter(({ parts }) => parts.length > 0)
    .map((one) => ({ ...one, confidence: one.confidence * NOT_TWICE }))
}

function doesAnything({ parts, unappliedMinor }: Proposal): boolean {
  return parts.length > 0 || unappliedMinor !== 0
}

/** What a person said of lines of the same kind, where nothing points to a customer. */
function ignoredBefore(view: LineView, scene: Scene): string | undefined {
  if (view.fact.amountMinor <= 0 || view.mentions.length > 0) return undefined
  if (scene.payerOf(view).certainty !== 'none') return undefined
  return scene.ignoredKinds.get(kindOfLine(view.fact))
}

/** Nothing but the amount speaks: the invoices of that amount, those first whose customer pays about now. */
function guessesByAmount(
  view: LineView,
  scene: Scene,
  known: readonly Proposal[],
): readonly Proposal[] {
  if (view.fact.amountMinor <= 0) return []
  const taken = new Set(known.flatMap(({ parts }) => parts.map(({ item }) => item)))
  const { items: open, count } = scene.book.openOfAmount(view.fact.amountMinor, view.day, EQUAL_MAX)
  const items = open.filter(
    (item) => !taken.has(item) && item.issueDay <= view.day && item.currency === view.fact.currency,
  )
  const isCut = count > open.length
  const weights = items.map((item) => scene.timing.fit(item, view.day) + 0.01)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return items.map((item, index) => ({
    parts: [{ item, kind: 'cash', amountMinor: item.open }],
    rule: 'amount',
    confidence: (0.3 * (weights[index] ?? 0)) / sum,
    evidence: ['the amount equals what is open'],
    against: [
      'the payer is not known',
      ...(items.length > 1
        ? [`${isCut ? count : items.length} open invoices have this amount`]
        : []),
    ],
    unappliedMinor: 0,
    customerId: item.customerId,
  }))
}

function onAccount(view: LineView, scene: Scene): Proposal {
  const item = view.mentions[0]?.items[0]
  const customerId = scene.payerOf(view).customers[0] ?? item?.customerId ?? null
  return {
    parts: [],
    rule: 'on-account',
    confidence: 0.8,
    evidence: ['the money stays on account until the customer says what it is for'],
    unappliedMinor: view.fact.amountMinor,
    customerId,
  }
}

function distinct(proposals: readonly Proposal[]): readonly Proposal[] {
  const seen = new Set<string>()
  return proposals.filter(({ parts }) => {
    const key = parts
      .map(({ item, kind, amountMinor }) => `${item.id}:${kind}:${amountMinor}`)
      .sort()
      .join(',')
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
