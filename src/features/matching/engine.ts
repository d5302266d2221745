import type { BankLineId } from '../../ledger/ids.ts'
import { adviceIndex } from './advices.ts'
import { dayReader, openBookState } from './book.ts'
import type { Decision, Proposal } from './decision.ts'
import { depositIndex } from './deposits.ts'
import type { MatchFacts } from './facts.ts'
import type { Item } from './item.ts'
import type { LineView } from './line-view.ts'
import { push } from './lists.ts'
import { neighbourIndex } from './neighbours.ts'
import { numberIndex } from './numbers.ts'
import { judge, type Rung } from './passes/judge.ts'
import { hasShares, withUnplaced } from './passes/unplaced.ts'
import { waiting } from './passes/waiting.ts'
import { whyWithheld } from './passes/withheld.ts'
import { identify } from './payer/identify.ts'
import { type Lesson, type Lessons, openLessons } from './payer/lessons.ts'
import { nameIndex } from './payer/name-index.ts'
import { payerReader } from './payer/payer-text.ts'
import { lessonsOf } from './payer/teach.ts'
import { payoutIndex, type Scene } from './scene.ts'
import { openTiming, type Timing } from './timing.ts'
import { lineReader, type ReadLine } from './view.ts'
import { mayBeNews, type WaitingLine, waitingLine } from './waiting-line.ts'

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
    if (hasShares(decision)) deposits.set(decision.lineId, decision)
    else yield decision
  }
  // What is left of a deposit is judged when all else is settled.
  for (const fact of deposits.size === 0 ? [] : facts.lines) {
    const decision = deposits.get(fact.id)
    if (decision !== undefined) yield withUnplaced(decision, fact, scene)
  }
}

function* judged(facts: MatchFacts, scene: Scene, read: ReadLine): Generator<Decision, void> {
  const rungs: readonly Rung[] = facts.rules.oldestFirst ? [...LADDER, 'oldest'] : LADDER
  // The first pass settles most lines, so they are read one by one and let go.
  let waitingLines: WaitingLine[] = []
  const held: LineView[] = []
  for (const fact of facts.lines) {
    const view = read(fact)
    const decision = fact.isHeld ? undefined : decide(view, 'named', scene)
    if (decision !== undefined) yield decision
    else if (fact.isHeld) held.push(view)
    else {
      waitingLines.push(waitingLine(view))
      push(scene.waitingAt, fact.amountMinor, view)
    }
  }
  let rung = 0
  let isThorough = false
  for (let round = 0; round < ROUNDS_MAX && rung < rungs.length; round++) {
    const step = rungs[rung] ?? 'set'
    const left: WaitingLine[] = []
    for (const line of waitingLines) {
      const isDue = mayBeNews(line, step, { scene, at: scene.applied.size, isThorough })
      const decision = isDue ? decide(line.view, step, scene) : undefined
      if (decision === undefined) left.push(line)
      else yield decision
    }
    const isNews = left.length < waitingLines.length
    waitingLines = left
    // What was learned or settled may let surer evidence speak first. Before the end, every line is
    // looked at once more, also those around which nothing seems to have changed.
    if (isNews) rung = 0
    else if (rung < rungs.length - 1) rung++
    else if (isThorough) break
    else rung = 0
    isThorough = !isNews && (isThorough || rung === 0)
  }
  for (const view of held) yield waiting(view, scene)
  for (const { view } of waitingLines) yield waiting(view, scene)
}

/** The book as the engine reads it, and the reader of its lines, before anything is decided. */
export function openScene(facts: MatchFacts): { scene: Scene; read: ReadLine } {
  const scene = sceneOf(facts, (fact) => read(fact))
  const names = nameIndex(facts.customers)
  const sample = [
    ...facts.lines,
    ...facts.knownTexts.map((description) => ({ counterparty: null, description })),
  ]
  const readPayer = payerReader(sample, names)
  const read = lineReader(facts.lines, { numbers: scene.numbers, readPayer })
  return { scene, read }
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

function settle(proposal: Proposal, view: LineView, { book, timing }: Scene): void {
  const { parts, replaces } = proposal
  if (replaces !== undefined) {
    for (const { item } of parts) item.recorded = null
    return
  }
  for (const { item, minor, cash } of changesOf(parts)) {
    book.settle(item, { minor, cash, day: view.day })
    if (cash !== 0) {
      item.paidBy = parts
      item.paidIn = view.fact.currency
    }
    if (item.kind === 'invoice' && item.open === 0) timing.note(item, view.day)
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

function sceneOf(facts: MatchFacts, readLine: ReadLine): Scene {
  const book = openBookState(facts)
  const lessons = openLessons(facts.lessons)
  const numbers = numberIndex(book, facts.payouts)
  return {
    book,
    rules: facts.rules,
    ignoredKinds: facts.ignoredKinds,
    withheld: facts.withheld,
    paymentsOf: facts.paymentsOf,
    withholding: facts.withholding,
    numbers,
    lessons,
    timing: timingOf(book.items),
    ...payoutIndex(facts.payouts),
    advices: adviceIndex(facts.remittances, numbers),
    deposits: depositIndex(facts.remittances),
    readLine,
    neighbours: neighbourIndex(facts.lines, readLine),
    waitingAt: new Map(),
    applied: new Map(),
    planned: new Map(),
    pieces: new Map(),
    payerOf(view) {
      const seen = lessons.version()
      if (view.payer?.seen === seen) return view.payer.payer
      const at = versionOf(view, lessons)
      if (view.payer?.at === at) {
        view.payer.seen = seen
        return view.payer.payer
      }
      const { account, payerText: text, numbered } = view
      const payer = identify({ account, text, numbered }, { book, lessons })
      view.payer = { payer, at, seen }
      return payer
    },
  }
}

/** Whether anything new is known of who pays a line. */
function versionOf({ account, payerText: { name, match } }: LineView, lessons: Lessons): number {
  const [only] = match?.customers ?? []
  return (
    (account === null ? 0 : lessons.versionOf('account', account)) +
    (name === '' ? 0 : lessons.versionOf('name', name)) +
    (only === undefined ? 0 : lessons.versionOf('pays_for', String(only)))
  )
}

/** The habits of payers, from what was settled before this run. */
function timingOf(items: readonly Item[]): Timing {
  const timing = openTiming()
  const day = dayReader()
  for (const item of items) {
    if (item.kind === 'invoice' && item.settledDate !== null && item.cash > 0) {
      timing.note(item, day(item.settledDate))
    }
  }
  return timing
}
