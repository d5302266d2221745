import { adviceIndex } from './advices.ts'
import { dayReader, openBookState } from './book.ts'
import { depositIndex } from './deposits.ts'
import type { MatchFacts } from './facts.ts'
import type { Item } from './item.ts'
import type { LineView } from './line-view.ts'
import { neighbourIndex } from './neighbours.ts'
import { numberIndex } from './numbers.ts'
import { identify } from './payer/identify.ts'
import { type Lessons, openLessons } from './payer/lessons.ts'
import { nameIndex } from './payer/name-index.ts'
import { payerReader } from './payer/payer-text.ts'
import { payoutIndex, type Scene } from './scene.ts'
import { openTiming, type Timing } from './timing.ts'
import { lineReader, type ReadLine } from './view.ts'

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
