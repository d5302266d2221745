import type { Context, Input } from '../../core/command.ts'
import { AppError } from '../../core/errors.ts'
import { type Outcome, tableBlock, textBlock } from '../../core/outcome.ts'
import { reasonsJson, reasonsTable } from './queue/reasons-report.ts'
import { reasonSums } from './queue/reasons-store.ts'

/** For what reasons customers paid less than they owed, month by month. */
export function run({ db, asOf }: Context, input: Input): Outcome {
  const from = input.date('from')
  const to = input.date('to') ?? asOf
  if (from !== undefined && from > to) {
    throw new AppError('usage', `the window ends on ${to}, before it begins on ${from}`)
  }
  const sums = reasonSums(db, { from, to })
  return {
    json: { from: from ?? null, to, months: reasonsJson(sums) },
    blocks:
      sums.length === 0
        ? [textBlock('No payment of that time was short.')]
        : [tableBlock(reasonsTable(sums))],
  }
}
