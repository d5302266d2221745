import { adviceIndex } from './book/advices.ts'
import { openBookState } from './book/book.ts'
import { depositIndex } from './book/deposits.ts'
import { openTiming } from './book/timing.ts'
import { usualFees } from './book/usual-fees.ts'
import type { MatchFacts } from './facts/facts.ts'
import type { LineView } from './lines/line-view.ts'
import { neighbourIndex } from './lines/neighbours.ts'
import { lineReader, type ReadLine } from './lines/view.ts'
import { numberIndex } from './numbers/numbers.ts'
import { identify } from './payer/identify.ts'
import { type Lessons, openLessons } from './payer/lessons.ts'
import { nameIndex } from './payer/name-index.ts'
import { payerReader } from './payer/payer-text.ts'
import { payoutIndex, type Scene } from './scene.ts'

/** The book as the engine reads it, and the reader of its lines, before anything is decided. */
export function openScene(facts: MatchFacts): { scene: Scene; read: ReadLine } {
  const scene = sceneOf(facts, (fact) => read(fact))
  const names = nameIndex(facts.customers)
  // The same lines for each run, whatever was decided since: who pays is read alike.
  const known = facts.knownTexts.map((description) => ({ counterparty: null, description }))
  const readPayer = payerReader(known.length > 0 ? known : facts.lines, names)
  const read = lineReader(facts, { numbers: scene.numbers, readPayer })
  return { scene, read }
}

function sceneOf(facts: MatchFacts, readLine: ReadLine): Scene {
  const book = openBookState(facts)
  const lessons = openLessons(facts.lessons)
  const numbers = numberIndex(book, facts.payouts)
  let fees: readonly number[] | undefined
  return {
    book,
    rules: facts.rules,
    ignoredKinds: facts.ignoredKinds,
    withheld: facts.withheld,
    paymentsOf: facts.paymentsOf,
    withholding: facts.withholding,
    numbers,
    lessons,
    timing: openTiming(book.items),
    fees: () => (fees ??= usualFees(book.items, facts.rules.feeMaxMinor)),
    ...payoutIndex(facts.payouts),
    advices: adviceIndex(facts.remittances, numbers),
    deposits: depositIndex(facts.remittances),
    readLine,
    neighbours: neighbourIndex(facts.lines, readLine),
    waitingAt: new Map(),
    left: new Set(),
    applied: new Map(),
    planned: new Map(),
    pieces: new Map(),
    claims: new Map(),
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
