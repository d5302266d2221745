import type { Context, Input } from '../../core/command.ts'
import { type Outcome, tableBlock, textBlock } from '../../core/outcome.ts'
import { windowOf } from '../../core/window.ts'
import { collectionFacts } from '../../ledger/collection.ts'
import { collectionFigures } from '../../ledger/collection-figures.ts'
import { dsoJson, dsoNotes, dsoTable } from './report.ts'

const DAYS_DEFAULT = 90

/** How long it takes until sales are paid, by every usual definition. */
export function run(context: Context, input: Input): Outcome {
  const window = windowOf(input, { asOf: context.asOf, days: DAYS_DEFAULT })
  const by = input.text('by') === 'segment' ? 'segment' : 'currency'
  const groups = collectionFacts(context.db, window, by).map((facts) => ({
    facts,
    figures: collectionFigures(facts),
  }))
  return {
    json: dsoJson(groups, { asOf: context.asOf, window }),
    blocks:
      groups.length === 0
        ? [textBlock('The book holds no invoice yet.')]
        : groups.map((group) => tableBlock(dsoTable(group))),
    notes: groups.flatMap(dsoNotes),
  }
}
