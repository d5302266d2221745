import type { Proposal, Reason } from '../decision.ts'

/** What is thought of a line at one moment: the proposals, best first, and why none may be certain. */
export interface Judgement {
  readonly proposals: readonly Proposal[]
  readonly reason: Reason
  readonly evidence: readonly string[]
  /** Set when nothing may be applied, however well a proposal fits. */
  readonly veto?: string
}
