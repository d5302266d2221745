import type { ReceivableId } from '../../../ledger/ids.ts'
import type { Decision, Proposal } from '../decision.ts'
import type { LineFact } from '../facts/facts.ts'
import type { Past, Standing } from './replay-store.ts'

/** How the rules of today would have dealt with what the book knows to be right. */
export interface Replay {
  readonly lines: number
  readonly confirmed: number
  readonly applied: number
  readonly wrong: number
  readonly rules: readonly RuleCount[]
  readonly disagreements: readonly Disagreement[]
}

/** How one rule fared. */
export interface RuleCount {
  readonly rule: string
  readonly applied: number
  readonly wrong: number
}

/** A line that would be applied otherwise than it stands in the book. */
export interface Disagreement {
  readonly line: LineFact
  readonly rule: string
  readonly isConfirmed: boolean
  readonly would: string
}

/** Compares decisions with what stands in the book. */
export function compare({ facts, standing }: Past, decisions: readonly Decision[]): Replay {
  const lines = new Map(facts.lines.map((line) => [line.id, line]))
  const counts = new Map<string, RuleCount>()
  const disagreements: Disagreement[] = []
  for (const decision of decisions) {
    const line = lines.get(decision.lineId)
    const right = standing.get(decision.lineId)
    if (decision.kind !== 'apply' || line === undefined || right === undefined) continue
    const { rule } = decision.proposal
    const isRight = agrees(decision.proposal, right)
    const count = counts.get(rule) ?? { rule, applied: 0, wrong: 0 }
    counts.set(rule, { rule, applied: count.applied + 1, wrong: count.wrong + (isRight ? 0 : 1) })
    if (isRight) continue
    const would = [...new Set(decision.proposal.parts.map(({ item }) => item.number))].join(', ')
    disagreements.push({ line, rule, isConfirmed: right.isConfirmed, would })
  }
  const rules = [...counts.values()].sort(
    (a, b) => b.wrong - a.wrong || b.applied - a.applied || (a.rule < b.rule ? -1 : 1),
  )
  return {
    lines: standing.size,
    confirmed: [...standing.values()].filter(({ isConfirmed }) => isConfirmed).length,
    applied: rules.reduce((sum, { applied }) => sum + applied, 0),
    wrong: disagreements.length,
    rules,
    disagreements,
  }
}

/** A cheque of a deposit that nobody could place is no error, whoever placed it since. */
function agrees({ parts, shares = [] }: Proposal, { cash }: Standing): boolean {
  const sums = new Map<ReceivableId, number>()
  for (const { item, kind, amountMinor } of parts) {
    if (kind === 'cash') sums.set(item.id, (sums.get(item.id) ?? 0) + amountMinor)
  }
  const isWhole = shares.every(({ from, to }) => to > from)
  const isSame = [...sums].every(([id, minor]) => cash.get(id) === minor)
  return isSame && (sums.size === cash.size || !isWhole)
}
