import type { Task } from '../../../core/ports.ts'
import type { Settings } from '../../../core/settings/index.ts'
import type { PostedItem } from '../book/item.ts'
import type { Decision } from '../decision.ts'
import { decisionsOf } from '../engine.ts'
import type { MatchFacts } from '../facts/facts.ts'
import { rulesOf } from '../facts/rules.ts'
import { type PlainDecision, plainDecision } from '../run/plain-decision.ts'
import { type PackedFacts, type PackedItems, unpackFacts } from './packed-facts.ts'

/** Everything that decisions follow from. */
export interface MatchJob {
  readonly facts: PackedFacts
  readonly settings: Pick<Settings, 'matching' | 'fx'>
  readonly minConfidence: string | undefined
}

const DECISIONS_AT_ONCE = 500

/** Decides every line of a book; a piece is the JSON of some decisions, in the order in which they are taken. */
export const matchTask: Task<MatchJob, string, PackedItems, MatchFacts['paymentsOf']> = {
  name: 'match',
  subject: () => 'match',
  isLarge: true,
  *run({ facts, settings, minConfidence }, _, { fed: items, ask: paymentsOf }) {
    const rules = rulesOf(settings, minConfidence)
    let some: PlainDecision[] = []
    for (const decision of decisionsOf(unpackFacts(facts, { items, rules, paymentsOf }))) {
      some.push(crossing(decision))
      if (some.length < DECISIONS_AT_ONCE) continue
      yield JSON.stringify(some)
      some = []
    }
    yield JSON.stringify(some)
  },
}

/** All that another thread can do for this feature. */
export const matchingTasks = [matchTask] as const

/** A decision without the engine's items: only what a posting has to know of them crosses. */
function crossing(decision: Decision): PlainDecision {
  if (decision.kind !== 'apply') return plainDecision(decision)
  const { proposal } = decision
  const parts = proposal.parts.map((part) => ({ ...part, item: postedItem(part.item) }))
  return { ...decision, proposal: { ...proposal, parts } }
}

function postedItem({ id, number, customerId, issueDate, currency }: PostedItem): PostedItem {
  return { id, number, customerId, issueDate, currency }
}
