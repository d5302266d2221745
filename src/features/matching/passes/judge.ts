import type { Item } from '../book/item.ts'
import type { Proposal, Reason } from '../decision.ts'
import { isStrong, isWholeNumber, type LineView } from '../lines/line-view.ts'
import { agreement, type Payer } from '../payer/identify.ts'
import { poolOf, type Scene } from '../scene.ts'
import { begunProposals } from './begun.ts'
import { depositProposals } from './deposit.ts'
import { earlierPayment } from './earlier.ts'
import { foreignProposal, mismatchTold } from './foreign.ts'
import type { Judgement } from './judgement.ts'
import { namedProposals } from './named.ts'
import { oldestFirstProposal } from './oldest-first.ts'
import { payoutProposal } from './payout.ts'
import type { JudgeCheque } from './placing.ts'
import { recordedProposal } from './recorded.ts'
import { remittanceProposals } from './remittance.ts'
import { returnProposals } from './returned.ts'
import { severalProposals } from './several.ts'
import { splitList } from './split-list.ts'
import { unnamedProposals } from './unnamed.ts'
import { withheldAsBefore } from './withheld-before.ts'

/** How far down the ladder a pass may go; each one is run over all lines before the next begins. */
export type Rung = 'named' | 'single' | 'set' | 'oldest'

/** Judges a line against the book as it stands, as far down the ladder as the rung goes. */
export function judge(view: LineView, rung: Rung, scene: Scene): Judgement {
  const payer = scene.payerOf(view)
  const { amountMinor } = view.fact
  if (amountMinor < 0) return judgeOutgoing(view, payer, scene)
  const payout = payoutProposal(view, scene)
  if (payout !== undefined) {
    return { proposals: [payout], reason: 'PAYOUT_MISMATCH', evidence: payout.against ?? [] }
  }
  const deposit = depositJudgement(view, rung, scene)
  if (deposit !== undefined) return deposit
  const judgement = judgeReceipt(view, rung, scene)
  const isCertain = (judgement.proposals[0]?.confidence ?? 0) >= scene.rules.minConfidence
  const split =
    rung !== 'named' && rung !== 'single' && !isCertain ? splitList(view, scene) : undefined
  if (split === undefined) return judgement
  const reason = judgement.veto === undefined ? 'AMBIGUOUS' : judgement.reason
  return { ...judgement, reason, evidence: [...judgement.evidence, split.told] }
}

/** A deposit of many payers by the bank's list of it; each cheque is judged as a line by itself. */
function depositJudgement(view: LineView, rung: Rung, scene: Scene): Judgement | undefined {
  const isLast = rung === 'set' || rung === 'oldest'
  const proposals = depositProposals(view, scene, {
    isLast,
    judge: chequeJudge(rung, scene),
  })
  const reason = proposals[0]?.residual?.reason ?? 'AMBIGUOUS'
  return proposals.length === 0 ? undefined : { proposals, reason, evidence: [] }
}

/** Judges a cheque that no list explains: what is certain of it as a line by itself. */
export function chequeJudge(rung: Rung, scene: Scene): JudgeCheque {
  return (cheque) => {
    const { proposals, veto } = judgeReceipt(cheque, rung, scene)
    const [best] = proposals
    if (best === undefined || veto !== undefined || best.parts.length === 0) return undefined
    return best.confidence >= scene.rules.minConfidence ? best : undefined
  }
}

/** Judges money as that of one payer, not as a payout or a deposit of many. */
export function judgeReceipt(view: LineView, rung: Rung, scene: Scene): Judgement {
  const payer = scene.payerOf(view)
  const question = { view, payer, scene }
  const whole = remittanceProposals(question)
  const advised = ranked(whole.length > 0 ? whole : severalProposals(question))
  if ((advised[0]?.confidence ?? 0) >= scene.rules.minConfidence) {
    return { proposals: advised, reason: 'AMBIGUOUS', evidence: [] }
  }
  const isLast = rung === 'set' || rung === 'oldest'
  const named = namedProposals({ view, payer, scene }, isLast)
  const asBefore = withheldAsBefore(named)
  if (asBefore !== undefined) return asBefore
  const best = named.reduce((top, { confidence }) => Math.max(top, confidence), 0)
  if (best >= scene.rules.minConfidence) {
    const verdict: Judgement = { proposals: ranked(named), reason: 'AMBIGUOUS', evidence: [] }
    return unlessRepeated(verdict, view, scene)
  }
  const foreign = foreignProposal({ view, payer, scene })
  if (foreign !== undefined && foreign.confidence >= scene.rules.minConfidence) {
    return { proposals: [foreign], reason: 'CURRENCY_MISMATCH', evidence: [] }
  }
  const recorded = recordedProposal({ view, payer, scene })
  if (recorded !== undefined && recorded.confidence >= scene.rules.minConfidence) {
    return { proposals: [recorded], reason: 'AMBIGUOUS', evidence: [] }
  }
  const repeat = repeated(view, payer, scene)
  const unnamed =
    rung === 'named' ? [] : [...unnamedProposals(question, isLast), ...begunProposals(question)]
  const oldest = rung === 'oldest' ? oldestFirstProposal({ view, payer, scene }) : undefined
  const rest = [foreign, oldest].filter((one) => one !== undefined)
  const proposals = ranked([...named, ...unnamed, ...advised, ...rest])
  // Only the last rung's judgement is told to anybody.
  const reason = isLast ? reasonOf(view, payer, { named, unnamed, scene }) : 'AMBIGUOUS'
  const mismatch = reason === 'CURRENCY_MISMATCH' ? [mismatchTold(view)] : []
  const verdict = { proposals, reason, evidence: [...mismatch, payer.evidence] }
  const doubt = repeat ?? taxed(named, unnamed)
  return doubt === undefined ? unlessRepeated(verdict, view, scene) : { ...verdict, ...doubt }
}

