import type { Context, Input } from '../../core/command.ts'
import { AppError } from '../../core/errors.ts'
import { type Outcome, textBlock } from '../../core/outcome.ts'
import { auditEvents } from '../../ledger/audit-trail.ts'
import { walkChain } from './chain.ts'
import { problemBlocks, problemsJson } from './problem.ts'

/** Recomputes the audit chain, and holds it against a head that was noted elsewhere. */
export function run({ db }: Context, input: Input): Outcome {
  const noted = input.text('head')?.trim().toLowerCase()
  if (noted !== undefined && !/^[0-9a-f]{64}$/.test(noted)) {
    throw new AppError(
      'usage',
      `--head: expected the 64 digits that "openitem audit verify" printed, found "${noted}"`,
    )
  }
  const { problems, head } = walkChain(auditEvents(db), noted)
  const count = head?.seq ?? 0
  return {
    json: { ...problemsJson(problems), events: count, head: head?.hash ?? null },
    blocks: [
      ...problemBlocks(
        problems,
        `The chain holds: ${count} ${count === 1 ? 'event' : 'events'}, none changed, none missing.`,
      ),
      textBlock(
        head === null
          ? 'Nothing was recorded yet.'
          : `head ${head.hash}\nNote it where this machine cannot change it; --head HASH holds the chain against it.`,
      ),
    ],
    ...(problems.length === 0 ? {} : { failure: 'check' }),
  }
}
