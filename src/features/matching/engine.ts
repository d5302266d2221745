import type { BankLineId } from '../../ledger/ids.ts'
import type { Item } from './book/item.ts'
import type { Decision, MoneyOfLine, Proposal } from './decision.ts'
import type { MatchFacts, UnappliedFact } from './facts/facts.ts'
import type { LineView } from './lines/line-view.ts'
import type { ReadLine } from './lines/view.ts'
import { mayBeNews, type WaitingLine, waitingLine } from './lines/waiting-line.ts'
import { push } from './lists.ts'
import { openScene } from './open-scene.ts'
import { judge, type Rung } from './passes/judge.ts'
import {
  readUnapplied,
  type Unapplied,
  unappliedProposal,
  waitingCheque,
} from './passes/unapplied.ts'
import { hasShares, unplacedOf, withPlaced, withUnplaced } from './passes/unplaced.ts'
import { waiting } from './passes/waiting.ts'
import { whyWithheld } from './passes/withheld.ts'
import type { Lesson } from './payer/lessons.ts'
import { lessonsOf } from './payer/teach.ts'
import type { Scene } from './scene.ts'

const LADDER: readonly Rung[] = ['named', 'single', 'set']
const ROUNDS_MAX = 20 // each one applies something; in practice four or five suffice

/** Decides every line; the decisions stand in the order of the lines. */
export function matchCash(facts: MatchFacts): readonly Decision[] {
  const decided = new Map<BankLineId, Decision>()
  for (const decision of decisionsOf(facts)) decided.set(decision.lineId, decision)
  return facts.lines.flatMap(({ id }) => decided.get(id) ?? [])
}

/** Decides every line, one after the other: the surest evidence first over all of them, until nothing more follows. */
export function* decisionsOf(facts: MatchFacts): Generator<Decision, void> {
  const { scene, read } = openScene(facts)
  const deposits = new Map<BankLineId, Decision>()
  for (const decision of judged(facts, scene, read)) {
    const deposit = deposits.get(decision.lineId)
    if (hasShares(decision)) deposits.set(decision.lineId, decision)
    else if (deposit === undefined || decision.kind !== 'apply') yield decision
    else {
      const { of, proposal } = decision
      deposits.set(decision.lineId, withPlaced(deposit, of?.cheque ?? '', proposal))
    }
  }
  // What is left of a deposit is judged when all else is settled.
  for (const fact of deposits.size === 0 ? [] : facts.lines) {
    const decision = deposits.get(fact.id)
    if (decision !== undefined) yield withUnplaced(decision, fact, scene)
  }
}

function* judged(facts: MatchFacts, scene: Scene, read: ReadLine): Generator<Decision, void> {
  const rungs: readonly Rung[] = facts.rules.oldestFirst ? [...LADDER, 'oldest'] : LADDER
  const { held, open } = yield* firstPass(facts, scene, read)
  let waitingLines: readonly WaitingLine[] = open
  let decided = 0
  let rung = 0
  let isThorough = false
  for (let round = 0; round < ROUNDS_MAX && rung < rungs.length; round++) {
    const step = rungs[rung] ?? 'set'
    const left: WaitingLine[] = []
    let isNews = false
    for (const line of waitingLines) {
      const isDue = mayBeNews(line, step, { scene, at: decided, isThorough })
      const decision = isDue ? decideWaiting(line, step, scene) : undefined
      if (decision === undefined) {
        left.push(line)
        continue
      }
      decided++
      isNews = true
      const unplaced = unplacedOf(decision, line.view.fact)
      left.push(...unplaced.map((money) => moneyLine(money, scene)))
      yield decision
    }
    waitingLines = left
    // What was learned or settled may let surer evidence speak first. Before the end, every line is
    // looked at once more, also those around which nothing seems to have changed.
    if (isNews) rung = 0
    else if (rung < rungs.length - 1) rung++
    else if (isThorough) break
    else rung = 0
    isThorough = !isNews && (isThorough || rung === 0)
  }
  scene.timing.relearn()
  const left = [...held, ...waitingLines].sort(byBooking)
  for (const { view } of left) scene.left.add(view.fact.amountMinor)
  for (const line of left) {
    const decision = line.money === undefined ? waiting(line.view, scene) : asked(line, scene)
    if (decision !== undefined) yield decision
  }
}

function byBooking({ view: a }: WaitingLine, { view: b }: WaitingLine): number {
  return a.day - b.day || a.fact.id - b.fact.id
}

