import type { Decision, Proposal, Share, StoredSuggestion } from '../decision.ts'
import type { LineFact } from '../facts.ts'
import type { Scene } from '../scene.ts'
import { storedSuggestion } from '../suggestion.ts'
import { judgeReceipt } from './judge.ts'
import { waiting } from './waiting.ts'

/** Whether it is about the cheques of a deposit. */
export function hasShares(decision: Decision): boolean {
  if (decision.kind === 'apply') return decision.proposal.shares !== undefined
  return (
    decision.kind === 'queue' && decision.suggestions.some(({ shares }) => shares !== undefined)
  )
}

/** A decision with what the cheques of a deposit that nobody could place may pay after all. */
export function withUnplaced(decision: Decision, fact: LineFact, scene: Scene): Decision {
  const told = (proposal: Proposal): Proposal => {
    const { shares } = proposal
    if (shares === undefined) return proposal
    return { ...proposal, shares: shares.map((share) => suggested(share, fact, scene)) }
  }
  if (!hasShares(decision)) return decision
  switch (decision.kind) {
    case 'apply':
      return { ...decision, proposal: told(decision.proposal) }
    case 'queue':
      return { ...decision, suggestions: decision.suggestions.map(told) }
    default:
      return decision
  }
}

function suggested(share: Share, fact: LineFact, scene: Scene): Share {
  if (share.residual === undefined || share.to > share.from) return share
  const suggestions = suggestionsFor(share, fact, scene)
  return suggestions.length === 0 ? share : { ...share, suggestions }
}

/** Judged as the bank line that the cheque would be by itself. */
function suggestionsFor(
  { amountMinor, cheque }: Share,
  fact: LineFact,
  scene: Scene,
): readonly StoredSuggestion[] {
  const view = scene.readLine({
    ...fact,
    amountMinor,
    description: cheque.text,
    counterparty: cheque.payer,
    counterpartyAccount: null,
    creditorReference: null,
  })
  const decision = waiting(view, scene, judgeReceipt(view, 'set', scene))
  return decision.kind === 'queue' ? decision.suggestions.map(storedSuggestion) : []
}
