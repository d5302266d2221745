import type { CustomerId } from '../../../ledger/ids.ts'
import { dayReader } from '../book/book.ts'
import type { LineFact, MatchFacts } from '../facts/facts.ts'
import type { Hit } from '../numbers/named.ts'
import type { NumberIndex } from '../numbers/numbers.ts'
import type { PayerText } from '../payer/name-match.ts'
import type { ReadPayer } from '../payer/payer-text.ts'
import type { Run } from '../text/runs.ts'
import { lastField } from './last-field.ts'
import { isYear, type LineView, type Mention, mentionsOf } from './line-view.ts'
import { isMistaken } from './mistaken.ts'

/** Reads a line; what stands in it does not change while the book does. */
export type ReadLine = (fact: LineFact) => LineView

/** The reader of the lines of one run; it learns from all of them, and from those before, where the bank cuts texts. */
export function lineReader(
  { lines, knownLengths }: Pick<MatchFacts, 'lines' | 'knownLengths'>,
  { numbers, readPayer }: { numbers: NumberIndex; readPayer: ReadPayer },
): ReadLine {
  const day = dayReader()
  const limit = lengthLimit(lines, knownLengths)
  return (fact) => viewOf(fact, { day: day(fact.bookingDate), limit, numbers, readPayer })
}

interface Reading {
  readonly day: number
  readonly limit: number
  readonly numbers: NumberIndex
  readonly readPayer: ReadPayer
}

function viewOf(fact: LineFact, { day, limit, numbers, readPayer }: Reading): LineView {
  const text = textOf(fact)
  const { hits: found, runs } = numbers.find(text)
  const isCut = isCutOff(fact, limit)
  const hits = found.filter(
    (hit) => !isMistaken(hit, { text, runs, found, isCut, begins: numbers.begins }),
  )
  const numbered: CustomerId[] = []
  let payoutRef: string | undefined
  for (const { named } of hits) {
    for (const one of named) {
      if (one.kind === 'customer') numbered.push(one.customerId)
      if (one.kind === 'payout') payoutRef = one.ref
    }
  }
  const account = fact.counterpartyAccount?.replace(/\s+/g, '') ?? ''
  const isInHit = (run: Run | undefined): boolean =>
    run !== undefined && hits.some(({ start, end }) => run.start >= start && run.end <= end)
  const isAtEnd = isAtLimit(fact, limit)
  const payerText = readPayer(fact)
  const mentions = mentionsOf(hits)
  const pieces = [...beginnings(runs, numbers, isInHit), ...likeBefore(mentions, runs)]
  return {
    fact,
    day,
    runs,
    freeRuns: freeRuns(runs, hits, { fact, payerText, isAtEnd }),
    isCut: isAtEnd,
    isDangling: DANGLING.test(text) && !isInHit(runs[runs.length - 1]),
    isBroken:
      mentions.length > 0 &&
      pieces.some(({ start }) => mentions.every(({ hit }) => hit.end <= start)),
    cuts: [...(isCut ? endings(runs) : []), ...pieces.map(({ text }) => text)],
    mentions,
    payerText,
    account: account === '' ? null : account,
    numbered,
    payoutRef,
    payer: undefined,
    sums: undefined,
  }
}

/** Digits, but for the year, that are nothing that the book knows for sure. */
function freeRuns(
  runs: readonly Run[],
  hits: readonly Hit[],
  line: { fact: LineFact; payerText: PayerText; isAtEnd: boolean },
): readonly Run[] {
  const { fact, payerText, isAtEnd } = line
  const last = runs[runs.length - 1]
  return runs.filter(
    (run) =>
      run.isDigits &&
      !(isAtEnd && run === last && run.text.length < WHOLE_MIN) &&
      !isYear(run.text, fact.bookingDate) &&
      hits.every(
        (hit) =>
          run.start < hit.start ||
          run.end > hit.end ||
          isLoose(hit) ||
          isSomebodysElse(hit, payerText),
      ),
  )
}

