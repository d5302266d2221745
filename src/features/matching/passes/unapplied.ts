import type { CustomerId } from '../../../ledger/ids.ts'
import type { Item, Part } from '../book/item.ts'
import type { Proposal } from '../decision.ts'
import type { PaidPart, UnappliedFact } from '../facts/facts.ts'
import type { LineView } from '../lines/line-view.ts'
import type { Scene } from '../scene.ts'
import { chequeJudge, judge, judgeReceipt, type Rung, ranked } from './judge.ts'
import { type Placing, placingOf } from './placing.ts'
import { waiting } from './waiting.ts'

/** Money that is in the book already, as the engine reads it. */
export interface Unapplied {
  readonly view: LineView
  readonly money: UnappliedFact
}

const CHEQUE_CONFIDENCE = 0.985 // as that of a deposit whose list has no rival

/**
 * What money that lies in the book may pay by now. It is judged as it was at first: a cheque by its
 * list and by itself; what a payment left over together with all of its line, and it pays what came
 * into the book since, where that leaves what was decided as it is.
 */
export function unappliedProposal(one: Unapplied, rung: Rung, scene: Scene): Proposal | undefined {
  const { money } = one
  if (money.parts.length === 0) return proposalOf(one, rung, scene)
  if (money.customerId === null || one.view.fact.isHeld) return undefined
  if (money.newFrom === null && scene.advices.isEmpty) return undefined
  return restProposal(one, rung, scene)
}

function proposalOf({ money, view }: Unapplied, rung: Rung, scene: Scene): Proposal | undefined {
  if (view.fact.cheque !== undefined) {
    const placing = chequePlacing({ money, view }, rung, scene)
    return placing.isKnown ? placedProposal(placing, { money, view }) : undefined
  }
  const { proposals, veto } = judge(view, rung, scene)
  return veto === undefined ? proposals[0] : undefined
}

function chequePlacing({ view }: Unapplied, rung: Rung, scene: Scene): Placing {
  const { fact, day } = view
  const { cheque, amountMinor } = fact
  const rows = cheque === undefined ? [] : scene.deposits.rowsOf(cheque, { amountMinor, day })
  return placingOf(view, rows, { scene, judge: chequeJudge(rung, scene) })
}

function placedProposal(placing: Placing, { money, view }: Unapplied): Proposal {
  const { parts, customerId, residual, evidence } = placing
  return {
    parts,
    rule: 'deposit-list',
    confidence: CHEQUE_CONFIDENCE,
    evidence: [chequeTold(money), ...evidence],
    unappliedMinor: view.fact.amountMinor - cashOf(parts),
    customerId,
    ...(residual === undefined ? {} : { residual }),
  }
}

function chequeTold({ memo }: UnappliedFact): string {
  return `${memo} of the deposit`
}

function cashOf(parts: readonly Part[]): number {
  return parts.reduce((sum, one) => sum + (one.kind === 'cash' ? one.amountMinor : 0), 0)
}

/** Judges the whole money as though nothing of it were decided, and keeps what that adds. */
function restProposal(one: Unapplied, rung: Rung, scene: Scene): Proposal | undefined {
  const { money, view } = one
  const own = ownParts(money, scene)
  if (own === undefined) return undefined
  const put = (sign: 1 | -1): void => {
    for (const { item, kind, amountMinor } of own) {
      const minor = sign * amountMinor
      scene.book.settle(item, { minor, cash: kind === 'cash' ? minor : 0, day: view.day })
    }
  }
  const last = own.map(({ item: { lastCash, lastDay } }) => ({ lastCash, lastDay }))
  put(-1)
  const best = proposalOf(one, rung, scene)
  put(1)
  // Thinking of it was no payment.
  own.forEach(({ item }, index) => void Object.assign(item, last[index]))
  if (best === undefined || best.customerId !== money.customerId) return undefined
  const added = beyond(best.parts, own)
  if (added === undefined || added.length === 0) return undefined
  const isNews = best.rule === 'remittance-advice' || added.every(({ item }) => isNew(item, money))
  if (!isNews) return undefined
  return { ...best, parts: added }
}

function isNew({ id }: Item, { newFrom }: UnappliedFact): boolean {
  return newFrom !== null && id >= newFrom
}

/** What the money pays by now, as parts of the book; undefined where an item is out of sight. */
function ownParts({ parts }: UnappliedFact, { book }: Scene): readonly Part[] | undefined {
  const own = parts.flatMap(({ id, kind, minor: amountMinor }: PaidPart): Part[] => {
    const item = book.itemOf(id)
    return item === undefined ? [] : [{ item, kind, amountMinor }]
  })
  return own.length === parts.length ? own : undefined
}

/** The parts that come on top of others; undefined where one of these is not among them. */
function beyond(parts: readonly Part[], own: readonly Part[]): readonly Part[] | undefined {
  const left = [...parts]
  for (const { item, kind, amountMinor } of own) {
    const at = left.findIndex(
      (part) => part.item === item && part.kind === kind && part.amountMinor === amountMinor,
    )
    if (at === -1) return undefined
    left.splice(at, 1)
  }
  return left.every((part) => part.kind === 'cash') ? left : undefined
}

/** What a cheque waits with. */
export interface WaitingCheque {
  readonly reason: 'UNKNOWN_PAYER' | 'NO_OPEN_ITEM' | 'AUTONOMY' | 'AMBIGUOUS'
  /** Whose money it surely is. */
  readonly customerId: CustomerId | null
  readonly evidence: readonly string[]
  readonly suggestions: readonly Proposal[]
}

/** What is known of a cheque that nobody could place when all else is settled. */
export function waitingCheque(one: Unapplied, scene: Scene): WaitingCheque {
  const { view, money } = one
  const placing = chequePlacing(one, 'set', scene)
  const known = placing.isKnown ? [placedProposal(placing, one)] : []
  const judgement = judgeReceipt(view, 'set', scene)
  const proposals = ranked([...known, ...judgement.proposals])
  const decision = waiting(view, scene, { ...judgement, proposals })
  const suggestions = decision.kind === 'queue' ? decision.suggestions : []
  const isWithheld = decision.kind === 'queue' && decision.reason === 'AUTONOMY'
  return {
    reason: isWithheld
      ? 'AUTONOMY'
      : placing.isKnown
        ? 'AMBIGUOUS'
        : placing.customerId === null
          ? 'UNKNOWN_PAYER'
          : 'NO_OPEN_ITEM',
    customerId: placing.customerId,
    evidence: [chequeTold(money), ...placing.evidence],
    suggestions: suggestions.length > 0 ? suggestions : onAccountOf(one, placing),
  }
}

/** A cheque of nobody whose writer is known by now: a person may give it to him. */
function onAccountOf({ money, view }: Unapplied, placing: Placing): readonly Proposal[] {
  const { customerId, evidence } = placing
  if (money.receiptId === null || money.customerId !== null || customerId === null) return []
  const unappliedMinor = view.fact.amountMinor
  return [{ parts: [], rule: 'on-account', confidence: 0.5, evidence, unappliedMinor, customerId }]
}

/** Money of the book as the engine reads it. */
export function readUnapplied(money: UnappliedFact, scene: Scene): Unapplied {
  return { money, view: scene.readLine(money.line) }
}