/** Settles most lines, so they are read one by one and let go. */
function* firstPass(
  facts: MatchFacts,
  scene: Scene,
  read: ReadLine,
): Generator<Decision, { held: readonly WaitingLine[]; open: readonly WaitingLine[] }> {
  const open: WaitingLine[] = []
  const held: WaitingLine[] = []
  const money = facts.unapplied.map((one) => moneyLine(one, scene))
  for (const fact of facts.lines) {
    const view = read(fact)
    const decision = fact.isHeld ? undefined : decide(view, 'named', scene)
    if (decision !== undefined) {
      money.push(...unplacedOf(decision, fact).map((one) => moneyLine(one, scene)))
      yield decision
    } else if (fact.isHeld) held.push(waitingLine(view))
    else {
      open.push(waitingLine(view))
      push(scene.waitingAt, fact.amountMinor, view)
    }
  }
  for (const line of money) (line.view.fact.isHeld ? held : open).push(line)
  return { held, open }
}

function moneyLine(money: UnappliedFact, scene: Scene): WaitingLine {
  const { view } = readUnapplied(money, scene)
  return waitingLine(view, money)
}

/** Applies a line when it is certain; undefined where it is not. */
function decide(view: LineView, rung: Rung, scene: Scene): Decision | undefined {
  const { proposals, veto } = judge(view, rung, scene)
  const best = proposals[0]
  if (best === undefined || veto !== undefined) return undefined
  if (best.confidence < scene.rules.minConfidence || best.parts.length === 0) return undefined
  if (whyWithheld(best, scene) !== undefined) return undefined
  const lessons = lessonsOf(view, best, scene).filter((lesson: Lesson) =>
    scene.lessons.learn(lesson),
  )
  settle(best, view, scene)
  scene.applied.set(view.fact.id, best.rule)
  if (scene.pieces.has(best)) scene.pieces.set(best, true)
  return { kind: 'apply', lineId: view.fact.id, proposal: best, lessons }
}

function decideWaiting(line: WaitingLine, rung: Rung, scene: Scene): Decision | undefined {
  const { view, money } = line
  return money === undefined
    ? decide(view, rung, scene)
    : decideUnapplied({ view, money }, rung, scene)
}

/** Applies money of the book when it is certain; it teaches nothing, as it would not have at first. */
function decideUnapplied(one: Unapplied, rung: Rung, scene: Scene): Decision | undefined {
  const best = unappliedProposal(one, rung, scene)
  if (best === undefined || best.parts.length === 0) return undefined
  if (best.confidence < scene.rules.minConfidence) return undefined
  if (whyWithheld(best, scene) !== undefined) return undefined
  settle(best, one.view, scene)
  return { kind: 'apply', lineId: one.view.fact.id, of: moneyOf(one), proposal: best, lessons: [] }
}

function moneyOf({ money, view }: Unapplied): MoneyOfLine {
  return { receiptId: money.receiptId, cheque: view.fact.cheque?.ref ?? null }
}

/** What a cheque of the book waits with; what a payment left over waits as it was. */
function asked({ view, money }: WaitingLine, scene: Scene): Decision | undefined {
  if (money === undefined || money.receiptId === null || money.parts.length > 0) return undefined
  const { customerId: _, ...entry } = waitingCheque({ view, money }, scene)
  return { kind: 'queue', lineId: view.fact.id, of: moneyOf({ view, money }), ...entry }
}

function settle(proposal: Proposal, view: LineView, { book, timing }: Scene): void {
  const { parts, replaces } = proposal
  if (replaces !== undefined) {
    for (const { item } of parts) item.recorded = null
    return
  }
  for (const { item, minor, cash } of changesOf(parts)) {
    book.settle(item, { minor, cash, day: view.day })
    if (cash !== 0) {
      const { currency, bookingDate } = view.fact
      item.paidBy = { parts, currency, bookedOn: bookingDate }
    }
    if (item.open === 0) timing.note(item)
  }
}

/** What parts take off each item; several may be about one. */
function changesOf(parts: Proposal['parts']) {
  const changes = new Map<Item, { item: Item; minor: number; cash: number }>()
  for (const { item, kind, amountMinor } of parts) {
    const change = changes.get(item) ?? { item, minor: 0, cash: 0 }
    change.minor += amountMinor
    if (kind === 'cash') change.cash += amountMinor
    changes.set(item, change)
  }
  return changes.values()
}