/** Digits that are a number of the book without its letters: beside others they may be the end of one. */
function isLoose({ named, from, to }: Hit): boolean {
  return from === to && named.every((one) => one.kind === 'item' && one.form === 'digits')
}

/** Digits that are the number of a customer who does not pay here: they may be the end of an invoice's. */
function isSomebodysElse({ named, from, to }: Hit, { match }: PayerText): boolean {
  if (match === undefined || from !== to) return false
  return named.every((one) => one.kind === 'customer' && !match.customers.includes(one.customerId))
}

function textOf({ description, creditorReference }: LineFact): string {
  return creditorReference === null ? description : `${description}\n${creditorReference}`
}

/** A comma without a blank behind it stands in an amount. */
const DANGLING = /(?:[;+&]\s*|,\s+)\p{Nd}{1,3}\s*$/u

const LIMITS = new Set([18, 22, 27, 35, 40, 54, 70, 105, 140]) // where formats cut
const LIMIT_LINES_MIN = 3

/** Where this bank cuts texts: the greatest length, when several lines have it. */
function lengthLimit(lines: readonly LineFact[], known: ReadonlyMap<number, number>): number {
  const counts = new Map<number, number>(known)
  for (const line of lines) {
    const { length } = lastField(line)
    counts.set(length, (counts.get(length) ?? 0) + 1)
  }
  const longest = Math.max(0, ...counts.keys())
  return (counts.get(longest) ?? 0) >= LIMIT_LINES_MIN ? longest : Number.POSITIVE_INFINITY
}

/** A blank at the end of a cut text is gone, hence one less counts too. */
function isAtLimit(fact: LineFact, limit: number): boolean {
  return lastField(fact).length >= limit - 1
}

/** Whether the text ends where this bank, or formats on the way to it, may have cut it. */
function isCutOff(fact: LineFact, limit: number): boolean {
  const { length } = lastField(fact)
  return isAtLimit(fact, limit) || LIMITS.has(length) || LIMITS.has(length + 1)
}

const WHOLE_MIN = 4 // digits at the end of a cut text; fewer are more often a beginning than an end

const CUT_RUNS_MAX = 6

/** The ends of the text that may be the beginning of a number. */
function endings(runs: readonly Run[]): readonly string[] {
  const cuts: string[] = []
  let cut = ''
  for (const run of runs.slice(-CUT_RUNS_MAX).reverse()) {
    cut = run.text + cut
    cuts.push(cut)
  }
  return cuts
}

/** What begins like a number of the book and is none: a field in the middle of the text was cut. */
function beginnings(
  runs: readonly Run[],
  numbers: NumberIndex,
  isInHit: (run: Run) => boolean,
): readonly Piece[] {
  return runs.flatMap((run, index) => {
    if (run.isDigits || isInHit(run) || !numbers.isPrefix(run.text)) return []
    let text = run.text
    let at = index + 1
    for (let next = runs[at]; next?.isDigits === true && !isInHit(next); next = runs[++at]) {
      if (at > index + 1 && next.start - (runs[at - 1]?.end ?? 0) > 1) break
      text += next.text
    }
    return at > index + 1 ? [{ text, start: run.start }] : []
  })
}

const GAP_MAX = 3 // letters between two numbers of a list

/** Digits right behind a number that begin like it and break off before other words: the next of a list. */
function likeBefore(mentions: readonly Mention[], runs: readonly Run[]): readonly Piece[] {
  return mentions.flatMap(({ items, hit }) => {
    const next = runs[hit.to + 1]
    const digits = items[0]?.digits ?? ''
    if (next?.isDigits !== true || next.start - hit.end > GAP_MAX || next.start === hit.end)
      return []
    const isLike = next.text.length >= 2 && next.text.length < digits.length
    if (!isLike || runs[hit.to + 2]?.isDigits !== false) return []
    return digits.startsWith(next.text) ? [{ text: next.text, start: next.start }] : []
  })
}

interface Piece {
  readonly text: string
  readonly start: number
}
