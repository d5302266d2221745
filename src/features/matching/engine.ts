import type { CustomerId } from '../../ledger/customer.ts'
import { dayReader, type Item, openBookState } from './book.ts'
import type { Decision, Proposal } from './decision.ts'
import type { LineFact, MatchFacts, PayoutFact } from './facts.ts'
import { type LineView, mentionsOf } from './line-view.ts'
import { type NumberIndex, numberIndex } from './numbers.ts'
import { judge, type Rung } from './passes/judge.ts'
import { waiting } from './passes/waiting.ts'
import { identify, type Payer } from './payer/identify.ts'
import { type Lesson, openLessons } from './payer/lessons.ts'
import { nameIndex } from './payer/name-index.ts'
import { payerReader, type ReadPayer } from './payer/payer-text.ts'
import { lessonsOf } from './payer/teach.ts'
import type { Scene } from './scene.ts'
import type { Run } from './text/runs.ts'
import { openTiming, type Timing } from './timing.ts'

const RUNGS: readonly Rung[] = ['named', 'single', 'set']
const ROUNDS_MAX = 12 // each one applies something; in practice three or four suffice

/** Decides every line: the surest evidence first over all of them, until nothing more follows. */
export function matchCash(facts: MatchFacts): readonly Decision[] {
  const scene = sceneOf(facts)
  const views = viewsOf(facts, scene)
  const decided = new Map<LineView, Decision>()
  let waitingViews = views.filter(({ fact }) => !fact.isHeld)
  let rung = 0
  for (let round = 0; round < ROUNDS_MAX && rung < RUNGS.length; round++) {
    const step = RUNGS[rung] ?? 'set'
    const before = decided.size
    const lessonsBefore = scene.lessons.changes()
    for (const view of waitingViews) decide(view, step, { scene, decided })
    waitingViews = waitingViews.filter((view) => !decided.has(view))
    const isNews = decided.size > before || scene.lessons.changes() > lessonsBefore
    // What was learned or settled may let surer evidence speak first.
    rung = isNews && rung > 0 ? 0 : isNews && round === 0 ? 0 : rung + 1
  }
  for (const view of views) if (!decided.has(view)) decided.set(view, waiting(view, scene))
  return views.flatMap((view) => decided.get(view) ?? [])
}

interface Progress {
  readonly scene: Scene
  readonly decided: Map<LineView, Decision>
}

function decide(view: LineView, rung: Rung, { scene, decided }: Progress): void {
  const { proposals, veto } = judge(view, rung, scene)
  const best = proposals[0]
  if (best === undefined || veto !== undefined) return
  if (best.confidence < scene.rules.minConfidence || best.parts.length === 0) return
  const lessons = lessonsOf(view, best, scene).filter((lesson: Lesson) =>
    scene.lessons.learn(lesson),
  )
  settle(best, view, scene)
  decided.set(view, { kind: 'apply', lineId: view.fact.id, proposal: best, lessons })
}

function settle({ parts }: Proposal, view: LineView, { book, timing }: Scene): void {
  const changes = new Map<Item, { minor: number; cash: number }>()
  for (const { item, kind, amountMinor } of parts) {
    const change = changes.get(item) ?? { minor: 0, cash: 0 }
    changes.set(item, {
      minor: change.minor + amountMinor,
      cash: change.cash + (kind === 'cash' ? amountMinor : 0),
    })
  }
  for (const [item, change] of changes) {
    book.settle(item, { ...change, day: view.day })
    if (item.kind === 'invoice' && item.open === 0) timing.note(item, view.day)
  }
}

function sceneOf(facts: MatchFacts): Scene {
  const book = openBookState(facts)
  const lessons = openLessons(facts.lessons)
  const payouts = new Map<string, PayoutFact[]>()
  for (const item of facts.payouts)
    payouts.set(item.payoutRef, [...(payouts.get(item.payoutRef) ?? []), item])
  const payers = new Map<LineView, { at: number; payer: Payer }>()
  return {
    book,
    rules: facts.rules,
    numbers: numberIndex(book, facts.payouts),
    lessons,
    timing: timingOf(book.items),
    payouts,
    payerOf(view) {
      const known = payers.get(view)
      if (known !== undefined && known.at === lessons.changes()) return known.payer
      const payer = identify(
        { account: view.account, text: view.payerText, numbered: view.numbered },
        { book, lessons },
      )
      payers.set(view, { at: lessons.changes(), payer })
      return payer
    },
  }
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

function viewsOf(facts: MatchFacts, scene: Scene): readonly LineView[] {
  const names = nameIndex(facts.customers)
  const sample = [
    ...facts.lines,
    ...facts.knownTexts.map((description) => ({ counterparty: null, description })),
  ]
  const readPayer = payerReader(sample, names)
  const day = dayReader()
  return facts.lines.map((fact) =>
    viewOf(fact, { day: day(fact.bookingDate), numbers: scene.numbers, readPayer }),
  )
}

function viewOf(
  fact: LineFact,
  { day, numbers, readPayer }: { day: number; numbers: NumberIndex; readPayer: ReadPayer },
): LineView {
  const text =
    fact.creditorReference === null
      ? fact.description
      : `${fact.description}\n${fact.creditorReference}`
  const { hits, runs } = numbers.find(text)
  const numbered: CustomerId[] = []
  let payoutRef: string | undefined
  for (const hit of hits) {
    for (const named of hit.named) {
      if (named.kind === 'customer') numbered.push(named.customerId)
      if (named.kind === 'payout') payoutRef = named.ref
    }
  }
  const account = fact.counterpartyAccount?.replace(/\s+/g, '') ?? ''
  return {
    fact,
    day,
    shown: text.toUpperCase(),
    runs,
    hits,
    freeRuns: runs.filter(
      (run) => run.isDigits && !hits.some(({ start, end }) => run.start >= start && run.end <= end),
    ),
    cuts: cutsOf(runs),
    mentions: mentionsOf(hits),
    payerText: readPayer(fact),
    account: account === '' ? null : account,
    numbered,
    payoutRef,
  }
}

const CUT_RUNS_MAX = 4

/** The ends of the text that may be the beginning of a number, where the bank cut it. */
function cutsOf(runs: readonly Run[]): readonly string[] {
  const cuts: string[] = []
  let cut = ''
  for (const run of runs.slice(-CUT_RUNS_MAX).reverse()) {
    cut = run.text + cut
    cuts.push(cut)
  }
  return cuts
}
