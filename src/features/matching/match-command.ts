import type { Context, Input } from '../../core/command.ts'
import type { Outcome } from '../../core/outcome.ts'
import { readFacts } from './facts/facts-store.ts'
import { rulesOf } from './facts/rules.ts'
import { ignoredLines, lineCounts, openExceptions } from './queue/queue-store.ts'
import { matchBook } from './run/match-book.ts'
import { minConfidenceOf } from './run/min-confidence.ts'
import { isApplied } from './run/plain-decision.ts'
import { matchBlocks, matchJson } from './run/report.ts'

/** Applies what is certain, queues the rest; a second run finds nothing to do. */
export function run(context: Context, input: Input): Outcome {
  const { db, settings } = context
  const minConfidence = minConfidenceOf(input)
  const facts = readFacts(db, rulesOf(settings, minConfidence))
  const news = matchBook(facts, minConfidence, context)
  const report = {
    applied: [...facts.unapplied.map(({ line }) => line), ...facts.lines]
      .flatMap((line) => news.get(line) ?? [])
      .filter(isApplied),
    exceptions: openExceptions(db),
    ignored: ignoredLines(db),
    counts: lineCounts(db),
    customers: facts.customers,
    currency: settings.company.currency,
  }
  return { json: null, jsonPieces: () => matchJson(report), blocks: matchBlocks(report) }
}
