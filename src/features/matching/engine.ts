import { dayReader, type Item, openBookState } from './book.ts'
import type { Decision, Proposal } from './decision.ts'
import type { MatchFacts } from './facts.ts'
import type { LineView } from './line-view.ts'
import { numberIndex } from './numbers.ts'
import { judge, type Rung } from './passes/judge.ts'
import { waiting } from './passes/waiting.ts'
import { identify, type Payer } from './payer/identify.ts'
import { type Lesson, openLessons } from './payer/lessons.ts'
import { nameIndex } from './payer/name-index.ts'
import { payerReader } from './payer/payer-text.ts'
import { lessonsOf } from './payer/teach.ts'
import { payoutIndex, type Scene } from './scene.ts'
import { openTiming, type Timing } from './timing.ts'
import { viewsOf } from './view.ts'

const RUNGS: readonly Rung[] = ['named', 'single', 'set']
const ROUNDS_MAX = 12 // each one applies something; in practice three or four suffice

/** Decides every line: the surest evidence first over all of them, until nothing more follows. */
export function matchCash(facts: MatchFacts): readonly Decision[] {
  const { scene, views } = openScene(facts)
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

/** The book and its lines as the engine reads them, before anything is decided. */
export function openScene(facts: MatchFacts): { scene: Scene; views: readonly LineView[] } {
  const scene = sceneOf(facts)
  const names = nameIndex(facts.customers)
  const sample = [
    ...facts.lines,
    ...facts.knownTexts.map((description) => ({ counterparty: null, description })),
  ]
  const views = viewsOf(facts.lines, {
    numbers: scene.numbers,
    readPayer: payerReader(sample, names),
  })
  return { scene, views }
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

function settle({ parts, replaces }: Proposal, view: LineView, { book, timing }: Scene): void {
  if (replaces !== undefined) {
    for (const { item } of parts) item.recorded = null
    return
  }
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
  const payers = new Map<LineView, { at: number; payer: Payer }>()
  return {
    book,
    rules: facts.rules,
    numbers: numberIndex(book, facts.payouts),
    lessons,
    timing: timingOf(book.items),
    ...payoutIndex(facts.payouts),
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
