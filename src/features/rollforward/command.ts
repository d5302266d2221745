import { addDays, FIRST_DAY, startOfMonth } from '../../core/calendar-date.ts'
import type { Context, Input } from '../../core/command.ts'
import { AppError } from '../../core/errors.ts'
import { type Outcome, tableBlock, textBlock } from '../../core/outcome.ts'
import { allocated, billed } from '../../ledger/movements.ts'
import { openByCustomer, unappliedCash } from '../../ledger/position.ts'
import { brokenRolls, rollJson, rollTable } from './report.ts'
import { rollForward } from './roll.ts'

/** Walks the receivables from the balance before the first day to that of the last. */
export function run({ db, asOf }: Context, input: Input): Outcome {
  const to = input.date('to') ?? asOf
  const window = { from: input.date('from') ?? startOfMonth(to), to }
  if (window.from > to) {
    throw new AppError('usage', `the window ends on ${to}, before it begins on ${window.from}`)
  }
  const eve = addDays(window.from, -1)
  const before = { from: FIRST_DAY, to: eve }
  const groups = rollForward({
    billedBefore: billed(db, before),
    allocatedBefore: allocated(db, before),
    billed: billed(db, window),
    allocated: allocated(db, window),
    closing: openByCustomer(db, { asOf: to, basis: 'due', starts: [] }),
    unappliedBefore: unappliedCash(db, eve),
    unappliedAfter: unappliedCash(db, to),
  })
  const broken = brokenRolls(groups)
  return {
    json: rollJson(groups, { asOf, window }),
    blocks:
      groups.length === 0
        ? [textBlock('Nothing was open and nothing moved.')]
        : groups.map((group) => tableBlock(rollTable(group, window))),
    ...(broken.length === 0 ? {} : { failure: 'check', notes: broken }),
  }
}
