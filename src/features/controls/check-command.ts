import type { Context } from '../../core/command.ts'
import type { Outcome } from '../../core/outcome.ts'
import { auditEvents } from '../../ledger/audit-trail.ts'
import { walkChain } from './chain.ts'
import { outboxProblems } from './outbox.ts'
import { problemBlocks, problemsJson } from './problem.ts'
import { recordedRowProblems } from './recorded-rows.ts'
import { ledgerProblems } from './store.ts'
import { tieOutProblems } from './tie-out.ts'

/** Recomputes what the book relies on: the file, the derived columns, the balances, the chain. */
export function run(context: Context): Outcome {
  const { db } = context
  const problems = [
    ...ledgerProblems(db),
    ...tieOutProblems(db, context.asOf),
    ...outboxProblems(context),
    ...walkChain(auditEvents(db), undefined).problems,
    ...recordedRowProblems(db, () => auditEvents(db)),
  ]
  return {
    json: problemsJson(problems),
    blocks: problemBlocks(problems, 'The book is sound: every balance, link and hash holds.'),
    ...(problems.length === 0 ? {} : { failure: 'check' }),
  }
}
