import { type Explanation, type GapScene, sumOpen } from '../amounts/gap-scene.ts'
import { withheldBefore } from '../amounts/withheld-of.ts'
import type { Proposal } from '../decision.ts'
import type { Judgement } from './judgement.ts'
import { type NamedSet, proposalOf, type Question, ruleOf } from './named-set.ts'

const RULE_END = '+withheld-before'
const SURENESS = 0.9
const PART_PAYMENT = 0.3 // what else it may be is offered behind

/** What is named and what was paid, for whoever explains the difference. */
export function gapSceneOf({ items }: NamedSet, { view, scene }: Question): GapScene {
  const { book, rules, withholding } = scene
  const { amountMinor, decidedSeq } = view.fact
  return { items, amountMinor, day: view.day, book, rules, withholding, decidedSeq }
}

/**
 * What is named, less tax at a rate that people confirmed of this payer, though not often enough to
 * book it without one. It goes before a fee or a rounding, which are only guessed by their size.
 */
export function asBefore(
  set: NamedSet,
  question: Question,
  { gapScene, explanation }: { gapScene: GapScene; explanation: Explanation | undefined },
): Proposal | undefined {
  const isGuess =
    explanation === undefined || explanation.rule === 'fee' || explanation.rule === 'rounding'
  if (!isGuess || set.mentions.length === 0) return undefined
  const before = withheldBefore(gapScene, sumOpen(set.items) - gapScene.amountMinor)
  if (before === undefined) return undefined
  const numbers = set.items.map(({ number }) => number).join(', ')
  return proposalOf(set, question, {
    parts: before.parts,
    rule: `${ruleOf(set)}${RULE_END}`,
    evidence: [`the text names ${numbers}`, before.evidence],
    limit: SURENESS,
  })
}

/** A part payment, unless the rest is tax that the payer kept back before: a person says which it is. */
export function withheldAsBefore(named: readonly Proposal[]): Judgement | undefined {
  const before = named.find(({ rule }) => rule.endsWith(RULE_END))
  if (before === undefined) return undefined
  const others = named.filter((one) => one !== before)
  const isSurer = ({ rule, confidence }: Proposal): boolean =>
    confidence > SURENESS && !rule.endsWith('+part')
  if (others.some(isSurer)) return undefined
  const veto = 'the rest may be tax that was withheld as before, or the invoice is paid in part'
  const after = others.map((one) => ({
    ...one,
    confidence: Math.min(one.confidence, PART_PAYMENT),
  }))
  return { proposals: [before, ...after], reason: 'DEDUCTION', evidence: [veto], veto }
}
