import type { Context } from '../../core/command.ts'
import type { BankLineId } from '../../ledger/ids.ts'
import { decide } from './apart/decide.ts'
import type { MatchFacts } from './facts.ts'
import { isNews, matchEvent } from './news.ts'
import type { Decided } from './plain-decision.ts'
import { openExceptions } from './queue-store.ts'
import { openRun } from './run-store.ts'

/** Carries out each decision as it comes, all under one event; returns what was news, by line. */
export function matchBook(
  facts: MatchFacts,
  minConfidence: string | undefined,
  context: Context,
): ReadonlyMap<BankLineId, Decided> {
  const { db, trail, asOf } = context
  const done = new Map<BankLineId, Decided>()
  const news = newsOf(facts, minConfidence, context)
  const first = news.next()
  if (first.done === true) return done
  const event = trail.open({ action: 'match.run', ref: 'bank', effectiveDate: asOf })
  const run = openRun(db, { seq: event.seq, today: asOf })
  run.carryOut(first.value)
  done.set(first.value.line.id, first.value)
  for (const decided of news) {
    run.carryOut(decided)
    done.set(decided.line.id, decided)
  }
  run.close()
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
  const before = new Map(openExceptions(db).map((entry) => [entry.lineId, entry]))
  for (const decision of decide(facts, { settings: { matching, fx }, minConfidence, threads })) {
    const line = lines.get(decision.lineId)
    if (line !== undefined && isNews(decision, before.get(line.id))) yield { line, decision }
  }
}
