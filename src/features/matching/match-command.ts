import type { Context, Input } from '../../core/command.ts'
import type { Outcome } from '../../core/outcome.ts'
import { matchCash } from './engine.ts'
import { readFacts } from './facts-store.ts'
import { minConfidenceOf } from './min-confidence.ts'
import { isNews, matchEvent } from './news.ts'
import { ignoredLines, lineCounts, openExceptions } from './queue-store.ts'
import { isApplied, matchBlocks, matchJson } from './report.ts'
import { rulesOf } from './rules.ts'
import { carryOut } from './run-store.ts'

/** Applies what is certain, queues the rest; a second run finds nothing to do. */
export function run(context: Context, input: Input): Outcome {
  const { db, settings, trail, asOf } = context
  const facts = readFacts(db, rulesOf(settings, minConfidenceOf(input)))
  const lines = new Map(facts.lines.map((line) => [line.id, line]))
  const before = new Map(openExceptions(db).map((entry) => [entry.lineId, entry]))
  const news = matchCash(facts).flatMap((decision) => {
    const line = lines.get(decision.lineId)
    return line !== undefined && isNews(decision, before.get(line.id)) ? [{ line, decision }] : []
  })
  if (news.length > 0) {
    const event = trail.open({ action: 'match.run', ref: 'bank', effectiveDate: asOf })
    carryOut(db, { seq: event.seq, today: asOf }, news)
    event.close(matchEvent(news))
  }
  const report = {
    applied: news.filter(isApplied),
    exceptions: openExceptions(db),
    ignored: ignoredLines(db),
    counts: lineCounts(db),
    customers: facts.customers,
    currency: settings.company.currency,
  }
  return { json: null, jsonPieces: () => matchJson(report), blocks: matchBlocks(report) }
}