/** What is sure is applied, unless an earlier line may have paid the same. */
function unlessRepeated(verdict: Judgement, view: LineView, scene: Scene): Judgement {
  const [best] = verdict.proposals
  if (best === undefined || best.confidence < scene.rules.minConfidence) return verdict
  const earlier = earlierPayment(best, view, scene)
  if (earlier === undefined) return verdict
  const { bankRef, bookingDate } = earlier.fact
  const veto = `${bankRef} of ${bookingDate} has the same amount and may have paid this already`
  return { ...verdict, reason: 'AMBIGUOUS', evidence: [veto, ...verdict.evidence], veto }
}

/** An invoice that is named less the payer's tax, and another one of this very amount: nobody can tell. */
function taxed(
  named: readonly Proposal[],
  unnamed: readonly Proposal[],
): { reason: Reason; veto: string; evidence: readonly string[] } | undefined {
  const tax = named.find(({ rule }) => rule.endsWith('+withholding'))
  const [numbers] = unnamed.map(({ parts }) => parts.map(({ item }) => item.number).join(', '))
  if (tax === undefined || numbers === undefined) return undefined
  const veto = `${numbers} fits the amount as well as the invoice that is named, less withholding tax`
  return { reason: 'AMBIGUOUS', veto, evidence: [veto] }
}

function judgeOutgoing(view: LineView, payer: Payer, scene: Scene): Judgement {
  const proposals = ranked(returnProposals(view, payer, scene))
  return { proposals, reason: 'RETURN', evidence: ['the money went out', payer.evidence] }
}

/** The surest first. */
export function ranked(proposals: readonly Proposal[]): readonly Proposal[] {
  return [...proposals].sort((a, b) => b.confidence - a.confidence)
}

/** A payment of what was paid before: it must not pay something else. */
function repeated(
  view: LineView,
  payer: Payer,
  scene: Scene,
): { reason: Reason; veto: string; evidence: readonly string[] } | undefined {
  const closed = view.mentions.flatMap(({ items }) => items.filter(isClosed))
  const own = closed.filter(
    (item) => agreement(payer, item.customerId, scene.book) !== 'contradicts',
  )
  const again = paidBy(view.fact.amountMinor, own)
  if (again.length > 0) {
    const veto = `${numbersOf(again)} is paid already, by the same amount`
    return { reason: 'DUPLICATE_PAYMENT', veto, evidence: [veto] }
  }
  const same = view.mentions.flatMap(({ form, items }) =>
    isWholeNumber(form) ? items.filter((item) => isPaidWith(item, view)) : [],
  )
  // Of a payer who is none but himself, a number of somebody else is a slip.
  if (same.length > 0 && payer.certainty !== 'certain') {
    const veto = `${numbersOf(same)} is paid already, by the same amount, though not by this payer`
    return { reason: 'AMBIGUOUS', veto, evidence: [veto] }
  }
  if (closed.length === 0 || own.length < closed.length) return undefined
  const numbers = numbersOf(closed)
  const isSure = view.mentions.some(({ form, items }) => isStrong(form) && items.some(isClosed))
  if (!isSure) return undefined
  return {
    reason: 'AMBIGUOUS',
    veto: `${numbers} is paid already`,
    evidence: [`the text names ${numbers}, which is paid already`],
  }
}

/** All of these items, or one of them, if so much was due or paid: beside the number, others may stand. */
function paidBy(amount: number, items: readonly Item[]): readonly Item[] {
  const total = items.reduce((sum, item) => sum + item.totalMinor, 0)
  const cash = items.reduce((sum, item) => sum + item.lastCash, 0)
  if (amount === total || amount === cash) return items
  const single = items.find((item) => item.totalMinor === amount || item.lastCash === amount)
  return single === undefined ? [] : [single]
}

function isPaidWith(item: Item, { fact }: LineView): boolean {
  return isClosed(item) && item.lastCash === fact.amountMinor
}

function numbersOf(items: readonly Item[]): string {
  return items.map(({ number }) => number).join(', ')
}

function isClosed(item: Item): boolean {
  return item.kind === 'invoice' && item.open === 0
}

function reasonOf(
  view: LineView,
  payer: Payer,
  found: { named: readonly Proposal[]; unnamed: readonly Proposal[]; scene: Scene },
): Reason {
  if (
    view.mentions.some(({ items }) =>
      items.every(({ currency }) => currency !== view.fact.currency),
    )
  ) {
    return 'CURRENCY_MISMATCH'
  }
  const residual = found.named[0]?.residual
  if (residual !== undefined) return residual.reason
  if (found.named.length > 0 || found.unnamed.length > 0) return 'AMBIGUOUS'
  if (payer.certainty === 'none') return 'UNKNOWN_PAYER'
  return poolOf(payer.customers, view, found.scene.book).length === 0 ? 'NO_OPEN_ITEM' : 'AMBIGUOUS'
}
