import type { Context, Input } from '../../core/command.ts'
import { type Outcome, tableBlock, textBlock } from '../../core/outcome.ts'
import { windowOf } from '../../core/window.ts'
import { collectionFacts } from '../../ledger/collection.ts'
import { collectionFigures } from '../../ledger/collection-figures.ts'
import { unappliedCash } from '../../ledger/position.ts'
import { metricsOf } from './metrics.ts'
import { metricsJson, metricsTable } from './report.ts'
import { matchedLines, overdueSums, paymentSums } from './store.ts'

const DAYS_DEFAULT = 90

/** Every metric that what is recorded allows, one group a currency. */
export function run(context: Context, input: Input): Outcome {
  const { db, asOf } = context
  const window = windowOf(input, { asOf, days: DAYS_DEFAULT })
  const payments = paymentSums(db, window)
  const overdue = overdueSums(db, window.to)
  const lines = matchedLines(db, window)
  const unapplied = unappliedCash(db, window.to)
  const groups = collectionFacts(db, window).map((facts) => {
    const { currency } = facts
    const own = <T extends { readonly currency: string }>(rows: readonly T[]): T | undefined =>
      rows.find((row) => row.currency === currency)
    const cash = unapplied.filter((row) => row.currency === currency)
    const metrics = metricsOf({
      facts,
      figures: collectionFigures(facts),
      payments: own(payments),
      overdue: own(overdue),
      lines: own(lines),
      unappliedMinor: cash.reduce((sum, { unappliedMinor }) => sum + unappliedMinor, 0),
    })
    return { currency, metrics }
  })
  return {
    json: metricsJson(groups, { asOf, window }),
    blocks:
      groups.length === 0
        ? [textBlock('The book holds no invoice yet.')]
        : groups.map((group) => tableBlock(metricsTable(group, window))),
    notes: ['promise conversion is left out: promises are not recorded yet'],
  }
}
