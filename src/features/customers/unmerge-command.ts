import type { Context, Input } from '../../core/command.ts'
import { counted } from '../../core/counted.ts'
import { AppError, check } from '../../core/errors.ts'
import { type Outcome, textBlock } from '../../core/outcome.ts'
import { customerKey, findCustomer } from '../../ledger/customer.ts'
import { findMerged, mergeOf, unmergeCustomers } from '../../ledger/customer-merge.ts'
import { movedJson, movedText } from './moved.ts'
import { itemsSince } from './store.ts'
import { theOne } from './the-customer.ts'

/** Takes a merge back: what was moved goes back, what came since stays. */
export function run({ db, trail, asOf }: Context, input: Input): Outcome {
  const text = input.words[0] ?? ''
  const from = theOne(findMerged(db, text), text, 'merged customer')
  const merge = mergeOf(db, from.id)
  const into = merge === undefined ? undefined : findCustomer(db, merge.intoId)
  check(merge !== undefined && into !== undefined, 'a merged customer has a merge')
  if (from.into !== merge.intoId) {
    throw new AppError('usage', `${into.name} was merged into another customer since`, {
      hint: `take that back first: openitem customers unmerge "${customerKey(into)}"`,
    })
  }
  const event = trail.open({
    action: 'customer.unmerge',
    ref: customerKey(from),
    effectiveDate: asOf,
  })
  const since = itemsSince(db, into.id, merge.seq)
  const moved = unmergeCustomers(db, merge, event.seq)
  const json = {
    from: { customer_number: from.number, customer: from.name },
    into: { customer_number: into.number, customer: into.name },
    moved: movedJson(moved),
    stayed: since,
  }
  event.close(json)
  const sentence = `${from.name} is a customer again: ${movedText(moved)}`
  const rest = `${counted(since, 'invoice that came after the merge stays', 'invoices that came after the merge stay')} with ${into.name}`
  return { json, blocks: [textBlock(since === 0 ? sentence : `${sentence}\n${rest}`)] }
}
