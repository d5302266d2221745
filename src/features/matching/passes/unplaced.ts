import type { Decision, Proposal, Share } from '../decision.ts'
import type { LineFact, UnappliedFact } from '../facts/facts.ts'
import { storedSuggestion } from '../queue/suggestion.ts'
import type { Scene } from '../scene.ts'
import { evidenceOf } from './deposit.ts'
import { readUnapplied, waitingCheque } from './unapplied.ts'

/** Whether it is about the cheques of a deposit. */
export function hasShares(decision: Decision): boolean {
  if (decision.kind === 'apply') return decision.proposal.shares !== undefined
  return (
    decision.kind === 'queue' && decision.suggestions.some(({ shares }) => shares !== undefined)
  )
}

/** The cheques of a deposit that is being applied and that nobody could place yet. */
export function unplacedOf(decision: Decision, line: LineFact): readonly UnappliedFact[] {
  if (decision.kind !== 'apply') return []
  return (decision.proposal.shares ?? []).filter(isUnplaced).map((share) => moneyOf(share, line))
}

function isUnplaced({ residual, from, to }: Share): boolean {
  return residual !== undefined && from === to
}

function moneyOf({ amountMinor, cheque, memo, customerId }: Share, line: LineFact): UnappliedFact {
  return {
    line: {
      ...line,
      bankRef: `${line.bankRef}/${cheque.ref}`,
      amountMinor,
      description: cheque.text,
      counterparty: cheque.payer,
      counterpartyAccount: null,
      creditorReference: null,
      cheque,
    },
    receiptId: null,
    customerId,
    memo,
    parts: [],
    newFrom: null,
  }
}

/** A deposit one of whose cheques was placed after all, by what else was decided in the run. */
export function withPlaced(deposit: Decision, ref: string, placed: Proposal): Decision {
  if (deposit.kind !== 'apply') return deposit
  const { proposal } = deposit
  const parts = [...proposal.parts, ...placed.parts]
  const shares = (proposal.shares ?? []).map((share): Share => {
    if (share.cheque.ref !== ref) return share
    const { residual: _, ...own } = share
    const { customerId, evidence, residual } = placed
    const place = { customerId, evidence, from: proposal.parts.length, to: parts.length }
    return { ...own, ...place, ...(residual === undefined ? {} : { residual }) }
  })
  const { residual: _, ...rest } = proposal
  const left = shares.find(isUnplaced) ?? shares.find(({ residual }) => residual !== undefined)
  return {
    ...deposit,
    proposal: {
      ...rest,
      parts,
      shares,
      evidence: [...proposal.evidence.slice(0, 1), ...evidenceOf(shares)],
      unappliedMinor: proposal.unappliedMinor - (placedMinor(shares, ref) - placed.unappliedMinor),
      ...(left?.residual === undefined ? {} : { residual: left.residual }),
    },
  }
}

function placedMinor(shares: readonly Share[], ref: string): number {
  return shares.find(({ cheque }) => cheque.ref === ref)?.amountMinor ?? 0
}

/** A decision with what the cheques of a deposit that nobody could place may pay after all. */
export function withUnplaced(decision: Decision, fact: LineFact, scene: Scene): Decision {
  const told = (proposal: Proposal): Proposal => {
    const { shares } = proposal
    if (shares === undefined) return proposal
    return { ...proposal, shares: shares.map((share) => asked(share, fact, scene)) }
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

function asked(share: Share, fact: LineFact, scene: Scene): Share {
  if (!isUnplaced(share)) return share
  const { reason, customerId, evidence, suggestions } = waitingCheque(
    readUnapplied(moneyOf(share, fact), scene),
    scene,
  )
  return {
    ...share,
    customerId,
    evidence,
    residual: { reason, amountMinor: share.amountMinor },
    ...(suggestions.length === 0 ? {} : { suggestions: suggestions.map(storedSuggestion) }),
  }
}
