import type { Context } from '../../../core/command.ts'
import { gapChanges, keepGaps } from '../../../ledger/cash-exception.ts'
import type { BankLineId } from '../../../ledger/ids.ts'
import { decide } from '../apart/decide.ts'
import type { LineFact, MatchFacts } from '../facts/facts.ts'
import { openExceptions } from '../queue/queue-store.ts'
import { isNews, matchEvent } from './news.ts'
import type { Decided } from './plain-decision.ts'
import { openRun } from './run-store.ts'

/** Carries out each decision as it comes, all under one event; returns what was news, by line. */
export function matchBook(
  facts: MatchFacts,
  minConfidence: string | undefined,
  context: Context,
): ReadonlyMap<LineFact, Decided> {
  const { db, trail, asOf } = context
  const done = new Map<LineFact, Decided>()
  const news = newsOf(facts, minConfidence, context)
  const first = news.next()
  if (first.done === true && gapChanges(db).length === 0) return done
  const event = trail.open({ action: 'match.run', ref: 'bank', effectiveDate: asOf })
  const run = openRun(db, { seq: event.seq, today: asOf })
  const carryOut = (decided: Decided): void => {
    run.carryOut(decided)
    done.set(decided.line, decided)
  }
  if (first.done !== true) carryOut(first.value)
  for (const decided of news) carryOut(decided)
  run.close()
  keepGaps(db, event.seq)
  event.close(matchEvent([...done.values()]))
  return done
}

/** What is decided otherwise than it stands in the book. */
function* newsOf(
  facts: MatchFacts,
  minConfidence: string | undefined,
  { db, settings: { matching, fx }, ports: { threads } }: Context,
): Generator<Decided> {
  const lines = new Map(facts.lines.map((line) => [line.id, line]))
  const money = new Map(facts.unapplied.map((one) => [one.receiptId, one]))
  const before = new Map(openExceptions(db).map((entry) => [keyOf(entry.lineId, entry), entry]))
  for (const decision of decide(facts, { settings: { matching, fx }, minConfidence, threads })) {
    const of = decision.kind === 'ignore' ? undefined : decision.of
    const own = of === undefined ? undefined : money.get(of.receiptId)
    const line = own === undefined ? lines.get(decision.lineId) : own.line
    if (line === undefined || !isNews(decision, before.get(keyOf(line.id, line)))) continue
    yield own === undefined ? { line, decision } : { line, decision, money: own }
  }
}

/** A line, or one cheque of it. */
function keyOf(id: BankLineId, { bankRef }: Pick<LineFact, 'bankRef'>): string {
  return `${id} ${bankRef}`
}
