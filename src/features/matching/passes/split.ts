import { decimal, of } from '../../../core/money.ts'
import { subsetSums } from '../amounts/subset-sum.ts'
import type { Part } from '../book/item.ts'
import type { Proposal } from '../decision.ts'
import type { LineView } from '../lines/line-view.ts'
import type { Scene } from '../scene.ts'

const LINES_MAX = 3
const NEIGHBOURS_MAX = 24 // among more, some set fits by accident
const SETS_MAX = 5

/** Something that is paid as a whole, and may have come in several deposits. */
export interface Whole {
  readonly sum: number
  /** In the order in which they are paid. */
  readonly parts: readonly Part[]
  readonly confidence: number
  readonly proposal: Omit<Proposal, 'parts' | 'confidence' | 'unappliedMinor'>
  /** Whether another line can be a piece of it. */
  takes(view: LineView): boolean
}

/**
 * One payment in two or three deposits (a wire over a limit): only where exactly one set of lines
 * of the same payer and of about the same day adds up to the cent. Each line gets its piece.
 */
export function splitProposal(whole: Whole, view: LineView, scene: Scene): Proposal | undefined {
  const others = scene
    .neighbours(view)
    .filter((other) => !scene.applied.has(other.fact.id) && other.fact.amountMinor <= whole.sum)
    .filter(whole.takes)
  if (others.length === 0 || others.length > NEIGHBOURS_MAX) return undefined
  const { sets, isComplete } = subsetSums([view, ...others], (one) => one.fact.amountMinor, {
    target: whole.sum,
    limit: SETS_MAX,
  })
  const own = sets.filter((set) => set.includes(view))
  const [set] = own
  if (set === undefined || set.length < 2 || set.length > LINES_MAX) return undefined
  const lines = [...set].sort((a, b) => a.day - b.day || a.fact.id - b.fact.id)
  const isOnly = isComplete && sets.length === 1
  const proposals = lines.map((_, index) => pieceOf(whole, lines, { index, isOnly }))
  if (isOnly) {
    const group = lines.map(({ fact }, index) => ({ id: fact.id, proposal: proposals[index] }))
    for (const { id, proposal } of group) {
      if (proposal === undefined) continue
      scene.planned.set(id, { proposal, group })
      scene.pieces.set(proposal, false)
    }
  }
  return proposals[lines.indexOf(view)]
}

/** The piece of a payment whose other pieces are applied already. */
export function begunSplit({ fact }: LineView, scene: Scene): Proposal | undefined {
  const plan = scene.planned.get(fact.id)
  const isBegun = plan?.group.some(
    ({ proposal }) => proposal !== undefined && scene.pieces.get(proposal) === true,
  )
  if (plan === undefined || isBegun !== true) return undefined
  const fits = plan.proposal.parts.every(
    ({ item, amountMinor }) => Math.abs(amountMinor) <= Math.abs(item.open),
  )
  return fits ? plan.proposal : undefined
}

function pieceOf(
  whole: Whole,
  lines: readonly LineView[],
  { index, isOnly }: { index: number; isOnly: boolean },
): Proposal {
  const amounts = lines.map(({ fact }) => fact.amountMinor)
  const { residual, ...proposal } = whole.proposal
  const told = lines.map(
    ({ fact }) => `${fact.bankRef} ${decimal(of(fact.amountMinor, fact.currency))}`,
  )
  const isLast = index === lines.length - 1
  return {
    ...proposal,
    ...(residual !== undefined && isLast ? { residual } : {}),
    parts: dealt(whole.parts, amounts)[index] ?? [],
    confidence: isOnly ? whole.confidence : 0.6,
    unappliedMinor: 0,
    evidence: [
      ...proposal.evidence,
      `it came in ${lines.length} deposits that make it up: ${told.join(' + ')}`,
    ],
    against: isOnly ? [] : ['other deposits of this payer make it up as well'],
  }
}

/** Parts dealt out over deposits: cash in order, what goes with an invoice's cash along with its end. */
export function dealt(
  parts: readonly Part[],
  amounts: readonly number[],
): readonly (readonly Part[])[] {
  const pieces: Part[][] = amounts.map(() => [])
  const left = [...amounts]
  let at = 0
  const ends = new Map<Part['item'], number>()
  for (const part of parts) {
    if (part.kind !== 'cash') continue
    let rest = part.amountMinor
    while (rest > 0 && at < pieces.length) {
      const take = Math.min(rest, left[at] ?? 0)
      if (take > 0) pieces[at]?.push({ ...part, amountMinor: take })
      ends.set(part.item, at)
      rest -= take
      left[at] = (left[at] ?? 0) - take
      if (left[at] === 0) at += 1
    }
  }
  for (const part of parts) {
    if (part.kind === 'cash') continue
    const place = part.kind === 'credit' ? 0 : (ends.get(part.item) ?? 0)
    pieces[place]?.push(part)
  }
  return pieces
}
